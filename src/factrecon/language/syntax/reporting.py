"""Verbs that attribute, deny, plan, hedge or take back what their complement says.

General vocabulary of English, by lemma; `quotations` reads clauses with it; what they make of a clause is said by `story.modality`.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.syntax.closed_classes import word_set

__all__ = [
    "DENIAL_NOUNS",
    "DENYING",
    "DOUBTING",
    "HEDGES",
    "NEGATIVE",
    "PLANNING",
    "REPORTING",
    "RETRACTING",
    "SAYING",
]

SAYING: Final = word_set(
    """say tell add report announce claim state declare confirm insist argue warn explain write note
    reply recall acknowledge admit testify allege assert suggest estimate concede contend maintain
    predict stress repeat shout quip tweet post comment remark observe caution reveal disclose
    inform advise complain boast joke respond emphasize emphasise reiterate clarify indicate
    conclude describe accuse cite quote mention counter retort lament recount vow pledge promise
    urge ask show find publish learn hear answer cry whisper exclaim mutter proclaim affirm attest"""
)
"""Verbs whose subject says what follows."""

DENYING: Final = word_set("deny reject refute dispute rebut dismiss contradict disavow repudiate")
"""Verbs whose subject says that what follows is not so."""

DOUBTING: Final = word_set("doubt question challenge suspect fear worry speculate wonder")
"""Verbs whose subject holds what follows open."""

REPORTING: Final = SAYING | DENYING | DOUBTING | word_set("believe think agree know understand hope expect")

PLANNING: Final = word_set(
    """plan intend want threaten vote decide agree hope expect prepare schedule set seek aim vow
    pledge promise propose offer order demand ask urge call authorize authorise instruct slate
    consider weigh mull try attempt arrange commit ready wish pretend project forecast predict
    require recommend warn"""
)
"""Verbs (participles included) whose infinitive complement has not happened yet."""

NEGATIVE: Final = word_set(
    """fail refuse decline avoid prevent stop cancel avert abandon forget cease halt block forbid ban
    prohibit bar postpone delay foil thwart escape neglect refrain rule"""
)
"""Verbs whose complement, if they hold, does not happen."""

RETRACTING: Final = word_set("retract withdraw recant rescind correct disown unsay")
"""Verbs that take back what was said."""

DENIAL_NOUNS: Final = word_set("denial rumor rumour hoax myth fabrication falsehood lie misinformation disinformation")

HEDGES: Final = {
    **dict.fromkeys(
        ["reportedly", "allegedly", "supposedly", "purportedly", "apparently", "ostensibly", "seemingly", "evidently"],
        "reported",
    ),
    **dict.fromkeys(
        ["possibly", "perhaps", "maybe", "probably", "likely", "potentially", "presumably", "conceivably"], "possible"
    ),
}
"""Adverbs that weaken a clause, with the status they give it."""
