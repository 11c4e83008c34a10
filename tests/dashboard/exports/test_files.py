"""Files: harmless in a spreadsheet, saying what they are of, whole or not at all."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from frictionless import Package

from dashboard.api.export import export
from dashboard.api.problems import Problem
from dashboard.db import Db
from dashboard.errors import NoSuchTable, TooManyRows
from dashboard.exports import encodings, workbook
from dashboard.exports.codebook import ALL, COLUMNS
from dashboard.exports.context import added, context
from dashboard.exports.files import encoded, file_name, table_of, whole
from dashboard.exports.package import everything
from dashboard.exports.tables import TABLES, Rows, Table, summary
from dashboard.filters import Choice, Filters
from dashboard.queries import breakdowns, releases
from dashboard.queries.files.summaries import BY, PERIODS
from tests.dashboard.builds import BUILD_ID
from tests.dashboard.exports.files import of_csv, of_workbook

FILTERS = Filters(funder=Choice(("usaid", "none")))


def made(db: Db, name: str, ending: str, filters: Filters = FILTERS) -> bytes:
    return b"".join(encoded(context(db, filters), table_of(name), ending))


def test_a_summary_holds_the_rows_of_the_chart(db: Db) -> None:
    rows = of_csv(made(db, "summary/country", "csv"))
    shown = breakdowns.breakdown(db, FILTERS, "country").rows
    assert [(row["country_code"], int(row["activities"])) for row in rows] == list(zip(shown["code"], shown["n"], strict=True))
    assert rows[-1]["country_name"] == "Not stated"


def test_organisations_bear_their_identifier_in_iati_where_it_is_known(db: Db) -> None:
    found = {row["funder_code"]: row["organisation_iati_id"] for row in summary("funder").open(db, Filters()).read(0, 100).to_pylist()}
    assert found["usaid"] == "US-GOV-1"
    assert found["gbr"] is None
    assert found["none"] is None
    read = {row["value_code"]: row["organisation_iati_id"] for row in TABLES["statements"].open(db, Filters()).read(0, 500).to_pylist()}
    assert read["gbr"] is None


@pytest.mark.parametrize(("one", "two"), [(one, "") for one in BY] + [("country", "year"), ("funder", "partner"), ("month", "type")])
def test_a_summary_has_its_columns_and_they_are_in_the_codebook(db: Db, one: str, two: str) -> None:
    table = summary(one, two)
    rows = table.open(db, Filters()).read(0, 10)
    assert tuple(rows.column_names) == table.columns
    assert set(table.columns) <= set(COLUMNS)


@pytest.mark.parametrize("grain", PERIODS)
def test_periods_stand_in_order_and_what_is_not_stated_last(db: Db, grain: str) -> None:
    found = [row[grain] for row in summary(grain).open(db, Filters()).read(0, 100).to_pylist()]
    assert found == [*sorted(found[:-1]), "none"]


def test_a_crossing_counts_what_each_pair_selects(db: Db) -> None:
    for row in summary("country", "funder").open(db, Filters()).read(0, 500).to_pylist():
        pair = Filters(country=Choice((row["country_code"],)), funder=Choice((row["funder_code"],)))
        assert TABLES["activities"].open(db, pair).total == row["activities"]


@pytest.mark.parametrize("name", [name for name in TABLES if name != "search"])
def test_any_stretch_of_a_table_is_the_same_rows(db: Db, name: str) -> None:
    rows = TABLES[name].open(db, Filters(all=True))
    every = rows.read(0, rows.total)
    assert every.num_rows == rows.total > 0
    for start in range(0, rows.total, 3):
        assert rows.read(start, min(start + 4, rows.total)).equals(every.slice(start, 4))


def test_a_file_of_releases_says_what_it_is_of(db: Db) -> None:
    rows = of_csv(made(db, "releases", "csv"))
    assert [row["release_id"] for row in rows] == releases.page(db, FILTERS, None).rows["release_id"].tolist()
    first = rows[0]
    assert first["build_id"] == BUILD_ID
    assert first["collection"].startswith("A collection of 21 releases from 2 publishers, chosen, not complete.")
    assert first["text_kind"] == "summary"
    assert first["selection"] == "Funder: USAID or not stated"
    assert {row["published"] for row in rows if row["date_precision"] == "year"} == {"2015"}


def test_statements_lead_to_their_words(db: Db) -> None:
    texts = db.query("select release_id, text from releases").rows.set_index("release_id")["text"]
    rows = TABLES["statements"].open(db, Filters()).read(0, 10_000).to_pylist()
    quoted = [row for row in rows if row["quote"]]
    assert quoted
    assert all(texts[row["release_id"]][row["quote_start"] : row["quote_end"]] == row["quote"] for row in quoted)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(db: Db, start: str) -> None:
    part = pa.table({"title": [f"{start}1+1", "plain"], "amount": [-3, 4]})
    said = context(db, Filters())
    rows = of_csv(b"".join(encodings.csv([part], said)))
    assert [(row["title"], row["amount"]) for row in rows] == [(f"'{start}1+1", "-3"), ("plain", "4")]
    table = Table("amounts", "A sum.", ("title", "amount"), lambda *_: Rows(2, part.slice))
    data = b"".join(workbook.workbook(said, [table]))
    cell = openpyxl.load_workbook(io.BytesIO(data))["Amounts"]["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r") == f"{start}1+1"


def test_a_csv_file_begins_with_a_mark_only_when_asked(db: Db) -> None:
    said = context(db, FILTERS)
    plain, marked = (b"".join(encoded(said, TABLES["activities"], "csv", bom=bom)) for bom in (False, True))
    assert marked == encodings.BOM + plain


def test_a_workbook_has_a_read_me_real_dates_and_a_codebook(db: Db) -> None:
    data = b"".join(whole(context(db, FILTERS), "workbook"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[0] == "Read me"
    assert {"By country", "By funder", "By year", "Activities", "Releases", "Amounts", "Codebook"} <= set(book.sheetnames)
    said = " ".join(str(cell) for row in book["Read me"].iter_rows(values_only=True) for cell in row)
    assert all(words in said for words in ("Funder: USAID or not stated", "chosen, not complete", BUILD_ID, "not verified"))
    sheet = book["Activities"]
    assert sheet.freeze_panes == "B2"
    day = next(cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value and sheet.cell(1, cell.column).value == "first_day")
    assert day.is_date
    described = {row["column"] for row in of_workbook(data, "Codebook") if row["sheet"] == "Activities"}
    assert described == {cell.value for cell in sheet[1]}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("length", "clicks"), [(2079, True), (2080, False)])
def test_an_address_that_excel_cannot_follow_is_text(length: int, clicks: bool) -> None:
    address = "https://example.org/".ljust(length, "a")
    with io.BytesIO() as file:
        with xlsxwriter.Workbook(file) as book:
            workbook._link(book.add_worksheet(), 0, 0, address, None)
        cell = openpyxl.load_workbook(file).active["A1"]

    assert cell.value == address
    assert bool(cell.hyperlink) == clicks


def test_a_workbook_refuses_what_excel_holds_badly(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS_AT_MOST", 5)
    with pytest.raises(TooManyRows, match=r"activities: 18 rows, and a workbook takes 5\. Narrow the selection"):
        made(db, "activities", "xlsx", Filters())


def test_parquet_carries_its_description(db: Db) -> None:
    schema = pq.read_schema(io.BytesIO(made(db, "activities", "parquet")))
    about = json.loads(schema.metadata[b"counter_trafficking"])
    assert about["selection"]["words"] == "Funder: USAID or not stated"
    assert [column["name"] for column in about["columns"]] == schema.names


def test_a_package_is_valid_for_programs_that_read_its_description(db: Db, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(whole(context(db, FILTERS), "package")))) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten()
    about = json.loads((tmp_path / "metadata.json").read_text())
    assert about["build"]["build_id"] == BUILD_ID
    for table in about["tables"]:
        name = table["table"].replace("/", "-")
        assert len(of_csv((tmp_path / f"{name}.csv").read_bytes())) == table["rows"]


def test_the_same_selection_is_the_same_file(db: Db) -> None:
    for name in ("workbook", "package"):
        one, other = (b"".join(whole(context(db, FILTERS), name)) for _ in range(2))
        assert one == other


def test_a_column_means_the_same_in_every_table() -> None:
    assert len(ALL) == len(COLUMNS)


def test_every_column_of_every_table_is_described() -> None:
    for table in (*TABLES.values(), *everything()):
        assert {*table.columns, *added(table.columns, said=True)} <= set(COLUMNS)


@pytest.mark.parametrize("name", ["foo", "summary", "summary/colour", "summary/year/month", "summary/country/country", "summary/country/year/type"])
def test_a_table_that_does_not_exist_is_said_not_to(name: str) -> None:
    with pytest.raises(NoSuchTable):
        table_of(name)


def test_the_command_line_writes_the_same_bytes(db: Db, full: Path, tmp_path: Path) -> None:
    path = export(full, "activities.csv", "funder=usaid,none", tmp_path / "out")
    assert path.name == file_name(db, "activities", "csv")
    assert path.read_bytes() == made(db, "activities", "csv")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_failed_export_leaves_no_file(full: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with pytest.raises(Problem, match="country=QQQ"):
        export(full, "activities.csv", "country=QQQ", folder)
    with pytest.raises(NoSuchTable):
        export(full, "nothing.csv", "", folder)
    assert not folder.exists() or not list(folder.iterdir())
