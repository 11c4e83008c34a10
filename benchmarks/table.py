"""The one table: printed, and written to docs/benchmarks.md with machine, versions and date."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.measure import Row

PACKAGES = ("duckdb", "streamlit", "plotly", "pandas", "pyarrow", "pyahocorasick", "tantivy", "datasette", "playwright")
HEAD = """# Benchmarks

Written by `make bench`; do not edit. Each figure is a median with its spread (half the distance between the fastest and the slowest run),
beside a peer or a floor that was measured in the same run: seconds differ between machines, ratios less.
"""


def page(rows: Iterable[Row], releases: int, remark: str = "") -> str:
    """docs/benchmarks.md."""
    return "\n".join([HEAD, _machine(releases), *([remark] if remark else []), "", *_lines(rows), ""])


def write(rows: Iterable[Row], releases: int, path: Path, remark: str = "") -> None:
    """Write the page."""
    path.write_text(page(rows, releases, remark), encoding="utf-8")


def _machine(releases: int) -> str:
    memory = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    when = datetime.now(UTC).date().isoformat()
    return f"{when}; {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, Python {platform.python_version()}; {versions}. {releases:,} generated releases, where no other number is given."  # noqa: E501


def _lines(rows: Iterable[Row]) -> list[str]:
    lines = ["| group | what | figure | spread | beside | ratio |", "|---|---|---|---|---|---|"]
    notes = []
    for row in rows:
        figure, beside = (f"{value:,.0f}" if value >= 100 else f"{value:,.2f}" for value in (row.value, row.beside))
        spread = "one run" if row.spread is None else f"± {row.spread:.0%}"
        lines.append(f"| {row.group} | {row.what} | {figure} {row.unit} | {spread} | {row.beside_what}: {beside} | {row.ratio:.2f} |")
        if row.note:
            notes.append(f"- {row.what}: {row.note}")
    return [*lines, *(["", "## Why a figure is poor", "", *notes] if notes else [])]
