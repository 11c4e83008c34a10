"""What words ask for, and what is said of those that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.search.grammar import Either, Every, Except, Node, Term, read

FIELDS = ("title", "text", "country", "funder")


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        ("blue bus", Every((Term("blue"), Term("bus")))),
        ('"blue bus" OR hotline', Either((Term("blue bus", phrase=True), Term("hotline")))),
        ("a b OR c", Either((Every((Term("a"), Term("b"))), Term("c")))),
        ("a AND (b OR c)", Every((Term("a"), Either((Term("b"), Term("c")))))),
        ("police -training", Every((Term("police"), Except(Term("training"))))),
        ("NOT shelter", Except(Term("shelter"))),
        ("and or not", Every((Term("and"), Term("or"), Term("not")))),
        ("shelt*", Term("shelt", prefix=True)),
        ("Country:KEN,UGA", Either((Term("KEN", "country"), Term("UGA", "country")))),
        ("country: KEN", Term("KEN", "country")),
        ('title:"x y"', Term("x y", "title", phrase=True)),
        ("country:(KEN OR UGA)", Either((Term("KEN", "country"), Term("UGA", "country")))),
        ("«blue bus»", Term("blue bus", phrase=True)),
        ("Note: training", Every((Term("Note"), Term("training")))),
        ("https://example.org 10:30", Every((Term("https://example.org"), Term("10:30")))),
    ],
)
def test_words_are_read_as_this_question(words: str, tree: Node) -> None:
    question = read(words, FIELDS)
    assert (question.tree, question.notes) == (tree, ())


@pytest.mark.parametrize(
    ("words", "tree", "notes"),
    [
        ("colour:red", Every((Term("colour"), Term("red"))), [("field", "colour")]),
        ('"blue bus', Every((Term("blue"), Term("bus"))), [("quote", '"')]),
        ("(a", Term("a"), [("bracket", "(")]),
        ("a)) b", Every((Term("a"), Term("b"))), [("bracket", ")")]),
        ("a OR", Term("a"), [("operator", "OR")]),
        ("AND a", Term("a"), [("operator", "AND")]),
        ("a NOT", Term("a"), [("operator", "NOT")]),
        ("AND OR NOT", None, [("operator", "AND"), ("operator", "NOT"), ("operator", "OR")]),
        ("*", None, [("prefix", "*")]),
        ("a*", Term("a"), [("prefix", "a*")]),
        ("x " * 5_000, Term("x"), [("long", "")]),
        ("(" * 10_000, None, [("long", ""), ("bracket", "(")]),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_used(words: str, tree: Node | None, notes: list[tuple[str, str]]) -> None:
    question = read(words, FIELDS)
    assert question.tree == tree
    assert [(note.trouble, note.what) for note in question.notes] == notes


@given(st.text(alphabet='ab"()*-: ANDORT,«»', max_size=60))
def test_no_text_raises(words: str) -> None:
    read(words, FIELDS)
