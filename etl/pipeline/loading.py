"""What people do with the store: load, collect, remove, roll back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.archive import Archive, Batch, ReadTables
from etl.errors import SourceError, StoreError
from etl.issues import Issue, IssueLog
from etl.lock import writing
from etl.model import Document
from etl.parse.address import canonical, names_a_page
from etl.pipeline.building import build, is_current
from etl.pipeline.documents import BUNDLED, Documents
from etl.pipeline.pools import Cluster
from etl.pipeline.progress import Progress, silent
from etl.pipeline.served import opened
from etl.settings import SCHEMA_VERSION
from etl.sources import read_paths, shown
from etl.store import Store


@dataclass
class LoadResult:
    """What a load did, in the words of its summary."""

    loaded: int = 0  # documents that are new and became releases
    unchanged: int = 0  # documents that the store already held
    rejected: list[Issue] = field(default_factory=list)  # files and records that could not be used
    problems: list[str] = field(default_factory=list)  # paths that could not be read at all, a line each
    batch: Batch | None = None  # None: nothing new
    build_id: str | None = None  # None: nothing changed, the build before is still served

    @property
    def found_anything(self) -> bool:
        """Whether anything that was given could be used."""
        return bool(self.loaded or self.unchanged)


def load(store: Store, paths: Sequence[Path], progress: Progress = silent, where: Cluster | int | None = None) -> LoadResult:
    """Collect files or folders, read what is new, publish a new build; `where` as for `build`. Raises LockedError when somebody else is writing."""
    with writing(store, "etl load"):
        result = _collect(store, paths, progress)
        if result.batch or not is_current(store) or _is_behind(store):
            result.build_id = build(store, progress, where)
            if result.batch:
                unusable = _rejected_in(store, result.build_id, result.batch.batch_id)
                result.loaded -= len(unusable)
                result.rejected += unusable
        return result


def collect(store: Store, paths: Sequence[Path], progress: Progress = silent) -> LoadResult:
    """Take files or folders into the archive only; the next build reads them."""
    with writing(store, "etl collect"):
        return _collect(store, paths, progress)


def remove(store: Store, what: str, progress: Progress = silent) -> tuple[int, str]:
    """Take a batch (its id) or a release (its address or id) out again; how many documents went, and the new build's id.

    The archive keeps a tombstone and no bytes. Raises StoreError when nothing has that name, or only the bundled records as a whole have.
    """
    _must_exist(store)
    if what == BUNDLED:
        raise StoreError(f"{what}: these records come with the project and are in every build. A release of them is taken out by its address.")
    with writing(store, "etl remove"):
        archive = Archive(store.archive)
        batch = next((b for b in archive.batches() if b.batch_id == what), None)
        if batch:
            archive.remove_batch(what)
            return batch.documents, build(store, progress)
        releases = _called(store, what)
        if not releases:
            advice = "`python -m etl status` lists the batches; a release is named by its address as the dashboard shows it."
            raise StoreError(f"{what}: no batch and no release has this name. {advice}")
        removed, build_id = 0, ""
        while found := _documents_of(store, releases):  # again for an older page: only reading it shows that it has the same address
            for sha256 in found:
                archive.remove_document(sha256, what)
            removed += len(found)
            build_id = build(store, progress)
        return removed, build_id


def rollback(store: Store) -> str:
    """Serve the build before the served one; its id. The archive is not touched: the next build holds everything again.

    Raises StoreError when there is none, or when this version cannot serve it.
    """
    _must_exist(store)
    with writing(store, "etl rollback"):
        manifest = store.current_manifest()
        before = manifest and manifest.get("before")
        if not before or before not in store.build_ids():
            raise StoreError(f"{store.root}: there is no build before the served one. Nothing was changed.")
        schema = store.manifest(before)["schema_version"]
        if schema != SCHEMA_VERSION:
            raise StoreError(f"{before}: this build has schema {schema}, this version serves {SCHEMA_VERSION}. Nothing was changed.")
        with opened(store, before):
            store.point_to(before)
        return str(before)


def _is_behind(store: Store) -> bool:
    """Whether the archive holds batches that the served build does not: of a load that ended before its build, of `collect`, or after `rollback`."""
    with opened(store, str(store.current())) as db:
        served = {batch_id for (batch_id,) in db.execute("select batch_id from batch").fetchall()}
    return any(batch.batch_id not in served for batch in Archive(store.archive).batches())


def _must_exist(store: Store) -> None:
    if not store.builds.is_dir():
        raise StoreError(f"{store.root}: there is no store. Set CTDASH_STORE to one, or make one here: `python -m etl build`.")


def _collect(store: Store, paths: Sequence[Path], progress: Progress) -> LoadResult:
    result = LoadResult()
    issues = IssueLog()
    tables = ReadTables(store.archive)
    known: set[bytes] | None = None

    def new_documents() -> Iterator[Document]:
        nonlocal known
        for document in _read(paths, issues, result.problems, tables):
            known = _known(store) if known is None else known
            sha256 = bytes.fromhex(document.sha256)
            if sha256 in known:
                result.unchanged += 1
            else:
                known.add(sha256)
                result.loaded += 1
                yield document
            progress("Collecting documents", result.loaded + result.unchanged, None)

    origin = ", ".join(shown(path.name or path) for path in paths)
    result.batch = Archive(store.archive).add(new_documents(), issues.issues, origin)
    result.unchanged += tables.unchanged
    tables.keep()
    result.rejected = [issue for issue in issues if issue.level == "rejected"]
    return result


def _known(store: Store) -> set[bytes]:
    """Hashes of all documents, as bytes: as text they would take twice the memory, and there may be millions."""
    with TemporaryDirectory() as folder:
        listings = Documents(store, Path(folder)).listings()
        return {bytes.fromhex(sha256) for listing in listings for sha256 in listing["sha256"].to_pylist()}


def _read(paths: Sequence[Path], issues: IssueLog, problems: list[str], tables: ReadTables) -> Iterator[Document]:
    """Documents of all paths; one path that cannot be read does not keep the others out."""
    for path in paths:
        try:
            yield from read_paths([path], issues, tables=tables)
        except SourceError as error:
            problems.append(str(error))


def _rejected_in(store: Store, build_id: str, batch_id: str) -> list[Issue]:
    with opened(store, build_id) as db:
        rows = db.execute(
            """select level, stage, locator, reason, advice, release_id from issue
               where batch_id = ? and level = 'rejected' and stage <> 'sources' order by all""",
            [batch_id],
        ).fetchall()
    return [Issue(*row) for row in rows]


def _called(store: Store, name: str) -> list[str]:
    """The ids of the releases of the served build with this address or id; none where there is no build that this version reads."""
    manifest = store.current_manifest()
    if manifest is None or manifest["schema_version"] != SCHEMA_VERSION:
        return []
    with opened(store, manifest["build_id"]) as db:
        return [row[0] for row in db.execute("select release_id from release where url = $1 or release_id = $1", [name]).fetchall()]


def _documents_of(store: Store, releases: Sequence[str]) -> list[str]:
    """Hashes of all documents of these releases: those in the served build, and records of the archive with the same addresses."""
    with opened(store, str(store.current())) as db:
        rows = db.execute("select document_sha256, url from release where release_id in (select unnest($1::varchar[]))", [list(releases)]).fetchall()
    found = [sha256 for sha256, _ in rows]
    if addresses := {canonical(url) for _, url in rows if url and names_a_page(url)}:
        with TemporaryDirectory() as folder:
            found += Documents(store, Path(folder)).with_address(addresses)
    return list(dict.fromkeys(found))
