"""The docs say what the code does: what one of them names, the other has."""

from __future__ import annotations


import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from dashboard.__main__ import app as dashboard_app
from etl.__main__ import app as etl_app
from etl.extract import extract
from tests.etl.extract.conftest import make_release
from tools.codebook import codebook_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("README.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=]", requirement)[0] for requirement in requirements}


def rows(page: str, heading: str) -> set[str]:
    """First cells of the table under a heading."""
    section = page.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    return {line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")} - {"package", "command", "option", "---"}


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    page = text("docs/dependencies.md")

    assert rows(page, "To run") == names(PROJECT["dependencies"])
    assert rows(page, "To work on it, or on a cluster") == names([r for extra in PROJECT["optional-dependencies"].values() for r in extra])


def test_the_lock_file_pins_every_dependency_with_hashes_and_names_no_index() -> None:
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", LOCK, re.MULTILINE))

    assert names(PROJECT["dependencies"]) <= pinned
    assert LOCK.count("--hash=sha256:") >= len(pinned)
    assert not re.search(r"https?://|--index|--extra-index|--find-links", LOCK)


def test_every_command_is_described_in_the_words_of_its_help() -> None:
    page = text("docs/commands.md")
    commands = get_command(etl_app).commands  # type: ignore[attr-defined]

    described = {cell.strip("`").split()[0] for cell in rows(page, "python -m etl")}
    assert described == set(commands)
    for name, command in commands.items():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{name}"))
        said = command.help.rstrip(".").lower()
        assert said.split(";")[0].split(",")[0] in line.lower(), name


def test_every_make_target_is_described() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", text("Makefile"), re.MULTILINE)) - {"help"}

    assert {cell.strip("`").removeprefix("make ") for cell in rows(text("docs/commands.md"), "make")} == targets


def test_the_schema_page_is_what_the_sql_gives() -> None:
    spec = importlib.util.spec_from_file_location("schema", ROOT / "tools" / "schema.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert text("docs/schema.md") == module.schema_page(), "run `python tools/schema.py`"


def test_the_codebook_is_what_the_exports_hold() -> None:
    assert text("docs/codebook.md") == codebook_page(), "run `python -m tools.codebook`"


def test_the_options_of_the_server_and_its_command_are_described() -> None:
    group = get_command(dashboard_app)
    page = text("docs/commands.md")
    described = {cell.strip("`").split()[0] for cell in rows(page, "python -m dashboard")}
    options = {option.opts[0] for option in group.params}
    assert described == options | set(group.commands)  # type: ignore[attr-defined]


def test_every_reference_table_is_described_with_source_date_and_licence() -> None:
    page = text("data/README.md")
    described = {m[1]: m[0] for m in re.findall(r"^(\| `reference/([a-z_]+\.csv)` .*)$", page, re.MULTILINE)}

    assert set(described) == {path.name for path in (ROOT / "data" / "reference").glob("*.csv")}
    for name, line in described.items():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert len(cells) == 5, name
        assert all(cells), name


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_has_the_two_commands_and_a_screenshot() -> None:
    page = text("README.md")

    assert "make run" in page
    assert "make test" in page
    assert re.search(r"!\[[^\]]+\]\(docs/screens/[a-z0-9-]+\.png\)", page)


def test_every_room_of_the_code_stands_in_the_architecture_page() -> None:
    page = text("docs/architecture.md")
    rooms = {path.parent.name for package in ("etl", "dashboard") for path in (ROOT / package).glob("*/__init__.py")}

    for room in rooms - {"static", "_config"}:
        assert f"{room}/" in page, room


def test_no_tracked_file_holds_an_address_of_a_package_index_or_a_path_of_a_machine() -> None:
    words = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org", "/wo" + "rk/", "/ro" + "ot/"]
    found = subprocess.run(["git", "grep", "-nIF", *(f"-e{w}" for w in words)], cwd=ROOT, capture_output=True, text=True, check=False)

    assert found.stdout == ""


def test_the_worked_example_of_the_method_is_what_is_read() -> None:
    sentence = re.search(r"^> (.+)$", (ROOT / "docs" / "method.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sentence
    found = {s.field: s for s in extract(make_release(sentence[1]))}

    assert {field: s.mentions[0].quote for field, s in found.items() if s.mentions} == {
        "country": "Rabat", "partner": "Ministry of Justice", "funder": "Embassy of Norway", "amount": "EUR 200,000", "people": "forty judges",
        "activity_type": "trained",
    }  # fmt: skip
