"""The independent voice behind each assertion: ten reprints of one wire story are one voice.

Evidence, strongest first: what the record names; the quoted speaker; the same sentence printed
elsewhere (near verbatim, by shared word shingles); a wire's byline or credit line; the owner group;
else the source itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve

from factrecon.language.en.rows import listed
from factrecon.language.names.aliases import resolve_aliases
from factrecon.language.names.finding import NameMention, find_names
from factrecon.language.text.credits import wire_in
from factrecon.language.text.sentences import split_sentences
from factrecon.model import MOST_READ, Assertion, Document, Source, content_id
from factrecon.values.entity import name_key

SHINGLE = 5
"""Words in a shingle."""
SAME_SENTENCE = 0.75
"""From this Jaccard similarity of shingles, two sentences are one sentence, edited."""
SHORTEST = 9
"""Sentences of fewer words are said alike by chance."""
SAME_ARTICLE = 0.6
"""From this share of the shorter article's shingles, the longer one holds it."""

_LEAST_ARTICLE = 20
"""Shingles that an article must have to be another's: less is a headline or a caption."""
_MOST_HOLDERS = 50
"""So many holders of one shingle are looked at, the earliest."""

_WORD = re.compile(r"[^\W_]+")
_PAPER = re.compile(
    r"\b(?:letter|report|memo|statement|filing|complaint|lawsuit|indictment|affidavit|transcript|press release"
    r"|email)s?$",
    re.IGNORECASE,
)
"""Papers that speak for themselves: whoever reads out a letter, it is the letter that says it."""
_DERIVED = re.compile(
    r"(?:first reported by|originally (?:appeared|published) (?:on|in|at|by)|this (?:story|article) was (?:first )?"
    r"(?:published|provided) by)[ \t]{1,3}(?:the )?([A-Z][\w.&'’-]{0,30}(?: [A-Z][\w.&'’-]{0,30}){0,4})",
    re.IGNORECASE,
)


def wire_of(document: Document) -> str | None:
    """The wire that a document credits in dateline, byline or foot, None if it credits none.

    >>> wire_of(Document(id="a", text="SPRINGFIELD (Reuters) - Talks resumed on Monday."))
    'reuters'
    """
    if document.origin:
        return document.origin.casefold()
    body = document.text[document.body_start :]
    if wire := wire_in(body):
        return wire.casefold()
    edge = body[:1200] + "\n" + body[-600:]
    derived = _DERIVED.search(edge)
    return " ".join(derived.group(1).casefold().split()) if derived else None


def find_origins(
    assertions: Iterable[Assertion],
    documents: Mapping[str, Document],
    *,
    sources: Sequence[Source] = (),
    same_speaker: Callable[[str], str] | None = None,
) -> tuple[Assertion, ...]:
    """The assertions with `origin` filled in. Order plays no part.

    `same_speaker` maps a speaker's name to what all names of that speaker share; by default full name, surname and
    title are one person where only one fits (`speaker_keys`).

    >>> from factrecon.model import claim
    >>> from factrecon.values import Truth
    >>> [a.origin for a in find_origins([claim("herald", "the fire", "arson", Truth(True))], {})]
    ['herald']
    """
    assertions = tuple(assertions)
    if same_speaker is None:
        told = {a.attribution.speaker for a in assertions if a.attribution and a.attribution.speaker}
        known = speaker_keys(told, texts=[d.text for _, d in sorted(documents.items())])
        same_speaker = known.__getitem__
    outlets = _outlets([*sources, *(Source(id=name) for name in sorted({d.source for d in documents.values()}))])
    owner = {s.id: s.owner for s in sources if s.owner}
    quoted = _quoted(assertions, documents)
    sentence_group = copied_sentences((*documents.values(), *{d.id: d for d in quoted.values()}.values()))
    article_group = copied_articles(documents.values())
    wire = {name: wire_of(document) for name, document in documents.items()}
    credited_too = {w for w in wire.values() if w}

    def origin(assertion: Assertion) -> str:
        if assertion.origin:
            return assertion.origin
        if assertion.attribution and assertion.attribution.speaker:
            key = same_speaker(assertion.attribution.speaker)
            outlet = outlets.get(key) or outlets.get(key.removesuffix(" reports")) or outlets.get(_letters_of(key))
            if outlet and outlet != assertion.source:
                return published_by(outlet)
            if key in credited_too:
                return key
            if key and outlet is None:
                return f"speaker: {key}"
        name, span = assertion.document, assertion.span
        if name and span:
            for start, end, group in sentence_group.get(name, ()):
                if start < span.end and span.start < end:
                    return group
        if (said := quoted.get(assertion.id)) is not None and (groups := sentence_group.get(said.id)):
            return groups[0][2]
        if name and name in article_group:
            return article_group[name]
        if name and (credited := wire.get(name)):
            return credited
        # Whoever made a record of what a paper says, it is the paper that says it.
        paper = documents.get(name) if name else None
        return published_by(paper.source if paper is not None and paper.source else assertion.source)

    def published_by(source: str) -> str:
        if source in owner:
            return owner[source]
        # What an agency prints itself and what others take from it is one voice.
        own = source.casefold()
        return own if own in credited_too else source

    return tuple(evolve(a, origin=origin(a)) for a in assertions)


