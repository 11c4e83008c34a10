"""The labelled releases: none is in two sets, and what a label names stands in its release."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.evaluation.gold import part_of, read_gold, read_retold
from etl.evaluation.names import words
from etl.settings import CHECKOUT

GOLD = CHECKOUT / "tests" / "gold"
BRACKETS = str.maketrans("()", "  ")
MOST = 0.6
"""Of a name's words: a reader writes one ministry of "the Ministries of Interior and Justice" in the singular."""
LONG = sorted((*GOLD.glob("written/*.jsonl"), *GOLD.glob("retold/*/*.jsonl")))


def test_no_release_is_in_two_sets() -> None:
    urls = [labelled.url for labelled in read_gold(GOLD)]
    urls += [json.loads(line)["url"] for path in LONG for line in path.read_text(encoding="utf-8").splitlines()]

    assert len(set(urls)) == len(urls)


def test_of_the_retold_releases_only_the_unread_half_is_measured_whatever_the_hash_of_their_address() -> None:
    retold = read_retold(GOLD / "retold" / "unread")

    assert {labelled.part for labelled in retold} == {"retold"}
    assert {part_of(labelled.url) for labelled in retold} == {"development", "test"}


@pytest.mark.parametrize("path", LONG, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_names_of_partners_and_funders_stand_in_the_release_that_is_labelled_with_them(path: Path) -> None:
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        said = set(words(f"{row['title']} {row['text']}".translate(BRACKETS)).split())
        named = [value["name"] for value in (*row["gold"]["partners"], *row["gold"]["funders"]) if value["name"]]
        assert [name for name in named if _told(name, said) < MOST] == [], row["url"]


def _told(name: str, said: set[str]) -> float:
    telling = words(name).split()
    return sum(word in said or any(other.startswith(word[:-1]) for other in said) for word in telling) / max(len(telling), 1)
