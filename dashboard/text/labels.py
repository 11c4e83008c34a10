"""Codes to what people read, and back to nothing: no raw code reaches the screen."""

from __future__ import annotations

from dashboard.filters import NONE
from dashboard.text import strings
from dashboard.text.language import _


def label(by: str, code: str, name: str) -> str:
    """The name of a value: "Not stated" for none, "NGOs, not named" for a group, else its name in the build."""
    if code == NONE:
        return _(strings.NOT_STATED)
    if by == "pillar":
        return strings.PILLAR.said(code)
    if by == "partner" and code.startswith("group-"):
        return _(strings.NOT_NAMED).format(group=strings.GROUPS.get(code.removeprefix("group-"), strings.GROUPS["other"]))
    return name or code


def detail(by: str, text: str) -> str:
    """What stands small beside a value: a region, the type of an organisation, a pillar."""
    if by == "partner":
        return strings.ORGANISATION_TYPE.get(text, "")
    if by == "type":
        return strings.PILLAR.get(text, "")
    return "" if by in ("region", "publisher", "funder") or text == NONE else text


def stated(value: object, otherwise: str) -> str:
    """The text of a cell, or `otherwise` where a frame holds None, NaN or ""."""
    return value if isinstance(value, str) and value else otherwise


def plain(text: str) -> str:
    """Text for a place where Streamlit reads Markdown, so that it shows as it is: `$`, `_`, `[`, `:red[` and the like are escaped."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!$:|~<>&^=" else c for c in text)
