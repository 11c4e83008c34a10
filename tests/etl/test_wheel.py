"""The wheel, installed where nothing else is, reads releases: code, reference data and dependencies are all in it or named by it."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(600)  # everything is installed anew: half a minute, more over a slow line
def test_the_wheel_extracts_in_an_empty_environment(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check", wheel], cwd=tmp_path, check=True)
    page = tmp_path / "page.txt"
    page.write_text("Nairobi - Norway paid for a course on human trafficking for twenty judges in Kenya.", encoding="utf-8")

    # no environment: nothing of the checkout can be found
    found = subprocess.run([python, "-m", "etl", "extract", page], cwd=tmp_path, env={}, check=True, capture_output=True, text=True)
    reading = json.loads(found.stdout)
    assert [country["code"] for country in reading["countries"]] == ["KEN"]
    assert [funder["id"] for funder in reading["funders"]] == ["gov-nor"]

    where = "import etl, dashboard; from etl.settings import data_folder; print(etl.__file__, dashboard.__file__, data_folder('reference'))"
    files = subprocess.run([python, "-c", where], cwd=tmp_path, env={}, check=True, capture_output=True, text=True).stdout
    assert str(ROOT) not in files
