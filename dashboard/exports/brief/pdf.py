"""The pages of a brief as a PDF. Typst only lays out: what stands on them comes as data, so nothing in it is read as markup."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf(content: dict[str, Any]) -> bytes:
    """A tagged PDF of `content.content`, dated by its build. Fonts are Typst's own, so that it looks the same everywhere.

    It keeps to PDF/UA-1, which screen readers go by. A character that no font draws (a Chinese name) breaks that standard: such a brief is
    tagged all the same, and does not claim it.
    """
    try:
        return _compiled(content, "ua-1")
    except typst.TypstError:
        return _compiled(content)


def _compiled(content: dict[str, Any], *standards: typst.PDFStandard) -> bytes:
    file = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"said": json.dumps(content, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=datetime.fromisoformat(content["built_at"]),
        pdf_standards=list(standards),
    )
    assert isinstance(file, bytes)
    return file
