"""Places that a text names: where each name stands, which place it means, and how surely.

A name that several places share is the one whose state or country the same text names, else the one
with the most inhabitants; the others stay as alternatives. A weight below one says that the words
may not name a place at all, or not as a place ("Washington Post").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from factrecon.language.places.candidates import Candidate, candidates
from factrecon.language.places.gazetteer import gazetteer, place_key
from factrecon.language.text.tokens import Token
from factrecon.values.places import Place

__all__ = ["PlaceMention", "find_places", "resolve_place", "same_place"]


@frozen
class PlaceMention:
    """A stretch of text that names a place.

    `weight` in [0, 1]: how surely the words name this place. `alternatives`: other places of the
    name with their shares of that weight, likeliest first. `kind`: "area", "country", "region",
    "county", "city", "district" (a part of a city) or "street". `cue`: how the text speaks of it,
    "dateline", "in" (something is located there), "near", "from", "local" (its police, its residents),
    "list" (one of several states) or "".
    """

    start: int
    end: int
    text: str
    place: Place
    weight: float
    alternatives: tuple[tuple[Place, float], ...] = ()
    kind: str = "city"
    cue: str = ""


def find_places(text: str, *, tokens: Sequence[Token] | None = None) -> tuple[PlaceMention, ...]:
    """The places a text names, in order, without overlap.

    Give it a whole document: what a name means depends on the others. With `tokens` (of the whole
    text, in order) words tagged as verbs, adverbs or function words are not taken for places.

    >>> [(m.text, m.place.within) for m in find_places("She moved from Portland, Ore., to Virginia.")]
    [('Portland, Ore.', ('Oregon', 'United States')), ('Virginia', ('United States',))]
    """
    found = candidates(text, gazetteer())
    if tokens is not None:
        barred = {t.start for t in tokens if t.tag in _BARRED}
        found = [c for c in found if c.start not in barred]
    evidence = _Evidence(found)
    mentions = [evidence.resolve(c, text) for c in found]
    if any(m.kind == "district" for m in mentions):
        mentions = _inside_their_cities(mentions)
    return tuple(mentions)


def _inside_their_cities(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Put a neighbourhood into the city that the text speaks of most."""
    votes: dict[Place, float] = defaultdict(float)
    for m in mentions:
        if m.kind == "city" and m.weight > 0.3:
            votes[m.place] += m.weight * (1.5 if m.cue in ("in", "local", "dateline") else 1.0)
    if not votes:
        return mentions
    city = min(votes, key=lambda p: (-round(votes[p], 6), p))
    return [
        evolve(m, place=Place(m.place.name, (city.name, *city.within)))
        if m.kind == "district" and not m.place.within
        else m
        for m in mentions
    ]


_BARRED = frozenset(["VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART"])


