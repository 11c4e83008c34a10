"""Documents as they came, kept in Parquet parts by batch, so that every build can be made again from the originals."""

from etl.archive.batches import Archive, Batch
from etl.archive.parts import read_documents, read_listing, split, write_documents

__all__ = ["Archive", "Batch", "read_documents", "read_listing", "split", "write_documents"]
