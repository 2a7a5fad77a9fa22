"""The sentences of a text with their tokens, phrases and clauses, each worked out once, on demand.

Finders that need more than characters (quantities, quotations, roles) take what `analyse` gives, so
that a text is tagged once however many of them read it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factrecon.language.syntax.clauses import Clause, clauses
from factrecon.language.syntax.phrases import Chunk, NounPhrase, chunk
from factrecon.language.syntax.tagging import tokenize
from factrecon.language.text.sentences import split_sentences
from factrecon.language.text.tokens import Token

__all__ = ["Sentence", "analyse", "sentence_at"]


class Sentence:
    """One sentence, `text[start:end]`; its parts are computed when first asked for and kept.

    >>> sentence = analyse("Nurses struck on Monday.")[0]
    >>> sentence.clauses[0].verb.lemma, sentence.clauses[0].subject.text
    ('strike', 'Nurses')
    """

    __slots__ = ("_chunks", "_clauses", "_phrases", "_text", "_tokens", "end", "start")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        *,
        tokens: Sequence[Token] | None = None,
        chunks: Sequence[Chunk] | None = None,
        clauses: Sequence[Clause] | None = None,
    ) -> None:
        """Take the span of a sentence in its text, and its parts as far as another parser found them."""
        self._text = text
        self.start = start
        self.end = end
        self._tokens: tuple[Token, ...] | None = None if tokens is None else tuple(tokens)
        self._chunks: tuple[Chunk, ...] | None = None if chunks is None else tuple(chunks)
        self._clauses: tuple[Clause, ...] | None = None if clauses is None else tuple(clauses)
        self._phrases: tuple[NounPhrase, ...] | None = None

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self._text[self.start : self.end]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens with tags and lemmas; their offsets are those of the whole text."""
        if self._tokens is None:
            self._tokens = tokenize(self._text, self.start, self.end)
        return self._tokens

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Noun phrases, verb groups and the tokens between them."""
        if self._chunks is None:
            self._chunks = chunk(self.tokens)
        return self._chunks

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Clauses in the order of their verbs."""
        if self._clauses is None:
            self._clauses = clauses(self.chunks)
        return self._clauses

    @property
    def phrases(self) -> tuple[NounPhrase, ...]:
        """All noun phrases by place, those folded into others included."""
        if self._phrases is None:
            stack = [item for item in self.chunks if isinstance(item, NounPhrase)]
            found: list[NounPhrase] = []
            while stack:
                phrase = stack.pop()
                found.append(phrase)
                inner = (phrase.of, phrase.apposition, *phrase.conjuncts)
                stack.extend(p for p in inner if p is not None)
            self._phrases = tuple(sorted(found, key=lambda p: p.start))
        return self._phrases

    def phrase_from(self, at: int) -> NounPhrase | None:
        """The first noun phrase that starts at `at` or after it."""
        index = bisect_left(self.phrases, at, key=lambda p: p.start)
        return self.phrases[index] if index < len(self.phrases) else None

    def phrase_at(self, at: int) -> NounPhrase | None:
        """The noun phrase that holds the code point `at`."""
        index = bisect_right(self.phrases, at, key=lambda p: p.start) - 1
        return self.phrases[index] if index >= 0 and at < self.phrases[index].end else None


def analyse(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, ready to be asked for tokens, phrases and clauses.

    >>> [s.text for s in analyse("It rained. Two died.")]
    ['It rained.', 'Two died.']
    """
    return tuple(Sentence(text, start, end) for start, end in split_sentences(text))


def sentence_at(sentences: Sequence[Sentence], at: int) -> Sentence | None:
    """The sentence that holds the code point `at`, or None between sentences.

    >>> sentence_at(analyse("It rained. Two died."), 12).text
    'Two died.'
    """
    index = bisect_right(sentences, at, key=lambda s: s.start) - 1
    if index < 0 or at >= sentences[index].end:
        return None
    return sentences[index]
