"""Names to organisations of the registry, when one candidate is left."""

from etl.resolve.organisations import organisation_id, resolve

__all__ = ["organisation_id", "resolve"]
