"""`python -m dashboard` from an empty foreign folder."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def start(store: Path, port: int, cwd: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--store", str(store)]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(store: Path, port: int, cwd: Path) -> Iterator[str]:
    """The address of a server that answers."""
    process = start(store, port, cwd)
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.2)
    try:
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=10)


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def server(made: Path, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(made, port, tmp_path_factory.mktemp("foreign")) as address:
        yield address


def get(address: str, **headers: str) -> tuple[str, str]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=5) as answer:
        return answer.headers["content-type"], answer.read().decode("utf-8")


def test_the_map_outlines_are_json(server: str) -> None:
    kind, body = get(f"{server}/app/static/un/world_110m.json")
    assert "json" in kind
    assert json.loads(body)["type"] == "Topology"


@pytest.mark.parametrize(("path", "name"), [("", "Overview"), ("funders", "Funders"), ("release?id=r01", "Release")])
def test_a_page_knows_its_title_and_its_server(server: str, path: str, name: str) -> None:
    _, body = get(f"{server}/{path}", **{"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert f"<title>{name} - Counter-trafficking activity dashboard</title>" in body
    assert "BACKEND_BASE_URL:location.origin" in body


def test_the_overview_answers_by_its_name(server: str) -> None:
    with urllib.request.urlopen(f"{server}/overview?country=KEN&lang=fr", timeout=5) as answer:
        assert answer.url == f"{server}/?country=KEN&lang=fr"
        assert 'lang="fr"' in answer.read().decode("utf-8")


@pytest.mark.parametrize("path", ["nosuchpage", "releases/xyz", "funders/a/b"])
def test_an_address_without_a_page_says_so_in_words_and_leads_to_those_that_there_are(server: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as raised:
        get(f"{server}/{path}?lang=fr", Accept="text/html")
    body = raised.value.read().decode("utf-8")
    assert raised.value.code == 404
    assert "<h1>Aucune page à cette adresse</h1>" in body
    assert f"<code>/{path}</code>" in body
    assert '<a href="/overview?lang=fr">Vue d’ensemble</a>' in body
    assert "<script" not in body, "Streamlit's client would stay blank"


def test_what_stands_in_a_wrong_address_is_no_part_of_the_page(server: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as raised:
        get(f"{server}/%3Cb%3E")
    assert "<code>/&lt;b&gt;</code>" in raised.value.read().decode("utf-8")


def test_it_listens_on_this_machine_alone(server: str, port: int) -> None:
    listening = [line.split() for table in ("/proc/net/tcp", "/proc/net/tcp6") for line in Path(table).read_text().splitlines()[1:]]
    assert {row[1] for row in listening if row[3] == "0A" and row[1].endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


def test_a_second_process_serves_the_same_store_beside_the_first(server: str, made: Path, tmp_path: Path) -> None:
    with serving(made, free_port(), tmp_path) as second:
        answers = [(get(f"{address}/_stcore/health")[1], get(f"{address}/release?id=r01", Accept="text/html")[1]) for address in (server, second)]
    assert [health for health, _ in answers] == ["ok", "ok"]
    assert answers[0][1].replace(server, second) == answers[1][1], "the same page"
    assert get(f"{server}/_stcore/health")[1] == "ok", "the first goes on when the second has ended"


def test_a_port_in_use_is_one_clear_line(server: str, port: int, made: Path, tmp_path: Path) -> None:
    second = start(made, port, tmp_path)
    _, error = second.communicate(timeout=30)
    assert second.returncode == 1
    assert error.strip().count("\n") == 0
    assert "choose another --port" in error


def test_a_build_of_an_unknown_schema_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "builds" / "b1").mkdir(parents=True)
    (tmp_path / "builds" / "b1" / "manifest.json").write_text(json.dumps({"build_id": "b1", "schema_version": 99, "database": "x"}))
    (tmp_path / "current").write_text("b1\n")
    refused = start(tmp_path, free_port(), tmp_path)
    _, error = refused.communicate(timeout=30)

    assert refused.returncode == 1
    assert error.strip().count("\n") == 0
    assert "schema 99" in error
    assert "make run" in error
