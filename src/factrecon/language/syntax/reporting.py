"""Verbs that say, deny or doubt what their complement tells, by lemma (`words/saying.toml`).

`quotations` reads clauses with them; what they make of a clause is said by `story.modality`.
"""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed

__all__ = [
    "DENYING",
    "DOUBTING",
    "REPORTING",
    "SAYING",
]

SAYING: Final = listed("saying.saying")
"""Verbs whose subject says what follows."""

DENYING: Final = listed("saying.denying")
"""Verbs whose subject says that what follows is not so."""

DOUBTING: Final = listed("saying.doubting")
"""Verbs whose subject holds what follows open."""

REPORTING: Final = SAYING | DENYING | DOUBTING | listed("saying.believing")
