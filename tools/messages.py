"""Collects every message of the dashboard into its catalogues: `make messages`. New ones come in empty, unused ones go."""

from __future__ import annotations

import ast
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.filters import LANGUAGES
from dashboard.text.language import SOURCE, catalogue_file

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"_", "N_", "ngettext", "Words", "Counts"}
REFERENCE = {"activity_types.csv": ("description",), "countries.csv": ("note",), "sources.csv": ("name", "licence", "note")}
"""Columns of reference tables that pages show through `_`, since the build holds them in English alone."""
Message = str | tuple[str, str]


def main(languages: list[str]) -> None:
    """Bring the catalogues of these languages up to date, or all of them; one that does not exist is begun."""
    for lang in languages or [lang for lang in LANGUAGES if lang != SOURCE]:
        path = catalogue_file(lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        known = Catalog(locale=lang)
        if path.exists():
            with path.open("rb") as file:
                known = read_po(file, locale=lang)
        fresh = Catalog(
            locale=lang, project="dashboard", fuzzy=False, header_comment="# Words of the dashboard. Kept by `make messages`: docs/languages.md."
        )
        fresh.creation_date = known.creation_date
        fresh.revision_date = known.revision_date
        for message, places in messages().items():
            old = known.get(message[0] if isinstance(message, tuple) else message)
            fresh.add(message, old.string if old else None, locations=places, flags=old.flags - {"python-brace-format"} if old else ())
        with path.open("wb") as file:
            write_po(file, fresh, width=140, include_lineno=False, sort_output=False)
        empty = [m.id for m in fresh if m.id and not (all(m.string) if isinstance(m.string, (list, tuple)) else m.string)]
        print(f"{path.relative_to(ROOT)}: {len(fresh)} messages, {len(empty)} to translate")


def messages() -> dict[Message, list[tuple[str, int]]]:
    """Every message, one or (one, many), with the files that use it, in their order."""
    found: dict[Message, list[tuple[str, int]]] = {}
    for place, message in (*_in_code(), *_in_tables()):
        places = found.setdefault(message, [])
        if (place, 0) not in places:
            places.append((place, 0))
    return found


def _in_code() -> Iterator[tuple[str, Message]]:
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        place = str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                yield from ((place, message) for message in _of_call(node.func.id, node.args))


def _of_call(name: str, args: list[ast.expr]) -> Iterator[Message]:
    """A call with a variable, as in `_(strings.NOT_STATED)`, has no message of its own."""
    if name == "ngettext":
        if isinstance(args[0], ast.Constant) and isinstance(args[1], ast.Constant):
            yield str(args[0].value), str(args[1].value)
    elif name in ("Words", "Counts"):
        for value in ast.literal_eval(args[0]).values() if isinstance(args[0], ast.Dict) else ():
            if value:
                yield value
    elif args and isinstance(args[0], ast.Constant) and args[0].value:
        yield str(args[0].value)


def _in_tables() -> Iterator[tuple[str, Message]]:
    for name, columns in REFERENCE.items():
        with (ROOT / "data" / "reference" / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((f"data/reference/{name}", row[column]) for column in columns if row.get(column))


if __name__ == "__main__":
    main(sys.argv[1:])
