"""Who says a claim inside the document, and how."""

from __future__ import annotations

from collections.abc import Sequence

from factrecon.language.en.patterns import pattern
from factrecon.language.en.rows import listed
from factrecon.language.names.finding import NameMention
from factrecon.language.quotations import Quotation
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.keywords import lowered
from factrecon.model import Attribution
from factrecon.story.analysis import Analysis, Sentence
from factrecon.story.modality import corrects, reporting_parent, taken_back_by

_ACCORDING = pattern("quoting.according_whom")
_PRONOUNS = listed("reference.speakers")


_PERSONAL = listed("reference.of_one")
_FIRST = frozenset(["we", "i"])
_ARTICLES = listed("reference.articles")
_THING = listed("reference.of_things")


def named_subject(analysis: Analysis, sentence: Sentence, clause: Clause) -> str:
    """Who the subject of a clause is where it is not a name itself, "" where nobody can be told.

    Who is named between commas right behind it is meant. "He" and "she" are the person named last, in this sentence or
    the one before; "it" and "they" whoever says the clause ("the ministry said it would pay"); "we" and "I" in a
    quotation whoever is quoted.
    """
    subject = clause.subject
    if subject is not None and subject.head.tag != "PROPN" and (name := beside(sentence, subject)):
        return name
    if subject is None or subject.head.tag not in ("PRON", "NUM"):
        return ""
    word = subject.head.lemma.lower()
    if word in _FIRST:
        return _quoted(analysis, clause.verb.start)
    before = analysis.sentences[max(0, sentence.index - 1) : sentence.index]
    if word in _THING:
        parent = (
            sentence.clauses[clause.parent]
            if clause.parent is not None and clause.parent < len(sentence.clauses)
            else None
        )
        if parent is None or parent.subject is None or parent.subject.head.tag in ("PRON", "NUM"):
            return ""
        words = parent.subject.text
        return words if parent.subject.tokens[0].tag == "PROPN" else words[:1].lower() + words[1:]
    if word not in _PERSONAL and not (subject.head.tag == "NUM" and len(subject.tokens) == 1):
        return ""
    spoken = _spoken(analysis, subject.start)
    for near in (sentence, *before):
        named = [
            n
            for n in near.names
            if _may_be_a_person(n)
            and (near is not sentence or n.end <= subject.start)
            and _may_be(analysis, n, word, spoken)
        ]
        if named:
            title = (named[-1].title or "").strip()
            text = named[-1].text
            return text[len(title) :].strip(" ,") if title and text.startswith(title) else text
    return ""


def sure_subject(analysis: Analysis, sentence: Sentence, number: int) -> str:
    """Who "he", "she" or the "I" of a quotation is, where nobody else can be meant: to be printed, not only to match.

    The one person named before it in the sentence, else in the sentence before; of several the one who says it, else
    whom the sentence before tells of.
    """
    return _surely(analysis, sentence, number, _FAR)


def _surely(analysis: Analysis, sentence: Sentence, number: int, far: int) -> str:
    clause = sentence.clauses[number]
    word = clause.subject.head.text.lower() if clause.subject is not None else ""
    if word == "i":
        return _quoted(analysis, clause.verb.start)
    if clause.subject is None or word not in ("he", "she"):
        return ""
    saying = reporting_parent(sentence, number)
    said = saying.subject if saying is not None else None
    spoken = _spoken(analysis, clause.subject.start)
    meant = [n for n in sentence.names if _may_be_a_person(n) and n.end <= clause.subject.start]
    own = [n for n in meant if _may_be(analysis, n, word, spoken)]
    kin = _kin(sentence, clause.subject.start, word)
    if kin is not None:
        return kin
    before = analysis.sentences[max(0, sentence.index - 1) : sentence.index]
    named = own or [n for s in before for n in s.names if _may_be_a_person(n) and _may_be(analysis, n, word, spoken)]
    if spoken is not None and not any(spoken.start <= n.start for n in own):
        return ""  # of whom a quotation speaks that does not name him, is not said
    if said is not None and said.head.tag == "PROPN":
        named = [n for n in named if said.start <= n.start < said.end] or named
    whole = {n.text.split()[-1]: _untitled(n) for n in named if n.text}
    if len(whole) == 1:
        return next(iter(whole.values()))
    if own or not before or not far:
        return ""
    # Whom the sentence before tells of, where both are the subject of their sentence.
    main = next((n for n, c in enumerate(before[-1].clauses) if c.parent is None and c.verb.finite), None)
    if main is None or clause.parent is not None or before[-1].clauses[main].subject is None:
        return ""
    told = before[-1].clauses[main].subject
    assert told is not None
    if told.head.text.lower() == word:
        return _surely(analysis, before[-1], main, far - 1)
    held = [n for n in named if told.start <= n.start < told.end]
    return _untitled(held[0]) if len(held) == 1 and not told.conjuncts else ""


def _spoken(analysis: Analysis, at: int) -> Quotation | None:
    """The direct quotation that holds a place."""
    return next((q for q in reversed(analysis.quotations_around(at)) if q.direct and q.start <= at < q.end), None)


