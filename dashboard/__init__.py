"""Show a build: filters, queries, charts, views. Reads the views of etl/load/views.sql and nothing else of the pipeline."""
