"""`python -m dashboard` from an empty foreign folder."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def start(store: Path, port: int, cwd: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--store", str(store)]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(made: Path, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process = start(made, port, tmp_path_factory.mktemp("foreign"))
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.2)
    yield address
    process.terminate()
    process.communicate(timeout=10)


def get(address: str, **headers: str) -> tuple[str, str]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=5) as answer:
        return answer.headers["content-type"], answer.read().decode("utf-8")


def test_the_map_outlines_are_json(server: str) -> None:
    kind, body = get(f"{server}/app/static/un/world_110m.json")
    assert "json" in kind
    assert json.loads(body)["type"] == "Topology"


@pytest.mark.parametrize("path", ["", "release?id=r01"])
def test_a_page_knows_its_title_and_its_server(server: str, path: str) -> None:
    _, body = get(f"{server}/{path}", **{"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert "<title>Counter-trafficking activity dashboard</title>" in body
    assert "BACKEND_BASE_URL:location.origin" in body


def test_it_listens_on_this_machine_alone(server: str, port: int) -> None:
    listening = [line.split() for table in ("/proc/net/tcp", "/proc/net/tcp6") for line in Path(table).read_text().splitlines()[1:]]
    assert {row[1] for row in listening if row[3] == "0A" and row[1].endswith(f":{port:04X}")} == {f"0100007F:{port:04X}"}


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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    refused = start(tmp_path, free, tmp_path)
    _, error = refused.communicate(timeout=30)

    assert refused.returncode == 1
    assert error.strip().count("\n") == 0
    assert "schema 99" in error
    assert "make run" in error
