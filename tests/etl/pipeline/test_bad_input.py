"""Bad input: one clear line each, an issue row, exit status 1 when nothing could be used, and nothing good is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.issues import Issue, IssueLog
from etl.model import Document
from etl.pipeline import reading
from etl.settings import store_folder
from etl.store import Store
from tests.etl.pipeline.conftest import Run, served

pytestmark = pytest.mark.usefixtures("few_bundled")
GOOD = json.dumps(
    {"text": "Quito - Forty prosecutors from Ecuador took part in a course on trafficking in persons.", "url": "https://example.org/good"}
)


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


CASES = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "text"),
    "no_text_column.csv": ("title,url\nA,https://example.org/a\n", "text"),
    "broken.parquet": (b"no parquet at all", "Parquet"),
    "list.jsonl": ("[1, 2]\n", "object"),
    "no_text.jsonl": ('{"title": "A"}\n', "text"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_used_is_one_line_and_one_issue(etl: Run, tmp_path: Path, name: str) -> None:
    data, word = CASES[name]
    etl("build")
    status, out, err = etl("load", write(tmp_path / name, data))

    assert status == 1
    assert out.startswith("0 loaded, 0 unchanged, 1 rejected.")
    assert len(err.strip().splitlines()) == 1
    assert err.startswith(name)
    assert word.lower() in err.lower()
    [(locator, reason, advice)] = served("select locator, reason, advice from issues where level = 'rejected'")
    assert locator.startswith(name)
    assert reason
    assert advice
    assert served("select count(*) from releases") == [(3,)]


def test_the_good_records_beside_a_broken_line_are_loaded(etl: Run, tmp_path: Path) -> None:
    lines = [GOOD, GOOD.replace("good", "good2"), '{"text": "broken', GOOD.replace("good", "good4")]
    status, out, err = etl("load", write(tmp_path / "mixed.jsonl", "\n".join(lines) + "\n"))

    assert status == 0
    assert out.startswith("3 loaded, 0 unchanged, 1 rejected.")
    assert err.startswith("mixed.jsonl:3: ")
    assert served("select count(*) from releases where url like '%good%'") == [(3,)]


def test_broken_utf8_in_one_line_costs_that_line_alone(etl: Run, tmp_path: Path) -> None:
    data = GOOD.encode() + b'\n{"text": "Br\xff\xfeken"}\n' + GOOD.replace("good", "good3").encode() + b"\n"
    status, out, err = etl("load", write(tmp_path / "utf8.jsonl", data))

    assert status == 0
    assert out.startswith("2 loaded, 0 unchanged, 1 rejected.")
    assert err.startswith("utf8.jsonl:2: ")


def test_a_line_above_the_limit_is_skipped_and_never_held(etl: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as file:
        file.write(GOOD.encode() + b'\n{"text": "')
        for _ in range(200):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + GOOD.replace("good", "good3").encode() + b"\n")
    status, out, err = etl("load", path)

    assert status == 0
    assert out.startswith("2 loaded, 0 unchanged, 1 rejected.")
    assert err.startswith("huge.jsonl:2: ")


def test_a_path_that_is_not_there_keeps_no_good_file_out(etl: Run, tmp_path: Path) -> None:
    status, out, err = etl("load", tmp_path / "missing.jsonl", write(tmp_path / "good.jsonl", GOOD))

    assert status == 0
    assert out.startswith("1 loaded")
    assert "missing.jsonl" in err
    assert len(err.strip().splitlines()) == 1


def test_a_name_that_is_no_utf8_is_shown_with_its_bytes_and_costs_nothing(etl: Run, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"from \xe9t\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"bad\xff name.jsonl")).write_text(GOOD + "\nbroken\n")
    (folder / os.fsdecode(b"empty\xfe.txt")).write_text("")
    (folder / "good.jsonl").write_text(GOOD.replace("good", "good2"))
    status, out, err = etl("load", folder, folder / os.fsdecode(b"bad\xff name.jsonl"), tmp_path / os.fsdecode(b"gone\xff"))

    assert (status, out.splitlines()[0]) == (0, "2 loaded, 1 unchanged, 3 rejected.")
    assert [line.split(": ")[0].rpartition("/")[2] for line in err.splitlines()] == [
        r"gone\xff", r"bad\xff name.jsonl:2", r"empty\xfe.txt", r"bad\xff name.jsonl:2"
    ]  # fmt: skip
    assert r"from \xe9t\xe9, bad\xff name.jsonl, gone\xff" in etl("status")[1]


def test_nothing_to_load_is_exit_status_1_and_the_build_before_is_served(etl: Run, tmp_path: Path) -> None:
    etl("build")
    before = Store(store_folder()).current()
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "missing.jsonl", tmp_path / "folder"):
        status, out, err = etl("load", path)

        assert status == 1
        assert out.startswith("0 loaded, 0 unchanged, 0 rejected.")
        assert path.name in err
        assert len(err.strip().splitlines()) == 1
    assert Store(store_folder()).current() == before


@pytest.mark.parametrize("command", ["extract", "load", "collect"])
def test_an_empty_path_is_not_the_current_folder(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    write(tmp_path / "a.jsonl", GOOD)
    monkeypatch.chdir(tmp_path)

    status, out, err = etl(command, "")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert etl("extract", ".")[0] == 0


def test_extract_names_what_it_cannot_read_and_goes_on(etl: Run, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", GOOD + "\nnot json\n")
    status, out, err = etl("extract", tmp_path / "missing.txt", tmp_path / "a.jsonl")

    assert status == 0
    assert [json.loads(line)["url"] for line in out.splitlines()] == ["https://example.org/good"]
    assert len(err.strip().splitlines()) == 2
    assert etl("extract", tmp_path / "missing.txt")[0] == 1


def test_a_store_that_is_a_file_is_one_line(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = write(tmp_path / "good.jsonl", GOOD)
    monkeypatch.setenv("CTDASH_STORE", str(good))
    for words in (("status",), ("load", good), ("rollback",)):
        status, out, err = etl(*words)

        assert (status, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"etl: {good}: this is a file, and the store is a folder.")


def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "etl", "extract", str(write(tmp_path / "good.jsonl", GOOD))]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "etl: the output: No space left on device. Check that there is room, and who may use it.\n")


def test_a_document_that_ends_the_reading_costs_extract_that_document_alone(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.parse

    def parse(document: Document, *words: Any, **named: Any) -> Any:
        return {}[document.url] if b"good2" in document.body else real(document, *words, **named)

    monkeypatch.setattr(reading, "parse", parse)
    write(tmp_path / "a.jsonl", "\n".join(GOOD.replace("good", f"good{n}") for n in (1, 2, 3)))
    write(tmp_path / "b.jsonl", GOOD)
    status, out, err = etl("extract", tmp_path / "a.jsonl", tmp_path / "b.jsonl")

    assert (status, [json.loads(line)["url"][-5:] for line in out.splitlines()]) == (0, ["good1", "good3", "/good"])
    [line] = err.splitlines()
    assert line.startswith("a.jsonl:2: The text could not be read (KeyError in etl.")


def test_extract_looks_at_each_issue_once_however_many_there_are(etl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Issue] = []

    def look(log: IssueLog) -> Iterator[Issue]:
        looked_at.extend(log.issues)
        return iter(log.issues)

    monkeypatch.setattr(IssueLog, "__iter__", look)
    lines = [line for n in range(30) for line in (GOOD.replace("good", f"g{n}"), "not json")]
    _, out, err = etl("extract", write(tmp_path / "a.jsonl", "\n".join(lines)))

    assert (out.count("\n"), err.count("\n")) == (30, 30)
    assert len(looked_at) <= 30


@pytest.mark.parametrize("wait", [0.4, 0.8, 1.2, 1.6, 2.0])
def test_a_killed_load_leaves_the_old_build_served(etl: Run, tmp_path: Path, wait: float) -> None:
    etl("build")
    before = Store(store_folder()).current()
    rows = "".join(GOOD.replace("good", f"g{i}") + "\n" for i in range(900))
    path = write(tmp_path / "many.jsonl", rows)
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "load", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    ) as process:
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    store = Store(store_folder())

    assert store.current() in {before, store.build_ids()[-1]}
    assert served("select count(*) > 0 from releases") == [(True,)]
    status, _, _ = etl("load", path)
    assert status == 0
    assert not list(store.builds.glob(".new-*"))


STOPPABLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from etl.__main__ import main; main()"


@pytest.mark.parametrize("sign", [".new-*/activities.duckdb", ".new-*/parts/tries/*/*", ".new-*/search"])
def test_a_stopped_load_says_so_in_one_line_whatever_it_was_doing(etl: Run, tmp_path: Path, sign: str) -> None:
    etl("build")
    store = Store(store_folder())
    before = store.current()
    path = write(tmp_path / "many.jsonl", "".join(GOOD.replace("good", f"g{i}").replace("Forty", f"{i}") + "\n" for i in range(1_500)))
    command = [sys.executable, "-c", STOPPABLE, "load", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while process.poll() is None and not any(store.builds.glob(sign)):
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()

    assert (process.returncode, said) == (130, "etl: stopped; what was published before is still served.\n")
    assert store.current() == before
    assert not list(store.builds.glob(".new-*"))
