"""The command line of the pipeline: `python -m etl --help`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.errors import EtlError, SourceError
from etl.issues import IssueLog
from etl.settings import store_folder
from etl.stopping import stoppable
from etl.store import Store
from etl.terminal import err, out, print_table, print_trouble, progress_bar, written

if TYPE_CHECKING:  # importing it for real would import every stage
    from etl.evaluation.checks import Check
    from etl.evaluation.scores import Score
    from etl.pipeline import Cluster

REASONS_SHOWN = 50
"""Rejected records that a summary lists; the rest is counted, and all of them stand in the issue table."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read press releases into evidenced facts, and publish them.",
)


def _path(given: str) -> Path:
    if not given:  # as of a variable that is not set; Path would take it for the current folder
        raise SourceError("a path is empty. Name a file or folder; `.` is the current one.")
    return Path(given)


Paths = Annotated[
    list[Path], typer.Argument(parser=_path, metavar="PATH", help="Files or folders: .txt .html .jsonl .csv .parquet", show_default=False)
]
Scheduler = Annotated[str, typer.Option("--scheduler", help="Read on the workers of this Dask scheduler, tcp://host:port (extra `cluster`).")]
ExchangeAt = Annotated[str, typer.Option("--exchange", help="An address that all workers reach, where they do not share the store's folder.")]
# Heavy imports stand inside the commands, so that `--help` and an up-to-date `build --if-needed` answer at once.


@app.command()
def load(paths: Paths, scheduler: Scheduler = "", exchange: ExchangeAt = "") -> None:
    """Collect files or folders, read what is new, publish a new build."""
    from etl.pipeline import load as run  # noqa: PLC0415

    cluster = _cluster(scheduler, exchange)
    with progress_bar() as progress:
        result = run(Store(store_folder()), paths, progress, cluster)
    print_trouble([*result.problems, *result.rejected[:REASONS_SHOWN]])
    if len(result.rejected) > REASONS_SHOWN:
        err.print(f"... and {len(result.rejected) - REASONS_SHOWN:,} more; `python -m etl status` counts them.")
    out.print(f"{result.loaded:,} loaded, {result.unchanged:,} unchanged, {len(result.rejected):,} rejected.")
    if result.batch:
        out.print(f"Batch {result.batch.batch_id} (`python -m etl remove {result.batch.batch_id}` takes it out again).")
    out.print(f"Build {result.build_id} is served." if result.build_id else "Nothing new: the build before is still served.")
    raise typer.Exit(0 if result.found_anything else 1)


@app.command()
def collect(paths: Paths) -> None:
    """Take files or folders into the archive only; `build` reads them later."""
    from etl.pipeline import collect as run  # noqa: PLC0415

    with progress_bar() as progress:
        result = run(Store(store_folder()), paths, progress)
    print_trouble([*result.problems, *result.rejected])
    out.print(f"{result.loaded:,} collected, {result.unchanged:,} unchanged, {len(result.rejected):,} rejected.")
    raise typer.Exit(0 if result.found_anything else 1)


@app.command()
def build(
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Only when there is no build, or the checkout has changed.")] = False,
    scheduler: Scheduler = "",
    exchange: ExchangeAt = "",
) -> None:
    """Make a new build of the bundled records and the archive, and publish it."""
    from etl.lock import writing  # noqa: PLC0415
    from etl.pipeline import build as run  # noqa: PLC0415
    from etl.pipeline import is_current, standing  # noqa: PLC0415

    store = Store(store_folder())
    if if_needed and is_current(store):
        out.print(f"Build {store.current()} is up to date.")
        return
    cluster = _cluster(scheduler, exchange)
    with writing(store, "etl build"), progress_bar(always=True) as progress:
        build_id = run(store, progress, cluster)
    manifest = store.manifest(build_id)
    rejected = sum(n for level, _, n in standing(store).issues if level == "rejected")
    out.print(f"{manifest['read']:,} loaded, {manifest['unchanged']:,} unchanged, {rejected:,} rejected.")
    releases, activities, statements = _counts(manifest)
    out.print(f"Build {build_id} is served: {releases} releases, {activities} activities, {statements} statements.")


@app.command()
def extract(paths: Paths) -> None:
    """Print what is read from files or folders as JSON Lines; no store is touched."""
    from etl.pipeline import as_json, read_or_reject  # noqa: PLC0415
    from etl.sources import read_paths  # noqa: PLC0415

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    printed = 0
    for path in paths:
        issues = IssueLog()
        shown = 0
        try:
            for document in read_paths([path], issues):
                reading = read_or_reject(document, issues)
                if reading:
                    sys.stdout.write(json.dumps(as_json(reading), ensure_ascii=False) + "\n")
                    printed += 1
                shown = _print_rejected(issues, shown)
        except EtlError as error:
            print_trouble([error])
        _print_rejected(issues, shown)
    raise typer.Exit(0 if printed else 1)


