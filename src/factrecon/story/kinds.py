"""Broader words for what a document tells more closely: "the wreck" of a derailment, "the disaster"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve

from factrecon.frames import Frame
from factrecon.story.mentions import NOVEL, PREVIOUS, Mention


def narrowed(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, broader nouns taken as the event that the document tells more closely.

    A word that names both ("blaze": a fire, a wildfire) tells the narrower one only where other words do.
    """
    every = list(mentions)
    spots: dict[tuple[int, int], set[str]] = {}
    for m in every:
        spots.setdefault((m.start, m.end), set()).add(m.frame.name)
    alone: Counter[str] = Counter()
    frames: dict[str, Frame] = {}
    for m in every:
        if not spots[m.start, m.end] & set(m.frame.kind_of):
            frames[m.frame.name] = m.frame
            alone[m.frame.name] += 1
    out: list[Mention] = []
    for m in every:
        both = spots[m.start, m.end]
        if both & set(m.frame.kind_of) and not alone[m.frame.name]:
            continue  # "the blaze" where nothing says that a forest burns
        narrow = [f for f in frames.values() if m.frame.name in f.kind_of]
        if narrow and m.part == "noun" and not m.words & (NOVEL | PREVIOUS):
            found = max(narrow, key=lambda f: (alone[f.name], f.name))
            if found.name in both:
                continue  # told already
            m = evolve(m, frame=found)
        out.append(m)
    return out
