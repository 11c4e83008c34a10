"""`python -m dashboard`: the server alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.errors import DashboardError
from dashboard.settings import store_folder


def run(
    host: Annotated[str, typer.Option(help="The address to listen on; others than this machine's own let everybody in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8501,
    store: Annotated[Path | None, typer.Option(help="The store to serve; else CTDASH_STORE, else data/store.", show_default=False)] = None,
) -> None:
    """Serve the dashboard."""
    from dashboard.ui.server import serve  # noqa: PLC0415 importing Streamlit takes a second that --help need not wait for

    try:
        print(
            f"The dashboard of {store or store_folder()} is on http://{'localhost' if host == '127.0.0.1' else host}:{port} (Ctrl+C stops it)",
            flush=True,
        )
        serve(host, port, store)
    except DashboardError as error:
        print(f"dashboard: {error}", file=sys.stderr)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    typer.run(run)