class _Evidence:
    """What a document says about where it is: the regions and countries it names or implies."""

    def __init__(self, found: list[Candidate]) -> None:
        self.support: dict[str, float] = defaultdict(float)
        self.memo: dict[
            tuple[str, str, int],
            tuple[Place, float, tuple[tuple[Place, float], ...], bool],
        ] = {}
        self.found = found
        self.own: dict[tuple[str, str], float] = defaultdict(float)
        self.bound: dict[str, Place] = {}
        for c in found:
            if len(c.options) == 1 and c.kind in ("region", "country", "county", "city") and c.cue != "list":
                place = c.options[0][0]
                if c.bound and c.key not in self.bound:
                    self.bound[c.key] = place
                weight = c.weight * (2.0 if c.bound else 1.0)
                if c.kind == "city" and not c.bound:
                    # Its being the only one of its name may only mean that the list lacks another.
                    weight *= 0.4 if c.options[0][1] > 50_000 else 0.15
                self._add(place, weight, own=c.kind in ("region", "country"))
        clear = [c for c in found if len(c.options) > 1 and c.kind == "city" and c.key not in self.bound]
        for c in clear:
            top, second = c.options[0][1], c.options[1][1]
            if top > 100_000 and top > 8 * second:
                place = c.options[0][0]
                self._add(place, 0.4 * c.weight)
                for name in place.within:
                    self.own[c.key, name] += 0.4 * c.weight
        self._settle_shared(found)
        gaz = gazetteer()
        self.countries = sorted(n for n in self.support if n in gaz.country_codes)
        self.regions = sorted(n for n in self.support if place_key(n) in gaz.states or place_key(n) in gaz.regions)

    def _add(self, place: Place, weight: float, *, own: bool = False) -> None:
        for name in (place.name, *place.within) if own else place.within:
            self.support[name] = min(self.support[name] + weight, 6.0)

    def _settle_shared(self, found: list[Candidate]) -> None:
        """Counties and small towns that share their names vote together for a region."""
        votes: dict[str, float] = defaultdict(float)
        names: dict[str, int] = defaultdict(int)
        seen: set[str] = set()
        for c in found:
            if len(c.options) > 1 and c.kind in ("county", "city") and c.key not in seen and c.weight > 0.3:
                seen.add(c.key)
                for region in sorted({p.within[0] for p, _ in c.options if len(p.within) > 1}):
                    votes[region] += c.weight / len(c.options)
                    names[region] += 1
        for name, vote in votes.items():
            if names[name] > 1:
                self.support[name] += 0.3 * vote

    def _elsewhere(self, place: Place) -> bool:
        """Whether the text is about another region or country than the place's, which it does not name.

        A small place then is likelier one that no list has, of the same name and nearby.
        """
        if not place.within:
            return False
        country = place.within[-1]
        if self._overtaken(country, self.countries):
            return True
        return len(place.within) > 1 and self._overtaken(place.within[0], self.regions)

    def _overtaken(self, name: str, others: list[str]) -> bool:
        own = self.support.get(name, 0.0)
        return own < 0.6 and any(self.support[n] > max(0.3, 1.5 * own) for n in others if n != name)

    def share(self, place: Place, prior: int, key: str) -> float:
        """How likely a place is meant: its inhabitants times what else in the text speaks for its region."""
        around = 1.0
        if len(place.within) > 1:
            around += 40.0 * self._from_others(place.within[0], key)
        if place.within:
            around += 2.0 * self._from_others(place.within[-1], key)
        if len(place.within) < 2:
            around += 2.0 * self._from_others(place.name, key)
        # Large cities are meant far more often than small ones, though less than by their numbers.
        return around * math.pow(prior + 2_000, 0.6)

    def _from_others(self, name: str, key: str) -> float:
        """Support of a region but for what the city in question lent it itself."""
        return max(0.0, self.support.get(name, 0.0) - self.own.get((key, name), 0.0))

    def resolve(self, c: Candidate, text: str) -> PlaceMention:
        """The candidate as a mention: the likeliest of its places, the others with their shares."""
        quote = text[c.start : c.end]
        known = self.bound.get(c.key) if c.kind in ("city", "country") and not c.bound else None
        if len(c.options) == 1:
            place, prior = c.options[0]
            weight = c.weight
            if known is not None:
                return PlaceMention(c.start, c.end, quote, known, round(weight, 4), (), "city", c.cue)
            if c.kind == "city" and not c.bound and prior < 300_000 and self._elsewhere(place):
                weight *= _STRANGER
            return PlaceMention(c.start, c.end, quote, place, round(weight, 4), (), c.kind, c.cue)
        if known is not None and all(p != known for p, _ in c.options):
            return PlaceMention(c.start, c.end, quote, known, round(c.weight, 4), (), c.kind, c.cue)
        best, share, others, strange = self._ranked(c, known)
        kind = c.kind
        if c.key in _TWO_FACED:
            kind = _kind_of(best)
        weight = c.weight * (_STRANGER if strange else 1.0)
        shared = tuple((p, round(weight * s, 4)) for p, s in others)
        # A city's name names some city, whichever: doubt between many leaves a floor.
        own = max(share, 0.35) if c.kind == "city" else share
        return PlaceMention(c.start, c.end, quote, best, round(weight * own, 4), shared, kind, c.cue)

    def _ranked(self, c: Candidate, known: Place | None) -> tuple[Place, float, tuple[tuple[Place, float], ...], bool]:
        """Best place of a shared name, its share, the others, and whether it lies away from the text's region."""
        # The tuple's identity will do: it lives as long as the candidates, and hashing it is slow.
        memo = (c.key, c.kind, id(c.options))
        found = self.memo.get(memo)
        if found is not None:
            return found
        shares = []
        for place, prior in c.options:
            if c.kind in ("region", "country") or c.key in _TWO_FACED:
                share = float(prior) * (1.0 + 3.0 * self._two_faced_support(place))
            else:
                share = self.share(place, prior, c.key)
            if place == known:
                share *= 1000.0
            shares.append((share, place))
        shares.sort(key=lambda s: (-s[0], s[1]))
        total = sum(s for s, _ in shares) or 1.0
        best = shares[0][1]
        others = tuple((p, s / total) for s, p in shares[1:6] if s / total > 0.001)
        strange = c.kind == "city" and c.options[0][1] < 300_000 and known is None and self._elsewhere(best)
        found = self.memo[memo] = (best, shares[0][0] / total, others, strange)
        return found

    def _two_faced_support(self, place: Place) -> float:
        """Support of Washington or Georgia in one of their meanings, from what lies inside."""
        names = (place.name, *place.within)
        inside = self.support.get(names[0], 0.0) if names[0] not in ("Georgia",) else 0.0
        if names == ("Georgia", "United States"):
            return 2.0 * self.support.get("United States", 0.0) + self.support.get("Georgia", 0.0)
        if names == ("Georgia",):
            return (
                self.support.get("Russia", 0.0)
                + 2.0 * self.support.get("Azerbaijan", 0.0)
                + self.support.get("Armenia", 0.0)
            )
        return inside


