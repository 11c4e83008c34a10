"""Addresses: when two are the same, and the date that one may hold."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from etl.model import PartialDate
from etl.parse.dates import make_date, month_number, months

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|share|print|_ga")
_DEFAULT_PORT = re.compile(r":(80|443)$")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([_-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?=/|$)")
_TIME = r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,8}"
_RUN = re.compile(rf"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:(?:\d{{4}}|{_TIME})?(?!\d)|(?=[0-9a-f]{{20,40}}(?![0-9a-f])))")
"""20060612, also with a number of four figures behind it, as news agencies write, a time and perhaps a number, or a hexadecimal number."""
_MONTHS = 12
_PATH = re.compile(r"[a-z][a-z\d+.-]*://[^/?#]*([^?#]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z][a-z+.-]*:)?//[^/?#\s]|[\w-]+(?:\.[\w-]{2,})+(?:[:/?#]|$)", re.IGNORECASE)


def names_a_page(url: str) -> bool:
    """Whether an address names a host, with or without a scheme: "n/a", "-" and " " do not."""
    return bool(_HOST.match(url.strip()))


def canonical(url: str) -> str:
    """The address without what makes no difference: scheme, www., default port, index page, last slash, tracking. The fragment stays: some
    pages hold several releases under one address, told apart by it.
    """
    try:
        parts = urlsplit(url.strip())
        host = _DEFAULT_PORT.sub("", parts.netloc.lower()).removeprefix("www.")
        query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)))
    except ValueError:
        return url.strip()
    path = re.sub(r"/(index|default)\.(html?|php|aspx?)$", "/", parts.path).rstrip("/")
    return urlunsplit(("https", host, path, query, parts.fragment))


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """/2023/November/, november-25-2020 and 25-november-2020, in the three languages."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return (
        re.compile(rf"/((?:19|20)\d\d)/({month})(?=/|$)", re.IGNORECASE),
        re.compile(rf"(?<![a-z])({month})-(0?[1-9]|[12]\d|3[01])-((?:19|20)\d\d)(?!\d)", re.IGNORECASE),
        re.compile(rf"(?<!\d)(0?[1-9]|[12]\d|3[01])-(?:de-)?({month})-(?:de-)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE),
    )


def date_in(url: str) -> PartialDate | None:
    """The date in an address (/2023/02/09/, -2023-02-09, /20230209, /2023/02/); None without one, and for a day that no calendar has.

    A year alone is not read: folders are named after years of projects and reports as often as after that of publication.
    """
    whole = _PATH.match(url.strip())
    path = whole[1] if whole else url
    if (found := _DAY.search(path)) and (date := make_date(int(found[1]), int(found[3]), int(found[4]))):
        return date
    if (found := _RUN.search(path)) and (date := make_date(*map(int, found.groups()))):
        return date
    if (found := _DAY_FIRST.search(path)) and (int(found[1]) > _MONTHS or found[1] == found[3]):
        return make_date(int(found[4]), int(found[3]), int(found[1]))
    in_folder, month_first, day_first = _named()
    if found := month_first.search(path):
        return make_date(int(found[3]), month_number(found[1]), int(found[2]))
    if found := day_first.search(path):
        return make_date(int(found[3]), month_number(found[2]), int(found[1]))
    if found := in_folder.search(path):
        return make_date(int(found[1]), month_number(found[2]))
    if found := _MONTH.search(path):
        return make_date(int(found[1]), int(found[2]))
    return None
