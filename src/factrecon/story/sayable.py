"""A clause as it can be repeated by itself: its subject, its verb group and how far behind the verb it may be cut.

Words are taken as they stand, from the subject's first to a place where a reader would accept an end: behind what the
verb cannot do without (object, complement, "to" with its verb), before a preposition, a conjunction or a mark. A clause
whose subject was surely not read whole ("of the council voted"), whose verb does not agree with it, or that stands in a
headline is not repeated: silence is better than a garbled question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from factrecon.language.en.rows import listed
from factrecon.language.names.words import ORGANISATION_HEADS
from factrecon.language.syntax.clauses import Clause
from factrecon.language.syntax.closed_classes import PARTICLES, word_set
from factrecon.language.syntax.lexicon import ADJ, VERB, look_up
from factrecon.language.syntax.noun_classes import noun_classes
from factrecon.language.syntax.phrases import NounPhrase, VerbGroup
from factrecon.language.syntax.reporting import SAYING
from factrecon.language.text.tokens import Token
from factrecon.story.analysis import Sentence

__all__ = ["Sayable", "finite_above", "sayable", "unresolved_tokens"]

_CLOSING: Final = word_set(", ; : — – - -- ( ) “ ” \" ''")
_HARD: Final = word_set("; : — – -- ( )")
_CUT_OFF: Final = ("..", "…")
_MARKS: Final = word_set("“ ” \" ''")
_OPENING: Final = word_set(
    """that because if when while after before as since where although though whether so than until unless but once
    whereas
    then however meanwhile also now today yesterday how why"""
)
"""Words that may stand right before the subject of a clause."""
_BREAKS: Final = word_set(
    """after before because when while as if although though since until unless amid despite following whereas but where
    who which whose whom so including"""
)
"""Words before which a clause may end, wherever they stand."""
_PERSONAL: Final = listed("asking.unresolved")
_RELATIVE: Final = word_set("that which who whom this those these")
_FACTS: Final = word_set("fact news evidence day week month year time way moment")
"""Nouns before a clause that do not put it in doubt."""
_EACH: Final = word_set("each all both")
_LINKED: Final = word_set("due ahead along together instead rather thanks based prior such according compared")
"""What makes one preposition with the word behind it: "due to", "ahead of"."""
_OWN: Final = listed("asking.own")
_OURS: Final = listed("asking.ours")
_POINTING: Final = listed("asking.pointing")
_BARE: Final = listed("asking.bare")
"""Heads that say nobody and nothing where only "the" or nothing stands before them."""
_ENOUGH: Final = listed("questions.complete") | listed("asking.enough")
"""Verbs behind which an infinitive may end."""
_EVERY: Final = listed("asking.every")
_MORE: Final = _EVERY | word_set(
    "about nearly almost just roughly around some at least more than over fewer less up to under"
)
_GOVERNING: Final = (SAYING - {"respond", "reply", "testify", "complain", "joke", "comment"}) | listed(
    "questions.governing"
)
_THINKING: Final = listed("asking.thinking")
_COPULAS: Final = word_set("be become remain seem look stay feel get appear")
_OF_SOMETHING: Final = frozenset(["communication", "cognition", "act", "relation", "attribute", "possession", "motive"])
"""Classes of nouns that are of, to or for something: "a request", "the right"."""
_AWAY: Final = listed("statements.particles") - {"up"}
_AS_WHAT: Final = listed("questions.as_what")
_TELLING: Final = listed("questions.telling")
_BIDDING: Final = _TELLING | listed("questions.bidding")
_PLAIN: Final = word_set("clear sure certain public plain known")
_MAKING: Final = word_set("make keep take get")
"""Verbs that with an adjective alone say nothing: "made clear"."""
_LEADING: Final = listed("asking.leading")
"""Words behind which a noun is to come."""
_ARTICLES: Final = word_set("a an the")
_BODIES: Final = ORGANISATION_HEADS | frozenset(f"{word}s" for word in ORGANISATION_HEADS)
_IN_DOING: Final = word_set("in of for from with at")
_CLAUSE_LEADING: Final = word_set("after before since until as because while when though although unless")
_BESIDE: Final = word_set("in at on by after before during following amid with near including according when while as")
_DEEPEST: Final = 4
_LONGEST_SUBJECT: Final = 9
_LONGEST_LEAD: Final = 10
"""Code points of the words that lead to a day: "early on"."""


@frozen
class Sayable:
    """Where the words of a clause stand: code points of the subject, tokens of the verb group, ends to choose from.

    `whole` is the subject with what belongs to it; `cuts` are ascending token numbers at which the clause may end, the
    first behind what the verb needs. `bare` is set where nothing stands behind the verb that it needs.
    """

    clause: Clause
    number: int
    start: int
    whole: tuple[int, int]
    first: int
    last: int
    cuts: tuple[int, ...]
    bare: bool
    governs: int
    """The token behind the object, where what the verb governs may begin: "notified the press | that"."""
    helper: str = ""
    """What a participle lacks to be told by itself: "papers *were* released on Monday"."""


def finite_above(sentence: Sentence, number: int) -> int | None:
    """The clause that a clause is told by: itself, where it is finite or a participle right behind its noun ("papers
    released on Monday"), or what an infinitive or participle hangs on."""
    for _ in range(_DEEPEST):
        clause = sentence.clauses[number]
        if clause.verb.finite or _is_reduced(sentence, clause):
            return number
        if clause.parent is None or clause.parent >= len(sentence.clauses) or clause.parent == number:
            return None
        if sentence.clauses[clause.parent].verb.start > clause.verb.start:
            return None  # "Asked on Sunday, he said"
        number = clause.parent
    return None


def sayable(sentence: Sentence, number: int, *, named: bool = False) -> Sayable | None:
    """The finite clause `number` as it can be repeated; None where it cannot. `named` tells that its subject is a
    pronoun for whom a name is known."""
    if (number, named) not in sentence.sayables:
        sentence.sayables[number, named] = _sayable(sentence, number, named=named)
    found: Sayable | None = sentence.sayables[number, named]
    return found


def _sayable(sentence: Sentence, number: int, *, named: bool) -> Sayable | None:
    clause, subject = sentence.clauses[number], sentence.clauses[number].subject
    verb, tokens = clause.verb, sentence.tokens
    if sentence.asks or sentence.is_titled:
        return None
    if subject is not None and subject.first and tokens[subject.first - 1].text.lower() in listed("asking.whatever"):
        return None  # "from what the doctors know"
    behind = clause.object
    if behind is not None and not behind.temporal and behind.tokens[0].text.lower() in listed("calendar.weekdays"):
        return None  # "a poll released Wednesday shows Lund leading"
    reduced = _is_reduced(sentence, clause)
    if any(t.tag == "NOUN" for t in tokens[verb.first : verb.last] if t is not verb.head):
        return None  # "want tax cuts", read as one verb
    if subject is not None and (
        _is_undergone(sentence, clause, subject) or "—" in sentence.text[subject.start : subject.end]
    ):
        return None
    if _describes(tokens, verb.first) or _is_parted(tokens, verb) or _of_noun(sentence, clause):
        return None
    whole: tuple[int, int] | None
    if _there(sentence, clause):
        there = tokens[verb.first - 1]
        whole = (there.start, there.end)
    elif subject is None or subject.start >= verb.start or not (verb.finite or reduced):
        return None
    else:
        whole = _whole_subject(sentence, clause, subject, named=named, reduced=reduced)
        if not (reduced or _agrees(clause, subject, named=named)):
            return None
    if whole is None:
        return None
    least, bare = _least(sentence, number, _DEEPEST)
    if _lacks(sentence, number, least):
        return None
    begun = frozenset(_subjects_begin(sentence))
    cuts = tuple(c for c in _cuts(tokens, least, _loose(sentence), begun) if _holds_together(sentence, number, c))
    if not cuts:
        return None
    if verb.leading is verb.head and any(t.tag == "AUX" and t is not verb.head for t in tokens[verb.first : verb.last]):
        return None  # a verb group that was not read whole
    if verb.leading.end <= verb.start:
        helper = verb.leading.text.lower()  # "there were two people riding in it"
    else:
        helper = "" if not reduced or subject is None else "were" if subject.number == "plural" else "was"
    governs = _least(sentence, number, 0)[0]
    return Sayable(clause, number, whole[0], whole, verb.first, verb.last, cuts, bare, governs, helper)


def _subjects_begin(sentence: Sentence) -> Iterator[int]:
    """The tokens with which subjects of finite clauses begin, the first of a list or of what hangs together by
    prepositions too: "... and *officials* with the union and the firm said"."""
    tokens = sentence.tokens
    for clause in sentence.clauses:
        if clause.subject is None or not clause.verb.finite:
            continue
        first = clause.subject.first
        yield first
        while first and tokens[first - 1].tag in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "NUM"):
            first -= 1
            if tokens[first].tag == "CCONJ":
                yield first + 1


