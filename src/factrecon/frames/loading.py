"""From TOML files to frames: the shipped topics, a user's own, and what can be wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from types import EllipsisType
from typing import Any, Final

from factrecon.bounded import bytes_of
from factrecon.errors import InvalidRecord, UnreadableInput
from factrecon.frames.frame import Attribute, Frame
from factrecon.language.en.rows import ARROW

__all__ = ["Source", "load_frames", "problems_of", "shipped_frames"]

Source = str | Path | Frame | EllipsisType
"""Where frames come from: a TOML file, a frame made in Python, or `...` for the shipped ones."""

_WORDS: Final = ("nouns", "verbs", "patient_verbs", "adjectives")
_TEXTS: Final = ("gloss", "topic", "agent", "patient", "agent_count", "patient_count", "converse")
_FLAGS: Final = ("durative", "incident", "local", "held", "consequence")
_FRAME_KEYS: Final = frozenset(
    [
        *_WORDS,
        *_TEXTS,
        *_FLAGS,
        "unless",
        "patients",
        "opposites",
        "ends",
        "kind_of",
        "facet_of",
        "attributes",
        "examples",
        "never",
    ]
)
_TEXT_LISTS: Final = frozenset(["examples", "never"])
_TEMPLATES: Final = ("each", "never_each")
_ATTRIBUTE_KEYS: Final = frozenset(["kind", "ask", "unit", "changing", "cumulative", "single", "nouns", *_TEMPLATES])
_LIST_KEYS: Final = frozenset([*_WORDS, "unless", "patients", "opposites", "ends", "kind_of", "facet_of"])
_MAX_BYTES: Final = 4_000_000


def load_frames(*sources: Source) -> tuple[Frame, ...]:
    """Frames of every source in turn; a later one of the same name replaces the earlier, in its place.

    A source is the path of a TOML file, a `Frame`, or `...` for the frames that ship with the
    package: `load_frames(..., "mine.toml")` extends them. Raises `InvalidRecord` naming file, frame,
    key and mend, and `UnreadableInput` for a file that cannot be read.

    >>> from factrecon.frames import Frame
    >>> mine = Frame(name="bake_off", gloss="Bakers compete", nouns=("bake-off",))
    >>> frames = load_frames(..., mine)
    >>> frames[-1].name, len(frames) > 150
    ('bake_off', True)
    """
    frames: dict[str, Frame] = {}
    origin: dict[str, str] = {}
    for source in sources:
        if isinstance(source, EllipsisType):
            for frame in shipped_frames():
                frames[frame.name] = frame
                origin[frame.name] = "the shipped frames"
        elif isinstance(source, Frame):
            problem = next(iter(_frame_problems(source)), None)
            if problem:
                raise InvalidRecord(f"frame {source.name!r}: {problem}")
            frames[source.name] = source
            origin[source.name] = "a Frame passed in"
        else:
            for frame in _read_file(Path(source)):
                frames[frame.name] = frame
                origin[frame.name] = str(source)
    result = tuple(frames.values())
    problem = next(_link_problems(result, origin), None)
    if problem:
        raise InvalidRecord(problem)
    return result


@lru_cache(maxsize=1)
def shipped_frames() -> tuple[Frame, ...]:
    """The frames that ship with the package, topic files in alphabetical order; read once.

    >>> shipped_frames() is shipped_frames()
    True
    """
    frames: list[Frame] = []
    folder = resources.files("factrecon.frames")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    for name in names:
        # No check here: a test checks every shipped file.
        data = _toml((folder / name).read_text(encoding="utf-8"), name)
        frames.extend(_frame(key, record, name.removesuffix(".toml")) for key, record in data.items())
    return tuple(frames)


def problems_of(source: str | Path) -> list[str]:
    """Everything that is wrong with a file of frames taken by itself (see `checking` for the rest)."""
    path = Path(source)
    return list(_file_problems(_toml(_text_of(path), str(path)), str(path)))


def _read_file(path: Path) -> list[Frame]:
    return _parse(_text_of(path), str(path))


def _text_of(path: Path) -> str:
    try:
        # As TOML has it: a carriage return before a line feed is no part of the text.
        return bytes_of(path, _MAX_BYTES).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: cannot be read as UTF-8 text ({error})") from error


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidRecord(f"{file}: not TOML: {error}") from error


def _parse(text: str, file: str) -> list[Frame]:
    data = _toml(text, file)
    problem = next(_file_problems(data, file), None)
    if problem:
        raise InvalidRecord(problem)
    topic = Path(file).stem
    return [_frame(name, record, topic) for name, record in data.items()]


def _frame(name: str, record: Mapping[str, Any], topic: str) -> Frame:
    values = {key: value for key, value in record.items() if key != "attributes"}
    for key in _LIST_KEYS & values.keys():
        values[key] = tuple(_words(values[key]))
    for key in _TEXT_LISTS & values.keys():
        values[key] = tuple(values[key])
    values.setdefault("topic", topic)
    attributes = tuple(_attribute(key, entry) for key, entry in record.get("attributes", {}).items())
    return Frame(name=name, attributes=attributes, **values)


def _attribute(name: str, entry: Mapping[str, Any]) -> Attribute:
    values = dict(entry)
    if "nouns" in values:
        values["nouns"] = tuple(_words(values["nouns"]))
    for key in _TEMPLATES:
        if key in values:
            values[key] = tuple(values[key])
    return Attribute(name=name, **values)


def _words(value: str | Sequence[str]) -> list[str]:
    """Phrases of a list, or of one text with commas between them."""
    if isinstance(value, str):
        neat = value.split(", ")
        if "  " not in value and "\n" not in value and len(neat) == value.count(",") + 1 and value.strip() == value:
            return neat
        value = value.split(",")
        if not value[-1].strip():
            value.pop()
    return [" ".join(phrase.split()) for phrase in value]


# -- what can be wrong ----------------------------------------------------------------------------


def _file_problems(data: Mapping[str, Any], file: str) -> Iterator[str]:
    """Problems of a parsed file, each naming file, frame, key and mend."""
    topic = Path(file).stem
    if not data:
        yield f'{file}: no frames in it; a frame is a table: [strike] gloss = "..." nouns = "..."'
    for name, record in data.items():
        where = f"{file}: frame [{name}]"
        if not isinstance(record, Mapping):
            yield f"{file}: {name!r} stands outside a frame; put it below a line [name_of_the_frame]"
            continue
        sound = True
        for problem in _shape_problems(record):
            sound = False
            yield f"{where}: {problem}"
        if sound:
            for problem in _frame_problems(_frame(name, record, topic)):
                yield f"{where}: {problem}"


def _shape_problems(record: Mapping[str, Any]) -> Iterator[str]:
    """Wrong keys and wrong types of one frame's table."""
    for key, value in record.items():
        if key not in _FRAME_KEYS:
            yield f"unknown key {key!r}; known are {', '.join(sorted(_FRAME_KEYS))}"
        elif key in _FLAGS and not isinstance(value, bool):
            yield f"{key} must be true or false, not {value!r}"
        elif key in _TEXTS and not isinstance(value, str):
            yield f"{key} must be a text in quotes, not {value!r}"
        elif key in _TEXT_LISTS and not _is_examples(value):
            yield f'{key} must be a list of texts with an arrow: ["The mill\'s workers walked out. -> strike"]'
        elif key in _LIST_KEYS and not _is_words(value):
            yield f"{key} must be a list of texts, or one text with commas between phrases"
    if not isinstance(record.get("gloss"), str) or not record["gloss"].strip():
        yield 'no gloss; say in a few words what happens: gloss = "Workers stop work"'
    attributes = record.get("attributes", {})
    if not isinstance(attributes, Mapping):
        yield "attributes must be tables: [name_of_the_frame.attributes.name_of_the_attribute]"
        return
    for name, entry in attributes.items():
        where = f"attribute {name!r}"
        if not isinstance(entry, Mapping):
            yield f"{where} must be a table with kind and ask"
            continue
        for key, value in entry.items():
            if key not in _ATTRIBUTE_KEYS:
                yield f"{where}: unknown key {key!r}; known are {', '.join(sorted(_ATTRIBUTE_KEYS))}"
            elif key in ("changing", "cumulative", "single") and not isinstance(value, bool):
                yield f"{where}: {key} must be true or false, not {value!r}"
            elif key in ("kind", "ask", "unit") and not isinstance(value, str):
                yield f"{where}: {key} must be a text in quotes, not {value!r}"
            elif key == "nouns" and not _is_words(value):
                yield f"{where}: nouns must be a list of texts, or one text with commas between phrases"
            elif key in _TEMPLATES and not (_is_examples(value) and all("{NNS}" in x for x in value)):
                yield f'{where}: {key} must be a list of texts with {{NNS}} and an arrow: ["It drew 40 {{NNS}}. -> 40"]'
            elif key in _TEMPLATES and not entry.get("nouns"):
                yield f"{where}: {key} is run for every one of its nouns: give some"
        for key in ("kind", "ask"):
            if key not in entry:
                yield f'{where}: no {key}; write {key} = "..."'


