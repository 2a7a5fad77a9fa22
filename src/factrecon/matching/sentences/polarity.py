"""Do two aligned sentences say yes and no to the same thing? Parity of negation and opposites.

A link between two predicates turns its sense once for every denial that only one of them stands
under, and once if the words are opposites. "Did not succeed" and "failed" turn twice and agree;
"won" and "lost" turn once and contradict. Opposites deny each other only of one and the same thing:
two indefinite subjects ("a dog", "several men") may well be two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import word_set
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.matching.sentences.alignment import Alignment, Link
from factrecon.matching.sentences.roles import tells_conversely
from factrecon.matching.sentences.statement import Statement
from factrecon.matching.words.content import Word
from factrecon.matching.words.opposites import listed_opposites

__all__ = ["Polarity", "compare_polarity"]

_INDEFINITE: Final = word_set("a an some several many few another any two three four five six seven eight nine ten no")
_UNIVERSAL: Final = pattern("denied_told.universal")


@frozen
class Polarity:
    """How the senses of two aligned sentences turn against each other.

    `turned` are links that turn once (yes against no), `restored` links of opposites that a denial
    turns back ("not won", "lost"). `by_denial` tells whether a denial, and not opposites alone,
    turns them.
    """

    turned: tuple[Link, ...]
    restored: tuple[Link, ...]
    by_denial: bool

    @property
    def reason(self) -> str:
        """The heaviest turned link in words, empty without one."""
        if not self.turned:
            return ""
        link = max(self.turned, key=lambda x: (x.weight, -x.a.start))
        if link.how == "opposite":
            return f"{link.a.key!r} and {link.b.key!r} are opposites"
        return f"one denies {link.a.key!r}, the other does not"


def compare_polarity(a: Statement, b: Statement, alignment: Alignment) -> Polarity:
    """The links of an alignment that turn, and those that turn twice.

    >>> from factrecon.matching.sentences.alignment import align_words
    >>> from factrecon.matching.sentences.statement import read_statement
    >>> one, other = read_statement("The talks did not succeed."), read_statement("The talks failed.")
    >>> found = compare_polarity(one, other, align_words(one.words, other.words))
    >>> found.turned, [(x.a.key, x.b.key) for x in found.restored]
    ((), [('succeed', 'fail')])
    """
    turned: list[Link] = []
    restored: list[Link] = []
    by_denial = False
    universal = _UNIVERSAL.search(a.text) is not None or _UNIVERSAL.search(b.text) is not None
    for link in alignment.links:
        denied = (link.a.start in a.denied) != (link.b.start in b.denied)
        opposite = link.how == "opposite"
        if opposite and {link.a.key, link.b.key} <= listed("counts.narrowing"):
            continue  # gross and net, male and female: of two kinds, no yes and no
        if opposite and tells_conversely(a, b, link):
            restored.append(link)
            continue
        if denied and opposite:
            restored.append(link)
        elif denied:
            turned.append(link)
            by_denial = True
        elif opposite and _event_nouns(link) and (universal or (_of_one_thing(a, link.a) and _of_one_thing(b, link.b))):
            turned.append(link)
    if restored:
        # The denial that turns an opposite back has been spent; what else it covers does not count.
        turned = [x for x in turned if x.how == "opposite"] if any(_spent(a, b, x) for x in restored) else turned
        by_denial = any(x.how != "opposite" for x in turned)
    return Polarity(tuple(turned), tuple(restored), by_denial)


def _spent(a: Statement, b: Statement, link: Link) -> bool:
    """Whether a denial took part in turning an opposite back."""
    return (link.a.start in a.denied) != (link.b.start in b.denied)


def _event_nouns(link: Link) -> bool:
    """Nouns deny each other only if they name events or states ("rise", "fall"), not things or people."""
    if "NOUN" in (link.a.tag, link.b.tag) or "PROPN" in (link.a.tag, link.b.tag):
        return link.b.key in listed_opposites(link.a.key)
    return True


def _of_one_thing(statement: Statement, word: Word) -> bool:
    """Whether what the word is said of is definite: named, "the ...", a pronoun, or unsaid."""
    clause = _clause_at(statement.clauses, word)
    if clause is None:
        return not _in_indefinite(statement.text, word)
    if clause.verb.start <= word.start < clause.verb.end or (
        word.start >= clause.verb.end and _is_said_of(clause, word)
    ):
        return clause.subject is None or _definite(clause.subject)
    if clause.subject is not None and clause.subject.start <= word.start < clause.subject.end:
        return clause.subject.head.start == word.start or clause.subject.determiner not in _INDEFINITE
    return not _in_indefinite(statement.text, word)


def _is_said_of(clause: Clause, word: Word) -> bool:
    """Whether a word behind the verb is said of the subject ("is unfair", "is an evil sign")."""
    if clause.verb.lemma not in ("be", "become", "remain", "seem", "look", "stay", "feel", "get"):
        return False
    return not any(phrase.start <= word.start < phrase.whole_end for _, phrase in clause.prepositions)


def _definite(phrase: NounPhrase) -> bool:
    if phrase.determiner in _INDEFINITE:
        return False
    return not (phrase.numeral and not phrase.determiner and phrase.head.tag != "PROPN")


def _in_indefinite(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 12) : word.start].split()
    return bool(before) and before[-1].lower() in _INDEFINITE


def _clause_at(clauses: Iterable[Clause], word: Word) -> Clause | None:
    """The clause whose verb the word is, else the shortest one around it."""
    best = None
    for clause in clauses:
        if clause.verb.start <= word.start < clause.verb.end:
            return clause
        if clause.start <= word.start < clause.end and (
            best is None or clause.end - clause.start < best.end - best.start
        ):
            best = clause
    return best
