"""Words of harm: what became of people, by the side on which those stand whom it befell."""

from __future__ import annotations

from typing import Final

from factrecon.language.en.rows import listed

BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got", "getting"])
"""Forms of "be" and "get" before a word of harm."""
KILLED: Final = listed("harm.killed")
"""Told of those before it in the passive, of those behind it where it acts."""
KILLS: Final = listed("harm.kills")
"""Told of those behind it."""
HURT: Final = listed("harm.hurt")
HURTS: Final = listed("harm.hurts")
HIT: Final = listed("harm.hit")
"""Whether they lived is left open."""
HITS: Final = listed("harm.hits")
DEAD: Final = listed("harm.dead")
"""A state, or what its subject did."""
FATALLY: Final = listed("harm.fatally")
OUTCOME: Final = frozenset(["who", "pronounced", "declared", "fatally", "critical", "critically"])
"""Behind a bare number they say that people are counted: "two critically"."""
