"""A name resolves when one candidate is left; else it stays as written, and is noted."""

from __future__ import annotations

import pytest

from etl.issues import IssueLog
from etl.model import Country, Funder, Mention, Partner, Release, Statement
from etl.resolve import resolve
from etl.resolve.organisations import organisation_id
from etl.resolve.states import state_in

RELEASE = Release("r1", "sha", "files", "https://example.org/1", "", "text", "en", None, None, None, "original")
MENTION = (Mention(0, 4, "text"),)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("UNODC", "unodc"),
        ("the United Nations Office on Drugs and Crime", "unodc"),
        ("U.S. Department of State", "us-state"),
        ("International Organisation for Migraton", "iom"),  # a typing error
        ("Open Bridge Foundation", None),
        ("", None),
    ],
)
def test_a_name_is_found_by_alias_or_up_to_a_typing_error(name: str, found: str | None) -> None:
    assert organisation_id(name) == found


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Government of Japan", "JPN"),
        ("Dutch Embassy in Bogotá", "NLD"),
        ("Embassy of the Republic of Ireland in Malta", "IRL"),
        ("ambassade des États-Unis au Niger", "USA"),
        ("Cooperación Española", "ESP"),
        ("United Kingdom Conflict Pool Programme for Central Asia", "GBR"),
        ("Government of Equatorial Guinea", "GNQ"),
        ("Open Bridge Foundation", None),
        ("Norwegian and Swedish governments", None),
    ],
)
def test_an_institution_belongs_to_the_one_state_in_its_name(name: str, code: str | None) -> None:
    assert state_in(name) == code


def test_a_ministry_is_told_apart_from_that_of_another_country() -> None:
    statements = (
        Statement("country", Country("KEN"), MENTION, "c", 0.9),
        Statement("partner", Partner("Ministry of Justice", "government"), MENTION, "p", 0.8),
    )
    issues = IssueLog()
    [_, partner] = resolve(RELEASE, statements, issues)

    assert isinstance(partner.fact, Partner)
    assert partner.fact == Partner("Ministry of Justice", "government", None, None, "Ministry of Justice (Kenya)")
    [issue] = issues
    assert (issue.level, issue.locator) == ("unresolved", "https://example.org/1")


def test_a_funder_keeps_its_own_words_and_gets_organisation_and_state() -> None:
    [statement] = resolve(RELEASE, (Statement("funder", Funder("Dutch Embassy in Accra", type="government"), MENTION, "f", 0.8),), IssueLog())

    assert statement.fact == Funder("Dutch Embassy in Accra", "Netherlands", "gov-nld", "NLD", "government")
