"""Rows as files and the API hold them: Arrow tables, with stable columns, codes beside names, dates in ISO form."""