def _is_examples(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(x, str) and ARROW in x for x in value)


def _is_words(value: object) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _frame_problems(frame: Frame) -> Iterator[str]:
    """What is wrong with a frame by itself."""
    yield from _name_problems("the frame's name", frame.name)
    # A word may be noun and verb at once ("strike"); as one part of speech it stands once, and what
    # names the event cannot be what rules it out.
    seen: dict[tuple[str, str], str] = {}
    for key in (*_WORDS, "unless"):
        part = "verbs" if key == "patient_verbs" else key
        for phrase in getattr(frame, key):
            yield from _phrase_problems(key, phrase)
            before = seen.setdefault((part, phrase), "") or (
                next((w for w in _WORDS if phrase in getattr(frame, w)), "") if part == "unless" else ""
            )
            if before:
                where = f"twice in {key}" if before == key else f"in {before} and in {key}"
                yield f"{phrase!r} is given {where}; keep one"
            seen[part, phrase] = key
    if not any(getattr(frame, key) for key in _WORDS):
        yield f"no words name it; fill at least one of {', '.join(_WORDS)}"
    for attribute in frame.attributes:
        yield from _attribute_problems(attribute)
    names = [a.name for a in frame.attributes]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f"attribute {name!r} is given twice; keep one"
    for key in ("agent_count", "patient_count"):
        name = getattr(frame, key)
        if name and name not in names:
            yield f"{key} names {name!r}, which is not among its attributes ({', '.join(names) or 'none'})"
    if frame.name in (*frame.opposites, *frame.ends, *frame.kind_of, *frame.facet_of, frame.converse):
        yield "it cannot be its own opposite, converse, end or kind"


