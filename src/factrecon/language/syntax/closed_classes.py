"""The closed word classes of English, and the lists that tip open words between noun and verb.

These are facts of the language, not of any text: function words, irregular verb forms, and for
words a dictionary gives as both noun and verb, the reading that news prose prefers by far.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed

__all__ = [
    "BASE_IS_PAST",
    "BE_FORMS",
    "CHANGING",
    "CLAUSE_TAKERS",
    "DO_FORMS",
    "FUNCTION_LEMMAS",
    "FUNCTION_WORDS",
    "GERUND_NOUNS",
    "HAVE_FORMS",
    "INTRANSITIVE",
    "MODALS",
    "NOUN_FIRST",
    "NUMBER_WORDS",
    "PARTICIPLE_ONLY",
    "PARTICLES",
    "PAST_ONLY",
    "VERB_FIRST",
    "WANTS_INFINITIVE",
    "WANTS_OBJECT",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(text.split())


MODALS: Final = listed("words.modals")

NUMBER_WORDS: Final = (
    listed("numbers.small")
    | listed("numbers.tens")
    | (listed("numbers.plural") - {"tens", "scores"})
    | word_set("hundred thousand million billion trillion dozen lakh crore")
)

PARTICLES: Final = listed("words.particles")
"""Words that make a phrasal verb with the verb before them ("broke off", "called on")."""

FUNCTION_WORDS: Final[dict[str, str]] = {
    word: tag
    for tag, words in {
        "DET": """the a an this these those my your his her its our their every each either neither no
            another such whose 'em""",
        "PRON": """that i me you he him she it we us they them who whom what which mine yours hers ours
            theirs myself yourself himself herself itself ourselves themselves someone somebody
            something anyone anybody anything everyone everybody everything nobody nothing none
            whoever whatever whichever others ones""",
        "ADP": """of in at by for from with without into onto upon within among amongst amid amidst
            between during against toward towards through throughout across behind beyond beneath
            beside besides despite except near off on over under above below per via versus vs vs.
            about around along inside outside alongside underneath unlike like following
            including concerning regarding than till to after before since until as amongst""",
        "CCONJ": "and or but nor & plus",
        "SCONJ": "if because although though while whereas unless whether lest when where whenever wherever why how "
        "once",
        "PART": "not n't n’t nt",
        "AUX": """is are was were be been being am 's ’s 're ’re 'm ’m do does did have has had having
            've ’ve 'd ’d will would shall should can could may might must 'll ’ll wo ca ought cannot
            ai""",
        "ADV": """very too also just only even still already yet again ever never always often
            sometimes seldom rarely usually soon later earlier now then here there today tonight
            tomorrow yesterday almost nearly about approximately roughly quite rather really
            perhaps maybe however therefore thus hence instead otherwise moreover furthermore
            meanwhile nevertheless nonetheless indeed likewise so together apart abroad
            overnight o'clock ago elsewhere everywhere somewhere anywhere forward twice thrice
            else somewhat anyway mostly well a.m. p.m. am pm up down out away back""",
        "NUM": " ".join(NUMBER_WORDS),
    }.items()
    for word in words.split()
}
FUNCTION_WORDS.update({"a.m.": "NOUN", "p.m.": "NOUN", "am": "AUX", "pm": "NOUN"})

_QUANTIFIERS = "all both some any many few several most much more less fewer half enough"
FUNCTION_WORDS.update(dict.fromkeys(_QUANTIFIERS.split(), "DET"))

BASE_IS_PAST: Final = listed("words.base_is_past")
"""Verbs whose base form is also the past or the participle."""

PAST_ONLY: Final = listed("words.past_only")

PARTICIPLE_ONLY: Final = listed("words.participle_only")

VERB_FIRST: Final = listed("words.verb_first")
"""Words given as noun and verb whose noun reading is rare as a bare word in news prose."""

NOUN_FIRST: Final = listed("words.noun_first") | {"crew", "ground", "shot"}
"""Words given as noun and verb whose verb reading is rare unless the grammar forces it."""

GERUND_NOUNS: Final = listed("words.gerund_nouns")
"""Words in -ing that name an event or a thing as readily as they continue a verb."""

INTRANSITIVE: Final = listed("words.intransitive")
"""Verbs without a passive: a bare past form of theirs is finite."""
WANTS_OBJECT: Final = listed("words.wants_object")
"""Verbs that act on somebody: where no object follows, their past form is the passive of a headline."""

BE_FORMS: Final = {
    "is": "3sg",
    "are": "base",
    "was": "past",
    "were": "past",
    "be": "base",
    "been": "participle",
    "being": "gerund",
    "am": "base",
    "'m": "base",
    "’m": "base",
    "'re": "base",
    "’re": "base",
}
HAVE_FORMS: Final = {"have": "base", "has": "3sg", "had": "past", "having": "gerund", "'ve": "base", "’ve": "base"}
DO_FORMS: Final = {"do": "base", "does": "3sg", "did": "past"}
FUNCTION_LEMMAS: Final = {
    **dict.fromkeys(BE_FORMS, "be"),
    **dict.fromkeys(HAVE_FORMS, "have"),
    **dict.fromkeys(DO_FORMS, "do"),
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "n't": "not",
    "n’t": "not",
    "nt": "not",
    "an": "a",
    "these": "this",
    "those": "that",
    "cannot": "can",
    "me": "i",
    "him": "he",
    "us": "we",
    "them": "they",
    "'em": "they",
}

CHANGING: Final = listed("words.changing")
"""Words in -ing that describe the noun behind them, and seldom take it for an object."""

CLAUSE_TAKERS: Final = listed("words.clause_takers")
"""Words that a clause follows, with or without "that"."""

WANTS_INFINITIVE: Final = listed("words.infinitive_takers")
"""Words that "to" and a verb follow."""