def _describes(tokens: Sequence[Token], first: int) -> bool:
    """Whether what was read as a finite verb stands in a phrase: "pages of newly released emails"."""
    before = first - 1
    while before >= 0 and tokens[before].tag == "ADV":
        before -= 1
    return before >= 0 and tokens[before].tag in ("ADP", "DET") and tokens[before].text.lower() not in _RELATIVE


def _is_undergone(sentence: Sentence, clause: Clause, subject: NounPhrase) -> bool:
    """Whether a verb is a participle behind its noun, which has another verb further on: "staff tied to it *left*"."""
    if clause.verb.last - clause.verb.first > 1 or clause.relative:
        return False
    for other in sentence.clauses:
        same = other.subject is not None and other.subject.first == subject.first
        if other is clause or not same or not other.verb.finite or other.verb.first <= clause.verb.last:
            continue
        between = [t for t in sentence.tokens[clause.verb.last : other.verb.first] if t.tag in ("CCONJ", "PUNCT")]
        if not between:
            return True
    return False


def _of_noun(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only says what a noun is about: "claims that the vote was rigged", "a report he had lied"."""
    subject, tokens = clause.subject, sentence.tokens
    if subject is None or clause.relative or subject.first >= clause.verb.first or not subject.first:
        return False
    before = tokens[subject.first - 1]
    if before.text.lower() == "that" and subject.first > 1:
        before = tokens[subject.first - 2]
    elif subject.head.tag != "PRON":
        return False
    return before.tag == "NOUN" and before.lemma.lower() not in _FACTS


def _is_parted(tokens: Sequence[Token], verb: VerbGroup) -> bool:
    """Whether a lone helping verb is parted from its participle: "have each reported"."""
    if verb.last >= len(tokens) or verb.lemma not in ("have", "be", "do"):
        return False
    return tokens[verb.last].text.lower() in _EACH and any(
        t.tag == "VERB" for t in tokens[verb.last + 1 : verb.last + 3]
    )


def _there(sentence: Sentence, clause: Clause) -> bool:
    """ "There were 30 boats in the bay"."""
    first = clause.verb.first
    return clause.verb.lemma == "be" and first > 0 and sentence.tokens[first - 1].text.lower() == "there"


def _is_reduced(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle stands right behind the noun that it tells of: "court papers released on Monday"."""
    verb, subject = clause.verb, clause.subject
    if verb.finite or verb.infinitive or verb.voice != "passive" or subject is None or clause.relative:
        return False
    return verb.last - verb.first == 1 and subject.last == verb.first and subject.head.tag == "NOUN"


def _lacks(sentence: Sentence, number: int, least: int) -> bool:
    """Whether a verb that is nothing without what it governs has nothing: "said at a news conference", "intends"."""
    clause = sentence.clauses[number]
    if clause.verb.lemma in _AS_WHAT and clause.verb.voice == "active":
        return not any(w == "as" and p.first < least for w, p in clause.prepositions)
    if clause.verb.lemma in _BIDDING and clause.verb.voice == "active":
        if any(c.parent == number and c.verb.infinitive and c.verb.first >= least for c in sentence.clauses):
            return True  # "ordered the ministry on Tuesday | to issue rules"
    if clause.verb.voice == "passive" or clause.verb.lemma not in _GOVERNING or clause.verb.particle in _AWAY:
        return False
    behind = clause.object
    if behind is not None and behind.start >= clause.verb.end and not behind.temporal:
        said_so = behind.head.tag == "ADJ" or behind.text.lower() in _PLAIN
        if clause.verb.lemma not in _TELLING and not (said_so and clause.verb.lemma in _MAKING):
            return False
    return not any(
        clause.verb.last <= c.verb.first < least and not c.relative and (c.verb.infinitive or c.verb.finite)
        for c in sentence.clauses
    )


def _whole_subject(
    sentence: Sentence, clause: Clause, subject: NounPhrase, *, named: bool, reduced: bool
) -> tuple[int, int] | None:
    """The code points of the subject with what belongs to it; None where it was not read whole."""
    tokens, verb = sentence.tokens, clause.verb
    head = subject.head
    if head.tag == "PRON":
        there = head.text.lower() == "there"
        return (subject.start, subject.end) if named or there else None
    counted = head.tag in ("NUM", "SYM") and " of " in sentence.text[subject.start : verb.start]
    if not counted and (head.tag not in ("NOUN", "PROPN") or head.text[0].isdigit()):
        return None
    if subject.temporal:
        return None
    if reduced or verb.leading.end <= subject.start < verb.start:  # "there were two people riding in it"
        return subject.start, subject.end
    bare = head.lemma.lower() in _BARE and len(subject.tokens) <= (2 if subject.determiner else 1)
    if bare and subject.of is None and not _is_of_place(sentence, subject, verb.first):
        return None
    if clause.relative:
        return _antecedent(sentence, clause, subject)
    start, first = _begun(sentence, subject)
    if not _opens(sentence, first) or _has_no_main(sentence, clause):
        return None
    end = _end_of(subject, verb.start)
    between = [t for t in tokens[subject.first : verb.first] if t.start >= end]
    between = _without_adverbs(between)
    if not between:
        return start, end
    if counted and all(t.tag in ("NOUN", "PROPN", "ADP", "DET", "ADJ", "SYM") for t in between):
        return start, between[-1].end
    if between[0].text in (",", "—", "–", "--", "("):
        closed = between[-1].text in (",", "—", "–", "--", ")")
        return (start, end) if closed and len(between) > 1 else None
    listed_in = any(t.tag == "CCONJ" for t in between)
    if between[-1].tag == "CCONJ" and (told := _told_before(sentence, clause, subject)) is not None:
        return _whole_subject(sentence, told, subject, named=named, reduced=False)
    if any((t.text in _CLOSING and not (t.text == "," and listed_in)) or t.tag in ("AUX", "SCONJ") for t in between):
        return None
    if any(t.end == between[-1].end and t.start - between[0].start <= _LONGEST_LEAD for t in sentence.times):
        return start, end  # "the council on Monday"
    if between[0].tag != "ADP" or any(t.tag in ("VERB", "PRON") for t in between):
        return None
    if verb.first - first > _LONGEST_SUBJECT:
        return start, end
    return start, between[-1].end


def _is_of_place(sentence: Sentence, subject: NounPhrase, until: int) -> bool:
    """Whether a name behind "in" says which are meant: "officials in Lunde"."""
    tokens, at = sentence.tokens, subject.last
    led = at + 1 < until and tokens[at].text.lower() in listed("asking.where") and tokens[at + 1].tag == "PROPN"
    return led and not any(t.tag in ("PUNCT", "VERB") for t in tokens[at:until])


def _told_before(sentence: Sentence, clause: Clause, subject: NounPhrase) -> Clause | None:
    """The finite clause of the same subject with which a verb behind "and" goes on: "caved on Sunday and *signed*"."""
    for other in sentence.clauses:
        same = other.subject is not None and other.subject.first == subject.first
        if other is not clause and same and other.verb.finite and not other.relative and not other.marker:
            if subject.last <= other.verb.first < clause.verb.first:
                return other
    return None


def _begun(sentence: Sentence, subject: NounPhrase) -> tuple[int, int]:
    """Where a subject begins, and with which token: with the name of which it is a part ("Organization for
    Security").
    """
    tokens, first = sentence.tokens, subject.first
    name = next((n for n in sentence.names if n.start < subject.start < n.end), None)
    if name is not None:
        first = next(n for n, t in enumerate(tokens) if t.start >= name.start)
        first -= int(first > 0 and tokens[first - 1].tag == "DET")
    if tokens[first].text.lower() == "that" and subject.numeral:
        first += 1  # "said that 30 boats sank"
    while first and tokens[first - 1].text.lower() in (_MORE if subject.numeral else _EVERY):
        first -= 1
    return tokens[first].start, first


def _has_no_main(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind "after" is the only one: what stands before has its verb here, "the man caught after a
    chase was sentenced"."""
    if clause.marker not in ("after", "before", "since", "until"):
        return False
    return not any(c.verb.finite and not c.relative for c in sentence.clauses if c is not clause)


def _without_adverbs(between: list[Token]) -> list[Token]:
    while between and between[-1].tag in ("ADV", "PART"):
        between = between[:-1]
    return between


def _end_of(subject: NounPhrase, limit: int) -> int:
    """Where a phrase ends with its "of" and its list, as far as they stand before the verb."""
    end = subject.end
    for inner in (subject.of, *subject.conjuncts):
        if inner is not None and end < inner.end <= limit:
            end = inner.end
            if inner.of is not None and inner.end < inner.of.end <= limit:
                end = inner.of.end
    return end


def _antecedent(sentence: Sentence, clause: Clause, subject: NounPhrase) -> tuple[int, int] | None:
    """Of whom a relative clause tells, where it only adds to them: named, counted, or behind a comma."""
    tokens, verb = sentence.tokens, clause.verb
    end = _end_of(subject, verb.start)
    between = _without_adverbs([t for t in tokens[subject.first : verb.first] if t.start >= end])
    words = [t.text.lower() for t in between]
    if words not in (["who"], [",", "who"], [",", "which"]):
        return None
    if subject.first and tokens[subject.first - 1].tag == "ADP":
        return None  # "the war in Lunde, which": it may be the war
    of_people = words[-1] == "who"
    if subject.of is not None and not of_people:
        return None  # "an account of the attack, which killed four"
    last = subject.conjuncts[-1] if subject.conjuncts else subject
    if of_people and subject.head.tag == "NOUN" and "person" not in noun_classes(subject.head.lemma.lower()):
        inner = subject.of
        if inner is None or (inner.head.tag != "PROPN" and "person" not in noun_classes(inner.head.lemma.lower())):
            return None
        return inner.start, _end_of(inner, verb.start)  # "the death of Ana Lund, who"
    if words[0] != "," and last.head.tag != "PROPN" and not subject.numeral:
        return None
    return subject.start, end


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether a subject may begin at a token: what stands before it does not belong to it."""
    tokens = sentence.tokens
    if first == 0:
        return True
    before = tokens[first - 1]
    word = before.text.lower()
    if before.tag == "CCONJ":
        return first == 1 or tokens[first - 2].text in (",", ";", "—", "”", '"')
    if word in _OPENING:
        return True
    if before.tag == "PUNCT":
        # "A new, more careful council": what stands before the comma belongs to it.
        begun = before.text == "," and first > 1 and tokens[first - 2].tag in ("ADJ", "DET")
        return before.text in _CLOSING and not begun
    if before.tag == "ADV":
        return True
    return before.tag == "VERB" and before.lemma in SAYING


def _agrees(clause: Clause, subject: NounPhrase, *, named: bool) -> bool:
    """Whether the finite verb has the form that its subject asks for."""
    if named or clause.relative:
        return True
    leading, several = clause.verb.leading, subject.number == "plural" or bool(subject.conjuncts)
    word = leading.text.lower()
    if subject.head.text.lower() in ("police", "people", "staff", "public", "crew", "team", "house", "senate", "media"):
        return True
    if word in ("is", "was", "has", "does"):
        return not several or (subject.head.tag == "PROPN" and not subject.conjuncts)
    if word in ("are", "were", "have", "do"):
        return several or subject.numeral != () or subject.of is not None
    if leading is clause.verb.head and clause.verb.tense == "present":
        return several == (leading.form != "3sg") or (subject.head.tag == "PROPN" and leading.form == "3sg")
    return True


def _least(sentence: Sentence, number: int, deep: int) -> tuple[int, bool]:
    """The token behind all that the verb of a clause needs, and whether nothing stands there."""
    clause, tokens = sentence.clauses[number], sentence.tokens
    at = clause.verb.last
    while at < len(tokens) and tokens[at].tag == "ADV":
        at += 1
    begun = at
    for phrase in sorted((p for p in (clause.indirect, clause.object) if p is not None), key=lambda p: p.first):
        if phrase.first >= clause.verb.last and phrase.first - at <= 2:
            at = max(at, phrase.whole_last if phrase.apposition is None else _last_of(phrase))
    if at == begun and at < len(tokens) and tokens[at].tag == "ADP" and not _dates(sentence, at):
        at += 1  # "called on", "voted for": with what stands behind
        phrase_at = next((p for p in sentence.parsed.phrases if p.first <= at < p.last), None)
        at = _last_of(phrase_at) if phrase_at is not None else at
        if clause.verb.voice == "active" and (late := _late_object(sentence, at)):
            at = late
    if deep:
        for other, below in enumerate(sentence.clauses):
            bidden = _is_bidden(tokens, below)
            if other == number or below.verb.first < at or (below.relative and not bidden):
                continue
            if at > begun and not below.verb.finite and not below.verb.infinitive:
                continue  # "launched a campaign warning members": it only goes with it
            first = below.verb.first
            told_of = below.verb.finite or bidden
            if below.subject is not None and clause.verb.last <= below.subject.first < first and told_of:
                first = below.subject.first
            from_day = at == begun or clause.verb.lemma in _BIDDING
            gap = tokens[_behind_time(sentence, _behind_adverbs(tokens, at)) if from_day else at : first]
            if all(t.text.lower() in ("that", "to", "whether", "how", "not") or t.tag == "ADV" for t in gap):
                if below.verb.finite and below.marker in ("after", "before", "because", "when", "while", "as", "if"):
                    continue
                at = max(at, _least(sentence, other, deep - 1)[0])
                break
    return at, at == begun


def _is_bidden(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "Ordered that he *be released*"."""
    bare = not (clause.verb.finite or clause.verb.infinitive)
    return bare and clause.marker in _RELATIVE and tokens[clause.verb.first].tag == "AUX"


def _behind_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].tag == "ADV":
        at += 1
    return at


def _late_object(sentence: Sentence, at: int) -> int:
    """The token behind an object that stands behind what hangs on the verb: "signed into law on Tuesday *a bill*"; 0
    where there is none."""
    begun = _behind_time(sentence, at)
    phrase = next((p for p in sentence.parsed.phrases if p.first == begun and not p.temporal), None)
    if phrase is None or phrase.head.tag not in ("NOUN", "PROPN") or phrase.determiner.lower() not in _ARTICLES:
        return 0
    if any(c.subject is not None and c.verb.finite and c.subject.first == begun for c in sentence.clauses):
        return 0
    return _last_of(phrase)


def _behind_time(sentence: Sentence, at: int) -> int:
    """The token at a place, or the one behind the time that stands there: what follows it belongs to what stands
    before it."""
    tokens = sentence.tokens
    while at < len(tokens):
        leads = at + 1 if tokens[at].tag == "ADP" and at + 1 < len(tokens) else at
        time = next((t for t in sentence.times if t.start <= tokens[leads].start < t.end), None)
        if time is None:
            return at
        at = next((n for n, t in enumerate(tokens) if t.start >= time.end), len(tokens))
    return at


def _before_time(sentence: Sentence, at: int) -> int:
    """The token with which the time begins that ends at a place, its preposition with it; the place itself without."""
    tokens = sentence.tokens
    time = next((t for t in sentence.times if at >= 1 and t.start < tokens[at - 1].end <= t.end), None)
    if time is None:
        return at
    first = next(n for n, t in enumerate(tokens) if t.start >= time.start or t.end > time.start)
    return first - 1 if first and tokens[first - 1].tag == "ADP" else first


def _dates(sentence: Sentence, at: int) -> bool:
    """Whether a preposition leads to a time."""
    follows = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return follows is not None and any(t.start <= follows.start < t.end for t in sentence.times)


def _last_of(phrase: NounPhrase) -> int:
    """The token behind a phrase with its "of"."""
    last = phrase.last
    inner = phrase.of
    while inner is not None and inner.first >= last and inner.first - last <= 1:
        last, inner = inner.last, inner.of
    return last


def _holds_together(sentence: Sentence, number: int, cut: int) -> bool:
    """Whether the words up to a cut leave nothing hanging: no preposition, no clause within them without its verb."""
    told, tokens = sentence.clauses[number], sentence.tokens
    final = tokens[cut - 1]
    if cut < len(tokens):
        follows = tokens[cut]
        if follows.start == final.end and (follows.text[:1].isalnum() or follows.text[:1] in "-–/"):
            return False
        if final.text[-1] in "-–/":
            return False  # "teens 12- | to 17-years-old"
        if any(n.start < final.end < n.end for n in sentence.names) or _is_in_a_name(tokens, cut):
            return False
        if final.tag == "NUM" and follows.text.lower() in ("to", "or", "and", "-", "–") and cut > told.verb.last:
            return False  # "by a vote of 228 | to 191"
        if final.text.lower() in _LINKED and follows.text.lower() in ("to", "of", "with", "on", "as"):
            return False
    if cut < len(tokens) and final.text.lower() in listed("asking.at") and tokens[cut].text.lower() in _RELATIVE:
        return False  # "was born in | that state"
    if cut > told.verb.last:
        if final.tag in ("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART", "NUM") and not _ends(final, tokens, cut):
            return False
        if _is_listed(tokens, cut):
            return False
        if final.tag == "ADJ" and tokens[cut - 2].tag in ("ADP", "DET") and cut < len(tokens):
            return False  # "of deep - soul-searching"
        if _only_describes(tokens, cut):
            return False
        if final.tag == "ADV" and cut < len(tokens) and tokens[cut].text.lower() in _CLAUSE_LEADING:
            if final.text.lower() in listed("asking.short_before"):
                return False  # "resigned shortly | after"
        if final.tag == "ADJ" and told.verb.lemma != "be" and cut + 1 < len(tokens) and tokens[cut + 1].tag == "ADJ":
            return False  # "swift, firm support"
        if final.text.lower() in _LEADING:
            return False  # "for the first"
        if final.tag == "ADV" and tokens[cut - 2].text.lower() == "as":
            return False  # "as soon | as Monday"
        if final.tag == "ADJ" and told.verb.lemma in _COPULAS and cut < len(tokens):
            if tokens[cut].text.lower() in ("to", "that", "of"):
                return False  # "is likely"
        if final.tag == "PRON" and final.text.lower() in ("that", "which", "who", "whom", "what", "there"):
            return False
    for end in (cut, _before_time(sentence, cut)):
        if end > told.verb.last and (_wants_more(sentence, end) or _wants_doing(sentence, told, end)):
            return False
    if _is_begun(sentence, told, cut):
        return False
    begun = max(
        (n for n in range(told.verb.last, cut) if tokens[n].text.lower() in ("that", "whether", "if")), default=-1
    )
    if begun >= 0 and not any(
        (c.verb.finite or _is_bidden(tokens, c)) and begun < c.verb.first < cut for c in sentence.clauses
    ):
        return False  # "the fact that eight years ago"
    for other, below in enumerate(sentence.clauses):
        if other == number:
            continue
        if below.marker and below.verb.finite and below.verb.first >= cut and not below.relative:
            led = [n for n in range(told.verb.last, cut) if tokens[n].text.lower() == below.marker]
            if led and not any(c.verb.finite and led[-1] < c.verb.first < cut for c in sentence.clauses):
                return False  # "apologised after party leaders | criticised him"
        if told.verb.last <= below.verb.first < cut:
            if below.verb.last > cut or _least(sentence, other, 1)[0] > cut:
                return False
            if below.verb.finite and not below.relative and _runs_on(sentence, told, below):
                return False
            if below.verb.last == cut and below.verb.voice == "active" and below.verb.lemma not in _ENOUGH:
                return False
        elif below.verb.first >= cut and below.subject is not None and not below.relative:
            if told.verb.last <= below.subject.first < cut and below.verb.finite:
                return False
    return True


def _only_describes(tokens: Sequence[Token], cut: int) -> bool:
    """Whether a noun phrase ends at a cut with what only describes: "the full | set", "a prominent |, unpaid post"."""
    final, before = tokens[cut - 1], tokens[cut - 2]
    if before.tag != "DET" or cut >= len(tokens) or noun_classes(final.lemma.lower()):
        return False
    people = tokens[cut].text == "."  # "the poor."
    return final.text.isalpha() and final.text.islower() and bool(look_up(final.text).classes & ADJ) and not people


def _is_in_a_name(tokens: Sequence[Token], cut: int) -> bool:
    """Whether a cut parts a name: "the Bureau | of Land Management"."""
    final, rest = tokens[cut - 1], tokens[cut : cut + 2]
    linked = len(rest) == 2 and rest[0].text in ("of", "for", "on") and rest[1].text[:1].isupper()
    return linked and final.text[:1].isupper() and final.tag in ("NOUN", "PROPN") and final.text.lower() in _BODIES


def _is_listed(tokens: Sequence[Token], cut: int) -> bool:
    """Whether a cut stands in a list of words of one kind: "in | and out of", "an independent | , open inquiry"."""
    if cut + 2 >= len(tokens):
        return False
    final, mark, follows = tokens[cut - 1], tokens[cut], tokens[cut + 1]
    if mark.tag == "CCONJ" and final.tag == "ADP":
        return True
    described = tokens[cut - 2].tag in ("DET", "ADJ") and (
        follows.tag == "ADJ" or (follows.tag == "VERB" and look_up(final.text.lower()).classes & ADJ)
    )
    return mark.text == "," and bool(described) and tokens[cut + 2].tag in ("NOUN", "ADJ", "PROPN")


def _wants_more(sentence: Sentence, cut: int) -> bool:
    """Whether a noun at a cut says nothing without what the sentence goes on with: "a request | to freeze the law"."""
    tokens = sentence.tokens
    phrase = next((p for p in sentence.parsed.phrases if p.last == cut and p.head is tokens[cut - 1]), None)
    if phrase is None or phrase.head.tag != "NOUN" or cut >= len(tokens):
        return False
    at, cut = cut, _behind_time(sentence, cut)
    if cut >= len(tokens):
        return False
    if at < cut and tokens[cut].text.lower() in _BESIDE:
        return False  # "protests on Wednesday | following a verdict"
    if phrase.head.text.lower().endswith("ing") and tokens[cut].tag == "ADP" and phrase.head.start > phrase.start:
        if tokens[cut].text.lower() in ("from", "to", "into", "over", "toward"):
            return True  # "for diverting a plane flying | from Greece"
    if not phrase.temporal and tokens[cut].tag == "ADP" and any(t.text.lower() in _LEADING for t in phrase.tokens[:-1]):
        return True  # "the first new drug | for the fever"
    owned = phrase.possessor.end if phrase.possessor is not None else phrase.start
    described = {t.tag for t in phrase.tokens if owned <= t.start < phrase.head.start}
    if described & {"NOUN", "PROPN", "VERB"} or ("ADJ" in described and tokens[cut].text.lower() not in ("to", "of")):
        return False  # "an executive order", but "full approval | to the drug"
    follows, behind = tokens[cut], tokens[cut + 1] if cut + 1 < len(tokens) else None
    word = follows.text.lower()
    if word in ("that", "who", "whose", "which", "where", "when"):
        return not described & {
            "NUM",
            "SYM",
        }  # "a $3 billion plan that"; during the time | that he was ill", "met people | who told him"
    lemma = phrase.head.lemma.lower()
    if not noun_classes(lemma) & _OF_SOMETHING and lemma not in listed("questions.happenings"):
        return False
    dated = [(t.start, t.end) for t in sentence.times] + [(p.start, p.end) for p in sentence.places]
    begins = {t.start for t in (follows, behind) if t is not None}
    if any(start <= at < end for start, end in dated for at in begins):
        return False
    if follows.tag == "ADP" or word in ("to", "that", "who", "which", "whose", "where"):
        return True
    return follows.tag == "VERB" and follows.text.lower().endswith(("ing", "ed"))


def _wants_doing(sentence: Sentence, told: Clause, cut: int) -> bool:
    """Whether what stands behind a cut, the time apart, tells in what or what for the clause does it: "joined others |
    on Tuesday in calling for a vote", "ordered the firm | to pay"."""
    tokens, at = sentence.tokens, _behind_time(sentence, cut)
    behind = told.object
    if at + 1 >= len(tokens) or told.verb.voice == "passive" or behind is None or behind.start < told.verb.end:
        return False
    if behind.temporal or any(t.tag == "PUNCT" for t in tokens[told.verb.last : at]):
        return False
    word, follows = tokens[at].text.lower(), tokens[at + 1]
    if word == "to":
        return told.verb.lemma in _BIDDING and not any(t.text.lower() == "to" for t in tokens[told.verb.last : at])
    return word in _IN_DOING and follows.tag == "VERB" and follows.text.lower().endswith("ing")


def _is_begun(sentence: Sentence, told: Clause, cut: int) -> bool:
    """Whether a cut stands in what a clause behind "after" or "as" begins with: "comes after a group of nurses |,
    drivers and others walked out", "as the army races | to leave"."""
    tokens = sentence.tokens
    led = max((n for n in range(told.verb.last, cut) if tokens[n].text.lower() in _CLAUSE_LEADING), default=-1)
    if led < 0 or cut >= len(tokens) or any(c.verb.finite and led < c.verb.first < cut for c in sentence.clauses):
        return False
    if tokens[led].tag == "SCONJ":
        return True
    follows = tokens[cut]
    if tokens[led].text.lower() == "as":
        if any(t.text.lower() == "to" and t.tag == "PART" for t in tokens[cut : cut + 1]):
            return bool(look_up(tokens[cut - 1].text.lower()).classes & VERB)
        return False
    later = [c for c in sentence.clauses if c.subject is not None and c.verb.finite and c.verb.first > cut]
    joined = any(c.subject is not None and tokens[c.subject.first - 1].tag == "CCONJ" for c in later)
    return follows.text == "," and joined


def _runs_on(sentence: Sentence, told: Clause, below: Clause) -> bool:
    """Whether a finite verb behind that of a clause is not its own: "who support the ban *are* welcome"."""
    if told.verb.lemma in SAYING or told.verb.lemma in _THINKING or below.marker:
        return False
    first = below.verb.first if below.subject is None else min(below.subject.first, below.verb.first)
    first = first if first >= told.verb.last else below.verb.first
    before = sentence.tokens[first - 1]
    return before.tag not in ("CCONJ", "SCONJ", "PUNCT") and before.text.lower() not in _RELATIVE | _BREAKS


def _ends(final: Token, tokens: Sequence[Token], cut: int) -> bool:
    """Whether a word of a class that leads on closes what it stands in: a particle, a number by itself."""
    if final.tag == "NUM":
        return cut == len(tokens) or tokens[cut].tag not in ("NOUN", "ADJ", "NUM", "SYM", "PROPN")
    if cut < len(tokens) and tokens[cut].tag in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "SCONJ"):
        return False  # "was born in | that state"
    return final.tag == "ADP" and final.text.lower() in PARTICLES and tokens[cut - 2].tag in ("VERB", "NOUN", "PROPN")


