"""Releases composed for measuring, and the one table that every promise of speed is measured in."""
