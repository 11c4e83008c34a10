"""Which releases words find, in three languages, and where their texts hold them."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.db import Db, open_build, read_manifest
from dashboard.errors import SearchMissing
from dashboard.filters import Filters
from dashboard.queries import hits as found_by_words
from dashboard.queries import overview, releases
from dashboard.search import Search, found, snippet
from dashboard.search.index import analyser
from tests.dashboard import builds

TEXTS = {
    "bus": ("en", "The Blue Bus tours villages", "A blue bus shows a film on trafficking; shelters and a hotline are named."),
    "red": ("en", "A red bus in Côte d'Ivoire", "The bus is not blue. A shelter was opened for the police."),
    "fr": ("fr", "Un circuit de référencement", "Les victimes référencées par les autorités trouvent un refuge."),
    "es": ("es", "Formación de la policía", "La fiscalía y las víctimas: migraciones y líneas de ayuda."),
    "ar": ("ar", "ورشة", "تدريب الشرطة"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """An index of TEXTS; a text's key is its place."""
    folder = tmp_path_factory.mktemp("texts") / "index"
    builds.index_of(folder, [(name, *row) for name, row in TEXTS.items()])
    return Search(folder / "search", json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def hits(search: Search, words: str) -> set[str]:
    names = list(TEXTS)
    return {names[key] for key in search.keys(words)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("blue bus", {"bus", "red"}),
        ('"blue bus"', {"bus"}),
        ("BLUE", {"bus", "red"}),
        ("shelter", {"bus", "red"}),
        ("shelters hotlines", {"bus"}),
        ("bus NOT hotline", {"red"}),
        ("hotline OR police", {"bus", "red", "es"}),
        ("référencement", {"fr"}),
        ("referencement", {"fr"}),
        ("référencé", {"fr"}),
        ("referencees", {"fr"}),
        ("autorites", {"fr"}),
        ("victime", {"fr", "es"}),
        ("fiscalia", {"es"}),
        ("policia", {"es"}),
        ("migración", {"es"}),
        ("Cote d'Ivoire", {"red"}),
        ("traffick*", {"bus"}),
        ("title:villages", {"bus"}),
        ("title:hotline", set()),
        ("text:hotline", {"bus"}),
        ("language:fr", {"fr"}),
        ("language:spanish", {"es"}),
        ("NOT language:en", {"fr", "es", "ar"}),
        ("تدريب", {"ar"}),
        ("shelter for the police", {"red"}),
        ("the bus of villages", {"bus"}),
        ("*", set()),
        ("AND", set()),
        ("&", set()),
    ],
)
def test_words_find_these_texts(texts: Search, words: str, expected: set[str]) -> None:
    assert hits(texts, words) == expected


def test_a_title_and_more_hits_come_first(texts: Search) -> None:
    assert texts.best("blue bus", 10).release_key.tolist() == [0, 1]


def test_stem_first_and_fold_after_or_forms_of_a_word_do_not_meet() -> None:
    right, wrong = analyser(["lower", "stem:french", "fold"]), analyser(["lower", "fold", "stem:french"])
    assert right.analyze("référencées") == right.analyze("référencé")
    assert wrong.analyze("référencées") != wrong.analyze("référencé")


def test_words_without_a_word_are_said(texts: Search) -> None:
    assert [note.trouble for note in texts.read("!!! ???").notes] == ["nothing"]


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ('"blue bus" shelter', "bus", ["blue bus", "shelters"]),
        ("referencees", "fr", ["référencées"]),
        ("title:police", "red", []),
        ("shelter -police", "red", ["shelter"]),
        ("shelter for the police", "red", ["shelter", "police"]),
    ],
)
def test_hits_are_marked_in_the_text_itself(texts: Search, words: str, name: str, expected: list[str]) -> None:
    language, _, text = TEXTS[name]
    assert [text[a:b] for a, b in found(texts, texts.read(words), text, language)] == expected


def test_a_snippet_is_the_stretch_that_holds_most_of_the_words(texts: Search) -> None:
    text = "A bus came. " + "Nothing of it here. " * 40 + "\n\nThen a blue 🚌 bus\nwith a hotline. " + "And so on. " * 40
    shown = snippet(texts, texts.read("bus hotline blue"), text, "en")
    assert [shown.text[a:b] for a, b in shown.hits] == ["blue", "bus", "hotline"]
    assert len(shown.text) <= 250
    assert "\n" not in shown.text
    assert (shown.text[:2], shown.text[-2:]) == ("… ", " …")


def test_a_text_without_the_words_shows_its_beginning(texts: Search) -> None:
    shown = snippet(texts, texts.read("country:TJK"), "A short text.", "en")
    assert (shown.text, shown.hits) == ("A short text.", ())


