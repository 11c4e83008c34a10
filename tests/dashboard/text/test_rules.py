"""Every rule that the extractors can name has words, and no rule that is gone has any left."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.text import rules
from dashboard.text.language import using
from etl.extract import EXTRACTORS, extract
from etl.extract.country_features import RULES as COUNTRY_ROLES
from etl.extract.payers import Payers
from tests.etl.extract.conftest import make_release

ROOT = Path(__file__).resolve().parents[3]
FIELDS = "|".join(sorted({extractor.name for extractor in EXTRACTORS} - {"activity_type"}))
CODE = re.compile(rf"({FIELDS})\.[a-z_]+")
COMPOSED = {"country.", "funder.", "activity_type."}
"""What rules begin with whose end the code puts together: from roles, kinds of phrases, types."""


def constants() -> Iterator[tuple[str, bool]]:
    """Every text in the code of the extractors, and whether more is put to its end."""
    for path in sorted((ROOT / "etl" / "extract").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                yield str(node.values[0].value), True
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, False


def possible() -> set[str]:
    """Every rule that a statement may name, by the code of the extractors; activity types by their field."""
    written = {text for text, goes_on in constants() if not goes_on and CODE.fullmatch(text)}
    phrases = (*Payers("A course.", "en", [], [], lambda _: False)._readers, "sum")
    return written | {f"country.{role}" for role in COUNTRY_ROLES} | {f"funder.{kind}" for kind in phrases} | {"activity_type"}


def test_every_rule_of_the_extractors_has_words_and_no_other() -> None:
    assert set(rules.RULE) == possible()


def test_rules_are_put_together_for_three_fields_alone() -> None:
    """A rule composed elsewhere would be missed by `possible`."""
    fields = {f"{extractor.name}." for extractor in EXTRACTORS}
    assert {text for text, goes_on in constants() if goes_on and text in fields} == COMPOSED


@pytest.mark.parametrize("file", sorted(path.name for path in (ROOT / "data" / "releases").glob("*.jsonl")))
def test_every_rule_that_the_bundled_releases_are_read_by_has_words(file: str) -> None:
    lines = (ROOT / "data" / "releases" / file).read_text(encoding="utf-8").splitlines()
    read = {s.rule for line in lines for s in extract(make_release(json.loads(line)["text"], language=json.loads(line)["language"]))}
    assert not {rule for rule in read if rules.in_words(rule) == rules.UNKNOWN}


def test_a_rule_without_words_is_said_without_its_code() -> None:
    with using("en"):
        assert "telepathy" not in rules.in_words("funder.telepathy")
