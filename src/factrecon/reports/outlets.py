"""What a report calls its sources: by their names, and by a headline where nothing but a file's number is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from factrecon.legible import one_line
from factrecon.reports.excerpts import body_start
from factrecon.telling import Record, records

__all__ = ["called", "first_words", "headline", "says_nothing"]

_PART = re.compile(r"[\W_]+")
_CODE = re.compile(r"[\w.-]{4,}")
_WORD = re.compile(r"[^\W\d_]{3,}\d{0,4}")
_LONGEST: Final = 30
"""Characters of a headline that stands in for an outlet's name."""
LONGEST_HEADLINE: Final = 90
"""Characters of a story's name."""
_READ: Final = 400  # characters of a text in which its first words are looked for


def says_nothing(identity: str) -> bool:
    """Whether an id names nothing to a reader: it holds no word, as a number or a hash does not.

    >>> says_nothing("002_31e9bada26c2e9f7"), says_nothing("herald"), says_nothing("evening-paper_2")
    (True, False, False)
    """
    return not any(_WORD.fullmatch(part) for part in _PART.split(identity))


def first_words(text: str, most: int) -> str:
    """The beginning of a text proper, at most so many characters, cut between words; empty where there is none.

    >>> first_words("date 2024-05-15 A fire broke out in the old mill.", 20)
    'A fire broke out in …'
    """
    start = body_start(text)
    words = one_line(text[start : start + _READ])
    return words if len(words) <= most else (words[:most].rpartition(" ")[0] or words[:most]) + " …"


def headline(documents: Sequence[Record], texts: Mapping[str, str]) -> str:
    """What a story is called by: the title of its first document, else the first words of its text.

    >>> headline([{"id": "a"}, {"id": "b", "title": "Mill burns"}], {"b": "The mill burned."})
    'Mill burns'
    """
    for document in documents:
        if document.get("title"):
            return one_line(document["title"])
        if words := first_words(texts.get(str(document.get("id")), ""), LONGEST_HEADLINE):
            return words
    return one_line(documents[0].get("id") or "?") if documents else "Claims without a document"


def called(report: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The report with every source under the name that a reader knows it by, each source under one of its own.

    That is its name where it has one, else its id; where that is but a document's, and says nothing, the document's
    headline or first words in quotation marks.

    >>> made = called({"questions": [], "documents": [{"id": "7f3", "source": "7f3", "title": "Mill burns"}]}, {})
    >>> made["documents"][0]["source"]
    '“Mill burns”'
    """
    names = _names(report, texts)
    if all(name == identity for identity, name in names.items()):
        return dict(report)
    return {
        **report,
        **({"sources": [_renamed(s, names, "id") for s in records(report, "sources")]} if "sources" in report else {}),
        **(
            {"documents": [_renamed(d, names, "source", "origin") for d in records(report, "documents")]}
            if "documents" in report
            else {}
        ),
        "questions": [_question(q, names) for q in records(report, "questions")],
        **({"conflicts": [_reworded(c, names) for c in records(report, "conflicts")]} if "conflicts" in report else {}),
    }


def _names(report: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    documents = {str(d.get("id")): d for d in records(report, "documents")}
    known = {str(s.get("id")): one_line(s.get("name") or "") for s in records(report, "sources")}
    for document in documents.values():
        if document.get("source") is not None:
            known.setdefault(str(document["source"]), "")
    names: dict[str, str] = {}
    taken: set[str] = set(known)
    for identity in sorted(known):
        name = known[identity]
        if not name and identity in documents and says_nothing(identity):
            name = _headline(documents[identity], texts.get(identity, ""))
        if not name or name == identity:
            names[identity] = identity
            continue
        shown, n = name, 1
        while shown in taken:
            n += 1
            shown = f"{name} ({n})"
        taken.add(shown)
        names[identity] = shown
    return names


def _headline(document: Record, text: str) -> str:
    words = first_words(one_line(document.get("title") or "") or text, _LONGEST)
    return f"“{words}”" if words else ""


def _renamed(record: Record, names: Mapping[str, str], *keys: str) -> dict[str, Any]:
    held = {key: _name(str(record[key]), names) for key in keys if record.get(key) is not None}
    return {**record, **held}


def _name(voice: str, names: Mapping[str, str]) -> str:
    """A source, or an origin that is called after one, by its name."""
    kind, printed, source = voice.partition("print: ")
    return f"{printed}{names[source]}" if not kind and source in names else names.get(voice, voice)


def _reworded(record: Record, names: Mapping[str, str]) -> dict[str, Any]:
    """A record whose reason names sources, with their names; only what is no word of a sentence is taken for one."""
    reason = record.get("reason")
    if not isinstance(reason, str):
        return dict(record)
    told = _CODE.sub(lambda m: names.get(m[0], m[0]) if says_nothing(m[0]) else m[0], reason)
    return {**record, "reason": told}


def _question(question: Record, names: Mapping[str, str]) -> dict[str, Any]:
    claims = [
        {**c, "assertions": [_renamed(a, names, "source", "origin") for a in records(c, "assertions")]}
        for c in records(question, "claims")
    ]
    voices = question.get("voices")
    told: dict[str, Any] = {**question, "claims": claims}
    if "heard" in question:
        told["heard"] = [_renamed(h, names, "origin") for h in records(question, "heard")]
    if isinstance(voices, Sequence) and not isinstance(voices, str):
        told["voices"] = [_name(str(v), names) for v in voices]
    return told
