"""Files and folders give documents in order; what cannot be used is one clear issue, and the rest still comes."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.errors import SourceError
from etl.issues import IssueLog
from etl.model import Document
from etl.sources import read_paths

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def read(*paths: Path) -> tuple[list[Document], list[str]]:
    """(documents, issues as people see them)."""
    issues = IssueLog()
    documents = list(read_paths(paths, issues, now=NOW))
    assert all(issue.stage == "sources" and issue.advice for issue in issues)
    return documents, [str(issue) for issue in issues]


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def values(document: Document) -> dict[str, object]:
    return dict(json.loads(document.body))


def test_a_folder_comes_sorted_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/two.HTML", "a/one.txt", ".hidden.txt", ".git/x.txt", "notes.docx"):
        write(tmp_path / name, "Some words.")
    documents, issues = read(tmp_path)

    assert [document.locator for document in documents] == ["b.txt", "a/one.txt", "a/two.HTML"]
    assert [document.media_type for document in documents] == ["text/plain", "text/plain", "text/html"]
    assert {document.fetched_at for document in documents} == {NOW}
    assert issues == []


def test_paths_come_in_the_order_given(tmp_path: Path) -> None:
    last, first = write(tmp_path / "z.txt", "Z"), write(tmp_path / "a.txt", "A")

    assert [document.body for document in read(last, first)[0]] == [b"Z", b"A"]


def test_a_link_that_leads_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", "Words.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert len(read(tmp_path)[0]) == 1


@pytest.mark.parametrize("make_folder", [True, False])
def test_nothing_to_read_is_an_error_that_names_the_place(tmp_path: Path, *, make_folder: bool) -> None:
    place = tmp_path / "nothing"
    if make_folder:
        write(place / "notes.docx", "x")
    with pytest.raises(SourceError, match="nothing"):
        read(place)


def parquet(**columns: object) -> bytes:
    written = io.BytesIO()
    pq.write_table(pa.table(columns), written)
    return written.getvalue()


def test_a_path_that_may_not_be_looked_at_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"x+: it cannot be read \(File name too long\)"):  # as one below a closed folder
        read(tmp_path / ("x" * 300))


REJECTED = {
    "empty.txt": (b"", "empty"),
    "blank.html": (b" \n", "empty"),
    "picture.txt": (bytes(range(256)) * 9, "binary"),
    "notes.docx": (b"words", ".docx"),
    "columns.csv": (b"title,link\nA,B\n", "title, link"),
    "empty.csv": (b"", "empty"),
    "empty.jsonl": (b"", "empty"),
    "header.csv": (b"title,text\n\n", "empty"),
    "blank.csv": (b"\n \n", "empty"),
    "blank.jsonl": (b"\n\n \n", "empty"),
    "none.parquet": (parquet(text=pa.array([], pa.string())), "empty"),
    "broken.parquet": (b"PAR1 no", "Parquet"),
    "list.jsonl": (b"[1]\n", "list.jsonl:1: The line holds no JSON object"),
    "deep.jsonl": (b"[" * 200_000 + b"\n", "deep.jsonl:1: The line is not JSON"),
    "no_text.jsonl": (b'{"title": "A", "text": " "}\n', "no_text.jsonl:1: The record has no text"),
    "number.jsonl": (b'{"text": null}\n', "no text"),
}


@pytest.mark.parametrize("name", REJECTED)
def test_a_file_that_cannot_be_used_is_one_clear_line(tmp_path: Path, name: str) -> None:
    data, words = REJECTED[name]
    log = IssueLog()
    assert list(read_paths([write(tmp_path / name, data)], log, now=NOW)) == []

    assert [issue.level for issue in log] == ["rejected"]
    [line] = map(str, log)
    assert line.startswith(name)
    assert words in line
    assert "\n" not in line


def test_broken_lines_cost_themselves_alone(tmp_path: Path) -> None:
    lines = [b'\xef\xbb\xbf{"text": "one"}', b'{"text": "two"}', b'{"text": "thr', b'{"text": "f\xff"}', b"", b'{"text": "six"}']
    documents, issues = read(write(tmp_path / "mixed.jsonl", b"\n".join(lines)))

    assert [(document.locator, values(document)["text"]) for document in documents] == [
        ("mixed.jsonl:1", "one"),
        ("mixed.jsonl:2", "two"),
        ("mixed.jsonl:6", "six"),
    ]
    assert [issue.split(": ")[0] for issue in issues] == ["mixed.jsonl:3", "mixed.jsonl:4"]


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_line_above_the_limit_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr("etl.sources.tables.MAX_RECORD_BYTES", 100)
    path = write(tmp_path / "long.jsonl", '{"text": "one"}\n{"text": "' + "x" * 5_000_000 + '"}' + end + ('{"text": "three"}\n' if end else ""))
    documents, issues = read(path)

    assert [document.locator for document in documents] == (["long.jsonl:1", "long.jsonl:3"] if end else ["long.jsonl:1"])
    [line] = issues
    assert line.startswith("long.jsonl:2: The line is longer than 100 bytes.")


def test_a_page_above_the_limit_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.sources.pages.MAX_RECORD_BYTES", 10)

    assert "11 bytes" in read(write(tmp_path / "long.txt", "x" * 11))[1][0]


def test_a_file_that_may_not_be_read_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert "Permission denied" in read(write(tmp_path / "a.txt", "Words."))[1][0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('title;text\nA;"one; two\nthree ""four"""\n', 'one; two\nthree "four"'),
        ("\ufefftitle,text\nA,Élan\n", "Élan"),
        ("Title\tText\nA\tone\n", "one"),
        ("title;text\nA;Déjà vu à Nîmes\n".encode("cp1252"), "Déjà vu à Nîmes"),
        ("title,text\nA,Élan\n".encode("utf-16"), "Élan"),
    ],
)
def test_spreadsheets_of_many_kinds_are_read(tmp_path: Path, data: bytes | str, text: str) -> None:
    [document], issues = read(write(tmp_path / "table.csv", data))

    assert values(document) == {"title": "A", "text": text}
    assert document.locator == "table.csv:2"
    assert issues == []