def _loose(sentence: Sentence) -> frozenset[int]:
    """The token numbers behind a time, a place or what stands behind a preposition: a "to" there tells a purpose, and
    the clause may end before it."""
    ends = {t.end for t in sentence.times} | {p.end for p in sentence.places}
    ends |= {p.end for p in sentence.parsed.phrases if p.first and sentence.tokens[p.first - 1].tag == "ADP"}
    return frozenset(n + 1 for n, t in enumerate(sentence.tokens) if t.end in ends or t.text.lower() == "alone")


def _cuts(tokens: Sequence[Token], least: int, loose: frozenset[int], begun: frozenset[int]) -> tuple[int, ...]:
    """The token numbers, from `least` on, at which a clause may end, in order."""
    out = []
    quoted = False
    for at in range(least, len(tokens) + 1):
        if at == len(tokens):
            out.append(at)
            break
        token = tokens[at]
        word = token.text.lower()
        if word.startswith(_CUT_OFF) or (word == "." and at + 1 < len(tokens) and tokens[at + 1].text == "."):
            break  # what comes is not known
        if word in _HARD or word in (",", ".", "!", "?"):
            out.append(at)
            break
        if word in _LINKED and at + 1 < len(tokens) and tokens[at + 1].text.lower() in ("to", "of", "with", "on", "as"):
            out.append(at)
            continue
        if word in ("that", "who") and at > least and tokens[at - 1].tag in ("NOUN", "PROPN"):
            out.append(at)  # "a bill that reaffirmed it"
            continue
        if word in _MARKS:
            if word == "“" or (word == '"' and not quoted):
                quoted = True
                continue
            out.append(at)
            if not quoted:
                break
            quoted = False
            continue
        if token.tag == "CCONJ":
            follows = tokens[at + 1] if at + 1 < len(tokens) else None
            if follows is None or follows.tag in ("VERB", "AUX", "PRON", "ADV", "PART") or at + 1 in begun:
                out.append(at)
                break
            if follows.tag == "ADP" and _leads_on(tokens, at, begun):
                out.append(at)
                break
        elif (token.tag == "ADP" and word != "of") or word in _BREAKS or (word == "to" and at in loose):
            out.append(at)
            if word in ("which", "whose", "whom"):
                break
        elif at == least:
            out.append(at)
    return tuple(out)


