"""The search index of a build: which releases hold what a reader's words ask for, and how well they match.

Words are cut into terms as the manifest says, the same way as when the index was written.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Filter, Occur, Query

from dashboard.errors import SearchMissing
from dashboard.search.grammar import Either, Every, Except, Node, Note, Question, Term, read

TITLE_WEIGHS = 2.0
COMMON = ("english", "french", "spanish")
"""Languages whose articles and prepositions are not looked for by themselves."""
KEPT = 8
"""Questions whose answers are kept, since a page asks one many times: the index never changes. At a million releases, 4 MB each at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The best matches, the newest first among equals. `whole`: there are no others."""

    release_key: NDArray[np.int32]
    score: NDArray[np.float32]
    whole: bool


class Search:
    """One open index; every method may be called from any number of threads.

    `read(words)` is the Question that words ask, with what was not understood; `keys(words)` are the keys of all releases that answer it, ascending.
    """

    def __init__(self, folder: Path, described: Mapping[str, Any]) -> None:
        self._index = _opened(folder)
        self.analysers = {name: analyser(steps) for name, steps in described["analysers"].items()}
        for name, built in self.analysers.items():
            self._index.register_tokenizer(name, built)
        self._languages: Mapping[str, Sequence[str]] = described["languages"]
        self._text: Sequence[str] = described["text"]
        self.fields = frozenset((*described["text"], *described["codes"]))
        self._common = analyser(["lower", *(f"common:{name}" for name in COMMON)])
        self.keys = lru_cache(maxsize=KEPT)(self._keys)
        self.read = lru_cache(maxsize=KEPT)(self._read)

    def language(self, code: str) -> list[tantivy.TextAnalyzer]:
        """The analysers of a text in this language."""
        return [self.analysers[name] for name in self._languages.get(code, self._languages["other"])]

    def _read(self, words: str) -> Question:
        question = read(words, self.fields)
        tree = self._telling(question.tree)
        return Question(tree, question.notes) if self._query(tree) else Question(None, (*question.notes, Note("nothing")))

    def _telling(self, node: Node | None) -> Node | None:
        """The question without words such as "of" beside others: a text is not to be missed because it says it without them."""
        if not isinstance(node, Every):
            return node
        telling = tuple(part for part in node.parts if not self._is_common(part))
        return Every(telling) if telling else node

    def _is_common(self, node: Node) -> bool:
        """Whether it is a bare word in lower case (WHO is not "who") that says nothing by itself in one of the languages."""
        bare = isinstance(node, Term) and not (node.field or node.phrase or node.prefix) and node.text.islower()
        return bare and isinstance(node, Term) and not self._common.analyze(node.text)

    def _keys(self, words: str) -> NDArray[np.int32]:
        query = self._query(self.read(words).tree)
        found = self._found(Query.const_score_query(query, 0.0), None) if query else []  # without a score there is nothing to sort
        return np.sort(self._releases(found))

    def best(self, words: str, most: int) -> Hits:
        """About the `most` best: those that match as well as the last of them are left out together, unless there is no other."""
        query = self._query(self.read(words).tree)
        found = self._found(query, most) if query else []
        whole = len(found) < most
        score = np.array([score for score, _ in found], np.float32)
        if not whole and score[0] == score[-1]:
            return self.best(words, most * 10)
        release = self._releases(found)
        order = np.lexsort((release, -score))
        order = order if whole else order[score[order] > score[-1]]
        return Hits(release[order], score[order], whole)

    def _found(self, query: Query, most: int | None) -> list[tuple[float, tantivy.DocAddress]]:
        searcher = self._index.searcher()
        return searcher.search(query, limit=max(searcher.num_docs if most is None else most, 1), count=False).hits

    def _releases(self, found: Sequence[tuple[float, tantivy.DocAddress]]) -> NDArray[np.int32]:
        return np.array(self._index.searcher().fast_field_values("release_key", [place for _, place in found]), np.int32)

    def _query(self, node: Node | None) -> Query | None:
        """None where there is nothing to look for: no word, or signs alone."""
        match node:
            case Term():
                return self._term(node)
            case Except(part):
                return _all([], [self._query(part)])
            case Every(parts):
                wanted = [self._query(part) for part in parts if not isinstance(part, Except)]
                return _all(wanted, [self._query(part.part) for part in parts if isinstance(part, Except)])
            case Either(parts):
                return _any(self._query(part) for part in parts)
        return None

    def _term(self, term: Term) -> Query | None:
        if term.field in self.fields and term.field not in self._text:
            found = self._in_field(term, term.field, self.analysers["plain"])
            return None if found is None else Query.const_score_query(found, 0.0)
        parts = [term.field] if term.field in self._text else self._text
        return _any(self._in_part(term, part, TITLE_WEIGHS if part == "title" else 1.0) for part in parts)

    def _in_part(self, term: Term, part: str, weighs: float) -> Query | None:
        """The term in the fields of every language. A text counts once, and a word is as rare as it is in all languages together:

        else the few French texts with "Kenya" would stand before the many English ones.
        """
        searcher = self._index.searcher()
        frequent = {name: [searcher.doc_freq(f"{part}_{name}", word) for word in built.analyze(term.text)] for name, built in self.analysers.items()}
        firsts = [frequent[names[0]] for names in self._languages.values()]
        everywhere = sum(_rarity(sum(one), searcher.num_docs) for one in zip(*firsts, strict=True))
        queries = []
        for name, built in self.analysers.items():
            here = sum(_rarity(n, searcher.num_docs) for n in frequent[name])
            if query := self._in_field(term, f"{part}_{name}", built):
                queries.append(Query.boost_query(query, weighs * everywhere / here))
        return Query.disjunction_max_query(queries) if queries else None

    def _in_field(self, term: Term, field: str, built: tantivy.TextAnalyzer) -> Query | None:
        schema, words = self._index.schema, built.analyze(term.text)
        if not words:
            return None
        query = Query.term_query(schema, field, words[0]) if len(words) == 1 else Query.phrase_query(schema, field, list(words))
        if not term.prefix:
            return query
        beginning = self.analysers["plain"].analyze(term.text)[0]
        return _any([query, Query.fuzzy_term_query(schema, field, beginning, distance=0, prefix=True)])


def _opened(folder: Path) -> tantivy.Index:
    """The index, opened once and for all through links in a folder of our own: Tantivy would write a lock beside the files.

    Raises SearchMissing.
    """
    try:
        with TemporaryDirectory(prefix="ctdash-search-") as links:
            for path in folder.iterdir():
                if path.suffix != ".lock":
                    (Path(links) / path.name).symlink_to(path.resolve())
            index = tantivy.Index.open(links)
            index.config_reader("manual", 0)
            index.reload()
    except (OSError, ValueError) as error:
        raise SearchMissing from error
    return index


def analyser(steps: Iterable[str]) -> tantivy.TextAnalyzer:
    """What cuts a text at everything that is no letter or digit, and takes these steps in their order."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in steps:
        name, _, value = step.partition(":")
        taken = {
            "short": lambda value: Filter.remove_long(int(value)),
            "lower": lambda _: Filter.lowercase(),
            "fold": lambda _: Filter.ascii_fold(),
            "stem": Filter.stemmer,
            "common": Filter.stopword,
        }[name]
        builder = builder.filter(taken(value))
    return builder.build()


def _rarity(texts: int, of: int) -> float:
    """What BM25 makes of a word that so many of the texts hold."""
    return math.log(1 + (max(of - texts, 0) + 0.5) / (texts + 0.5))


def _all(wanted: Iterable[Query | None], unwanted: Iterable[Query | None]) -> Query | None:
    must = [(Occur.Must, query) for query in wanted if query is not None]
    must_not = [(Occur.MustNot, query) for query in unwanted if query is not None]
    if not must and not must_not:
        return None
    return Query.boolean_query([*(must or [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]), *must_not])


def _any(queries: Iterable[Query | None]) -> Query | None:
    should = [(Occur.Should, query) for query in queries if query is not None]
    return Query.boolean_query(should) if should else None


def bits(keys: NDArray[np.integer], size: int) -> bytes:
    """A bit for each key below `size`, at least one byte."""
    flags = np.zeros(max(size, 8), dtype=bool)
    flags[keys] = True
    return np.packbits(flags).tobytes()
