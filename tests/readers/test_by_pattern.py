"""A reader that is a pattern, and stands over a shipped one."""

from __future__ import annotations

from collections import Counter

import pytest

from factrecon import READERS, Document, reconcile
from factrecon.errors import InvalidValue
from factrecon.readers import Reader, by_pattern, read
from factrecon.testing import check_reader

TALL = r"(?P<subject>[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}), who is (?P<value>\d{2,3} cm) tall"
NOTE = Document(id="note", text="Nils Berg, who is 184 cm tall, and Ada Holm, who is 171 cm tall, sang.")
OTHER = Document(id="other", text="The tenor Nils Berg, who is 198 cm tall, bowed twice.")


def heights(**more: object) -> Reader:
    return by_pattern("heights", TALL, ask="How tall is {subject}?", kind="measure", **more)  # type: ignore[arg-type]


def test_it_stands_over_a_shipped_one() -> None:
    def told(reader: Reader) -> Counter[str]:
        said = read(NOTE, readers=(*READERS, reader))
        return Counter(a.reader for a in said if a.claim.value.kind == "quantity")

    assert told(heights())["amounts"] == 2
    assert told(heights(over=("amounts",))) == {"heights": 2}


def test_two_papers_are_held_against_each_other() -> None:
    made = reconcile([NOTE, OTHER], readers=(*READERS, heights(over=("amounts",))))
    assert made.verdict("How tall is Nils Berg?").status == "disputed"


def test_it_keeps_what_a_reader_promises() -> None:
    check_reader(heights())


def test_what_cannot_be_read_as_that_kind_is_not_told() -> None:
    aged = by_pattern("ages", r"(?P<subject>Nils Berg), (?P<value>\w+),", ask="How old is {subject}?", kind="count")
    assert read(Document(id="a", text="Nils Berg, tenor, sang."), readers=[aged]) == ()


@pytest.mark.parametrize(
    ("pattern", "ask", "told"),
    [
        ("(", "How tall is {subject}?", "no pattern"),
        ("(?P<value>x)", "How tall?", "no group 'subject'"),
        (TALL, "How tall is {name}?", "names what is no group"),
    ],
)
def test_what_is_wrong_is_named(pattern: str, ask: str, told: str) -> None:
    with pytest.raises(InvalidValue, match=told):
        by_pattern("heights", pattern, ask=ask, kind="measure")
