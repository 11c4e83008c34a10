"""Documents as they came, kept in Parquet parts by batch, so that every build can be made again from the originals."""

from etl.archive.batches import Archive, Batch
from etl.archive.parts import read_documents, read_listing, split, write_documents
from etl.archive.tables import ReadTables

__all__ = ["Archive", "Batch", "ReadTables", "read_documents", "read_listing", "split", "write_documents"]
