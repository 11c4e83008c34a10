"""The pages of a brief as a PDF. Typst only lays out: what stands on them comes as data, so nothing in it is read as markup."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("brief.typ")


def pdf(content: dict[str, Any]) -> bytes:
    """A tagged PDF of `content.content`, dated by its build. Fonts are Typst's own, so that it looks the same everywhere."""
    made = datetime.fromisoformat(content["built_at"])
    said = json.dumps(content, ensure_ascii=False)
    file = typst.compile(
        str(TEMPLATE), root=str(TEMPLATE.parent), format="pdf", sys_inputs={"said": said}, ignore_system_fonts=True, timestamp=made, pdf_tags=True
    )
    assert isinstance(file, bytes)
    return file