def _outlets(sources: Iterable[Source]) -> dict[str, str]:
    """The source by each name under which others cite it: its name, its letters, "the Times" where no other is called
    so."""
    out: dict[str, str] = {}
    last: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        key = name_key(_ASIDE.sub("", source.name or source.id))
        words = key.removeprefix("the ").split()
        if not words or " ".join(words) in _NO_NAME:
            continue
        for name in (key, " ".join(words), " ".join(w for w in words if w not in _OF_NEWS)):
            out.setdefault(name, source.id)
        if len(words) > 1:
            out.setdefault("".join(w[0] for w in words), source.id)
            if words[-1] in listed("outlets.heads"):
                last[words[-1]].add(source.id)
    for name, ids in last.items():
        if len(ids) == 1:
            out.setdefault(name, min(ids))
    return out


def _letters_of(key: str) -> str:
    """The letters by which a paper of three words and more is known: "nyt"; "" for shorter names."""
    words = key.removeprefix("the ").split()
    return "".join(w[0] for w in words) if len(words) > 2 else ""


_ASIDE = re.compile(r"\s*\([^()]{0,40}\)")
_NO_NAME = frozenset(["outlet", "paper", "newspaper", "source", "site", "network", "agency"])
_OF_NEWS = frozenset(["news", "online", "business", "politics"])


def _quoted(assertions: Iterable[Assertion], documents: Mapping[str, Document]) -> dict[str, Document]:
    """The quotes of claims whose documents are not at hand, each as a text of its source, by the claims' ids: two
    records of one sentence are two prints of it as much as two articles that hold it.
    """
    return {
        a.id: Document(
            id=f"{a.source} {content_id('quote', a.quote)}", text=a.quote, source=a.source, published=a.published
        )
        for a in sorted(assertions, key=lambda a: (a.id, a.quote))
        if a.quote.strip() and (a.document is None or a.document not in documents)
    }


def speaker_keys(speakers: Iterable[str], *, texts: Iterable[str] = ()) -> dict[str, str]:
    """For each speaker, as told, the key of who it is: "President Orla Lindqvist" and "Lindqvist" are one, and so is
    "the president" where `texts` give nobody else that title.

    >>> sorted(set(speaker_keys(
    ...     ["President Orla Lindqvist", "President Lindqvist", "a letter", "the letter"]).values()))
    ['letter', 'orla lindqvist']
    """
    told = sorted(set(speakers))
    bodies = {speaker: body for speaker in told if (body := body_of(speaker))}
    named = {speaker: name for speaker in told if (name := _name_in(speaker)) is not None}
    fullest = resolve_aliases(sorted(set(named.values()), key=lambda n: (n.text, n.kind, n.title)))
    out = {}
    for speaker in told:
        paper = _PAPER.search(speaker)
        if paper is not None:
            out[speaker] = name_key(paper.group())
        else:
            out[speaker] = name_key(fullest[named[speaker].text] if speaker in named else speaker)
    # Whoever speaks for a body, by whatever name, is that body; whoever it is named after speaks for himself.
    spoken = {out[speaker]: body for speaker, body in sorted(bodies.items())}
    people = sorted(key for key in set(out.values()) if " " in key and key not in spoken)
    for speaker in told:
        body = spoken.get(out[speaker]) or (out[speaker] if out[speaker] in bodies.values() else "")
        if body:
            out[speaker] = next((p for p in people if p.split()[-1] == body.split()[-1]), body)
    keys = sorted(set(out.values()), key=lambda k: (-k.count(" "), k))
    for speaker in told:
        # A surname alone is the one who bears it.
        bearers = [k for k in keys if " " in k and k.split()[-1] == out[speaker] and k not in bodies.values()]
        if len(bearers) == 1 and speaker.split()[-1][:1].isupper():
            out[speaker] = bearers[0]
    papers = tuple(texts)
    for speaker in told:
        holder = _holder_of(speaker, papers)
        if holder:
            out[speaker] = next((k for k in keys if k.split()[-1:] == [holder]), holder)
    return out


