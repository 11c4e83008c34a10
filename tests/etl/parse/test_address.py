"""Two ways to write an address give one release; a fragment makes another."""

from __future__ import annotations

import pytest

from etl.parse.address import canonical, date_in, names_a_page
from tests.etl.parse.conftest import Parse, record

TEXT = "Accra - Twenty officers in Ghana took part in a course."


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/news/a",
        "https://www.example.org/news/a/",
        "HTTPS://Example.ORG:443/news/a?utm_source=x&fbclid=1",
        "https://example.org/news/a/index.html",
    ],
)
def test_what_makes_no_difference_is_dropped(url: str) -> None:
    assert canonical(url) == "https://example.org/news/a"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/a#two",
        "https://example.org/news/a?id=2",
        "https://example.org/news/a?ref=2",
        "https://example.org/news/A",
        "http://[",
    ],
)
def test_what_makes_a_difference_stays(url: str) -> None:
    assert canonical(url) != "https://example.org/news/a"


def test_a_release_is_known_by_its_address_else_by_its_content(parsed: Parse) -> None:
    first = parsed(record(text=TEXT, url="https://example.org/a"))
    same = parsed(record(text=TEXT + " More.", url="http://www.example.org/a/"))
    unnamed, changed = parsed(record(text=TEXT)), parsed(record(text=TEXT + " More."))

    assert first.release_id == same.release_id
    assert len({first.release_id, unnamed.release_id, changed.release_id}) == 3
    assert same.url == "http://www.example.org/a/"
    assert all(len(release.release_id) == 17 and release.release_id[0] == "r" for release in (first, unnamed))


@pytest.mark.parametrize("url", [" ", "-", "n/a", "N.A.", "http://"])
def test_what_names_no_page_does_not_make_two_releases_one(parsed: Parse, url: str) -> None:
    one, other = parsed(record(text=TEXT, url=url)), parsed(record(text=TEXT + " More.", url=url))

    assert one.release_id != other.release_id


@pytest.mark.parametrize("url", ["https://example.org/a", "www.example.org/a", "//example.org/a", "http://localhost:8000/a"])
def test_an_address_names_a_host(url: str) -> None:
    assert names_a_page(url)


@pytest.mark.parametrize(
    "url", ["http://[broken/2023/02/09", "https://[broken/2023/02/09/?a=2019-01-01", " https://example.org/2023/02/09#2019-01-01"]
)
def test_an_address_that_is_written_wrong_still_says_its_date(parsed: Parse, url: str) -> None:
    assert str(date_in(url)) == "2023-02-09"
    assert str(parsed(record(text=TEXT, url=url)).published) == "2023-02-09"


@pytest.mark.parametrize("path", ["/2023/aprıl/", "/aprıl-9-2023", "/9-APRİL-2023"])
def test_a_month_in_an_address_may_have_turkish_letters(path: str) -> None:
    assert str(date_in(f"https://example.org{path}")).startswith("2023-04")
