from __future__ import annotations

import pytest

from etl.extract.numbers import find_numbers

CASES = [
    ("200,000", "en", [200_000]),
    ("2.5 million", "en", [2_500_000]),
    ("2.6m and 4k", "en", [2_600_000, 4_000]),
    ("0.175 million", "en", [175_000]),
    ("1,863,478.50", "en", [1_863_478.5]),
    ("twenty-five", "en", [25]),
    ("two hundred and fifty thousand", "en", [250_000]),
    ("half a million", "en", [500_000]),
    ("five, ten", "en", [5, 10]),
    ("millions of people, the 35th time", "en", []),
    ("200 000", "fr", [200_000]),
    ("1,5 million", "fr", [1_500_000]),
    ("soixante-quinze", "fr", [75]),
    ("quatre-vingt-dix-huit", "fr", [98]),
    ("une vingtaine", "fr", [20]),
    ("vingt et un", "fr", [21]),
    ("2.000", "es", [2_000]),
    ("2,16 millones", "es", [2_160_000]),
    ("treinta y cinco", "es", [35]),
    ("quinientos mil", "es", [500_000]),
    ("20 mil", "es", [20_000]),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_numbers_are_read_in_figures_and_words(text: str, language: str, expected: list[float]) -> None:
    assert [number.value for number in find_numbers(text, language)] == expected


def test_a_bare_year_is_marked_as_one() -> None:
    assert [n.plain_year for n in find_numbers("In 2019 some 2,019 came", "en")] == [True, False]
