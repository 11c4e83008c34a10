"""How well the extraction reads, measured against labels made by people (tests/gold)."""

from etl.evaluation.report import Measurement, measure, write_quality
from etl.evaluation.scores import ALL, FIELDS, Score

__all__ = ["ALL", "FIELDS", "Measurement", "Score", "measure", "write_quality"]
