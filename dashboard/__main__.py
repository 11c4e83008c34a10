"""`python -m dashboard`: the server alone; `python -m dashboard export`: files of a selection, for those who come without a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.db import current
from dashboard.errors import BuildMissing, DashboardError
from dashboard.settings import store_folder

app = typer.Typer(add_completion=False, no_args_is_help=False)
Store = Annotated[Path | None, typer.Option(help="The store to serve; else CTDASH_STORE, else data/store.", show_default=False)]


@app.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen on; others than this machine's own let everybody in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8501,
    store: Store = None,
) -> None:
    """Serve the dashboard, unless a command is named."""
    if context.invoked_subcommand:
        return
    from dashboard.ui.server import check_port, serve  # noqa: PLC0415 importing Streamlit takes a second that --help need not wait for

    folder = (store or store_folder()).resolve()
    try:
        check_port(host, port)
        _check_build(folder)
    except DashboardError as error:
        print(f"dashboard: {error}", file=sys.stderr)
        raise typer.Exit(1) from error
    print(f"The dashboard of {folder} is on http://{'localhost' if host == '127.0.0.1' else host}:{port} (Ctrl+C stops it)", flush=True)
    serve(host, port, folder)


@app.command()
def export(
    what: Annotated[list[str], typer.Argument(help="activities.csv, summary/funder/year.xlsx, workbook.xlsx, package.zip, brief/funder/usaid.pdf")],
    select: Annotated[str, typer.Option(help="The selection, as behind the question mark of a page's address: 'funder=usaid&from=2018'.")] = "",
    to: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    store: Store = None,
) -> None:
    """Write the files that the API gives, and print the path of each. A file is there whole or not at all."""
    from dashboard.api.export import export as write  # noqa: PLC0415 serving needs none of it yet

    try:
        for name in what:
            print(write((store or store_folder()).resolve(), name, select, to))
    except DashboardError as error:
        print(f"dashboard: {error}", file=sys.stderr)
        raise typer.Exit(1) from error


def _check_build(folder: Path) -> None:
    """Say that there is no build, or a damaged one: pages say so too, and show one once it is there. Raises UnknownSchema for another version's."""
    try:
        current(folder)
    except BuildMissing as error:
        print(f"dashboard: {error}", file=sys.stderr)


if __name__ == "__main__":
    app()
