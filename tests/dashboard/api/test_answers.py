"""The API: one envelope, one shape of an error, and addresses that keep their word."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from dashboard.api.answers import Answers
from dashboard.api.document import described
from dashboard.api.formats import MEDIA_TYPES
from dashboard.exports.files import table_of
from dashboard.exports.workbook import sheet_name
from dashboard.queries.files.summaries import BY, PERIODS
from tests.dashboard import builds
from tests.dashboard.exports.files import of_csv

API = "/api/v1"
PROBLEM = "application/problem+json"


def test_an_answer_says_what_its_rows_are_of(client: TestClient) -> None:
    found = client.get(f"{API}/activities?funder=usaid&limit=1").json()
    assert set(found) == {"data", "meta", "links"}
    assert len(found["data"]) == found["meta"]["returned"] == 1
    assert found["meta"]["total"] == found["meta"]["activities"] > 1
    assert found["meta"]["selection"] == "Funder: USAID"
    assert "chosen, not complete" in found["meta"]["collection"]
    assert found["data"][0]["text_kind"] == "summary"


def test_links_lead_to_every_row_once(client: TestClient) -> None:
    every = [row["release_id"] for row in client.get(f"{API}/releases?all=1&limit=1000").json()["data"]]
    found, address = [], f"{API}/releases?all=1&limit=4"
    while address:
        page = client.get(address).json()
        found += [row["release_id"] for row in page["data"]]
        address = page["links"]["next"]
    assert found == every
    assert len(found) == 21


def test_a_cursor_keeps_to_its_build(client: TestClient, full: Path) -> None:
    first = client.get(f"{API}/activities?limit=2").json()
    builds.write(full, empty=True, build_id="20260303T030405000000Z-next")
    assert client.get(f"{API}/activities").json()["meta"]["total"] == 0
    going_on = client.get(first["links"]["next"]).json()
    assert going_on["meta"]["build_id"] == builds.BUILD_ID
    assert going_on["data"]
    gone = client.get(f"{API}/activities?cursor=20200101T000000000000Z-old.5")
    assert (gone.status_code, gone.headers["content-type"]) == (410, PROBLEM)


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_the_ending_and_the_accept_header_name_the_format(client: TestClient, ending: str) -> None:
    by_ending = client.get(f"{API}/activities.{ending}")
    assert by_ending.status_code == 200
    assert by_ending.headers["content-type"] == MEDIA_TYPES[ending]
    if ending != "metadata.json":
        by_header = client.get(f"{API}/activities", headers={"accept": f"text/html;q=0.5, {MEDIA_TYPES[ending].partition(';')[0]}"})
        assert by_header.headers["content-type"] == by_ending.headers["content-type"]
    if ending not in ("json", "metadata.json"):
        assert f'filename="counter-trafficking-activities-2026-01-02.{ending}"' in by_ending.headers["content-disposition"]
        beside = by_ending.headers["link"].partition(">")[0].removeprefix("<")
        assert client.get(beside).json()["rows"] == 18


def test_what_cannot_be_given_is_refused(client: TestClient) -> None:
    assert client.get(f"{API}/activities", headers={"accept": "image/png"}).status_code == 406
    assert client.get(f"{API}/activities", headers={"accept": "image/png, */*;q=0.1"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("from=2019-13", "from", "2019-13", "a date"),
        ("to=soon", "to", "soon", "a date"),
        ("country=TJK,QQQ", "country", "QQQ", "summary/country"),
        ("funder.not=nobody", "funder.not", "nobody", "summary/funder"),
        ("unit=dollars", "unit", "dollars", "activities or releases"),
        ("lang=de", "lang", "de", "en, fr, es"),
        ("all=yes", "all", "yes", "1"),
        ("limit=0", "limit", "0", "from 1"),
        ("limit=5000", "limit", "5000", "1 to 1000 in JSON"),
        ("cursor=%20", "cursor", " ", "links.next"),
        ("cursor=x.-1", "cursor", "x.-1", "links.next"),
        ("colour=red", "colour", "red", "country, region"),
        ("q=a%00b", "q", "a\x00b", "without NUL"),
        ("bom=1", "bom", "1", "no such parameter here"),
    ],
)
def test_a_bad_parameter_is_named_with_its_value_and_what_is_allowed(
    client: TestClient, query: str, parameter: str, value: str, allowed: str
) -> None:
    refused = client.get(f"{API}/activities?{query}")
    found = refused.json()
    assert (refused.status_code, refused.headers["content-type"]) == (400, PROBLEM)
    assert (found["parameter"], found["value"]) == (parameter, value)
    assert allowed in found["allowed"]


@pytest.mark.parametrize(
    "address", ["/nothing", "/activities.doc", "/releases/nothing", "/summary/colour", "/summary/year/month", "/workbook", "/a/b", "/summary/%0A"]
)
def test_what_does_not_exist_is_a_problem_of_404(client: TestClient, address: str) -> None:
    found = client.get(f"{API}{address}")
    assert (found.status_code, found.headers["content-type"]) == (404, PROBLEM)
    assert found.json()["detail"]


def test_nothing_can_be_written(client: TestClient) -> None:
    refused = client.post(f"{API}/activities")
    assert (refused.status_code, refused.headers["content-type"]) == (405, PROBLEM)
    assert "GET" in refused.headers["allow"]


@pytest.mark.parametrize("address", [f"{API}/activities", f"{API}/summary/country.csv", f"{API}/meta", "/healthz"])
def test_without_a_build_it_says_when_to_ask_again(client: TestClient, full: Path, address: str) -> None:
    (full / "current").unlink()
    refused = client.get(address)
    assert (refused.status_code, refused.headers["content-type"]) == (503, PROBLEM)
    assert int(refused.headers["retry-after"]) > 0
    assert "python -m etl build" in refused.json()["detail"]


def test_an_unforeseen_failure_shows_a_reference_and_nothing_else(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret of the machine")

    monkeypatch.setattr("dashboard.api.resources.context", fail)
    found = client.get(f"{API}/activities")
    assert (found.status_code, found.headers["content-type"]) == (500, PROBLEM)
    assert "reference" in found.json()["detail"]
    assert "secret" not in found.text


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient, full: Path) -> None:
    first = client.get(f"{API}/summary/country.csv")
    again = client.get(f"{API}/summary/country.csv", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    builds.write(full, empty=True, build_id="20260303T030405000000Z-next")
    assert client.get(f"{API}/summary/country.csv", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_answers_are_compressed_and_the_same(client: TestClient) -> None:
    plain, packed = (client.get(f"{API}/activities.csv", headers={"accept-encoding": how}) for how in ("identity", "gzip"))
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content


def test_a_release_has_its_statements_and_their_places(client: TestClient) -> None:
    release_id = next(row["release_id"] for row in client.get(f"{API}/statements").json()["data"] if row["quotes"])
    found = client.get(f"{API}/releases/{release_id}").json()["data"]
    assert found["release_id"] == release_id
    mentions = [mention for statement in found["statements"] for mention in statement["mentions"]]
    assert mentions
    assert all(found["text"][one["start"] : one["end"]] == one["quote"] for one in mentions)


def test_a_search_is_ranked_and_shows_where(client: TestClient) -> None:
    found = client.get(f"{API}/search?q=police").json()["data"]
    assert found
    assert all("olice" in row["snippet"] for row in found)
    scores = [row["score"] for row in found]
    assert scores == sorted(scores, reverse=True)
    assert client.get(f"{API}/search").json()["parameter"] == "q"


def test_names_are_in_the_language_asked_for_and_columns_are_not(client: TestClient) -> None:
    english, french = (of_csv(client.get(f"{API}/summary/country.csv?lang={lang}").content) for lang in ("en", "fr"))
    assert list(english[0]) == list(french[0])
    assert {row["country_code"]: row["activities"] for row in english} == {row["country_code"]: row["activities"] for row in french}
    assert {"Tadjikistan", "Non précisé"} <= {row["country_name"] for row in french}


def test_the_document_and_the_page_name_every_address(client: TestClient) -> None:
    document = client.get(f"{API}/openapi.json").json()
    assert document == json.loads(json.dumps(described()))
    assert document["openapi"].startswith("3.1")
    page = client.get(f"{API}/")
    assert page.headers["content-type"].startswith("text/html")
    for path in document["paths"]:
        assert path.partition("{")[0].partition(".{")[0].rstrip("/.") in page.text, path


def test_other_origins_read_it_only_when_allowed(client: TestClient) -> None:
    assert "access-control-allow-origin" not in client.get(f"{API}/meta", headers={"origin": "https://example.org"}).headers


def test_health_names_the_build(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "build_id": builds.BUILD_ID}


def test_links_stay_on_the_server(client: TestClient) -> None:
    link = client.get(f"{API}/activities?limit=1", headers={"host": "elsewhere.example"}).json()["links"]["next"]
    assert not urlsplit(link).netloc


def test_a_brief_is_a_file_and_what_is_unknown_a_problem(client: TestClient) -> None:
    found = client.get(f"{API}/brief/funder/usaid.pdf?from=2005")
    assert (found.status_code, found.headers["content-type"]) == (200, "application/pdf")
    assert found.headers["content-disposition"] == 'attachment; filename="counter-trafficking-brief-funder-usaid-2026-01-02.pdf"'
    assert found.content.startswith(b"%PDF-")
    assert client.get(f"{API}/brief/funder/usaid.pdf?from=2005", headers={"if-none-match": found.headers["etag"]}).status_code == 304
    for path in ("funder/nobody.pdf", "type/training.pdf", "funder/usaid", "funder/usaid.csv", "usaid.pdf", "funder/us/aid.pdf", "funder/%00.pdf"):
        missing = client.get(f"{API}/brief/{path}")
        assert (missing.status_code, missing.headers["content-type"]) == (404, PROBLEM), path
    assert client.get(f"{API}/brief/funder/usaid.pdf?from=never").status_code == 400


def test_head_does_not_say_that_a_file_is_empty(client: TestClient) -> None:
    answer = client.head(f"{API}/activities.csv")
    assert answer.status_code == 200
    assert answer.headers.get("content-length") != "0"


@pytest.mark.parametrize("pair", [f"{one}/{two}" for one in BY for two in BY if one != two and not {one, two} <= set(PERIODS)])
def test_every_crossing_has_a_sheet_name_that_excel_takes(pair: str) -> None:
    assert len(sheet_name(table_of(f"summary/{pair}"))) <= 31


def test_many_empty_answers_do_not_fill_memory() -> None:
    kept = Answers(size=64 * 1024)
    for number in range(100):
        assert kept.body(str(number), list) == b""
    assert len(kept) < 20
