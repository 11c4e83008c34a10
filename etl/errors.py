"""What can go wrong in the pipeline: one class per stage. Every message says what, where, and what to do."""


class EtlError(Exception):
    """A failure that a person has to act on; its text is the one line that they are shown."""


class ReferenceDataError(EtlError):
    """A table of data/reference is missing or breaks its own rules."""


class SourceError(EtlError):
    """A path or address cannot be read at all."""


class StoreError(EtlError):
    """The store cannot be read or written: no build, an unknown schema, a build that fails its checks."""


class LockedError(StoreError):
    """Another process is writing to the store; the text says who and since when."""


class ClusterError(EtlError):
    """The scheduler, a worker or the place that they share cannot be used."""
