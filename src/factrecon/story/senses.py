"""Which event a word tells of where it may tell of two: by who does it, and by the rest of the text.

"The nurses struck on Saturday" and "two missiles struck on Saturday" share a verb and no event; "the
strike" of a text on the war is no walkout.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from factrecon.frames import Frame
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.lexicon import look_up

if TYPE_CHECKING:
    from factrecon.story.mentions import Mention


@frozen
class _Doers:
    frame: str
    agents: frozenset[str]
    verbs: frozenset[str]


@frozen
class _Word:
    words: tuple[str, ...]
    frames: tuple[str, str]
    cues: tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _lexicon() -> tuple[tuple[_Doers, ...], tuple[_Word, ...]]:
    data = tomllib.loads(files("factrecon.story").joinpath("senses.toml").read_text(encoding="utf-8"))
    doers = tuple(_Doers(d["frame"], frozenset(d["agents"]), frozenset(d["verbs"])) for d in data["doers"])
    words = []
    for entry in data["words"]:
        one, other = (
            re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")s?\b", re.IGNORECASE) for cues in entry["cues"]
        )
        words.append(_Word(tuple(entry["words"]), (entry["frames"][0], entry["frames"][1]), (one, other)))
    return doers, tuple(words)


def frame_of_doer(clause: Clause, frames: Sequence[Frame]) -> Frame | None:
    """The frame that a verb tells of because of who does it: a missile that hits is no new product."""
    agent = clause.agent
    if agent is None:
        return None
    heads = {agent.head.lemma.lower(), " ".join(t.lemma.lower() for t in agent.tokens[-2:])}
    if agent.of is not None and agent.head.tag == "NUM":
        heads.add(agent.of.head.lemma.lower())
    for doers in _lexicon()[0]:
        if clause.verb.lemma in doers.verbs and heads & doers.agents:
            return next((f for f in frames if f.name == doers.frame), None)
    return None


def settle_senses(mentions: Sequence[Mention], text: str, frames: Sequence[Frame]) -> tuple[Mention, ...]:
    """The mentions, with words of two senses in the one that the whole text speaks of."""
    known = {f.name: f for f in frames}
    turned: dict[str, tuple[_Word, Frame]] = {}
    for word in _lexicon()[1]:
        first, second = word.frames
        if second in known and any(m.frame.name == first for m in mentions):
            one, other = (len({m.group().lower().rstrip("s") for m in cues.finditer(text)}) for cues in word.cues)
            if other > one:
                turned[first] = word, known[second]
    return tuple(_turned(m, text, turned) for m in mentions)


def _turned(mention: Mention, text: str, turned: dict[str, tuple[_Word, Frame]]) -> Mention:
    entry = turned.get(mention.frame.name)
    if entry is None:
        return mention
    word, frame = entry
    form = look_up(text[mention.start : mention.end].lower())
    return evolve(mention, frame=frame) if {form.noun, form.verb} & {*word.words} else mention
