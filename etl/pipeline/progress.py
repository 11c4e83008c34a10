"""How a long step tells how far it is, without knowing who looks."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told what is being done, how many are done, and of how many (None: not known)."""

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Take note."""


def silent(what: str, done: int, total: int | None) -> None:
    """Show nothing."""
