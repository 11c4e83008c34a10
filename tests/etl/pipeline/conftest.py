"""The command line in this process: status, what it printed, what it said."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from etl.__main__ import main
from etl.settings import store_folder
from etl.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def etl(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `python -m etl` with these words; (exit status, standard output, standard error)."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, words)])
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def few_bundled(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three bundled records instead of all, so that a build takes no time."""
    from etl import settings  # noqa: PLC0415
    from etl.pipeline import building, documents  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("releases")
    (folder / "few.jsonl").write_text(
        "".join(f'{{"url": "https://example.org/b{i}", "title": "Course {i}", "text": "{text}"}}\n' for i, text in enumerate(TEXTS))
    )
    real = settings.data_folder
    for module in (building, documents):
        monkeypatch.setattr(module, "data_folder", lambda name: folder if name == "releases" else real(name))


TEXTS = (
    "Nairobi - Twenty judges in Kenya took part in a course on human trafficking. The Government of Norway funded it.",
    "Lima - The ministry opened a shelter for victims of human trafficking in Peru.",
    "Kyiv - Police from Ukraine and Moldova met to agree on joint work against trafficking in persons.",
)


def served(sql: str) -> list[tuple[Any, ...]]:
    """Rows of the served build."""
    store = Store(store_folder())
    build_id = store.current()
    assert build_id
    with duckdb.connect(str(store.database(build_id)), read_only=True) as db:
        return db.execute(sql).fetchall()