def _may_be(analysis: Analysis, name: NameMention, pronoun: str, spoken: Quotation | None) -> bool:
    """Whether "he" or "she" may be who is named: not who is quoted in the same words, nor one of the other sex."""
    if not name.text:
        return False
    last = name.text.split()[-1]
    if spoken is not None and spoken.name and last in spoken.name.split():
        return False
    other = _WOMEN if pronoun.startswith("h") and pronoun != "herself" else _MEN
    return (name.title or "").strip().rstrip(".").lower() not in other and not any(
        f"{greeting} {last}" in analysis.text for greeting in _GREETING[other is _MEN]
    )


def _kin(sentence: Sentence, end: int, pronoun: str) -> str | None:
    """Who is told by kin and of the sex of a pronoun, before it: "his wife, Ana, came, and she spoke"; "" where she
    has no name there, None where nobody is."""
    words = listed("people.female") if pronoun == "she" else listed("people.male")
    for phrase in reversed(sentence.parsed.phrases):
        owned = phrase.possessor is not None or phrase.determiner.lower() in ("his", "her", "their")
        if phrase.end <= end and owned and phrase.head.lemma.lower() in words:
            if any(phrase.end + 3 < n.start < end and _may_be_a_person(n) for n in sentence.names):
                return None
            return beside(sentence, phrase, kinds=("person", "other"))
    return None


_MEN = frozenset(["mr", "sir", "lord", "king", "prince", "father", "brother"])
_WOMEN = frozenset(["mrs", "ms", "miss", "madam", "dame", "lady", "queen", "princess", "sister"])
_GREETING = (("Mrs.", "Ms.", "Miss"), ("Mr.",))
_FAR = 3
"""Sentences back through which "he" is followed."""


def _untitled(name: NameMention) -> str:
    title = (name.title or "").strip()
    return name.text[len(title) :].strip(" ,") if title and name.text.startswith(title) else name.text


def beside(sentence: Sentence, phrase: NounPhrase, *, kinds: Sequence[str] = ("person",)) -> str:
    """The person named between commas right behind a phrase: "another miner, Ana Bell, died"; "" if none is."""
    name = next((n for n in sentence.names if 1 < n.start - phrase.end <= 3 and n.kind in kinds), None)
    if name is None or sentence.text[phrase.end : name.start].strip() != ",":
        return ""
    title, text = (name.title or "").strip(), name.text
    if sentence.text[name.end : name.end + 1] != ",":
        return ""
    return text[len(title) :].strip(" ,") if title and text.startswith(title) else text


def _quoted(analysis: Analysis, at: int) -> str:
    """Who is quoted at a place, in words that fit the middle of a sentence."""
    inside = [q for q in analysis.quotations_around(at) if q.direct and q.name and q.end > at]
    if not inside or inside[-1].name.lower() in _PRONOUNS:
        return ""
    name = inside[-1].name
    return name[:1].lower() + name[1:] if name.split()[0].lower() in _ARTICLES else name


def _may_be_a_person(name: NameMention) -> bool:
    return name.kind == "person" or (name.kind == "other" and len(name.text.split()) == 2)


def _nameable(speaker: str) -> str | None:
    """The words if they name somebody: no pronoun that stands for nobody known, no bare number, no lone word that
    names nobody ("rather than go ahead, ...")."""
    word = speaker.strip().lower()
    if word in _PRONOUNS or word in _OTHERS or speaker.isdecimal():
        return None
    if " " not in word and speaker[:1].islower():
        known = look_up(word)
        if not known.noun or (known.noun == word and not known.plural):
            return None  # "governor", "go": of several, or with an article, it would be somebody
    return speaker


_OTHERS = listed("reference.others")


def _adds_to(clause: Clause) -> bool:
    """ "The economy added jobs that pay well": what is added is no saying."""
    behind = clause.object
    return clause.verb.lemma == "add" and behind is not None and behind.start > clause.verb.start


def speaker_of(analysis: Analysis, sentence: Sentence, clause: int | None, start: int, end: int) -> Attribution | None:
    """The attribution of a span: a quotation that holds it, a clause that says it, "according to"."""
    inside = [q for q in analysis.quotations_around(start) if end <= q.end and q.speaker]
    if corrects(sentence):  # what "an earlier version of this article said", the paper said itself
        inside = [q for q in inside if q.direct]
        clause = None
    if inside:
        tightest = min(inside, key=lambda q: (q.end - q.start, q.start))
        return Attribution(_nameable(tightest.name), tightest.cue)
    if clause is not None:
        owner = taken_back_by(sentence, clause)
        if owner is not None and owner.subject is not None and _nameable(owner.subject.text):
            return Attribution(owner.subject.text, owner.verb.lemma)
        parent = reporting_parent(sentence, clause)
        if parent is not None and parent.subject is not None and not _adds_to(parent):
            name = parent.subject.text
            if _nameable(name):
                return Attribution(name, parent.verb.lemma)
    cited = "according to " in lowered(sentence.text)[sentence.start : sentence.end]
    found = _ACCORDING.search(sentence.text, sentence.start, sentence.end) if cited else None
    if found:
        return Attribution(found.group(1).strip(), "according to")
    label = analysis.label_at(start) if analysis.labels else None
    if label is not None and label.name:
        return Attribution(label.name, "say")  # a line of a transcript
    return None
