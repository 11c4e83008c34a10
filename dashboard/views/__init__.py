"""Pages: each composes filters, queries, charts and links to the evidence, and holds neither SQL nor arithmetic."""
