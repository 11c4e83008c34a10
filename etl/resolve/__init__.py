"""Names to organisations of the registry, when one candidate is left."""

from etl.resolve.organisations import resolve

__all__ = ["resolve"]
