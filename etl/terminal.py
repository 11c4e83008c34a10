"""What a command shows: lines and tables on standard output, trouble and a bar on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rich import progress as bars
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from etl.errors import EtlError

if TYPE_CHECKING:  # importing it for real would import every stage
    from etl.pipeline.progress import Progress

err = Console(stderr=True, highlight=False, soft_wrap=True)
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 200)


def print_trouble(lines: Iterable[object]) -> None:
    """Each on a line of its own on standard error."""
    for line in lines:
        err.print(str(line), style="red", markup=False)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under a title on standard output."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    out.print(table, "")


@contextmanager
def progress_bar(*, always: bool = False) -> Iterator[Progress]:
    """A bar on standard error for people; where that is no terminal, nothing, or with `always` the bar's last state."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with bars.Progress(*columns, console=err, disable=not (always or err.is_terminal)) as bar:
        tasks: dict[str, bars.TaskID] = {}

        def show(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield show


@contextmanager
def written() -> Iterator[None]:
    """What is printed inside reaches its place. Raises EtlError where the operating system says no, as it does on a full disk."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno is None:  # not of the operating system
            raise
        with suppress(OSError):  # or Python tries again when it ends, and says so
            sys.stdout.close()
        raise EtlError(f"{error.filename or 'the output'}: {error.strerror}. Check that there is room, and who may use it.") from error
