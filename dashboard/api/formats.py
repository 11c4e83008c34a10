"""Formats of answers: the ending of the address says which, else the Accept header, else JSON."""

from __future__ import annotations

from dashboard.api.problems import Problem

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
    "zip": "application/zip",
    "metadata.json": "application/json",
}
"""By ending. `metadata.json` is the companion of a file: what its rows and columns mean."""
_ACCEPTED = {kind.partition(";")[0]: name for name, kind in reversed(MEDIA_TYPES.items())}


def of_address(segment: str, accept: str) -> tuple[str, str]:
    """(what is asked for, in which format) of the last segment of an address: activities.csv. Raises Problem 404 and 406."""
    name, dot, ending = segment.partition(".")
    if dot and ending not in MEDIA_TYPES:
        raise Problem(404, f"There is no {segment}: an address may end in {', '.join(f'.{one}' for one in MEDIA_TYPES)}.")
    return name, ending if dot else _of_accept(accept)


def _of_accept(accept: str) -> str:
    wanted = [(_weight(part), part.partition(";")[0].strip().lower()) for part in accept.split(",") if part.strip()]
    for weight, kind in sorted(wanted, key=lambda pair: -pair[0]) or [(1.0, "*/*")]:
        if weight > 0 and kind in ("*/*", "application/*"):
            return "json"
        if weight > 0 and kind == "text/*":
            return "csv"
        if weight > 0 and kind in _ACCEPTED:
            return _ACCEPTED[kind]
    raise Problem(406, f"None of {accept} can be given; there are {', '.join(_ACCEPTED)}.")


def _weight(part: str) -> float:
    quality = next((text.strip()[2:] for text in part.split(";")[1:] if text.strip().startswith("q=")), "1")
    try:
        return float(quality)
    except ValueError:
        return 0.0
