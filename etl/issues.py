"""The warn-and-skip channel: one record or value could not be used; it is kept, counted and shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["rejected", "skipped", "unresolved", "warning"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that could not be used: what, where, and what to do about it."""

    level: Level  # rejected: a file or record; skipped: a value; unresolved: a name; warning: used all the same
    stage: str  # sources, parse, extract, resolve, load
    locator: str  # file and line, or address
    reason: str  # what happened, in one sentence
    advice: str = ""  # what to do, in one sentence
    release_id: str | None = None

    @property
    def issue_id(self) -> str:
        """Stable over runs: the same trouble at the same place is the same issue."""
        return "i" + hashlib.sha256("\x1f".join((self.level, self.stage, self.locator, self.reason)).encode()).hexdigest()[:16]

    def __str__(self) -> str:
        return f"{self.locator}: {self.reason}" + (f" {self.advice}" if self.advice else "")


@dataclass
class IssueLog:
    """Issues in the order they were met."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, issue: Issue) -> None:
        """Keep an issue, after those that came before."""
        self.issues.append(issue)

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.issues)

    def __len__(self) -> int:
        return len(self.issues)
