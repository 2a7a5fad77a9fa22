"""Does a long text deny a short one that it is about?

A report of many sentences shares only part of its words with the claim it bears on, so the two are
not alike; but where nearly all of the claim stands in the report, the place it stands at decides. The
claim's verb must stand there too, denied or told by its opposite, beside what the claim says it of;
or the same things must be counted there, and come to another number.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from factrecon.comparison import Difference
from factrecon.language.syntax.clauses import Clause
from factrecon.matching.sentences.alignment import Link
from factrecon.matching.sentences.roles import are_converse
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.sentences.values import counted_apart
from factrecon.matching.words.content import Word
from factrecon.matching.words.opposites import listed_opposites

__all__ = ["Denial", "find_denial"]

CONTAINED: Final = 0.6
"""Share of the short text that must stand in the long one."""
_NEAR: Final = 240
"""Code points around the verb within which what it is said of must stand."""


@frozen
class Denial:
    """What in the long text denies the short one; `kind` is "polarity" or "value"."""

    kind: Difference
    reason: str


def find_denial(long: Statement, short: Statement, links: tuple[Link, ...], cover: float) -> Denial | None:
    """The denial of `short` in `long`, None without one. `links` lead from `long` to `short`.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> long = read_statement("After a week of talks in Oslo, Norway said it would not accept the treaty as it stands.")
    >>> short = read_statement("Norway accepts the treaty.")
    >>> found = align_words(long.words, short.words)
    >>> find_denial(long, short, found.links, found.right_cover).reason
    "one denies 'accept', the other does not"
    """
    if cover < CONTAINED:
        return None
    return _denied_verb(long, short, links) or _other_count(long, short, links)


def _denied_verb(long: Statement, short: Statement, links: tuple[Link, ...]) -> Denial | None:
    partner = {x.b.start: x.a for x in links}
    for clause in short.clauses:
        if clause.parent is not None:
            continue
        verb = _predicate(short, clause)
        if verb is None:
            continue
        beside = [w for w in _arguments(short, clause) if w.start in partner and w.start != verb.start]
        link = next((x for x in links if x.b.start == verb.start), None)
        if link is not None:
            denied = (link.a.start in long.denied) != (verb.start in short.denied)
            if denied and verb.tag == "VERB" and link.a.tag != "VERB":
                continue  # "nothing good can follow from the purchase" denies no acquisition
            turned = denied != (link.how == "opposite")
            if turned and link.how == "opposite" and are_converse(link.a.key, verb.key):
                continue
            if turned and _stands_by(long, link.a, [partner[w.start] for w in beside], len(beside)):
                what = "opposites" if link.how == "opposite" else "denies"
                words = (
                    f"{link.a.key!r} and {verb.key!r} are opposites"
                    if what == "opposites"
                    else (f"one denies {verb.key!r}, the other does not")
                )
                return Denial("polarity", words)
            continue
        # The verb found no partner: its opposite may stand where its arguments stand.
        against = listed_opposites(verb.key)
        for word in long.words:
            if word.key in against and not are_converse(word.key, verb.key):
                same = (word.start in long.denied) == (verb.start in short.denied)
                if same and _stands_by(long, word, [partner[w.start] for w in beside], len(beside)):
                    return Denial("polarity", f"{word.key!r} and {verb.key!r} are opposites")
        for word in beside:
            if (partner[word.start].start in long.denied) != (word.start in short.denied):
                return Denial("polarity", f"one denies {word.key!r}, the other does not")
    return None


def _predicate(statement: Statement, clause: Clause) -> Word | None:
    """The verb of a clause; after "be" and "have", what is said to be or to be had."""
    start = clause.verb.head.start
    if clause.verb.lemma in ("be", "have") and clause.object is not None:
        start = clause.object.head.start
    return next((w for w in statement.words if w.start <= start < w.end), None)


def _arguments(statement: Statement, clause: Clause) -> list[Word]:
    """The heads of subject and object, or of what follows a verb without an object."""
    heads = [phrase.head.start for phrase in (clause.subject, clause.object) if phrase is not None]
    if clause.object is None:
        heads.extend(phrase.head.start for _, phrase in clause.prepositions if not phrase.temporal)
    by_end = {w.end: w for w in statement.words}
    starts = {w.start: w for w in statement.words}
    found = []
    for start in heads:
        word = starts.get(start) or next((w for e, w in by_end.items() if w.start <= start < e), None)
        if word is not None:
            found.append(word)
    return found


def _stands_by(long: Statement, verb: Word, arguments: list[Word], wanted: int) -> bool:
    """Whether at least half of the arguments stand in the sentence of the verb, not far from it."""
    keys = {w.key for w in arguments}
    near = {w.key for w in long.words if w.key in keys and _in_one_sentence(long, verb, w)}
    return bool(near) and len(near) * 2 >= wanted


def _in_one_sentence(long: Statement, a: Word, b: Word) -> bool:
    low, high = min(a.start, b.start), max(a.end, b.end)
    return high - low <= _NEAR and not any(mark in long.text[low:high] for mark in (". ", "! ", "? ", "; "))


def _other_count(long: Statement, short: Statement, links: tuple[Link, ...]) -> Denial | None:
    """The same things counted to another number, where the short text has no count that the long one shares."""
    linked = {x.b.key for x in links}
    for amount in short.amounts:
        pair = counted_apart(amount, long.amounts)
        if pair is not None and (amount.noun in linked or amount.value.unit == pair.value.unit == "person"):
            return Denial("value", f"{pair.value.text!r} and {amount.value.text!r} do not go together")
    return None
