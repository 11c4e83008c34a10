"""The reader's language: which it is now, and messages in it.

A message is written in English where it is used; the catalogues in dashboard/locale hold the other languages (docs/languages.md). The language
is a context variable: a script run or request says once which it is, with `use`, and everything below asks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from dashboard.filters import LANGUAGES

FOLDER = Path(__file__).resolve().parent.parent / "locale"
NAMES = {"en": "English", "fr": "Français", "es": "Español"}
"""Every language in its own words."""
SOURCE = LANGUAGES[0]
_current: ContextVar[str] = ContextVar("language", default=SOURCE)


def use(lang: str) -> None:
    """From here on, words of this run are in `lang`, one of LANGUAGES. Raises ValueError for any other."""
    if lang not in LANGUAGES:
        raise ValueError(f"no catalogue for {lang!r}")
    _current.set(lang)


def current() -> str:
    """One of LANGUAGES; English where nobody said."""
    return _current.get()


@contextmanager
def using(lang: str) -> Iterator[None]:
    """The same for a block: files in English whatever the reader's language."""
    before = _current.set(lang)
    try:
        yield
    finally:
        _current.reset(before)


def closest(wanted: str) -> str:
    """The first of LANGUAGES that `wanted` asks for (fr-CA, or an Accept-Language list, in its order); English when it asks for none."""
    for tag in wanted.split(","):
        lang = tag.split(";")[0].strip().replace("_", "-").split("-")[0].lower()
        if lang in LANGUAGES:
            return lang
    return SOURCE


def _(message: str) -> str:
    """The message in the reader's language; itself when the catalogue lacks it. Fill its named places with `.format` afterwards."""
    return _forms(message, current())[0]


def ngettext(one: str, many: str, n: float) -> str:
    """The form for a number; each language has its own rule (0 is singular in French)."""
    lang = current()
    forms = _forms(one, lang) if lang != SOURCE else (one, many)
    singular = Locale.parse(lang).plural_form(n) == "one"
    return forms[0] if singular or len(forms) == 1 else forms[1]


def N_(message: str) -> str:  # noqa: N802 the name that gettext's tools know
    """The message itself: marks a constant for the catalogues. Whoever shows it writes `_(CONSTANT)`."""
    return message


class Words(Mapping[str, str]):
    """A table of code -> English message, whose values come out in the reader's language."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._messages = dict(messages)

    def __getitem__(self, code: str) -> str:
        return _(self._messages[code])

    def said(self, code: str) -> str:
        """The words of a code, or the code where the table lacks it."""
        return self.get(code, code)

    def __iter__(self) -> Iterator[str]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


class Counts(Mapping[str, Callable[[float], str]]):
    """A table of code -> (one, many), messages with the place {n}; a value gives the form for a number, its place not yet filled."""

    def __init__(self, messages: Mapping[str, tuple[str, str]]) -> None:
        self._messages = dict(messages)

    def __getitem__(self, code: str) -> Callable[[float], str]:
        one, many = self._messages[code]
        return lambda n: ngettext(one, many, n)

    def __iter__(self) -> Iterator[str]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


def catalogue_file(lang: str) -> Path:
    """Where the catalogue of a language is, whether or not it exists."""
    return FOLDER / lang / "LC_MESSAGES" / "dashboard.po"


@lru_cache
def catalogue(lang: str) -> Catalog:
    """The catalogue of a language, read once."""
    with catalogue_file(lang).open("rb") as file:
        return read_po(file, locale=lang)


@lru_cache(maxsize=4096)
def _forms(message: str, lang: str) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form; the message itself when there is none."""
    found = catalogue(lang).get(message) if message and lang != SOURCE else None
    strings: tuple[str, ...] = () if found is None or found.fuzzy else (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
    return strings if strings and all(strings) else (message,)
