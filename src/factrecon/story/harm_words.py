"""Words of harm: what became of people, by the side on which those stand whom it befell."""

from __future__ import annotations

from typing import Final

BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets", "got", "getting"])
"""Forms of "be" and "get" before a word of harm."""
KILLED: Final = frozenset(["killed", "slain", "murdered", "executed", "slaughtered", "massacred"])
"""Told of those before it in the passive, of those behind it where it acts."""
KILLS: Final = frozenset(["killing", "kills", "kill", "murdering", "slaying", "murders", "executing"])
"""Told of those behind it."""
HURT: Final = frozenset(["wounded", "injured", "hurt", "grazed", "hospitalized", "hospitalised", "maimed"])
HURTS: Final = frozenset(["wounding", "injuring", "wounds", "injures", "hurting", "grazing", "hurts", "grazes"])
HIT: Final = frozenset(["shot", "struck", "hit", "gunned", "stabbed"])
"""Whether they lived is left open."""
HITS: Final = frozenset(["shooting", "shoots", "shoot", "striking", "strikes", "strike", "hitting", "hits"])
DEAD: Final = frozenset(
    ["dead", "died", "dies", "die", "dying", "deceased", "perished", "succumbed", "perish", "lifeless"]
)
"""A state, or what its subject did."""
FATALLY: Final = frozenset(["fatally", "mortally"])
OUTCOME: Final = frozenset(["who", "pronounced", "declared", "fatally", "critical", "critically"])
"""Behind a bare number they say that people are counted: "two critically"."""
