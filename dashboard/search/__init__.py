"""Full-text search over the index of a build: what words ask for, which releases hold them, and where."""

from dashboard.search.grammar import Note, Question
from dashboard.search.index import Hits, Search, bits
from dashboard.search.snippets import Snippet, Span, found, snippet

__all__ = ["Hits", "Note", "Question", "Search", "Snippet", "Span", "bits", "found", "snippet"]
