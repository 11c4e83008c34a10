"""Every test has its own store; nothing reaches the checkout's."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point CTDASH_STORE to an empty folder."""
    folder = tmp_path / "store"
    monkeypatch.setenv("CTDASH_STORE", str(folder))
    return folder
