"""What a reader may meet: each text is shown as it is, so it says what happened and what to do."""


class DashboardError(Exception):
    """A known failure, in words."""


class BuildMissing(DashboardError):  # noqa: N818 said as it is met
    """There is no build to serve, or it is gone."""


class UnknownSchema(DashboardError):  # noqa: N818
    """The build was made by another version of the pipeline."""


class QueryTooSlow(DashboardError):  # noqa: N818
    """A query ran into the time limit."""


class SearchMissing(DashboardError):  # noqa: N818
    """The search index of the build is gone or damaged; its numbers can still be shown."""


class TooManyRows(DashboardError):  # noqa: N818
    """More rows than the format holds well; another format takes them all."""


class NoSuchTable(DashboardError):  # noqa: N818
    """No table has this name."""
