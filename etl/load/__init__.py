"""Readings into a new DuckDB build, checked before anybody sees it."""

from etl.load.build import LISTING, NewBuild
from etl.load.checks import check
from etl.load.parts import write_part

__all__ = ["LISTING", "NewBuild", "check", "write_part"]