_TITLE = re.compile(r"(?:the |The )?([a-z]{3,20}(?: [a-z]{3,20}){0,2})")
_BEARER = r"(?<!ormer )(?<!ice )(?<!eputy )\b(?i:{})((?:\s[A-Z][\w.-]{{1,24}}){{1,3}})"


def _holder_of(speaker: str, texts: Sequence[str]) -> str:
    """The surname of the one person to whom the texts give the title by which a speaker is called: "the president"."""
    title = _TITLE.fullmatch(speaker)
    if title is None:
        return ""
    bearer = re.compile(_BEARER.format(re.escape(title[1])))
    found = Counter(
        name_key(name[1]).split()[-1]
        for text in texts
        for name in bearer.finditer(text[:MOST_READ])
        if name[1].split()[-1].lower() not in _DAYS
    )
    return next(iter(found)) if len(found) == 1 else ""


_DAYS = listed("calendar.weekdays") | listed("calendar.months")


_MOUTH = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press secretary|communications director|campaign|ministry|military)\b",
    re.IGNORECASE,
)
"""Who speaks for somebody else, or what is nobody by itself."""
_FOR = re.compile(r"\s(?:for|of|at)\s(?:the\s)?(?P<body>[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,4})")


def body_of(speaker: str) -> str:
    """The key of the body, or of the person, for which a speaker is told to speak; "" where none is named.

    >>> (body_of("White House spokesman Jay Carney"), body_of("a spokeswoman for the Obama campaign"),
    ...     body_of("Jay Carney"))
    ('white house', 'obama', '')
    """
    mouth = _MOUTH.search(speaker[:200])
    if mouth is None:
        return ""
    behind = _FOR.match(speaker, mouth.end())
    words = behind["body"] if behind is not None else speaker[: mouth.start()]
    words = re.sub(r"['’]s?\b", "", _MOUTH.sub("", words))
    kept = [w for w in words.split() if w[:1].isupper() and w.lower() not in ("the", "a", "an", "her", "his", "their")]
    return name_key(" ".join(kept))


def _name_in(speaker: str) -> NameMention | None:
    """Who is named: the last person, else what the whole of the words names."""
    names = find_names(f"{speaker[:200]} said so.")
    people = [n for n in names if n.kind == "person"]
    if people:
        return people[-1]
    whole = speaker.removeprefix("the ").removeprefix("The ")
    return next((n for n in names if n.text == whole), None)


