"""A spaCy pipeline that the user has loaded, as parser of `read` (extra `spacy`).

Nothing here imports spaCy: any callable pipeline with a `pipe` method does. Sentences and words are
cut as ever, so that every place in the text stays comparable; the pipeline decides what the words
of open classes are (is "strike" a noun here?) and, where it has a dependency parser, who does what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Protocol, cast

from attrs import evolve

from factrecon.language.analysis import Sentence, analyse
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.phrases import NounPhrase
from factrecon.language.text.tokens import Tag, Token, VerbForm

__all__ = ["Pipeline", "Word", "parser_from"]


class Word(Protocol):
    """What is asked of a token: that of `spacy.tokens.Token`."""

    @property
    def idx(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def pos_(self) -> str: ...  # noqa: D102
    @property
    def tag_(self) -> str: ...  # noqa: D102
    @property
    def lemma_(self) -> str: ...  # noqa: D102
    @property
    def dep_(self) -> str: ...  # noqa: D102
    @property
    def head(self) -> Any: ...  # noqa: D102


class Pipeline(Protocol):
    """What is asked of a pipeline: that of `spacy.Language`."""

    def pipe(self, texts: Iterable[str]) -> Iterable[Iterable[Word]]:
        """The parsed documents of texts, in their order."""
        ...


_OPEN: Final = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "ADV"])
_FORMS: Final[Mapping[str, VerbForm]] = {
    "VB": "base",
    "VBP": "base",
    "VBD": "past",
    "VBN": "participle",
    "VBG": "gerund",
    "VBZ": "3sg",
}
_SUBJECTS: Final = frozenset(["nsubj", "nsubjpass", "nsubj:pass"])
_OBJECTS: Final = frozenset(["dobj", "obj", "attr"])
_RELATIVE: Final = frozenset(["who", "which", "that", "whom", "what"])


def parser_from(pipeline: Pipeline) -> Callable[[str], tuple[Sentence, ...]]:
    """A parser for `read(document, parser=...)` that asks a loaded pipeline.

    It needs a tagger to be of use, a lemmatizer for irregular words, and a dependency parser to
    decide on subjects and objects; what a component does not tell is read by the shipped rules.

        import spacy
        read(document, parser=parser_from(spacy.load("en_core_web_sm")))
    """

    def parse(text: str) -> tuple[Sentence, ...]:
        sentences = analyse(text)
        parsed = pipeline.pipe([s.text for s in sentences])
        return tuple(_improved(text, s, list(words)) for s, words in zip(sentences, parsed, strict=True))

    return parse


def _improved(text: str, sentence: Sentence, words: list[Word]) -> Sentence:
    by_place = {sentence.start + w.idx: w for w in words}
    tokens = tuple(_token(t, by_place.get(t.start)) for t in sentence.tokens)
    retagged = Sentence(text, sentence.start, sentence.end, tokens=tokens)
    governed: dict[int, list[Word]] = {}
    for word in words:
        if word.dep_ in _SUBJECTS or word.dep_ in _OBJECTS:
            governed.setdefault(sentence.start + word.head.idx, []).append(word)
    if not governed:
        return retagged
    phrases = {p.head.start: p for p in _every(retagged.phrases)}
    clauses = [_argued(c, governed.get(c.verb.head.start, ()), phrases, sentence.start) for c in retagged.clauses]
    return Sentence(text, sentence.start, sentence.end, tokens=tokens, chunks=retagged.chunks, clauses=clauses)


def _every(phrases: Iterable[NounPhrase]) -> Iterator[NounPhrase]:
    for phrase in phrases:
        if not phrase.temporal:
            yield phrase


def _token(token: Token, word: Word | None) -> Token:
    """The token as the pipeline tags it, if both see the same word and neither sees a function word."""
    if word is None or word.text != token.text or word.pos_ not in _OPEN or token.tag not in _OPEN:
        return token
    form: VerbForm = _FORMS.get(word.tag_, token.form) if word.pos_ == "VERB" else ""
    if word.pos_ == token.tag:
        return token if form == token.form else token._replace(form=form)
    lemma = word.lemma_ or token.lemma
    if word.pos_ == "PROPN":
        lemma = token.text
    return token._replace(tag=cast(Tag, word.pos_), form=form, lemma=lemma if word.pos_ == "PROPN" else lemma.lower())


def _argued(clause: Clause, governed: Iterable[Word], phrases: Mapping[int, NounPhrase], start: int) -> Clause:
    """The clause with the subject and object that the dependency parse gives its verb."""
    for word in governed:
        phrase = phrases.get(start + word.idx)
        if phrase is None or word.text.lower() in _RELATIVE:
            continue
        if word.dep_ in _SUBJECTS:
            if clause.subject is not phrase:
                first = clause.start if clause.relative else min(phrase.start, clause.verb.start)
                taken = None if clause.object is phrase else clause.object
                clause = evolve(clause, subject=phrase, object=taken, start=first)
        elif clause.object is not phrase and clause.verb.voice == "active":
            clause = evolve(clause, object=phrase, end=max(clause.end, phrase.whole_end))
    return clause
