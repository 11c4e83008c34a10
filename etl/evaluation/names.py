"""When two names mean the same organisation, for scoring only: a reader would say so without looking anything up."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz.distance import Levenshtein

STOP = frozenset(
    "the of for and de la le les des du el los las del y et a an its government gouvernement gobierno royal".split()  # noqa: SIM905
)
"""Words that a name may lack or have."""
APART = frozenset("democratic north south northern southern east west eastern western new equatorial bissau papua".split())  # noqa: SIM905
"""Words that make another name of it: Guinea and Equatorial Guinea."""
ALIASES = {
    "oim": "iom", "international organization migration": "iom", "organisation internationale pour migrations": "iom",
    "organizacion internacional para migraciones": "iom", "onudc": "unodc", "onudd": "unodc",
    "united nations office on drugs crime": "unodc", "office nations unies contre drogue crime": "unodc",
    "oficina naciones unidas contra droga delito": "unodc", "union europeenne": "eu", "union europea": "eu", "european union": "eu",
    "ue": "eu", "european commission": "eu", "us agency international development": "usaid",
    "united states agency international development": "usaid", "oit": "ilo", "international labour organization": "ilo",
    "united nations childrens fund": "unicef", "un childrens fund": "unicef",
    "organization security co operation in europe": "osce", "hcr": "unhcr", "acnur": "unhcr",
    "united nations high commissioner refugees": "unhcr", "united nations development programme": "undp", "pnud": "undp",
    "united nations": "un", "onu": "un", "united states": "us", "united states america": "us", "usa": "us", "american": "us",
    "etats unis": "us", "estados unidos": "us", "united kingdom": "uk", "british": "uk", "royaume uni": "uk", "reino unido": "uk",
}  # fmt: skip


def words(name: str | None) -> str:
    """The telling words of a name: no accents, no case, no brackets, no STOP words."""
    text = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"\([^)]*\)", " ", text.replace("&", " and ").replace("u.s.", "us").replace("u.k.", "uk"))
    return " ".join(word for word in re.findall(r"[a-z0-9]+", text) if word not in STOP)


def same_name(a: str | None, b: str | None) -> bool:
    """Equal words; or an acronym in brackets; or the shorter one's words all in the longer one (60 % or more of it, none of APART left)."""
    if not a or not b:
        return False
    x, y = (ALIASES.get(plain, plain) for plain in (words(a), words(b)))
    if x and x == y:
        return True
    if x in _brackets(b) or y in _brackets(a) or _brackets(a) & _brackets(b):
        return True
    small, large = sorted((x.split(), y.split()), key=len)
    if not small or len(small) / len(large) < 0.6:
        return False
    rest = list(large)
    for word in small:
        match = next((r for r in rest if _close(word, r)), None)
        if match is None:
            return False
        rest.remove(match)
    return not set(rest) & APART


def same_funder(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Any name or canonical name of one is the other's, and no two different countries."""
    if a.get("country") and b.get("country") and a["country"] != b["country"]:
        return False
    return any(same_name(a.get(i), b.get(j)) for i in ("name", "canonical") for j in ("name", "canonical"))


def same_partner(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Named ones by their name, groups without a name by their type."""
    if a.get("name") and b.get("name"):
        return same_name(a["name"], b["name"])
    return not a.get("name") and not b.get("name") and a.get("type") == b.get("type")


def same_amount(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """The same currency, and the value within 0.5 %."""
    return bool(a.get("currency") == b.get("currency") and abs(a["value"] - b["value"]) <= 0.005 * max(abs(b["value"]), 1))


def _close(a: str, b: str) -> bool:
    """Equal, or one edit apart in words of six letters or more (a plural, a typing error)."""
    return a == b or (min(len(a), len(b)) >= 6 and Levenshtein.distance(a, b, score_cutoff=1) <= 1)


def _brackets(name: str | None) -> set[str]:
    return {words(found) for found in re.findall(r"\(([^)]{2,15})\)", name or "")}
