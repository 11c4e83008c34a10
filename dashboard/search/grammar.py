"""What a reader's words ask for: words, "phrases", word*, AND, OR, NOT or -, (groups), field:value. Nothing raises.

What cannot be read is left out or taken for plain words, and said in a Note. Words side by side are all looked for: who adds a word wants
fewer releases, as with every other filter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

LONGEST = 1_000
MOST = 100
"""Characters and words that are read; nobody types more, and a pasted page is no question."""
DEEPEST = 12
SHORTEST_PREFIX = 2

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+) | (?P<open>\() | (?P<close>\)) | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}] | (?P<quote>[{_QUOTES}])
    | (?P<label>[^\W\d_][\w-]*):(?=\s|$) | (?P<field>[^\W\d_][\w-]*):(?!//) | (?P<minus>-(?=[\w({_QUOTES}])) | (?P<word>[^\s(){_QUOTES}]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or several: `phrase` in this order, `prefix` the beginning of a word. `field` "" is title or text."""

    text: str
    field: str = ""
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Except:
    """All but what the part finds."""

    part: Node


Node = Term | Every | Either | Except
Trouble = Literal["field", "quote", "bracket", "operator", "prefix", "long", "nothing"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be read as it stands: `what` are the reader's own words, or ""."""

    trouble: Trouble
    what: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; `tree` is None where nothing is. `notes`: what was not understood, each once."""

    tree: Node | None
    notes: tuple[Note, ...] = ()

    def wanted(self) -> Iterator[Term]:
        """The terms that a hit may hold, without those that it must not."""
        yield from _wanted(self.tree)


def read(words: str, fields: Collection[str]) -> Question:
    """The question that these words ask. `fields`: the names that may stand before a colon."""
    return _Reading(words, fields).question()


def _wanted(node: Node | None) -> Iterator[Term]:
    match node:
        case Term():
            yield node
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _wanted(part)


class _Reading:
    """One pass over the tokens, from the widest (OR) to the closest (NOT)."""

    def __init__(self, words: str, fields: Collection[str]) -> None:
        self.fields = fields
        self.notes: dict[Note, None] = {}
        if len(words) > LONGEST:
            self._note("long")
        found = [(str(m.lastgroup), m[str(m.lastgroup)]) for m in _TOKEN.finditer(words[:LONGEST])]
        tokens = [token for token in found if token[0] != "space"]
        if len(tokens) > MOST:
            self._note("long")
        self.tokens = tokens[:MOST]
        self.place = 0

    def question(self) -> Question:
        parts = []
        while self.place < len(self.tokens):
            if part := self._either("", 0):
                parts.append(part)
            if self.place < len(self.tokens):  # only a bracket that nobody opened ends a group here
                self.place += 1
                self._note("bracket", ")")
        return Question(_joined(Every, parts), tuple(self.notes))

    def _note(self, trouble: Trouble, what: str = "") -> None:
        self.notes.setdefault(Note(trouble, what))

    def _next(self) -> tuple[str, str] | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _either(self, field: str, depth: int) -> Node | None:
        found = [self._every(field, depth)]
        while self._next() == ("word", "OR"):
            self.place += 1
            found.append(self._every(field, depth))
        parts = [part for part in found if part]
        if len(parts) < len(found) > 1:
            self._note("operator", "OR")
        return _joined(Either, parts)

    def _every(self, field: str, depth: int) -> Node | None:
        parts: list[Node] = []
        waiting = True  # for a word: at the beginning, and after AND
        while (token := self._next()) and token[0] != "close" and token != ("word", "OR"):
            if token == ("word", "AND"):
                self.place += 1
                if waiting:
                    self._note("operator", "AND")
                waiting = True
                continue
            if part := self._one(field, depth):
                parts.append(part)
                waiting = False
        if waiting and self.place and self.tokens[self.place - 1] == ("word", "AND"):
            self._note("operator", "AND")
        return _joined(Every, parts)

    def _one(self, field: str, depth: int) -> Node | None:
        kind, text = self.tokens[self.place]
        self.place += 1
        match kind:
            case "minus":
                return self._except(field, depth, "-")
            case "word" if text == "NOT":
                return self._except(field, depth, "NOT")
            case "label" if text.lower() not in self.fields:
                return Term(text, field)
            case "label" | "field":
                return self._in_field(text, field, depth)
            case "open":
                return self._group(field, depth)
            case "phrase":
                return Term(text, field, phrase=True) if text.strip() else None
            case "quote":
                self._note("quote", text)
                return None
            case _:
                return self._word(text, field)

    def _except(self, field: str, depth: int, sign: str) -> Node | None:
        following = self._next()
        if following is None or following[0] == "close" or following in (("word", "AND"), ("word", "OR")) or depth >= DEEPEST:
            self._note("operator", sign)
            return None
        part = self._one(field, depth + 1)
        return Except(part) if part else None

    def _in_field(self, name: str, field: str, depth: int) -> Node | None:
        following = self._next()
        if following is None or following[0] == "close":
            return Term(name, field)
        if name.lower() not in self.fields:
            self._note("field", name)
            return Term(name, field)
        return self._one(name.lower(), depth + 1) if depth < DEEPEST else None

    def _group(self, field: str, depth: int) -> Node | None:
        if depth >= DEEPEST:
            self._note("bracket", "(")
            return None
        part = self._either(field, depth + 1)
        if self._next() is None:
            self._note("bracket", "(")
        else:
            self.place += 1
        return part

    def _word(self, text: str, field: str) -> Node | None:
        if field not in ("", "title", "text") and "," in text:
            return _joined(Either, [Term(part, field) for part in text.split(",") if part])
        if not text.endswith("*"):
            return Term(text, field)
        beginning = text.rstrip("*")
        if len(beginning) < SHORTEST_PREFIX or not beginning.isalnum():
            self._note("prefix", text)
            return Term(beginning, field) if beginning else None
        return Term(beginning, field, prefix=True)


def _joined(kind: type[Every | Either], parts: list[Node]) -> Node | None:
    different = tuple(dict.fromkeys(parts))
    return None if not different else different[0] if len(different) == 1 else kind(different)
