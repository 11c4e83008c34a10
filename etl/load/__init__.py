"""Readings into a new DuckDB build, checked before anybody sees it."""

from etl.load.build import LISTING, NewBuild
from etl.load.checks import check
from etl.load.parts import TABLES, Lot, part_file, write_part
from etl.load.search import LAYOUT, write_index

__all__ = ["LAYOUT", "LISTING", "TABLES", "Lot", "NewBuild", "check", "part_file", "write_index", "write_part"]
