"""Loaded into a worker: a document that says POISON kills the process that reads it, after a note of it in the file `poisoned`."""

from __future__ import annotations

import os
from typing import Any

from etl.model import Document
from etl.pipeline import reading

_parse = reading.parse


def parse(document: Document, *words: Any, **named: Any) -> Any:
    if b"POISON" in document.body:
        with open("poisoned", "a") as file:  # noqa: PTH123
            file.write(f"{os.getpid()}\n")
        os._exit(1)
    return _parse(document, *words, **named)


reading.parse = parse
