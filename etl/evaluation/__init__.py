"""How well the extraction reads, measured against labels made by people (tests/gold)."""

from etl.evaluation.gold import Labelled, part_of, read_gold
from etl.evaluation.report import measure, write_quality
from etl.evaluation.scores import Score, evaluate

__all__ = ["Labelled", "Score", "evaluate", "measure", "part_of", "read_gold", "write_quality"]
