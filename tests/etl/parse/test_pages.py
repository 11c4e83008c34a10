"""Saved pages: title and body come, navigation and contact blocks do not, and no sentence of the body is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.issues import IssueLog
from etl.parse import parse
from tests.etl.parse.conftest import Parse, document

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"

FIRST = "Police, prosecutors and social workers from four provinces met in Gabes to agree how victims of trafficking are found and helped."
SECOND = "“Nobody should have to tell her story five times,” said Judge Amira Sassi, who led the working group."
THIRD = "The Kingdom of Denmark paid for the meeting, which is the first of six that are planned until spring."
BODY = (FIRST, SECOND, THIRD)
TITLE = "Four provinces agree how to help victims of trafficking"
PROSE = "\n".join(BODY)

VARIANTS = {
    "title and paragraphs only": f"{TITLE}\n\n" + "\n\n".join(BODY),
    "menu of single words": f"Home\nAbout\nNews\nContact\nSearch\n{TITLE}\n{PROSE}\nPrivacy\nTerms\n",
    "cookie bar in sentences": f"We use cookies to make your visit to this site better and to count our visitors.\nAccept\n{TITLE}\n{PROSE}",
    "bulleted menu": f"- Home\n- Where we are\n- What we have done so far\n* Donate\n{TITLE}\n{PROSE}",
    "breadcrumbs and share buttons": f"Home > News > 2023\n{TITLE}\nShare\nFacebook\nTwitter\nPrint\n{PROSE}\nShare this page",
    "related news with sentences": (
        f"{TITLE}\n{PROSE}\nRelated news\nThe minister opened a new road between the two towns on the coast yesterday.\nMore than forty "
        "teachers were given new bicycles by the town at the beginning of the school year."
    ),
    "footer": f"{TITLE}\n{PROSE}\n© 2019 Office for Good Things. All rights reserved.\nFollow us on our channels to hear of our work every day.",
    "French site": f"Aller au contenu principal\nAccueil\nActualités\n{TITLE}\n{PROSE}\nÀ lire aussi\nUn pont a été ouvert hier dans notre ville.",
    "Spanish site": f"Saltar al contenido\nInicio\nNoticias\n{TITLE}\n{PROSE}\nNoticias relacionadas\nAyer se abrió un puente en la ciudad.",
    "date line under the title": f"News\n{TITLE}\n12 March 2021\n{PROSE}",
    "windows line ends": f"Home\r\nNews\r\n{TITLE}\r\n" + "\r\n".join(BODY),
    "subheading and caption": f"{TITLE}\n{FIRST}\nWhat comes next\nPhoto: the group in Gabes\n{SECOND}\n{THIRD}",
    "contact block": f"{TITLE}\n{PROSE}\nMedia contact\nLeila Haddad\nTel: +44 20 7946 0321\nleila@example.org",
    "signature that nothing opens": f"{TITLE}\n{PROSE}\n\nLeila Haddad\nPress Officer\nleila@example.org\n+44 20 7946 0321",
    "names without numbers": f"{TITLE}\n{PROSE}\nPress contact:\nLeila Haddad, Press Officer",
}
UNWANTED = (
    "Home", "cookies", "Donate", "Facebook", "Related news", "bicycles", "rights reserved", "pont", "puente", "Accueil", "Inicio",
    "Media contact", "Press contact", "Leila", "Haddad", "7946", "@",
)  # fmt: skip


@pytest.mark.parametrize("name", VARIANTS)
def test_a_page_gives_its_title_and_all_of_its_body(parsed: Parse, name: str) -> None:
    release = parsed(document(VARIANTS[name]))

    assert release.title == TITLE
    assert [sentence for sentence in BODY if sentence not in release.text] == []
    assert [word for word in UNWANTED if word in release.text] == []


def test_a_saved_page_keeps_nothing_of_its_navigation(parsed: Parse) -> None:
    release = parsed(document((PAGES / "agency_with_navigation.txt").read_bytes()))

    assert release.title == "ASJ Nepal and Bhutan Invite Village Groups to Plan Work Against Human Trafficking"
    assert release.text.startswith("Nepal - The ASJ offices in Nepal and Bhutan held a meeting")
    assert release.text.endswith("Iceland Safe Borders Programme for South Asia.")
    assert "says ASJ Nepal Field Officer Mira Tamang." in release.text
    assert (release.published, release.published_from, release.language) == (None, None, "en")
    assert release.contacts_removed >= 3
    for word in ("Our story", "OUR STORY", "Join In", "Features", "81 member states", "Pema", "Thimphu", "7946", "@", "For further"):
        assert word not in release.text


def test_an_html_page_gives_its_article_and_its_own_metadata(parsed: Parse) -> None:
    release = parsed(document((PAGES / "ministry.html").read_bytes(), "text/html"))

    assert release.title == "Ministerio abre una casa para víctimas de trata"
    assert release.text.count("\n\n") == 2
    assert "dijo la directora Rosa Quintero" in release.text
    assert "01 8000 112 440" in release.text
    assert (release.language, release.publisher) == ("es", "Ministerio de Bienestar")
    assert (str(release.published), release.published_from) == ("2022-05-17", "page")
    assert release.url == "https://ministerio.example.org/noticias/casa-de-acogida"
    for word in ("secret", "never", "Trámites", "cookies", "relacionadas", "2024", "Luz", "7946", "@"):
        assert word not in release.text


def test_a_windows_1252_page_reads_right(parsed: Parse) -> None:
    text = f"{TITLE}\n" + "\n".join(["Les autorités ont signé un accord « très attendu » à Nîmes, où œuvrent déjà sept équipes d’aide."] * 3)
    release = parsed(document(text.encode("cp1252")))

    assert "Les autorités ont signé un accord « très attendu » à Nîmes, où œuvrent" in release.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_text(parsed: Parse, encoding: str) -> None:
    release = parsed(document(f"{TITLE}\n{PROSE}".encode(encoding)))

    assert release.title == TITLE


def test_right_to_left_text_is_kept_whole(parsed: Parse) -> None:
    text = "عقدت الوزارة اجتماعا مع المنظمات المحلية لمناقشة سبل حماية ضحايا الاتجار بالبشر في المدينة؟"
    release = parsed(document(text))

    assert text in release.text
    assert release.language == "ar"


def test_one_long_line_is_the_body_without_a_title(parsed: Parse) -> None:
    release = parsed(document(" ".join(BODY * 20)))

    assert release.title == ""
    assert release.text == " ".join(BODY * 20)


def test_a_wrapped_paragraph_is_one_paragraph(parsed: Parse) -> None:
    wrapped = "Police, prosecutors and social workers from four provinces met in\nGabes to agree how victims of trafficking are found and helped."
    release = parsed(document(f"{TITLE}\n\n{wrapped}\n\n{SECOND}\n\n{THIRD}"))

    assert FIRST in release.text


@pytest.mark.parametrize("body", ["12345\n--\n", "\n\n", "Contact: leila@example.org"])
def test_a_page_without_text_is_an_issue(body: str) -> None:
    issues = IssueLog()

    assert parse(document(body), issues) is None
    assert [(issue.level, issue.stage) for issue in issues] == [("rejected", "parse")]


def test_paragraphs_that_were_wrapped_without_a_blank_line_between_them_are_found_below_a_menu(parsed: Parse) -> None:
    page = (
        "Home\nOur work\nOur workWe have stood by people on the move since the days when this office was opened in the port.\nNews\n"
        "Fishing towns learn how recruiters work\n"
        "The Harbour Trust and the Ministry of Fisheries &\nCoasts have trained some 90 skippers, harbour masters and\n"
        "teachers in three towns of the south, where many boys were\nsent to sea without pay.\n"
        "The lessons were held in the evenings, says Harbour Trust\nManager Odile Ferro, so that nobody lost a day of work.\n"
    )
    release = parsed(document(page))

    assert release.title == "Fishing towns learn how recruiters work"
    assert release.text == (
        "The Harbour Trust and the Ministry of Fisheries & Coasts have trained some 90 skippers, harbour masters and teachers in three towns "
        "of the south, where many boys were sent to sea without pay.\n\n"
        "The lessons were held in the evenings, says Harbour Trust Manager Odile Ferro, so that nobody lost a day of work."
    )


def test_a_long_paragraph_that_lost_its_full_stop_is_body(parsed: Parse) -> None:
    lead = (
        "The office, in partnership with the harbour police and two schools, is carrying out a second series of lessons for skippers and their crews"
    )
    release = parsed(document(f"{TITLE}\n\n\n{lead}\n\n{FIRST}\n\n{THIRD}"))

    assert (release.title, release.text.split("\n\n")[0]) == (TITLE, lead)
