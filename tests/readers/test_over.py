"""A reader that stands over another says a name that there is."""

from __future__ import annotations

from datetime import date

import pytest

from factrecon import Document, reconcile
from factrecon.errors import UnknownName
from factrecon.readers import READERS, Reader, read
from factrecon.readers.reader import EVERY, readers_of

DOCUMENT = Document(id="a", text="Two miners died in the Brandt pit.", source="The Herald", published=date(2024, 5, 15))


def nothing(story: object) -> tuple[()]:
    return ()


def test_a_name_that_is_none_is_refused_with_those_there_are() -> None:
    mine = Reader("mine", nothing, over=("truth",))
    with pytest.raises(UnknownName, match=r"reader 'mine' stands over 'truth', which is no reader; there are ages, "):
        read(DOCUMENT, readers=(*READERS, mine))
    with pytest.raises(UnknownName, match="'truth', which is no reader"):
        reconcile([DOCUMENT], readers=(*READERS, mine))


def test_a_shipped_one_that_is_not_asked_may_be_named() -> None:
    mine, other = Reader("mine", nothing, over=("truths",)), Reader("other", nothing, over=("mine",))
    assert read(DOCUMENT, readers=(mine, other)) == ()
    assert readers_of([Reader("all", nothing, over=EVERY)])
