"""Noun phrases and verb groups of a tagged sentence.

`chunk` cuts the tokens of one sentence into flat noun phrases, verb groups and the tokens between
them, then folds what belongs together: possessors ("the union's leader"), of-phrases ("one of four
people"), lists ("Lee, Cruz and Ito") and appositions ("Lee, 34,"; "Ito, a nurse,"). Who does what
to whom is read from the result by `clauses.clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from factrecon.language.en.rows import listed
from factrecon.language.syntax.closed_classes import MODALS, PARTICLES
from factrecon.language.syntax.lexicon import look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.reporting import REPORTING
from factrecon.language.text.tokens import Token

__all__ = ["Chunk", "NounPhrase", "VerbGroup", "chunk"]

FROM_THERE: Final = listed("clause_words.from_there")

_TIME_UNITS = listed("measures.times")
_DAYS = (
    listed("calendar.months")
    | listed("calendar.weekdays")
    | listed("calendar.weekday_abbreviations")
    | {f"{month}." for month in listed("calendar.month_abbreviations")}
    | (listed("calendar.month_abbreviations") - {"mar", "apr", "jun", "jul", "sep"})
)
_TIME_WORDS = listed("measures.time_words")
_PLURAL_PRONOUNS = listed("reference.plural")
_LIMITS = (
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("at", "least"),
    ("at", "most"),
    ("as", "many", "as"),
    ("as", "much", "as"),
    ("as", "few", "as"),
    ("up", "to"),
    ("close", "to"),
    ("no", "more", "than"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("in", "excess", "of"),
    ("just", "over"),
    ("just", "under"),
    ("well", "over"),
    ("an", "estimated"),
    ("over",),
    ("under",),
)
_LONGEST = 80  # tokens; no noun phrase of a sentence that somebody wrote is longer
_LIMITS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _limit_words in _LIMITS:
    _LIMITS_BY_FIRST.setdefault(_limit_words[0], []).append(_limit_words)


@frozen
class NounPhrase:
    """A noun phrase; `first:last` are token indices, `start:end` code points, all half-open.

    The extent is that of the flat phrase itself; `whole_end` also takes in what was folded into it:
    `of` ("one of four people": head "one", `of` has head "people"), `conjuncts` (the other members
    of a list) and `apposition`. `temporal` marks phrases like "Friday" or "last week".
    """

    head: Token
    tokens: tuple[Token, ...]
    first: int
    last: int
    start: int
    end: int
    number: Literal["singular", "plural"]
    determiner: str
    modifiers: tuple[Token, ...]
    numeral: tuple[Token, ...]
    temporal: bool
    whole_end: int
    whole_last: int
    possessor: NounPhrase | None = None
    of: NounPhrase | None = None
    apposition: NounPhrase | None = None
    conjuncts: tuple[NounPhrase, ...] = ()

    @property
    def text(self) -> str:
        """The words of the flat phrase, joined by single blanks."""
        return " ".join(token.text for token in self.tokens)


@frozen
class VerbGroup:
    """A verb with its auxiliaries; `first:last` are token indices, `start:end` code points.

    `tense` is that of the finite part ("" if there is none); `modal` the modal's lemma, as "may",
    `infinitive` is set for "to strike". A bare participle after its noun ("people hurt in a crash")
    is passive and has no tense.
    """

    head: Token
    first: int
    last: int
    start: int
    end: int
    tense: Literal["past", "present", "future", ""]
    voice: Literal["active", "passive"]
    negated: bool
    modal: str
    perfect: bool
    progressive: bool
    infinitive: bool
    particle: str
    leading: Token
    """The first auxiliary, or the main verb if there is none."""

    @property
    def lemma(self) -> str:
        """The lemma of the main verb, without its particle."""
        return self.head.lemma

    @property
    def finite(self) -> bool:
        """Whether the group can be the verb of a sentence."""
        return self.tense != "" or self.modal != ""


Chunk = NounPhrase | VerbGroup | Token


def chunk(tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """Noun phrases, verb groups and the tokens in between, in order.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> found = chunk(tokenize("One of four people hurt in the crash has died."))
    >>> found[0].head.text, found[0].of.head.text
    ('One', 'people')
    >>> [(c.lemma, c.voice, c.tense) for c in found if isinstance(c, VerbGroup)]
    [('hurt', 'passive', ''), ('die', 'active', 'present')]
    """
    flat: list[Chunk] = []
    i, n = 0, len(tokens)
    previous: VerbGroup | None = None
    while i < n:
        token = tokens[i]
        phrase = _noun_phrase(tokens, i)
        if phrase is not None:
            flat.append(phrase)
            i = phrase.last
            continue
        if token.tag in ("AUX", "VERB", "PART", "ADV"):
            group = _verb_group(tokens, i, previous)
            if group is not None:
                flat.append(group)
                previous = group
                i = group.last
                continue
        flat.append(token)
        i += 1
    return tuple(_fold(flat))


# -- noun phrases -----------------------------------------------------------------------------

_INSIDE = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN", "SYM"])
_NO_HEAD = frozenset(["PUNCT", "SYM", "DET", "ADP"])


def _limit(tokens: Sequence[Token], i: int) -> int:
    """End of a phrase that bounds a number ("more than", "at least"), or `i`."""
    for words in _LIMITS_BY_FIRST.get(tokens[i].text.lower(), ()):
        end = i + len(words)
        if end >= len(tokens):
            continue
        following = tokens[end]
        bounds = following.tag in ("NUM", "SYM") or following.text.lower() in ("a", "half", "one", "two")
        if bounds and all(tokens[i + k].text.lower() == words[k] for k in range(1, len(words))):
            return end
    return i


def _noun_phrase(tokens: Sequence[Token], i: int) -> NounPhrase | None:
    n = len(tokens)
    token = tokens[i]
    j = _limit(tokens, i) if token.text.lower() in _LIMITS_BY_FIRST else i
    if j == i and token.tag not in _INSIDE and token.tag not in ("PRON", "ADV"):
        return None
    if token.tag == "PRON" and j == i:
        if token.lemma in ("who", "which", "what", "that", "whoever", "whatever") and not (
            token.lemma == "that" and i + 1 < n and tokens[i + 1].tag == "PUNCT"
        ):
            return None  # relative or interrogative: the clause finder's business
        return _phrase(tokens, i, i, i + 1, None)
    begin = i
    if j == i and token.tag == "ADV":
        if i + 1 < n and (tokens[i + 1].tag in ("NUM", "SYM") or _limit(tokens, i + 1) > i + 1):
            j = i + 1
            j = _limit(tokens, j)
        elif not (i + 2 < n and tokens[i + 1].tag == "ADJ" and tokens[i + 2].tag in ("NOUN", "PROPN")):
            return None
        else:
            j = i + 1
    if j >= n or tokens[j].tag not in _INSIDE:
        return None
    possessor: NounPhrase | None = None
    inner = begin
    nominal = False  # a noun or name has been seen in this part
    n = min(n, begin + _LONGEST)
    while j < n:
        tag = tokens[j].tag
        if tag == "PART" and tokens[j].lemma in ("'s", "’s", "'") and nominal and j + 1 < n:
            possessor = _phrase(tokens, begin, inner, j, possessor)
            inner, nominal = j + 1, False
            j += 1
            if j < n and tokens[j].tag == "PUNCT":
                break
            continue
        if tag == "PUNCT" and tokens[j].text in ("'", "’") and nominal and _possessive_mark(tokens, j):
            possessor = _phrase(tokens, begin, inner, j, possessor)
            inner, nominal = j + 1, False
            j += 1
            continue
        if tag in ("NOUN", "PROPN"):
            if (
                j > inner
                and tokens[j].lemma.lower() in _DAYS
                and tokens[j - 1].lemma.lower() not in _DAYS
                and (nominal or (tokens[j - 1].tag == "ADJ" and tokens[j - 1].lemma not in _TIME_WORDS))
            ):
                break
            if nominal and _time_follows(tokens, j):
                break
            nominal = True
            j += 1
            continue
        if tag in ("DET", "ADJ"):
            if nominal and not (tag == "ADJ" and (_compound_adjective(tokens, j) or _is_of_a_name(tokens, inner, j))):
                break
            if (
                tag == "DET"
                and j > inner
                and tokens[j - 1].tag in ("NUM", "ADJ")
                and tokens[j].lemma not in ("more", "other")
            ):
                break
            j += 1
            continue
        if tag in ("NUM", "SYM"):
            if nominal and not (tag == "NUM" and tokens[j].text[0].isdecimal() and tokens[j - 1].tag == "PROPN"):
                break
            j += 1
            continue
        if tag == "ADV" and j + 1 < n and tokens[j + 1].tag == "ADJ" and not nominal and j > inner:
            j += 1
            continue
        if (
            tag == "VERB"
            and not nominal
            and j > inner
            and tokens[j].form in ("participle", "gerund")
            and (j + 1 < n and tokens[j + 1].tag in ("NOUN", "PROPN") and tokens[j - 1].tag in ("DET", "ADJ"))
        ):
            j += 1
            continue
        if _joins(tokens, j, nominal):
            j += 1
            continue
        break
    while j > inner + 1 and tokens[j - 1].tag in ("PUNCT", "ADP", "CCONJ", "ADV"):
        j -= 1
    if j <= inner:
        return possessor
    if tokens[j - 1].tag == "ADV" and j - 1 == inner:
        return None
    return _phrase(tokens, begin, inner, j, possessor)


def _time_follows(tokens: Sequence[Token], j: int) -> bool:
    """ "shelled two villages | hours after the truce": a bare plural of time behind a plural starts anew."""
    token, before = tokens[j], tokens[j - 1]
    return (
        j + 1 < len(tokens)
        and token.lemma in _TIME_UNITS
        and token.text.lower() != token.lemma
        and before.tag == "NOUN"
        and before.text.lower() != before.lemma
        and tokens[j + 1].lemma.lower() in ("after", "before", "later", "earlier", "ago")
    )


def _possessive_mark(tokens: Sequence[Token], j: int) -> bool:
    before, mark = tokens[j - 1], tokens[j]
    return (
        before.end == mark.start
        and before.text[-1:] in ("s", "S")
        and j + 1 < len(tokens)
        and tokens[j + 1].tag in ("NOUN", "ADJ", "PROPN", "NUM")
    )


def _compound_adjective(tokens: Sequence[Token], j: int) -> bool:
    """ "the government's [French nuclear] industry": an adjective between noun and noun, no time word."""
    if j + 1 >= len(tokens) or tokens[j].lemma in _TIME_WORDS:
        return False
    return tokens[j + 1].tag in ("NOUN", "PROPN") and tokens[j - 1].tag != "PROPN" and "-" in tokens[j].text


def _is_of_a_name(tokens: Sequence[Token], begin: int, j: int) -> bool:
    """ "The House [majority] leader", "a Tea [Party-backed] professor": a name before who somebody is."""
    token, last = tokens[j], j + 1
    if tokens[begin].tag != "DET" or tokens[j - 1].tag != "PROPN" or token.lemma in _TIME_WORDS:
        return False
    while last < len(tokens) and tokens[last].tag == "NOUN":
        last += 1
    begun = token.text[0].isupper() == ("-" in token.text)
    return begun and last > j + 1 and "person" in noun_classes(tokens[last - 1].lemma.lower())


def _joins(tokens: Sequence[Token], j: int, nominal: bool) -> bool:
    """A hyphen in a range or name, "to" in "10 to 12 people", "and" in "red and white flags"."""
    if j + 1 >= len(tokens) or j == 0:
        return False
    before, token, after = tokens[j - 1], tokens[j], tokens[j + 1]
    if token.text in ("-", "–", "—", "/") and token.start == before.end and token.end == after.start:
        return True
    if before.tag == "NUM" and after.tag in ("NUM", "SYM") and token.text.lower() in ("to", "or", "and"):
        return token.text.lower() != "and" or before.lemma in ("hundred", "thousand")
    if token.text.lower() in ("and", "or", "but") and not nominal and before.tag == "ADJ" and after.tag == "ADJ":
        return True
    return token.text == "," and not nominal and before.tag == "ADJ" and after.tag == "ADJ"


def _phrase(tokens: Sequence[Token], begin: int, inner: int, last: int, possessor: NounPhrase | None) -> NounPhrase:
    """The phrase whose own words are `inner:last`; a possessor may stand before, from `begin`."""
    own = tokens[inner:last]
    head: Token | None = None
    fallback = own[-1]
    determiner = ""
    numeral: list[Token] = []
    modifiers: list[Token] = []
    for token in own:
        tag = token.tag
        if tag == "NOUN" or tag == "PROPN":
            head = token
            modifiers.append(token)
        elif tag == "ADJ" or tag == "VERB":
            modifiers.append(token)
        elif tag == "NUM" or tag == "SYM":
            numeral.append(token)
        elif tag == "DET":
            determiner = determiner or token.lemma
        if tag not in _NO_HEAD:
            fallback = token
    if head is None:
        head = fallback
    modifiers = [t for t in modifiers if t is not head]
    temporal = (
        head.lemma.lower() in _DAYS
        or head.lemma in ("a.m.", "p.m.", "pm")
        or (
            head.lemma in _TIME_UNITS
            and (
                any(t.lemma in _TIME_WORDS or t.lemma.lower() in _DAYS for t in own)
                or head.lemma in ("today", "yesterday", "tomorrow", "tonight")
                or (last < len(tokens) and tokens[last].lemma in FROM_THERE)
            )
        )
    )
    if head.tag == "NUM" and last - inner == 1 and len(head.text) == 4 and head.text[:2] in ("19", "20"):
        temporal = True  # a year
    if head.tag == "NOUN":
        entry = look_up(head.text.lower())
        plural = entry.plural
    elif head.tag == "PRON":
        plural = head.text.lower() in _PLURAL_PRONOUNS
    elif head.tag == "NUM":
        plural = head.lemma not in ("one", "1")
    else:
        plural = False
    begin_token, end_token = tokens[begin], tokens[last - 1]
    return NounPhrase(
        head=head,
        tokens=tuple(tokens[begin:last]),
        first=begin,
        last=last,
        start=begin_token.start,
        end=end_token.end,
        number="plural" if plural else "singular",
        determiner=determiner,
        modifiers=tuple(modifiers),
        numeral=tuple(numeral),
        temporal=temporal,
        whole_end=end_token.end,
        whole_last=last,
        possessor=possessor,
    )


# -- verb groups ------------------------------------------------------------------------------


def _verb_group(tokens: Sequence[Token], i: int, previous: VerbGroup | None) -> VerbGroup | None:
    n = len(tokens)
    j = i
    infinitive = negated = False
    auxiliaries: list[Token] = []
    main: Token | None = None
    while j < n and j < i + 14:
        token = tokens[j]
        if token.tag == "PART" and token.lemma == "to":
            if auxiliaries or main is not None:
                break
            infinitive = True
        elif token.tag == "PART" and token.lemma == "not":
            # "not only repulsed the attack but ...": it was repulsed, and more
            negated = negated or not (j + 1 < n and tokens[j + 1].text.lower() in ("only", "just", "merely", "simply"))
        elif token.text.lower() == "no" and auxiliaries and j + 1 < n and tokens[j + 1].text.lower() == "longer":
            negated = True
            j += 2
            continue
        elif token.tag == "ADV" and token.lemma in ("never", "hardly", "barely"):
            negated = negated or token.lemma == "never"
        elif token.tag == "ADV":
            if not _verb_ahead(tokens, j):
                break
        elif token.tag == "AUX":
            auxiliaries.append(token)
        elif token.tag == "VERB":
            if (
                token.lemma == "go"
                and token.form == "gerund"
                and j + 2 < n
                and (tokens[j + 1].lemma == "to" and tokens[j + 2].form == "base")
                and any(a.lemma == "be" for a in auxiliaries)
            ):
                auxiliaries.append(token)  # "is going to strike"
                j += 2
                continue
            main = token
            j += 1
            break
        else:
            break
        j += 1
    if main is None:
        if not auxiliaries:
            return None
        while tokens[j - 1].tag == "ADV":
            j -= 1
        main = auxiliaries.pop()
    elif tokens[i].tag == "ADV" and not auxiliaries and not infinitive:
        # A leading adverb belongs to the clause, but "never struck" negates.
        pass
    return _built(tokens, i, j, infinitive, negated, auxiliaries, main, previous)


def _verb_ahead(tokens: Sequence[Token], j: int) -> bool:
    for k in range(j + 1, min(j + 4, len(tokens))):
        if tokens[k].tag in ("VERB", "AUX"):
            return True
        if tokens[k].tag == "ADV" or tokens[k].lemma == "not":
            continue
        return False
    return False


def _built(
    tokens: Sequence[Token],
    first: int,
    last: int,
    infinitive: bool,
    negated: bool,
    auxiliaries: list[Token],
    main: Token,
    previous: VerbGroup | None,
) -> VerbGroup:
    lemmas = [a.lemma for a in auxiliaries]
    lead_word = auxiliaries[0] if auxiliaries else main
    modal = next((a.lemma for a in auxiliaries if a.text.lower() in MODALS), "")
    future = modal in ("will", "shall") or "go" in lemmas
    tense: Literal["past", "present", "future", ""] = ""
    if future:
        tense = "future"
    elif not infinitive:
        lead = next((a for a in auxiliaries if a.form in ("past", "3sg", "base")), None)
        if lead is None and not auxiliaries and main.form in ("past", "3sg", "base"):
            lead = main
        if lead is not None and not (lead.lemma == "be" and lead.text.lower() == "be" and not modal):
            tense = "past" if lead.form == "past" else "present"
    passive = main.form == "participle" and (lemmas[-1:] == ["be"] or (not auxiliaries and not infinitive))
    if main.form == "participle" and not auxiliaries and first > 0 and _got(tokens, first):
        passive = True
    perfect = "have" in lemmas and (main.form == "participle" or "be" in lemmas)
    progressive = main.form == "gerund" and "be" in lemmas
    shared = None
    if (
        previous is not None
        and not auxiliaries
        and not infinitive
        and first > 1
        and (
            tokens[first - 1].tag == "CCONJ"
            and previous.head.form == main.form
            and main.form in ("participle", "base", "gerund")
            and not any(t.tag in ("NOUN", "PROPN", "PRON", "PUNCT", "VERB") for t in tokens[previous.last : first - 1])
        )
    ):
        shared = previous  # "was shot and killed", "will strike and march"
    particle = ""
    if (
        last < len(tokens)
        and tokens[last].tag == "ADV"
        and tokens[last].lemma in PARTICLES
        and not (last + 1 < len(tokens) and tokens[last + 1].tag in ("NUM", "SYM"))
    ):
        particle = tokens[last].lemma
        last += 1
    return VerbGroup(
        head=main,
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        tense=shared.tense if shared else tense,
        voice=shared.voice if shared else "passive" if passive else "active",
        negated=shared.negated or negated if shared else negated,
        modal=shared.modal if shared else modal,
        perfect=shared.perfect if shared else perfect,
        progressive=shared.progressive if shared else progressive,
        infinitive=shared.infinitive if shared else infinitive,
        particle=particle,
        leading=lead_word,
    )


def _got(tokens: Sequence[Token], first: int) -> bool:
    return tokens[first - 1].lemma == "get"


# -- folding ----------------------------------------------------------------------------------


def _fold(flat: list[Chunk]) -> list[Chunk]:
    """Fold of-phrases, then appositions and lists, right to left so that inner ones come first."""
    out: list[Chunk] = []
    for item in reversed(flat):
        out.append(item)
        if isinstance(item, NounPhrase):
            _fold_of(out)
    out.reverse()
    return _fold_lists(_fold_appositions(out))


def _fold_of(out: list[Chunk]) -> None:
    """`out` is reversed; its last item is a phrase that an "of" phrase may follow."""
    if len(out) < 3:
        return
    phrase, preposition, inner = out[-1], out[-2], out[-3]
    if (
        isinstance(phrase, NounPhrase)
        and isinstance(inner, NounPhrase)
        and isinstance(preposition, Token)
        and preposition.text.lower() == "of"
        and phrase.head.tag in ("NOUN", "NUM", "PRON", "PROPN", "ADJ", "SYM")
    ):
        del out[-3:]
        out.append(evolve(phrase, of=inner, whole_end=inner.whole_end, whole_last=inner.whole_last))


def _is_mark(item: Chunk | None, marks: str) -> bool:
    return isinstance(item, Token) and item.tag == "PUNCT" and item.text in marks


def _fold_appositions(items: list[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    i, n = 0, len(items)
    while i < n:
        item = items[i]
        second = items[i + 2] if i + 2 < n else None
        if (
            isinstance(item, NounPhrase)
            and isinstance(second, NounPhrase)
            and _is_mark(items[i + 1], ",")
            and not item.temporal
            and _apposes(item, second)
            and (i + 3 >= n or _is_mark(items[i + 3], ",.;)”\"''—"))
            and not (i + 4 < n and _is_mark(items[i + 3], ",") and _goes_on(items, i + 4))
        ):
            closing = i + 3 < n and _is_mark(items[i + 3], ",")
            mark = items[i + 3] if closing else None
            end = mark.end if isinstance(mark, Token) else second.whole_end
            last = second.whole_last + (1 if closing else 0)
            item = evolve(item, apposition=second, whole_end=end, whole_last=last)
            i += 4 if closing else 3
            if i < n and closing and isinstance(items[i], NounPhrase):
                # "Lee, 34, a nurse, said": one more apposition is common.
                third = items[i]
                if (
                    isinstance(third, NounPhrase)
                    and i + 1 < n
                    and _is_mark(items[i + 1], ",.")
                    and (third.determiner and third.head.tag == "NOUN")
                ):
                    closing = _is_mark(items[i + 1], ",")
                    i += 2 if closing else 1
            out.append(item)
            continue
        out.append(item)
        i += 1
    return out


def _apposes(first: NounPhrase, second: NounPhrase) -> bool:
    name = first.head.tag == "PROPN"
    if second.head.tag == "NUM" and len(second.tokens) == 1:
        person = name or (first.number == "singular" and bool(first.determiner))
        return person and second.head.text.isdecimal() and len(second.head.text) <= 3  # an age
    if second.head.tag == "PROPN":
        return (bool(first.determiner or first.possessor) and first.head.tag == "NOUN") or _place_after(first, second)
    if second.temporal or second.head.tag != "NOUN":
        return False
    return name and (
        second.determiner in ("a", "the", "his", "her", "its", "their")
        or second.possessor is not None
        or (not second.determiner and second.number == "singular" and not second.numeral)
    )


def _place_after(first: NounPhrase, second: NounPhrase) -> bool:
    """ "Fort Worth, Texas," - a name right after a name, with nothing but names in both."""
    return first.head.tag == "PROPN" and all(t.tag == "PROPN" for t in second.tokens) and len(second.tokens) <= 2


def _goes_on(items: list[Chunk], i: int) -> bool:
    """Whether a list continues at `i` after a comma: "A, B, C and D", "A, B, and C"."""
    item = items[i]
    if isinstance(item, Token) and item.tag == "CCONJ":
        return True
    for k in range(i, min(i + 8, len(items))):
        here = items[k]
        if isinstance(here, NounPhrase) or _is_mark(here, ","):
            continue
        return (
            isinstance(here, Token)
            and here.tag == "CCONJ"
            and k > i
            and k + 1 < len(items)
            and (isinstance(items[k + 1], NounPhrase))
        )
    return False


def _fold_lists(items: list[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    i, n = 0, len(items)
    while i < n:
        item = items[i]
        if not isinstance(item, NounPhrase) or item.temporal:
            out.append(item)
            i += 1
            continue
        members = [item]
        j = i + 1
        closed = False
        while j + 1 < n and len(members) < 60:
            mark, following = items[j], items[j + 1]
            if _is_mark(mark, ",") and isinstance(following, NounPhrase) and not following.temporal:
                members.append(following)
                j += 2
                continue
            k = j + 1 if _is_mark(mark, ",") else j
            conjunction = items[k] if k < n else None
            if (
                isinstance(conjunction, Token)
                and conjunction.text.lower() in ("and", "or", "&")
                and (k + 1 < n and isinstance(items[k + 1], NounPhrase))
            ):
                last = items[k + 1]
                assert isinstance(last, NounPhrase)
                objective = item.head.text.lower() in ("her", "him", "them", "me", "us")
                if not last.temporal and not objective and not _new_clause(items, out, k + 2, last):
                    members.append(last)
                    j = k + 2
                    closed = True
            break
        if closed:
            final = members[-1]
            item = evolve(
                item,
                conjuncts=tuple(members[1:]),
                number="plural",
                whole_end=final.whole_end,
                whole_last=final.whole_last,
            )
            out.append(item)
            i = j
        else:
            out.append(item)
            i += 1
    return out


def _new_clause(items: list[Chunk], before: list[Chunk], after: int, last: NounPhrase) -> bool:
    """Whether "and" starts a new clause: a verb stands before the list and one follows it."""
    verb_before = False
    if before and isinstance(before[-1], VerbGroup) and before[-1].lemma in REPORTING:
        return False  # "said nurses and doctors left"
    for item in reversed(before[-10:]):
        if isinstance(item, VerbGroup):
            verb_before = True
            break
        if isinstance(item, Token) and item.tag in ("SCONJ",):
            break
    if (
        last.head.tag == "PRON"
        and last.head.lemma in ("he", "she", "they", "it", "we", "i")
        and (last.head.text.lower() in ("he", "she", "they", "we", "i"))
    ):
        return verb_before
    if after >= len(items):
        return False
    following = items[after]
    if isinstance(following, Token) and following.tag == "ADV" and after + 1 < len(items):
        following = items[after + 1]
    return verb_before and isinstance(following, VerbGroup) and following.finite