_STRANGER = 0.3
"""What is left of the weight of a small place in another region than all else the text names."""
_TWO_FACED = frozenset(["washington", "new york", "georgia"])


def _kind_of(place: Place) -> str:
    """Kind of a state that shares its name with a city or a country."""
    if not place.within:
        return "country"
    return "region" if len(place.within) == 1 and place.name != "District of Columbia" else "city"


def resolve_place(name: str, *, context: Iterable[str | Place] = ()) -> Place | None:
    """The place a name means, None if no known place has it.

    `context` holds places or names that it is likely to lie in or near, as ("Texas",).

    >>> resolve_place("Paris").within[-1], resolve_place("Paris", context=["Texas"]).within[0]
    ('France', 'Texas')
    >>> resolve_place("Oakland, Calif.")
    Place(name='Oakland', within=('California', 'United States'))
    """
    gaz = gazetteer()
    name = name.strip()[:200]
    inner, comma, outer = name.partition(",")
    around: list[Place] = []
    for item in context:
        place = item if isinstance(item, Place) else resolve_place(item)
        if place is not None:
            around.append(place)
    if comma and outer.strip():
        whole = gaz.named.get(place_key(name))
        if whole is not None:
            return whole[1][0]
        outer = outer.strip()
        beyond = gaz.postal.get(outer) or gaz.abbreviations.get(outer) or resolve_place(outer)
        if beyond is not None:
            found = resolve_place(inner, context=[beyond])
            if found is not None and found != beyond and found.is_part_of(beyond):
                return found
            return Place(inner.strip(), (beyond.name, *beyond.within)) if inner.strip() else None
        return None
    if name in gaz.abbreviations:
        return gaz.abbreviations[name]
    key = place_key(name).removeprefix("the ")
    options: list[tuple[Place, int]] = []
    named = gaz.named.get(key)
    if named is not None:
        options.extend((p, 200_000_000) for p in named[1])
    options.extend((p, 50_000) for p in gaz.counties.get(key, ()))
    cities = list(gaz.cities(key))
    for code in sorted(
        {
            gaz.country_codes[p.within[-1] if p.within else p.name]
            for p in around
            if (p.within[-1] if p.within else p.name) in gaz.country_codes
        }
    ):
        cities.extend(c for c in gaz.smaller_cities(key, code) if c not in cities)
    options.extend((gaz.place_of(c), c.population) for c in cities)
    if not options:
        return None

    def closeness(place: Place) -> int:
        return max((_shared(place, p) for p in around), default=0)

    return min(options, key=lambda o: (-closeness(o[0]), -o[1], o[0]))[0]


def _shared(place: Place, other: Place) -> int:
    """How far two places share what they lie in, counted from the outside."""
    mine = (place.name, *place.within)[::-1]
    theirs = (other.name, *other.within)[::-1]
    shared = 0
    for a, b in zip(mine, theirs, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def same_place(a: Place, b: Place) -> bool:
    """Whether two are one place, spelling aside, where what contains them does not differ.

    >>> same_place(Place("St. Paul", ("Minnesota",)), Place("Saint Paul", ("Minnesota", "United States")))
    True
    >>> same_place(Place("Portland", ("Maine",)), Place("Portland", ("Oregon",)))
    False
    """
    if place_key(a.name).removeprefix("the ").removesuffix(" city") != place_key(b.name).removeprefix(
        "the "
    ).removesuffix(" city"):
        return False
    if not a.within or not b.within:
        return True
    shorter, longer = sorted(([place_key(w) for w in a.within], [place_key(w) for w in b.within]), key=len)
    return all(part in longer for part in shorter)
