"""Parts over workers: who reads them makes no difference, and one that cannot be read keeps none of the others out."""

from __future__ import annotations

import importlib
import os
import re
import select
import subprocess
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl.archive import write_documents
from etl.errors import ClusterError
from etl.model import Document
from etl.pipeline import pools, reading
from etl.pipeline.pools import Pool
from etl.pipeline.progress import silent
from etl.pipeline.reading import Part
from etl.pipeline.spreading import Spreading

SIZE = 20


def document(text: str) -> Document:
    body = text.encode()
    return Document("files", f"{text[:9]}.txt", "text/plain", body, sha256(body).hexdigest(), datetime(2026, 1, 2, tzinfo=UTC))


def make_parts(folder: Path, count: int, poisoned: tuple[int, ...] = ()) -> list[Part]:
    """Parts of SIZE documents, all in one file of the archive; the first document of a poisoned one kills its reader."""
    first = {number * SIZE for number in poisoned}
    texts = [
        f"{'POISON' if n in first else 'Course'} {n}\n\nNairobi - Norway paid for a course on human trafficking for {n + 2} judges."
        for n in range(count * SIZE)
    ]
    path = folder / "documents.parquet"
    write_documents(path, [document(text) for text in texts])
    return [Part(i, 0, str(path), tuple(range(i * SIZE, (i + 1) * SIZE))) for i in range(count)]


def poison() -> None:
    importlib.import_module("tests.etl.pipeline.poison")


def deadly(folder: Path) -> Pool:
    """Two processes that die of a poisoned document, and note it in the folder."""

    def start() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=poison)

    return Pool(start, 2, (BrokenExecutor,))


def spread(pool: Pool, folder: Path, parts: list[Part]) -> Spreading:
    folder.mkdir(exist_ok=True)
    spreading = Spreading(pool, str(folder), len(parts) * SIZE, silent)
    spreading.read(parts)
    return spreading


def test_one_process_and_two_write_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    parts = make_parts(tmp_path, 6)
    with pools.local(1) as one, pools.local(2) as two:
        alone = spread(one, tmp_path / "one", parts).done
        shared = spread(two, tmp_path / "two", parts[::-1]).done

    assert [read.part for read in alone] == [read.part for read in shared] == parts
    assert [read.sha256 for read in alone] == [read.sha256 for read in shared]
    assert len({read.sha256 for read in alone}) == len(parts), "the hash is of what is in it"


def test_a_part_that_kills_its_reader_is_set_aside_and_its_neighbours_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    parts = make_parts(tmp_path, 6, poisoned=(1, 2))
    pool = deadly(tmp_path)
    spreading = spread(pool, tmp_path / "out", parts)
    pool.executor.shutdown()

    assert [(part.number, said) for part, said in spreading.poisoned] == [(1, "its worker died"), (2, "its worker died")]
    assert [read.part.number for read in spreading.done] == [0, 3, 4, 5]
    assert len((tmp_path / "poisoned").read_text().split()) <= 6, "three tries each; a death may cut the other's short before it notes itself"


def test_when_no_part_at_all_can_be_read_it_is_not_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "write_part", fail(RuntimeError("out of order")))
    with pools.local(1) as pool, pytest.raises(ClusterError, match="no part could be read: its worker said RuntimeError"):
        spread(pool, tmp_path / "out", make_parts(tmp_path, 6))


def test_a_part_that_fails_once_is_read_in_the_next_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, left = reading.write_part, [MemoryError(), MemoryError()]

    def sometimes(*words: Any) -> str:
        if left:
            raise left.pop()
        return real(*words)

    monkeypatch.setattr(reading, "write_part", sometimes)
    with pools.local(1) as pool:
        spreading = spread(pool, tmp_path / "out", make_parts(tmp_path, 3))
    assert ([read.part.number for read in spreading.done], spreading.poisoned) == ([0, 1, 2], [])


def test_a_document_that_nobody_thought_of_costs_itself_alone_and_its_words_stay_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.parse

    def parse(document: Document, *words: Any, **named: Any) -> Any:
        return fail(ValueError("someone@example.org"))() if document.body.startswith(b"Course 3\n") else real(document, *words, **named)

    monkeypatch.setattr(reading, "parse", parse)
    with pools.local(1) as pool:
        [read] = spread(pool, tmp_path / "out", make_parts(tmp_path, 1)).done
    issues = pq.read_table(tmp_path / "out" / f"issue-{read.name}.parquet").to_pylist()
    assert pq.read_table(tmp_path / "out" / f"release-{read.name}.parquet").num_rows == SIZE - 1
    [(locator, reason)] = [(i["locator"], i["reason"]) for i in issues if i["level"] == "rejected"]
    assert locator == "Course 3\n.txt"
    assert re.fullmatch(r"The text could not be read \(ValueError in etl\.pipeline\.reading:\d+\)\.", reason)


def test_a_part_that_is_not_where_it_should_be_ends_the_load_in_one_line(tmp_path: Path) -> None:
    lost = Part(0, 0, str(tmp_path / "nowhere.parquet"), (0,))
    with pools.local(1) as pool, pytest.raises(ClusterError, match=r"nowhere\.parquet cannot be read into .*No such file"):
        spread(pool, tmp_path / "out", [lost])


def test_a_worker_with_another_vocabulary_is_refused(tmp_path: Path) -> None:
    [part] = make_parts(tmp_path, 1)
    with pytest.raises(ClusterError, match="Install the same wheel"):
        reading.read_part(part, str(tmp_path), "other rules", 3)


PARENT = """
import os, sys
from etl.pipeline import pools
if __name__ == "__main__":
    with pools.local(2) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        sys.stdin.read()
"""


def test_workers_end_when_the_command_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        worker = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        ended, _, _ = select.select([worker], [], [], 30)
        os.close(worker)
    assert ended, "its worker still waits for the next part"


def fail(error: Exception) -> Any:
    def run(*words: Any) -> Any:
        raise error

    return run
