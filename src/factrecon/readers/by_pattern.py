"""Readers of your own in a few lines: a pattern whose groups are the answer and what fills the question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factrecon.errors import InvalidValue
from factrecon.model import Assertion, Question
from factrecon.readers.reader import Reader
from factrecon.story.page import Story
from factrecon.story.telling import answer_told, statement_at, tell

__all__ = ["by_pattern"]


def by_pattern(
    name: str, pattern: str, *, ask: str, kind: str, unit: str = "", over: tuple[str, ...] = (), flags: int = 0
) -> Reader:
    """A reader of what a pattern finds within a sentence.

    The group `value` is the answer, read as `kind` (one of `language.answers.ANSWER_KINDS`) and in `unit` where its
    words have none; `subject` is whom or what it is told of; `ask` is the question, with groups in braces. What cannot
    be read as that kind is not told. `over` names the readers it stands over. Raises `InvalidValue` for what is no
    pattern, lacks one of the two groups, or whose question names a group that it lacks.

    >>> from factrecon import Document, read
    >>> heights = by_pattern("heights", r"(?P<subject>[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}), who is (?P<value>\\d{3} cm)",
    ...                      ask="How tall is {subject}?", kind="measure", over=("amounts",))
    >>> for a in read(Document(id="a", text="Nils Berg, who is 184 cm tall, sang."), readers=[heights]):
    ...     print(a.claim.question.ask, a.claim.text, a.reader)
    How tall is Nils Berg? 184 cm heights
    """
    try:
        compiled = re.compile(pattern, flags)
        ask.format_map(dict.fromkeys(compiled.groupindex, ""))
    except re.error as problem:
        raise InvalidValue(f"reader {name!r}: no pattern: {problem}") from None
    except (KeyError, ValueError, IndexError) as problem:
        raise InvalidValue(
            f"reader {name!r}: the question {ask!r} names what is no group of the pattern: {problem}"
        ) from None
    if missing := sorted({"subject", "value"} - set(compiled.groupindex)):
        raise InvalidValue(f"reader {name!r}: the pattern has no group {missing[0]!r}; write (?P<{missing[0]}>...)")

    def told(story: Story) -> Iterator[Assertion]:
        for page in story.pages:
            for sentence in page.sentences:
                for found in compiled.finditer(page.text, sentence.start, sentence.end):
                    asked = " ".join(ask.format_map(found.groupdict("")).split())
                    value = answer_told(page, found["value"] or "", kind, unit=unit, asked=asked)
                    if value is None or not found["subject"]:
                        continue
                    start, end = found.span("value")
                    question = Question(" ".join(found["subject"].split()), name, value.kind, ask=asked)
                    yield tell(page, statement_at(page, start, end), question, value, start=start, end=end, reader=name)

    return Reader(name, told, over)