@app.command()
def evaluate(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Also write data/reference/quality*.csv and docs/quality.md.")] = False,
    errors: Annotated[str, typer.Option("--errors", help="Print what is read wrong in one field, with its sentences (development part).")] = "",
) -> None:
    """Measure precision, recall and F1 by field against tests/gold."""
    from etl.evaluation import FIELDS, measure, write_quality  # noqa: PLC0415

    if errors and errors not in FIELDS:
        raise typer.BadParameter(f"{errors!r} is no field. There are: {', '.join(FIELDS)}.", param_hint="--errors")
    measured = measure()
    if write:
        write_quality(measured)
    if errors:
        for error in measured.errors[errors]:
            print(f"{error.kind}: {error.value}\n    {error.sentence or '(no sentence)'}\n    {error.url}")
    elif as_json:
        for rows in (measured.scores, measured.checks):
            sys.stdout.writelines(json.dumps(asdict(row)) + "\n" for row in rows)
    else:
        _print_rows("Scores", measured.scores)
        _print_rows("What F1 does not see", measured.checks)


@app.command()
def status() -> None:
    """Show builds, batches, releases by source, and issues."""
    from etl.pipeline import standing  # noqa: PLC0415

    store = Store(store_folder())
    now = standing(store)
    if now.served is None:
        out.print(f"{store.root}: no build yet. Run `make run` or `python -m etl build`.")
    print_trouble(now.problems)
    tables = {
        "Builds": (
            ("", "build", "built", "releases", "activities", "statements"),
            [("served" if m["build_id"] == now.served else "", m["build_id"], m["built_at"], *_counts(m)) for m in now.builds],
        ),
        "Batches": (
            ("batch", "loaded", "documents", "in this build", "rejected", "from"),
            [(b.batch_id, f"{b.loaded_at:%Y-%m-%d %H:%M:%S}", f"{b.documents:,}", f"{n:,}", f"{b.rejected:,}", b.origin) for b, n in now.batches],
        ),
        "Releases by source": (("source", "releases"), [(name, f"{n:,}") for name, n in now.sources]),
        "Issues": (("level", "stage", "how many"), [(level, stage, f"{n:,}") for level, stage, n in now.issues]),
    }
    for title, (columns, rows) in tables.items():
        if rows:
            print_table(title, columns, rows)
    if now.served and not (now.up_to_date or now.problems):
        out.print("The checkout has changed since this build: `make run` or `python -m etl build` makes a new one.")


@app.command()
def remove(
    what: Annotated[str, typer.Argument(help="A batch id (see `status`), or a release's address or id.", show_default=False)],
) -> None:
    """Take a load or a release out again, and publish a new build without it."""
    from etl.pipeline import remove as run  # noqa: PLC0415

    with progress_bar() as progress:
        documents, build_id = run(Store(store_folder()), what, progress)
    out.print(f"{documents:,} taken out. Build {build_id} is served.")


@app.command()
def rollback() -> None:
    """Serve the build before the served one."""
    from etl.pipeline import rollback as run  # noqa: PLC0415

    out.print(f"Build {run(Store(store_folder()))} is served.")


def _cluster(scheduler: str, exchange: str) -> Cluster | None:
    from etl.pipeline import Cluster  # noqa: PLC0415

    if exchange and not scheduler:
        raise typer.BadParameter("it is where a cluster's parts are exchanged; give --scheduler too.", param_hint="--exchange")
    return Cluster(scheduler, exchange or None) if scheduler else None


def _print_rows(title: str, rows: Sequence[Score | Check]) -> None:
    cells = [[f"{value:.3f}" if isinstance(value, float) else str(value) for value in asdict(row).values()] for row in rows]
    print_table(title, list(asdict(rows[0])), cells)


def _counts(manifest: Mapping[str, Any]) -> list[str]:
    return [f"{manifest['counts'][name]:,}" for name in ("release", "activity", "statement")]


def _print_rejected(issues: IssueLog, shown: int) -> int:
    """Print what was rejected behind the first `shown` issues; how many issues there are now."""
    print_trouble(issue for issue in issues.issues[shown:] if issue.level == "rejected")
    return len(issues)


def main() -> None:
    """Run a command; a known error is one line on standard error and exit status 1."""
    try:
        with stoppable(), written():
            app()
    except EtlError as error:
        print_trouble([f"etl: {error}"])
        sys.exit(1)
    except KeyboardInterrupt:
        err.print("etl: stopped; what was published before is still served.")
        sys.exit(130)


if __name__ == "__main__":
    main()
