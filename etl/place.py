"""Files by their address: a path of this machine or, with the extra `cluster`, whatever fsspec knows (file:///..., s3://...)."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any, Literal

from etl.errors import ClusterError

EXTRA = "python -m pip install 'counter-trafficking-dashboard[cluster]'"


def is_path(address: str) -> bool:
    """Whether the address is a path of this machine, for which nothing more is needed."""
    return "://" not in address


def open_file(address: str, mode: Literal["rb", "wb"]) -> IO[bytes]:
    """The open file; a new one's folder is made. Raises OSError when it cannot be opened, ClusterError when fsspec is not installed."""
    if is_path(address):
        if mode == "wb":
            Path(address).parent.mkdir(parents=True, exist_ok=True)
        return Path(address).open(mode)
    system, path = file_system(address)
    if mode == "wb":
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
    file: IO[bytes] = system.open(path, mode)
    return file


def count_files(folder: str) -> int:
    """How many files a folder holds; 0 when there is none of this name."""
    if is_path(folder):
        return sum(1 for _ in Path(folder).glob("*"))
    system, path = file_system(folder)
    system.invalidate_cache()
    try:
        return len(system.ls(path, detail=False))
    except FileNotFoundError:
        return 0


def file_system(address: str) -> tuple[Any, str]:
    """fsspec's file system of an address, and the path in it. Raises ClusterError when one of the two is not installed or not known."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 comes with the extra alone
    except ImportError as error:
        raise ClusterError(f"{address}: addresses need the extra `cluster`: {EXTRA}") from error
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ClusterError(f"{address}: no files can be kept there ({error}).") from error
    return system, str(path)
