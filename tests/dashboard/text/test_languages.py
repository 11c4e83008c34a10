"""The catalogues hold every message of the code and no other, and pages come out in the reader's language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from streamlit.testing.v1 import AppTest

from dashboard.filters import LANGUAGES
from dashboard.text import formats, strings
from dashboard.text.language import SOURCE, _, catalogue, using
from tools.messages import messages

Visit = Callable[..., AppTest]
NARROW, WIDE = "\u202f", "\u00a0"
TRANSLATED = [lang for lang in LANGUAGES if lang != SOURCE]
MARKUP = re.compile(r"`[^`]*`|\*+|</?\w+[^>]*>|%\(\w+\)s")
"""Code, emphasis and tags: what has to come through as it is."""
NOT_OUR_WORDS = re.compile(r"\bescla(?:ve|vo)|\b(?:migra\w+|immigr\w+|inmigra\w+)\s+(?:illéga|ilegal|clandestin)", re.IGNORECASE)

each_language = pytest.mark.parametrize("lang", TRANSLATED)


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)


def translations(lang: str) -> Iterator[tuple[Message, str, str]]:
    """(message, its English form, its translation) for every form of every message."""
    for message in catalogue(lang):
        if message.id:
            yield from ((message, english, said) for english, said in zip(forms(message.id), forms(message.string), strict=True))


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


@each_language
def test_a_catalogue_holds_the_messages_of_the_code_and_no_other(lang: str) -> None:
    assert {forms(message.id) for message in catalogue(lang) if message.id} == {forms(message) for message in messages()}


@each_language
def test_every_message_is_translated_and_none_is_a_guess(lang: str) -> None:
    assert not [english for message, english, said in translations(lang) if message.fuzzy or not said.strip()]


@each_language
def test_a_translation_has_the_places_and_the_markup_of_its_message(lang: str) -> None:
    for _message, english, said in translations(lang):
        assert places(said) == places(english), said
        assert sorted(MARKUP.findall(said)) == sorted(MARKUP.findall(english)), said


@each_language
def test_a_translation_ends_and_begins_as_its_message(lang: str) -> None:
    for _message, english, said in translations(lang):
        assert said == said.strip()
        assert said.endswith(".") or not english.endswith("."), said


@each_language
def test_people_are_named_with_respect(lang: str) -> None:
    assert not [said for _message, _english, said in translations(lang) if NOT_OUR_WORDS.search(said)]


def test_one_english_text_is_one_message() -> None:
    """gettext finds a message by its first form alone."""
    first = [forms(message)[0] for message in messages()]
    assert len(first) == len(set(first))


def test_french_puts_a_space_that_does_not_break_before_its_marks() -> None:
    apart = re.compile(f"[^{NARROW}{WIDE}](?:[;?!%»]|:(?!\\S))|«[^{NARROW}{WIDE}]|[“”\"']")
    assert not [said for _message, _english, said in translations("fr") if apart.search(said)]


@pytest.mark.parametrize(
    ("lang", "n", "expected"),
    [
        ("en", 0, "0 releases"),
        ("fr", 0, "0 communiqué"),
        ("fr", 1, "1 communiqué"),
        ("fr", 2, "2 communiqués"),
        ("fr", 1200, f"1{NARROW}200 communiqués"),
        ("fr", 2_000_000, f"2{NARROW}000{NARROW}000 communiqués"),
    ],
)
def test_a_number_takes_the_form_that_its_language_gives_it(lang: str, n: int, expected: str) -> None:
    with using(lang):
        assert formats.counted(n, "releases") == expected


def test_what_no_catalogue_knows_stands_in_english() -> None:
    with using("fr"):
        assert _(" ".join(("no", "such", "message"))) == "no such message"


def test_the_order_of_a_sentence_is_the_languages_own() -> None:
    with using("fr"):
        assert formats.money(5000, "USD") == f"5{NARROW}000{WIDE}USD"
        assert strings.FIELD["funder"] == "Bailleur de fonds"


def words(test: AppTest) -> str:
    """All HTML of the page."""
    return "\n".join(str(getattr(getattr(element, "proto", None), "body", "")) for element in [*test.main, *test.sidebar])


def read(visit: Visit, page: str, lang: str, **params: str) -> AppTest:
    """The page in a language. AppTest formats the widgets of its first run outside of the script, so the test speaks the language too."""
    with using(lang):
        return visit(page, lang=lang, **params)


FRENCH = {
    "overview": (
        "Tableau de bord des activités contre la traite des personnes",
        "Vue d’ensemble",
        f"18 activités dans 4 pays et zones, de 2005 à 2022{NARROW}; 8 nomment un bailleur de fonds.",
        "Activités par pays ou zone, de 2005 à 2022",
        "Activités par bailleur de fonds, de 2005 à 2022",
        "Derniers communiqués de cette sélection",
        f"Non représentés sur cette carte{WIDE}: Kosovo (1).",
    ),
    "releases": (">Communiqués</h1>", "19 communiqués portant sur 18 activités."),
    "release": (
        f"5{NARROW}000{WIDE}USD, engagé",
        "10 ONG, nom non précisé",
        "(non rattaché)",
        f"confiance 80{WIDE}%",
        "Résumé rédigé par nos soins",
    ),
    "method": ("Version des données du 2 janv. 2026.",),
}


@pytest.mark.parametrize("page", FRENCH)
def test_a_page_in_french_has_french_headings_numbers_and_dates(full: Path, visit: Visit, page: str) -> None:
    said = words(read(visit, page, "fr", **({"id": "r01"} if page == "release" else {})))
    assert not [heading for heading in FRENCH[page] if heading not in said]
    assert "Un corpus de 21 communiqués provenant de 2 éditeurs" in said


def test_widgets_links_and_charts_speak_french_too(full: Path, visit: Visit) -> None:
    test = visit("overview", lang="fr", country="TJK")
    assert test.multiselect(key="choose_funder").label == "Bailleur de fonds"
    assert test.button(key="off_country_TJK").label.replace("\\", "").startswith(f"Pays ou zone{WIDE}: Tadjikistan")
    assert test.button(key="reset").label == "Effacer tous les filtres"
    assert {"Communiqués", "Méthode"} <= {link.proto.label for link in test.get("page_link")}
    assert "activités" in json.dumps(json.loads(test.get("plotly_chart")[0].proto.spec), ensure_ascii=False)


def test_the_method_page_is_french_from_its_first_heading_to_its_tables(full: Path, visit: Visit) -> None:
    test = read(visit, "method", "fr")
    assert "Méthode et qualité des données" in words(test)
    assert [heading.value for heading in test.subheader][:2] == ["Ce que ces chiffres ne disent pas", "Comment chaque champ est lu"]
    tables = {name: frame.value for frame in test.dataframe for name in frame.value.columns}
    assert tables["Précision"].loc[0, "Précision"] == "0,91"
    assert {"Champ", "Constat", "Nom tel qu’écrit", "Type d’activité"} <= set(tables)


@each_language
@pytest.mark.parametrize("page", ["overview", "releases", "method"])
def test_no_english_sentence_is_left_on_a_page(full: Path, visit: Visit, lang: str, page: str) -> None:
    test = read(visit, page, lang)
    said = "\n".join([words(test), *(str(m.value) for m in test.markdown), *(str(h.value) for h in (*test.header, *test.subheader))])
    left = [
        english for _message, english, text in translations(lang) if english != text and len(english) > 20 and not places(english) and english in said
    ]
    assert not left