def test_a_row_with_too_many_cells_is_rejected_alone(tmp_path: Path) -> None:
    documents, issues = read(write(tmp_path / "t.csv", "title,text\nA,one,more\nB,two\n"))

    assert [values(document)["text"] for document in documents] == ["two"]
    assert issues[0].startswith("t.csv:2: ")


def test_a_row_is_known_by_the_line_on_which_it_begins_whatever_is_said_of_it(tmp_path: Path) -> None:
    rows = ["", "title,text", 'A,"one\ntwo\nthree"', "", "B,", "C,four,more", 'D,"five\nsix"', 'E,"never\nclosed']
    documents, issues = read(write(tmp_path / "t.csv", "\n".join(rows)))

    assert [document.locator for document in documents] == ["t.csv:3", "t.csv:9"]
    assert [issue.split(" ")[0] for issue in issues] == ["t.csv:7:", "t.csv:8:", "t.csv:11:"]


@pytest.mark.parametrize("data", ['title,text\nA,one\nB,"open and never closed\nC,three\n', 'title,"te"xt\nA,one\n'])
def test_broken_quotes_of_a_table_are_said(tmp_path: Path, data: str) -> None:
    documents, issues = read(write(tmp_path / "t.csv", data))

    assert [values(document)["text"] for document in documents] == (["one"] if data.startswith("title,text") else [])
    assert len(issues) == 1
    assert "cannot be read" in issues[0]


@pytest.mark.parametrize("kind", [pa.string(), pa.binary(), pa.large_binary()])
def test_text_of_a_parquet_table_is_decoded_whatever_its_column_says(tmp_path: Path, kind: pa.DataType) -> None:
    cells = ["Élan à Nîmes".encode(), "Des agents se forment à Nîmes".encode("cp1252")]
    nested = pa.array([[b"\xc3\xa9"], None], pa.list_(pa.binary()))
    pq.write_table(pa.table({"text": pa.array(cells, pa.binary()).cast(kind, safe=False), "words": nested}), tmp_path / "t.parquet")
    documents, issues = read(tmp_path / "t.parquet")

    assert [values(document) for document in documents] == [
        {"text": "Élan à Nîmes", "metadata": {"words": '["é"]'}},
        {"text": "Des agents se forment à Nîmes"},
    ]
    assert issues == []


FAR = [2**60, 0, None]
OUT_OF_RANGE = {
    "us": pa.array(FAR, pa.timestamp("us")),
    "zone": pa.array([0, None, None], pa.timestamp("us", "Mars/Crater")),
    "date": pa.array([2**30, 0, None], pa.int32()).view(pa.date32()),
    "duration": pa.array(FAR, pa.duration("s")),
    "list": pa.array([FAR, [], None], pa.list_(pa.timestamp("us"))),
}


