"""What a reader may meet: each text is shown as it is, so it says what happened and what to do."""


class DashboardError(Exception):
    """A known failure, in words."""


class BuildMissing(DashboardError):
    """There is no build to serve, or it is gone."""


class UnknownSchema(DashboardError):
    """The build was made by another version of the pipeline."""


class QueryTooSlow(DashboardError):
    """A query ran into the time limit."""
