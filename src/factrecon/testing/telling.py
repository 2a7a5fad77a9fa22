"""A short telling of one deed, and the same deed denied, turned, renamed or told otherwise."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

__all__ = ["DAYS", "DEEDS", "DOERS", "NAMES", "THINGS", "Telling"]

DEEDS: Final = (
    ("approved", "rejected", "approve"),
    ("upheld", "overturned", "uphold"),
    ("accepted", "rejected", "accept"),
    ("passed", "vetoed", "pass"),
)
"""What was done in the past tense, its opposite, and its base form."""
DOERS: Final = ("The {name} council", "The {name} board", "The {name} parliament", "The {name} senate")
THINGS: Final = ("the harbour budget", "the fishing ban", "the tram treaty", "the school merger", "the water levy")
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday")
NAMES: Final = ("Velmar", "Oskton", "Drelby", "Quenford", "Marsund")
"""Places that no gazetteer knows."""


@frozen(kw_only=True)
class Telling:
    """One sentence of news: who did what to what, and on which day.

    >>> told = Telling(doer="The {name} council", name="Velmar",
    ...     deed=DEEDS[0], thing="the harbour budget", day="Monday")
    >>> told.text
    'The Velmar council approved the harbour budget on Monday.'
    >>> told.denied
    'The Velmar council did not approve the harbour budget on Monday.'
    >>> told.turned
    'The Velmar council rejected the harbour budget on Monday.'
    >>> told.passive
    'The harbour budget was approved by the Velmar council on Monday.'
    """

    doer: str
    name: str
    deed: tuple[str, str, str]
    thing: str
    day: str

    @property
    def who(self) -> str:
        """Whoever does it, as it stands at the head of a sentence."""
        return self.doer.format(name=self.name)

    @property
    def text(self) -> str:
        """The deed as told."""
        return f"{self.who} {self.deed[0]} {self.thing} on {self.day}."

    @property
    def denied(self) -> str:
        """The deed denied."""
        return f"{self.who} did not {self.deed[2]} {self.thing} on {self.day}."

    @property
    def turned(self) -> str:
        """The opposite deed."""
        return f"{self.who} {self.deed[1]} {self.thing} on {self.day}."

    @property
    def passive(self) -> str:
        """The same, told of what it was done to."""
        thing, who = self.thing[:1].upper() + self.thing[1:], self.who[:1].lower() + self.who[1:]
        return f"{thing} was {self.deed[0]} by {who} on {self.day}."

    @property
    def reported(self) -> str:
        """The same, told by an official."""
        return f"{self.who} {self.deed[0]} {self.thing} on {self.day}, an official said."

    @property
    def begun_by_day(self) -> str:
        """The same, the day first."""
        return f"On {self.day}, {self.who[:1].lower() + self.who[1:]} {self.deed[0]} {self.thing}."

    def renamed(self, name: str) -> Telling:
        """The same of another place."""
        return evolve(self, name=name)
