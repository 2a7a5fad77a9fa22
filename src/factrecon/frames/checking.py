"""Checking a file of frames: everything wrong with it at once, and what will not work as meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factrecon.errors import FactreconError
from factrecon.frames.frame import Frame
from factrecon.frames.loading import load_frames, problems_of
from factrecon.language.syntax.lexicon import look_up

__all__ = ["check_frames"]


def check_frames(file: str | Path) -> tuple[str, ...]:
    """Problems of a TOML file of frames, each naming file, frame, key and mend; none if it is sound.

    The file is taken together with the shipped frames. Beyond what `load_frames` refuses, it
    tells of words that can never match, opposites that only one side names, and an attribute that no
    number can answer. Raises `UnreadableInput` for a file that cannot be read.

    >>> from importlib.resources import as_file, files
    >>> with as_file(files("factrecon.frames") / "labour.toml") as path:
    ...     check_frames(path)
    ()
    """
    try:
        problems = problems_of(file)
        if problems:
            return tuple(problems)
        own = {frame.name for frame in load_frames(..., file) if frame.topic == Path(file).stem}
        frames = load_frames(..., file)
    except FactreconError as error:
        return (str(error),)
    by_name = {frame.name: frame for frame in frames}
    found: list[str] = []
    for frame in frames:
        if frame.name in own:
            where = f"{file}: frame [{frame.name}]"
            found.extend(f"{where}: {problem}" for problem in _doubts(frame, by_name))
    return tuple(found)


def _doubts(frame: Frame, by_name: dict[str, Frame]) -> Iterator[str]:
    for other in frame.opposites:
        if frame.name not in by_name[other].opposites:
            yield f'only this side names the opposite {other!r}; add opposites = "{frame.name}" to [{other}]'
    if frame.converse and by_name[frame.converse].converse != frame.name:
        yield f"only this side names the converse {frame.converse!r}; add it to [{frame.converse}]"
    for key in ("verbs", "patient_verbs"):
        for phrase in getattr(frame, key):
            verb = phrase.split()[0]
            entry = look_up(verb)
            if entry.verb and entry.verb != verb and not _is_base(verb):
                yield (
                    f"{phrase!r} in {key} starts with a form of {entry.verb!r} and matches that form alone; "
                    f"write {entry.verb + phrase[len(verb) :]!r}"
                )
    named = [_content(phrase) for phrase in (*frame.nouns, *frame.verbs, *frame.patient_verbs, *frame.adjectives)]
    for phrase in frame.unless:
        words = {form for word in _content(phrase) for form in _forms(word)}
        if not any(name <= words for name in named):
            yield f"{phrase!r} in unless holds no word of the frame and rules nothing out; take it out"
    counts = {frame.agent_count, frame.patient_count}
    for attribute in frame.attributes:
        counted = attribute.kind == "quantity" and not attribute.nouns
        if counted and attribute.name not in counts and not attribute.unit:
            yield (
                f"attribute {attribute.name!r}: no nouns, no unit and no agent_count or patient_count, "
                "so that no number is known to answer it"
            )


def _content(phrase: str) -> set[str]:
    return {word for word in phrase.replace("-", " ").split() if word not in ("a", "an", "the")}


def _forms(word: str) -> tuple[str, ...]:
    entry = look_up(word)
    return word, entry.noun or word, entry.verb or word


def _is_base(verb: str) -> bool:
    """Whether a past form of one verb is the base of another ("lay", "wound"): it has a gerund."""
    gerunds = (look_up(g) for g in (verb + "ing", verb[:-1] + "ing", verb + verb[-1] + "ing"))
    return any(entry.known and entry.verb == verb for entry in gerunds)