def _leads_on(tokens: Sequence[Token], at: int, begun: frozenset[int]) -> bool:
    """Whether behind "and" another clause begins with what stands before its subject: "and under that law, seniors"."""
    mark = next((n for n in range(at, len(tokens)) if tokens[n].tag == "PUNCT"), len(tokens))
    return mark + 1 in begun


def unresolved_tokens(tokens: Sequence[Token], *, named: bool = False) -> bool:
    """Whether words speak of somebody or something without saying whom or what.

    Behind a subject with a name "his" and "its" are taken for its own.

    >>> from factrecon.language.syntax.tagging import tokenize
    >>> unresolved_tokens(tokenize("He lent 30 paintings"))
    True
    >>> unresolved_tokens(tokenize("The museum lent its paintings"))
    False
    """
    held = named
    for at, token in enumerate(tokens):
        word = token.text.lower()
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        if word in _PERSONAL and token.tag != "NOUN" and token.text != "US":
            return True
        if word in _OURS or (word in _OWN and not held) or word in "[]":
            return True
        if word in ("there", "here") and not (follows is not None and follows.tag in ("AUX", "VERB")):
            return True  # where is said elsewhere
        if word in _POINTING and not (word == "those" and follows is not None and follows.text.lower() == "who"):
            return True
        before = tokens[at - 1] if at else None
        if word == "that" and (follows is None or follows.tag in ("PUNCT", "ADP", "CCONJ") or token.tag == "DET"):
            return True
        led = before is not None and (before.tag == "ADP" or before.text.lower() in listed("asking.where"))
        if word in ("that", "then") and led:
            return True
        if word == "that" and follows is not None and follows.text.lower() in listed("asking.moments"):
            return True  # "on that day"
        if word == "other" and at == 0:
            return True  # other than whom
        if word == "one" and (follows is None or follows.tag in ("PUNCT", "ADP", "VERB", "AUX")):
            if follows is None or follows.text.lower() != "of":
                return True
        if token.tag in ("NOUN", "PROPN"):
            held = True
    return False
