"""A thing of the wrong type is told of by an error of ours that names what was given."""

from __future__ import annotations

import pytest

import factrecon as f

DOCUMENT = f.Document(id="a", text="A fire killed 3 people.")
CALLS = {
    "a text": lambda: f.reconcile("The strike began."),
    "texts": lambda: f.reconcile(["The strike began."]),
    "one document": lambda: f.reconcile(DOCUMENT),
    "nothing": lambda: f.reconcile(None),
    "a list to add": lambda: f.reconcile([DOCUMENT]).add([DOCUMENT]),
    "a bare number": lambda: f.claim("a", "b", "c", 4),
    "a text to read": lambda: f.read("The strike began."),
    "a number to compare": lambda: f.compare(3, "x"),
    "letters to match": lambda: f.match("abc"),
    "documents as claims": lambda: f.build_graph([DOCUMENT]),
    "a day in words": lambda: f.Document(id="a", text="x", published="2024-01-01"),
    "a number as text": lambda: f.Document(id="a", text=3),
    "a number explained": lambda: f.explain(3, "q1"),
    "a number told": lambda: f.report(3),
    "words dumped": lambda: f.dump(["x"], "/dev/null"),
    "a number as path": lambda: list(f.load(3)),
    "a number as phrase": lambda: f.parse_value(3),
    "words grounded": lambda: f.ground(["x"], [DOCUMENT]),
}


@pytest.mark.parametrize("name", CALLS)
def test_what_was_given_is_named(name):
    with pytest.raises(f.FactreconError, match=r"str|int|list|Document|NoneType"):
        CALLS[name]()