@pytest.mark.parametrize("kind", OUT_OF_RANGE)
def test_a_value_that_cannot_be_read_costs_itself_alone(tmp_path: Path, kind: str) -> None:
    pq.write_table(pa.table({"text": ["one", "two", "three"], "published": OUT_OF_RANGE[kind]}), tmp_path / "t.parquet")
    documents, issues = read(tmp_path / "t.parquet")

    assert [values(document)["text"] for document in documents] == ["one", "two", "three"]
    assert "published" not in values(documents[0])
    assert issues == ["t.parquet:1: The value of `published` cannot be read. Write it as text, or leave it out."]


def test_a_folder_that_may_not_be_read_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", "Words.")
    write(tmp_path / "closed" / "b.txt", "Words.")
    scan = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    documents, issues = read(tmp_path)

    assert [document.locator for document in documents] == ["a.txt"]
    assert issues == ["closed: The folder cannot be read (Permission denied). Check who may read it, and load it again."]


def test_a_parquet_table_gives_its_rows_with_dates_and_gaps(tmp_path: Path) -> None:
    rows = {"text": ["one", None, "three"], "published": [date(2023, 2, 9), None, None], "year": [2006.0, None, float("nan")]}
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    documents, issues = read(tmp_path / "t.parquet")

    assert [values(document) for document in documents] == [
        {"published": "2023-02-09", "text": "one", "metadata": {"year": "2006"}},
        {"text": "three"},
    ]
    assert issues == ["t.parquet:2: The record has no text. Give each record a `text`."]


def test_odd_values_become_text_that_can_be_stored(tmp_path: Path) -> None:
    line = r'{"text": "a \ud800 b \u0000c", "published": 2006.0, "title": null, "n": 1e400, "extra": {"k": [1]}}'
    [document], [warning] = read(write(tmp_path / "odd.jsonl", line + "\n"))

    assert warning.startswith("odd.jsonl:1: The record holds halves of characters")
    assert values(document)["published"] == "2006"
    assert values(document)["text"] == "a \ufffd b c"
    assert "title" not in values(document)
    assert document.metadata["extra"] == '{"k": [1]}'


def test_values_nested_to_any_depth_never_end_the_reading(tmp_path: Path) -> None:
    lines = ['{"text": "a", "m": ' + "[" * depth + "]" * depth + "}" for depth in range(600, 1100)]
    documents, issues = read(write(tmp_path / "deep.jsonl", "\n".join([*lines, '{"text": "last"}'])))

    assert values(documents[-1])["text"] == "last"
    assert len(documents) + len(issues) == len(lines) + 1


def test_the_same_record_is_the_same_bytes_whatever_the_file(tmp_path: Path) -> None:
    [a], _ = read(write(tmp_path / "a.jsonl", '{"title": "T", "text": "one", "url": "https://example.org/1"}'))
    [b], _ = read(write(tmp_path / "b.csv", "url,text,title\nhttps://example.org/1,one,T\n"))

    assert (a.body, a.sha256, a.url) == (b.body, b.sha256, "https://example.org/1")


def test_names_of_columns_are_taken_without_case_in_any_file(tmp_path: Path) -> None:
    columns = {" Text": "one", "TITLE ": "T", "text": "other", "Topic": "courts", "\ud800": "x"}
    whole = {name.replace("\ud800", "\ufffd"): value for name, value in columns.items()}
    files = (
        write(tmp_path / "a.jsonl", json.dumps(columns)),
        write(tmp_path / "b.csv", ",".join(whole) + "\n" + ",".join(whole.values())),
        write(tmp_path / "c.parquet", parquet(**{name: [value] for name, value in whole.items()})),
    )
    found = [document for file in files for document in read(file)[0]]

    assert [values(document) for document in found] == [{"title": "T", "text": "one", "metadata": {"topic": "courts", "\ufffd": "x"}}] * 3


def test_documents_come_while_the_file_is_still_read(tmp_path: Path) -> None:
    path = write(tmp_path / "many.jsonl", '{"text": "one"}\n' * 3 + "[broken\n")
    issues = IssueLog()
    documents = read_paths([path], issues, now=NOW)

    assert next(documents).locator == "many.jsonl:1"
    assert len(issues) == 0