def copied_sentences(documents: Iterable[Document]) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Per document, the sentences that another source prints too: (start, end, the group's origin).

    The origin is named after whoever printed it first, by publication, then by id.
    """
    entries: list[tuple[Document, int, int]] = []
    sets: list[frozenset[int]] = []
    numbers: dict[str, int] = {}
    for document in sorted(documents, key=_first_printer):
        for start, end in split_sentences(document.text[:MOST_READ]):
            words = [w.casefold() for w in _WORD.findall(document.text[start:end])]
            if len(words) >= SHORTEST:
                entries.append((document, start, end))
                sets.append(_shingles(words, numbers))
    group = list(range(len(entries)))
    first_prints = _first_alike(sets, [d.source for d, _, _ in entries], SAME_SENTENCE, _is_same_sentence)
    for number, first in enumerate(first_prints):
        if first is not None:
            group[number] = group[first]
    members: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(group):
        members[first].append(number)
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for first, alike in sorted(members.items()):
        if len(alike) < 2:
            continue
        name = f"print: {entries[first][0].source}"
        for number in alike:
            document, start, end = entries[number]
            out[document.id].append((start, end, name))
    return {name: tuple(spans) for name, spans in out.items()}


def copied_articles(documents: Iterable[Document]) -> dict[str, str]:
    """Documents that hold most of another source's article, by id, with the group's origin."""
    order = sorted(documents, key=_first_printer)
    numbers: dict[str, int] = {}
    sets = [shingles_of(document, numbers) for document in order]
    out: dict[str, str] = {}
    first_prints = _first_alike(sets, [d.source for d in order], SAME_ARTICLE, is_one_article)
    for document, first in zip(order, first_prints, strict=True):
        if first is not None:
            printer = order[first]
            out.setdefault(printer.id, f"print: {printer.source}")
            out[document.id] = out[printer.id]
    return out


def shingles_of(document: Document, numbers: dict[str, int]) -> frozenset[int]:
    """The runs of `SHINGLE` words of a document, each by its number in `numbers`, which grows."""
    return _shingles([w.casefold() for w in _WORD.findall(document.text[document.body_start : MOST_READ])], numbers)


def _shingles(words: Sequence[str], numbers: dict[str, int]) -> frozenset[int]:
    """The runs of `SHINGLE` words, each by its number."""
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return frozenset(numbers.setdefault(run, len(numbers)) for run in runs)


def _is_same_sentence(one: int, other: int, shared: int) -> bool:
    return shared >= SAME_SENTENCE * (one + other - shared)


def is_one_article(one: int, other: int, shared: int) -> bool:
    """Whether two articles of so many shingles, that share so many, are one that was edited."""
    smaller = min(one, other)
    return smaller >= _LEAST_ARTICLE and shared >= SAME_ARTICLE * smaller


def _first_alike(
    sets: Sequence[frozenset[int]], sources: Sequence[str], share: float, alike: Callable[[int, int, int], bool]
) -> list[int | None]:
    """For each set the earliest one before it that another source has and that is alike, None where there is none.

    `alike` is asked with the sizes of two sets and of what they share, and must hold only where that is
    at least `share` of the smaller. Then the smaller meets the other in the rarest of its shingles, all
    but that share of them less one, and only those are looked up (prefix filtering, Chaudhuri et al. 2006).
    """
    classes: dict[frozenset[int], list[int]] = {}
    for number, shingles in enumerate(sets):
        classes.setdefault(shingles, []).append(number)
    kinds = list(classes)
    holders: dict[int, list[int]] = defaultdict(list)
    for kind, shingles in enumerate(kinds):
        for shingle in shingles:
            holders[shingle].append(kind)
    neighbours: list[set[int]] = [{kind} for kind in range(len(kinds))]
    for kind, shingles in enumerate(kinds):
        # What only this one has can meet nothing, so it is looked up at no cost.
        rarest = sorted(shingles, key=lambda s: (len(holders[s]), s))
        looked_up = rarest[: len(rarest) - math.ceil(share * len(rarest)) + 1]
        # A phrase that everybody prints (a caption, a disclaimer) would pair all with all.
        met = {other for shingle in looked_up for other in holders[shingle][:_MOST_HOLDERS]}
        for other in met - neighbours[kind]:
            if alike(len(shingles), len(kinds[other]), len(shingles & kinds[other])):
                neighbours[kind].add(other)
                neighbours[other].add(kind)
    # The first to have each kind, and the first that is not of the same source.
    firsts = []
    for numbers in classes.values():
        second = next((n for n in numbers if sources[n] != sources[numbers[0]]), None)
        firsts.append((numbers[0],) if second is None else (numbers[0], second))
    out: list[int | None] = [None] * len(sets)
    for kind, numbers in enumerate(classes.values()):
        before = sorted(n for other in neighbours[kind] for n in firsts[other])
        for number in numbers:
            out[number] = next((n for n in before if n < number and sources[n] != sources[number]), None)
    return out


def _first_printer(document: Document) -> tuple[str, str]:
    return (document.published.isoformat() if document.published else "9999", document.id)
