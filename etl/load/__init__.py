"""Readings into a new DuckDB build, checked before anybody sees it."""

from etl.load.build import LISTING, NewBuild
from etl.load.checks import check
from etl.load.parts import write_part
from etl.load.search import LAYOUT, write_index

__all__ = ["LAYOUT", "LISTING", "NewBuild", "check", "write_index", "write_part"]
