"""Every test has its own store; nothing reaches the checkout's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point CTDASH_STORE to an empty folder."""
    folder = tmp_path / "store"
    monkeypatch.setenv("CTDASH_STORE", str(folder))
    return folder
