"""Read press releases into evidenced facts, and publish them as one read-only DuckDB build."""

__version__ = "0.1.0"
