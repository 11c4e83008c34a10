"""The axis of periods: names at regular steps, and apart at the right what is not stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.theme import EDGE, QUIET

APART = 0.05
"""How far what is not stated stands from the last period, as a share of all of them."""
STEPS = {1: (1, 2, 5, 10, 20, 50, 100), 4: (1, 2, 4, 8, 20, 40), 12: (1, 3, 6, 12, 24, 60)}
"""Periods from one name to the next, by how many there are in a year: a reader counts in these."""


@dataclass(frozen=True, slots=True)
class Period:
    """One column. `code` is what a click selects: 2019, 2019-Q2, 2019-05 or none; n is None where nothing was found."""

    code: str
    label: str
    n: int | None


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels that all columns together have, about, and how many of them have their name below at most."""

    width: int
    named: int


def dated(periods: Sequence[Period]) -> list[Period]:
    """Those that are periods."""
    return [period for period in periods if period.code != "none"]


def places(periods: Sequence[Period]) -> list[float]:
    """Where each stands on the axis: one step from one to the next, what is not stated a little further."""
    n = len(dated(periods))
    apart = max(0.6, APART * n) if n else 0.0
    return [i + apart if period.code == "none" else float(i) for i, period in enumerate(periods)]


def period_axis(periods: Sequence[Period], dark: bool, named: int, fewest: int = 1) -> dict[str, Any]:
    """An axis with room for `fewest` columns at least. What is not stated always has its name, and no other comes near it."""
    at = places(periods)
    end = max(at[-1] if at else 0.0, fewest - 1.0)
    unstated = [place for place, period in zip(at, periods, strict=True) if period.code == "none"]
    limit = unstated[0] - 0.66 * (end + 1) / named if unstated else end + 1
    shown = [i for i in _regular(dated(periods), named) if at[i] <= limit] + [len(at) - 1] * len(unstated)
    return {
        "tickvals": [at[i] for i in shown], "ticktext": ["<br>".join(periods[i].label.split(" ")) for i in shown],
        "tickfont": {"size": 12, "color": QUIET[dark]}, "tickangle": 0, "ticklabeloverflow": "allow",
        "ticks": "outside", "ticklen": 4, "tickcolor": EDGE[dark],
        "showgrid": False, "zeroline": False, "fixedrange": True, "range": [-0.6, end + 0.6],
    }  # fmt: skip


def _regular(periods: Sequence[Period], named: int) -> list[int]:
    """Which have a name: `named` of them at most, at the smallest step that does it, beginning with a round one (2005, Q1, January)."""
    numbers = [_number(period.code) for period in periods]
    if not numbers:
        return []
    of_year = 4 if "Q" in periods[0].code else 12 if "-" in periods[0].code else 1
    for step in STEPS[of_year]:
        shown = [i for i, number in enumerate(numbers) if number % step == 0]
        if len(shown) <= named:
            break
    return shown


def _number(code: str) -> int:
    """Periods since the year 0: 2019, 2019 * 4 + 1 for 2019-Q2, 2019 * 12 + 4 for 2019-05."""
    year, _, rest = code.partition("-")
    if not rest:
        return int(year)
    return int(year) * 4 + int(rest[1:]) - 1 if rest.startswith("Q") else int(year) * 12 + int(rest) - 1
