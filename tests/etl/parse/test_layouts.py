"""How a text is laid out says nothing: bundled releases, laid out as mail programs, feeds and old sites do, are the same text."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Callable
from unicodedata import normalize

import pytest

from etl.settings import CHECKOUT
from tests.etl.parse.conftest import Parse, record

RECORDS = [json.loads(line) for path in sorted((CHECKOUT / "data" / "releases").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def paragraphs(change: Callable[[str], str], between: str = "\n\n") -> Callable[[str], str]:
    return lambda text: between.join(change(part) for part in text.split("\n\n"))


def wrapped(width: int) -> Callable[[str], str]:
    return paragraphs(lambda part: textwrap.fill(part, width, break_on_hyphens=False, break_long_words=False))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped at 66": wrapped(66),
    "wrapped at 80": wrapped(80),
    "two blanks behind a sentence": lambda text: text.replace(". ", ".  "),
    "no-break spaces": lambda text: re.sub(r"(?<!«) (?=[A-Z])", "\u00a0", text),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "ligatures": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "hyphens that are not seen": lambda text: re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text),
    "accents apart": lambda text: normalize("NFD", text),
    "paragraphs of a feed": paragraphs(lambda part: f"<p>{html.escape(part)}</p>", "\n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_release_is_the_same_however_it_is_laid_out(parsed: Parse, layout: str) -> None:
    for values in RECORDS:
        said = {name: value for name, value in values.items() if isinstance(value, str)}
        assert parsed(record(**{**said, "text": LAYOUTS[layout](values["text"])})).text == parsed(record(**said)).text