def test_fields_hold_codes_and_names(db: Db) -> None:
    def count(words: str) -> int:
        return overview.totals(db, Filters(q=words)).activities

    assert count("country:TJK") == count("country:tajikistan") == count("country:tadjikistan") == 5
    assert count('funder:"united kingdom"') == count("funder:gbr") == 3
    assert count("type:law_policy") == 6
    assert count("funder:none") == 10
    assert count("publisher:UNODC") == 9
    assert count("country:TJK,AFG -funder:none") == 4
    assert count("country:nowhere") == 0


def test_the_best_match_or_the_newest_comes_first_and_every_page_goes_on(db: Db) -> None:
    filters = Filters(q="number OR tajikistan")
    ranked = releases.page(db, filters, None, sort="rank").rows["release_id"].tolist()
    dated = releases.page(db, filters, None).rows["release_id"].tolist()
    assert sorted(ranked) == sorted(dated)
    assert len(ranked) == 19
    assert set(ranked[:2]) == {"r01", "r01x"}
    assert set(dated[:2]) != {"r01", "r01x"}
    paged = [i for number in (1, 2, 3) for i in releases.page(db, filters, number, 8, "rank").rows["release_id"]]
    assert paged == ranked


@pytest.mark.parametrize("words", ["number OR tajikistan", "language:en", "number"])
def test_a_list_is_the_same_whether_its_beginning_or_all_of_it_is_ranked(db: Db, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filters = Filters(q=words)
    ranked = releases.page(db, filters, None, sort="rank").rows["release_id"].tolist()
    monkeypatch.setattr(found_by_words, "AT_FIRST", 3)
    paged = [i for number in range(1, 8) for i in releases.page(db, filters, number, 3, "rank").rows["release_id"]]
    assert paged == ranked
    places = [releases.place(db, filters, release, "rank") for release in ranked]
    assert [(place.number, place.total) for place in places if place] == [(number, len(ranked)) for number in range(1, len(ranked) + 1)]
    assert [place.next for place in places if place] == [*ranked[1:], None]


def test_what_matches_equally_is_cut_together(texts: Search) -> None:
    alike = texts.best("language:en OR language:fr", 1)
    assert (alike.release_key.tolist(), alike.whole) == ([0, 1, 2], True)
    two = texts.best("hotline OR language:fr", 2)
    assert (two.release_key.tolist(), two.whole) == ([0], False)


def test_other_filters_hold_among_the_best_matches(db: Db) -> None:
    filters, _ = Filters.from_params({"q": "number", "country": "TJK"})
    assert set(releases.page(db, filters, 1, 20, "rank").rows["release_id"]) == {"r04", "r08", "r12", "r16"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.one_of(st.text(max_size=60), st.text(alphabet='ab"()*-: ANDORT,é', max_size=60)))
def test_no_words_raise(db: Db, words: str) -> None:
    assert overview.totals(db, Filters(q=words)).activities <= 18


@pytest.mark.parametrize("words", ["(" * 10_000, '"' * 10_001, "x" * 10_000, "word " * 2_000, "country:" * 500, "ab* " * 100, "NOT " * 200 + "a"])
def test_ten_thousand_characters_are_no_trouble(db: Db, words: str) -> None:
    overview.totals(db, Filters(q=words))


@pytest.mark.parametrize("damage", ["gone", "damaged", "not described"])
def test_without_an_index_numbers_are_shown_and_a_search_says_why_not(full: Path, damage: str) -> None:
    manifest = dict(read_manifest(full))
    folder = Path(manifest["folder"]) / "search"
    if damage == "gone":
        shutil.rmtree(folder)
    elif damage == "damaged":
        (folder / "meta.json").write_text("{")
    else:
        del manifest["search"]
    opened = open_build(manifest)
    assert overview.totals(opened, Filters()).activities == 18
    with pytest.raises(SearchMissing, match="python -m etl build"):
        overview.totals(opened, Filters(q="shelter"))
    opened.close()


def test_an_open_index_writes_nothing_and_outlives_its_folder(full: Path) -> None:
    manifest = read_manifest(full)
    folder = Path(manifest["folder"]) / "search"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    opened = open_build(manifest)
    opened.search.keys("shelters")
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    shutil.rmtree(folder)
    assert len(opened.search.keys("number")) == 19
    opened.close()


def test_who_may_read_the_database_may_read_the_index(full: Path) -> None:
    folder = Path(read_manifest(full)["folder"])
    modes = {stat.S_IMODE(path.stat().st_mode) for path in ((folder / "activities.duckdb"), *(folder / "search").iterdir())}
    assert len(modes) == 1