def _attribute_problems(attribute: Attribute) -> Iterator[str]:
    from factrecon.values import KINDS  # late: a broken row of units is then a line of `python -m factrecon.frames`

    where = f"attribute {attribute.name!r}"
    yield from _name_problems(where, attribute.name)
    if attribute.kind not in KINDS:
        yield f"{where}: unknown kind {attribute.kind!r}; known are {', '.join(sorted(KINDS))}"
    if not attribute.ask.strip():
        yield f'{where}: ask is empty; write the question: ask = "How many people took part in {{event}}?"'
    else:
        rest = attribute.ask.replace("{event}", "").replace("{unit}", "")
        if "{" in rest or "}" in rest:
            yield f"{where}: ask may hold {{event}} and {{unit}} and no other braces: {attribute.ask!r}"
        if "{unit}" in attribute.ask and not attribute.unit:
            yield f"{where}: ask holds {{unit}}, but no unit is given"
    if (attribute.cumulative or attribute.changing) and attribute.kind != "quantity":
        yield f"{where}: only a quantity can be cumulative or changing"
    if attribute.cumulative and attribute.changing:
        yield f"{where}: a count grows (cumulative) or rises and falls (changing), not both"
    for noun in attribute.nouns:
        yield from _phrase_problems(f"{where}: nouns", noun)
    for noun in sorted({n for n in attribute.nouns if attribute.nouns.count(n) > 1}):
        yield f"{where}: {noun!r} is given twice; keep one"


def _name_problems(what: str, name: str) -> Iterator[str]:
    if not (name.isascii() and name.isidentifier() and name == name.lower()):
        yield f"{what} must be lower-case letters, digits and underscores: {name!r}"


def _phrase_problems(key: str, phrase: str) -> Iterator[str]:
    if not phrase or phrase != " ".join(phrase.split()):
        yield f"an empty phrase or stray blank in {key} ({phrase!r}); take it out"
    elif phrase != phrase.lower():
        yield f"{phrase!r} in {key} has upper case; write {phrase.lower()!r}"
    elif phrase.count(" ") > 7 or len(phrase) > 80:
        yield f"{phrase!r} in {key} is too long; eight words and 80 characters at most"


def _link_problems(frames: Iterable[Frame], origin: Mapping[str, str]) -> Iterator[str]:
    """Opposites, ends, kinds and converses that are not there."""
    frames = tuple(frames)
    names = {frame.name: frame for frame in frames}
    for frame in frames:
        where = f"{origin.get(frame.name, '')}: frame [{frame.name}]"
        for key in ("opposites", "ends", "kind_of", "facet_of"):
            for other in getattr(frame, key):
                if other not in names:
                    yield f"{where}: {key} names {other!r}, which is no frame here{_mend(other)}"
        if not frame.converse:
            continue
        if frame.converse not in names:
            yield f"{where}: converse names {frame.converse!r}, which is no frame here{_mend(frame.converse)}"
        elif names[frame.converse].converse not in ("", frame.name):
            back = names[frame.converse].converse
            yield (
                f"{where}: converse names {frame.converse!r}, whose own converse is {back!r}; a converse goes both ways"
            )


def _mend(name: str) -> str:
    if any(frame.name == name for frame in shipped_frames()):
        return '; it ships with the package: load_frames(..., "your.toml")'
    return "; correct the name or add the frame"
