"""What speaks for or against two sides answering one question: one function a feature, each giving a named level.

The bits of every level stand in `weights.toml`; "" says nothing and weighs nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from factrecon.matching.sides import MEANT, Bag, Party, Side, alike, cover
from factrecon.matching.words.opposites import are_opposites
from factrecon.matching.words.thesaurus import related, share_frame
from factrecon.values import Duration, Quantity, Time

__all__ = ["FEATURES", "NEEDS", "OF_CLAUSES", "OF_RECORDS", "Feature", "lemmas", "party"]

Feature = Callable[[Side, Side], str]

SHARES: Final = (0.08, 0.16, 0.25, 0.35, 0.5, 0.65, 0.8)
"""Where the levels of a share of common words begin."""
SOME: Final = 3
"""Words from which a clause or a quote tells what it is about."""
SHORT: Final = 0.25
"""The share that counts at most where fewer are in common."""
FEW: Final = 3
"""Sides up to which an equal value is told seldom in a story."""
MOVED: Final = 0.6
"""The share of what a record is asked of that another has as attribute or answer."""
NEAR: Final = 0.5
"""Possibility from which two values that are not equal fit each other."""


def share_level(share: float) -> str:
    """The level of a share of common words, told as the per cent it begins at.

    >>> share_level(0.3), share_level(0.0)
    ('25', '0')
    """
    return SHARE_LEVELS[bisect_right(SHARES, share)]


SHARE_LEVELS: Final = tuple(str(round(100 * s)) for s in (0.0, *SHARES))


def _by_words(one: Bag, other: Bag) -> str:
    return share_level(alike(one, other)) if one.words and other.words else ""


def kind(a: Side, b: Side) -> str:
    """Whether both give the same kind of answer; what is neither same nor kin is never compared."""
    if a.given and b.given:
        return a.sort if a.sort == b.sort else " and ".join(sorted((a.sort, b.sort)))
    return "same" if a.sort == b.sort else "kin"


def event(a: Side, b: Side) -> str:
    """Whether both tell an event of one frame, ask the same of it, and are chiefly about it."""
    x, y = a.frame, b.frame
    if not (x or y):
        return "" if a.given or b.given or not (a.attribute and a.attribute == b.attribute) else "same attribute"
    if not (x and y):
        return "one"
    if a.attribute != b.attribute:
        return "same, other attribute" if x == y else "other"
    if a.main and b.main:
        return "same, main incident"
    if x != y:
        return "other, same attribute"
    if not (a.chief and b.chief):
        return "same"
    return "same, both chief and named" if a.named and b.named else "same, both chief"


def predicate(a: Side, b: Side) -> str:
    """How the verbs, or the nouns of a deed, stand to each other."""
    x, y = a.statement.predicate, b.statement.predicate
    if a.given or b.given or not (x and y):
        return ""
    return lemmas(x, y)


def party(one: Party | None, other: Party | None) -> str:
    """How those who play one part in two deeds stand to each other: "same", "alike", "other", "other names"; ""
    unknown.

    >>> party(Party(frozenset(["acme"])), Party(frozenset(["borg"])))
    'other names'
    """
    if one is None or other is None:
        return ""
    if one.entities & other.entities:
        return "same"
    if one.entities and other.entities:
        return "other names"
    if one.heads & other.heads:
        return "same"
    if any(lemmas(x, y) == "alike" for x in one.heads for y in other.heads):
        return "alike"
    return "one name" if one.entities or other.entities else "other"


@lru_cache(maxsize=65_536)
def lemmas(one: str, other: str) -> str:
    """How two lemmas stand to each other: "same", "alike", "opposite" or "other".

    >>> lemmas("approve", "reject"), lemmas("buy", "purchase")
    ('opposite', 'alike')
    """
    if one == other:
        return "same"
    if are_opposites(one, other):
        return "opposite"
    if related(one).get(other, 0.0) >= MEANT or share_frame(one, other):
        return "alike"
    return "other"


def attribute(a: Side, b: Side) -> str:
    """The words of what is asked, where a record names it."""
    return _by_words(a.asked, b.asked) if a.given or b.given else ""


def object_(a: Side, b: Side) -> str:
    """The words of whom or what it is asked of, where a record names it."""
    return _by_words(a.object, b.object) if a.given or b.given else ""


def bag(a: Side, b: Side) -> str:
    """The words of what is asked of whom as one bag, for facts move between object and attribute."""
    return _by_words(a.both, b.both)


def context(a: Side, b: Side) -> str:
    """The words of the clause or of the quote; a word or two tell little."""
    if min(len(a.context), len(b.context)) < SOME:
        return share_level(min(SHORT, alike(a.context, b.context))) if a.context.words and b.context.words else ""
    return _by_words(a.context, b.context)


def sentence(a: Side, b: Side) -> str:
    """The words of the whole sentence: who tells one thing tells much of what is around it too."""
    if a.given or b.given or min(len(a.sentence), len(b.sentence)) < SOME:
        return ""
    return _by_words(a.sentence, b.sentence)


def counted(a: Side, b: Side) -> str:
    """What is counted."""
    if a.counted and b.counted:
        return lemmas(a.counted, b.counted)
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or a.sort != "count" or not (x.unit and y.unit):
        return ""
    return "same" if x.unit == y.unit else "other"


def count(a: Side, b: Side) -> str:
    """Whether records ask by their words for the same count of a frame: "number missing", "people unaccounted for"."""
    if not (a.given or b.given):
        return ""
    if not (a.count and b.count):
        return "one" if a.count or b.count else ""
    return "same" if a.count == b.count else "other"


def names(a: Side, b: Side) -> str:
    """How the names that both hold stand to each other."""
    if not (a.names and b.names):
        return ""
    if a.given and b.given:
        return _all_names(a, b)
    level = "apart"
    for one in a.names:
        for other in b.names:
            if one == other:
                return "same"
            if one <= other or other <= one:
                level = "part"
            elif level == "apart" and one & other:
                level = "word"
    return level


def _all_names(a: Side, b: Side) -> str:
    """Of records, the words of all names that stand in their objects: "the Ali-Frazier fight", "Ali vs Frazier"."""
    one, other = (frozenset(w for n in side.names for w in n) for side in (a, b))
    if one == other:
        return "same"
    return "part" if one <= other or other <= one else "word" if one & other else "apart"


def crossed(a: Side, b: Side) -> str:
    """Whether the answer of one is what the other is asked of."""
    if not (a.given or b.given):
        return ""
    for one, other in ((a, b), (b, a)):
        if one.value_words and any(n <= one.value_words for n in other.names):
            return "yes"
    return ""


def asked(a: Side, b: Side) -> str:
    """Whether records only name the kind of their answer ("day", "location"), so that their objects decide."""
    if not (a.given and b.given):
        return ""
    return "both bare" if a.bare and b.bare else "one bare" if a.bare or b.bare else ""


def answered(a: Side, b: Side) -> str:
    """Whether the answer of one stands in the quote of the other."""
    if not (a.given or b.given):
        return ""
    n = sum(bool(x.answer.words) and cover(x.answer, y.context) >= MOVED for x, y in ((a, b), (b, a)))
    return ("", "one", "both")[n]


def about(a: Side, b: Side) -> str:
    """Whether what one is asked of is attribute or answer of the other: facts move between the fields of a record."""
    if not (a.given or b.given):
        return ""
    n = sum(bool(x.object.words) and cover(x.object, y.facts) >= MOVED for x, y in ((a, b), (b, a)))
    return ("", "one", "both")[n]


def whole(a: Side, b: Side) -> str:
    """All words of two records as one bag, those of their answers too."""
    return _by_words(a.whole, b.whole) if a.given or b.given else ""


def theme(a: Side, b: Side) -> str:
    """How far both records are asked of what the whole story is about, which its words tell little of."""
    if not (a.given and b.given):
        return ""
    share = min(a.theme, b.theme)
    return next(level for least, level in THEMES if share >= least)


THEMES: Final = ((0.99, "all"), (0.6, "most"), (0.4, "half"), (1e-9, "some"), (0.0, "none"))
"""Names of shares, and where they begin."""


def fields(a: Side, b: Side) -> str:
    """How alike what two records are asked of is beside how alike what is asked is: of one thing, much is asked."""
    if not (a.given and b.given):
        return ""
    return f"{_roughly(a.object, b.object)} object, {_roughly(a.asked, b.asked)} attribute"


def told(a: Side, b: Side) -> str:
    """How alike all words of two records are, by the kind of their answers: days need fewer than counts."""
    if not (a.given and b.given):
        return ""
    sort = (a.sort if a.sort in SORTS else "other") if a.sort == b.sort else "kin"
    share = alike(a.whole, b.whole)
    return f"{sort}, {'like' if share >= 0.5 else 'half like' if share >= 0.16 else 'unlike'}"


SORTS: Final = frozenset(["time", "places", "count", "text", "entity", "truth", "money", "duration"])
"""Kinds of answers that many records give."""


def _roughly(one: Bag, other: Bag) -> str:
    if not (one.words and other.words):
        return "no"
    share = alike(one, other)
    return "same" if share >= 0.65 else "like" if share >= 0.25 else "other"


def value(a: Side, b: Side) -> str:
    """Whether the answers are equal, and how unlikely that is by chance. Unequal answers say nothing."""
    x, y = a.value, b.value
    if x is None or y is None:
        return ""
    if a.keys & b.keys:
        seldom = "seldom" if max(a.told, b.told) <= FEW else "often"
        return f"equal {_SORTS.get(a.sort, 'number')} {min(a.precise, b.precise)}, {seldom}"
    if a.value_words and b.value_words and a.sort != "truth" and b.sort != "truth":
        shared = len(a.value_words & b.value_words)
        smaller = min(len(a.value_words), len(b.value_words))
        of = "place" if "places" in (a.sort, b.sort) else "words"
        return f"most {of}" if 2 * shared >= smaller else f"some {of}" if shared else ""
    fits = 0.0
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        # "At least 12" fits nearly everything.
        if (x.dimension == y.dimension or a.sort == b.sort == "count") and x.base.is_bounded and y.base.is_bounded:
            fits = x.base.possibility(y.base)
    elif (isinstance(x, Time) and isinstance(y, Time)) or (isinstance(x, Duration) and isinstance(y, Duration)):
        fits = x.shape.possibility(y.shape)
    if fits < NEAR:
        return ""
    return "fits widely" if _unlike_width(x, y) else "fits"


def _unlike_width(x: object, y: object) -> bool:
    """Whether one leaves so much more open than the other that it fits nearly anything: a day and a year."""
    if not (isinstance(x, (Time, Duration)) and isinstance(y, (Time, Duration))):
        return False
    one, other = sorted((max(1.0, x.shape.width), max(1.0, y.shape.width)))
    return other > WIDE * one


WIDE: Final = 20.0
_SORTS: Final = {"time": "time", "places": "place", "entity": "name", "duration": "length", "offset": "length"}


def place(a: Side, b: Side) -> str:
    """Where the two hold."""
    if "places" in (a.sort, b.sort):
        return ""
    x, y = a.where, b.where
    if not (x and y):
        return ""
    return "shared" if x.overlaps(y) else "apart"


def time(a: Side, b: Side) -> str:
    """When the two hold or happened, where that is not what they answer."""
    if "time" in (a.sort, b.sort):
        return ""
    x, y = a.when, b.when
    if not (x and y):
        return ""
    return "shared" if x.shape.possibility(y.shape) >= NEAR else "apart"


def part(a: Side, b: Side) -> str:
    """Of which part of a whole the two hold."""
    x, y = a.statement.scope.part, b.statement.scope.part
    if not (x or y):
        return ""
    return "same" if x == y else "apart" if x and y else "one"


def mode(a: Side, b: Side) -> str:
    """Whether both are meant in one way."""
    return "" if a.statement.mode == b.statement.mode else "other"


def speaker(a: Side, b: Side) -> str:
    """Whether one person says both."""
    x, y = a.statement.speaker, b.statement.speaker
    if not (x and y):
        return "one" if x or y else ""
    return "same" if a.speaker_words & b.speaker_words else "other"


def document(a: Side, b: Side) -> str:
    """Whether one document tells both."""
    return "same" if a.document == b.document else ""


FEATURES: Final[Mapping[str, Feature]] = MappingProxyType(
    {
        "kind": kind,
        "event": event,
        "predicate": predicate,
        "attribute": attribute,
        "object": object_,
        "bag": bag,
        "context": context,
        "sentence": sentence,
        "counted": counted,
        "count": count,
        "names": names,
        "crossed": crossed,
        "asked": asked,
        "answered": answered,
        "whole": whole,
        "about": about,
        "theme": theme,
        "fields": fields,
        "told": told,
        "value": value,
        "place": place,
        "time": time,
        "part": part,
        "mode": mode,
        "speaker": speaker,
        "document": document,
    }
)
"""Every feature by its name in `weights.toml`, in the order in which evidence is told."""
NEEDS: Final[Mapping[str, Callable[[Side], object]]] = MappingProxyType(
    {
        "predicate": lambda side: side.statement.predicate,
        "sentence": lambda side: len(side.sentence) >= SOME,
        "counted": lambda side: side.counted or isinstance(side.value, Quantity),
        "names": lambda side: side.names,
        "value": lambda side: side.value is not None,
        "place": lambda side: side.where,
        "time": lambda side: side.when,
    }
)
"""What both sides must have for a feature to say anything: looked at once a side, not once a pair."""
OF_RECORDS: Final = frozenset(
    {"attribute", "object", "count", "crossed", "asked", "answered", "whole", "about", "theme", "fields", "told"}
)
"""Features that say nothing of two claims which were both read from sentences."""
OF_CLAUSES: Final = frozenset({"predicate", "sentence"})
"""Features that say nothing of a claim which came as a record."""
