"""Where the event of a news article took place, read off the places that the article names.

The words around a mention decide most of it: a dateline, "in X", "X police" locate the event; "of
X" behind a person's name and "from X" tell where people live, "taken to a hospital in X" where they
went. Earlier mentions weigh more, a page's own address and copyright line next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from factrecon.language.en.patterns import pattern
from factrecon.language.places.finding import PlaceMention
from factrecon.values.places import Place

__all__ = ["Location", "locate", "locate_story", "rank_locations", "region_of", "town_of"]


@frozen
class Location:
    """A place where the event may have been, with the share of the evidence for it, in [0, 1]."""

    place: Place
    score: float
    strength: float = 1.0
    """Evidence before it was shared out: about 2 for a dateline or two plain mentions near the top."""
    kind: str = "city"
    """"city", "county", "region" or "country", as of a `PlaceMention`."""


_CUES: Final = {"dateline": 2.0, "in": 1.6, "local": 1.3, "near": 0.4, "": 0.6, "from": 0.4, "list": 0.3}
_ASIDE = pattern("places_aside.aside")
_BOILERPLATE = pattern("places_aside.boilerplate")
_FORCE = pattern("places_aside.force")
_JURISDICTION = 1.6
"""A town's police is named where the event lies in its jurisdiction, whatever the neighbourhood is called."""
_SAID_ELSEWHERE = 0.35
_NEAR_TOP = 800.0
"""Code points after which a mention counts half."""


def rank_locations(mentions: Sequence[PlaceMention], text: str) -> tuple[Location, ...]:
    """Places where the event may have been, cities before what contains them, best first.

    `mentions` are those that `find_places` found in `text`. A city counts with its state's evidence;
    counties and states stand in the list too, below the cities that lie in them.
    """
    cities: dict[Place, float] = defaultdict(float)
    wider: dict[Place, float] = defaultdict(float)
    kinds: dict[Place, str] = {}
    regions: dict[tuple[str, ...], float] = defaultdict(float)
    for mention in mentions:
        if mention.kind in ("street", "area"):
            continue
        value = _value(mention, text)
        if value <= 0.0:
            continue
        place = mention.place
        total = mention.weight + sum(w for _, w in mention.alternatives)
        for option, weight in ((place, mention.weight), *mention.alternatives):
            part = value * weight / total if total else 0.0
            kinds.setdefault(option, mention.kind)
            if mention.kind == "district":
                if not option.within:
                    continue
                option = Place(option.within[0], option.within[1:])
            if mention.kind in ("city", "district"):
                cities[option] += part
                regions[_region(option)] += part
            elif mention.kind == "county":
                wider[option] += part
                regions[option.within] += 1.2 * part
            else:
                wider[option] += 0.5 * part
                regions[(option.name, *option.within)] += part
    whole = sum(regions.values()) or 1.0
    scores: dict[Place, float] = {}
    for place, value in cities.items():
        inside = regions[_region(place)] / whole
        scores[place] = value * (0.15 + inside)
    for place, value in wider.items():
        around = (place.name, *place.within) if (place.name, *place.within) in regions else place.within
        share = 0.08 if len(place.within) > 1 else 0.05 if place.within else 0.02
        scores[place] = share * value * (0.15 + regions[around] / whole)
    total_score = sum(scores.values())
    if not total_score:
        return ()
    ranked = sorted(scores.items(), key=lambda s: (-round(s[1], 9), s[0]))
    return tuple(
        Location(place, round(score / total_score, 6), round(score, 6), "city" if place in cities else kinds[place])
        for place, score in ranked
    )


def locate(mentions: Sequence[PlaceMention], text: str) -> Place | None:
    """The place where the article's main event happened, as finely as the article says; None if it names none.

    >>> from factrecon.language.places.finding import find_places
    >>> text = "DAYTON, Ohio (AP) - A man of Columbus was hurt in a fire in Dayton on Monday."
    >>> locate(find_places(text), text)
    Place(name='Dayton', within=('Ohio', 'United States'))
    """
    ranked = rank_locations(mentions, text)
    return ranked[0].place if ranked else None


def locate_story(articles: Iterable[Sequence[Location]]) -> tuple[Location, ...]:
    """The locations that several articles on one event support together, best first.

    Each article has one vote, divided over its locations; a city also profits from what the
    articles say of the region it lies in. Give each independent article once.
    """
    texts = [list(a) for a in articles]
    texts = [_with_namesakes(i, texts) for i in range(len(texts))]
    shares = [[(loc.place, loc.score) for loc in locations] for locations in texts]
    for _ in range(2):
        each = [_regions(s) for s in shares]
        regions = _regions((_, v) for s in shares for _, v in s)
        settled = []
        for locations, mine in zip(texts, each, strict=True):
            # What the other articles say of the region: its own guess is no evidence for itself.
            others = [(loc.place, regions[_region(loc.place)] - mine[_region(loc.place)]) for loc in locations]
            count = max(len(texts) - 1, 1)
            own = [(p, loc.score * (0.05 + o / count)) for loc, (p, o) in zip(locations, others, strict=True)]
            total = sum(v for _, v in own) or 1.0
            settled.append([(p, v / total) for p, v in own])
        shares = settled
    votes: dict[Place, float] = defaultdict(float)
    for locations, share in zip(texts, shares, strict=True):
        strength = sum(loc.strength for loc in locations)
        for place, value in share:
            votes[place] += value * (1.0 if place.within else 0.1) * strength / (0.5 + strength)
    total = sum(votes.values())
    if not total:
        return ()
    ranked = sorted(votes.items(), key=lambda s: (-round(s[1], 9), s[0]))
    known = {loc.place: loc.kind for locations in texts for loc in locations}
    return tuple(Location(place, round(score / total, 6), round(score, 6), known[place]) for place, score in ranked)


def region_of(locations: Sequence[Location]) -> Place | None:
    """The region (state, province) or else country that ranked locations together support most; None without any.

    >>> ohio = ("Ohio", "United States")
    >>> region_of([Location(Place("Enon", ohio), 0.6), Location(Place("Ohio", ohio[1:]), 0.4, kind="region")]).name
    'Ohio'
    """
    regions = _regions((loc.place, loc.score) for loc in locations)
    if not regions:
        return None
    best = min(regions, key=lambda r: (-round(regions[r], 9), r))
    return Place(best[0], best[1:]) if best else None


def town_of(locations: Sequence[Location]) -> Place | None:
    """The best city, town or village among ranked locations, in the region of most of the evidence.

    None if there is none, or the evidence for the region stands on the region's own name alone.

    >>> ohio = ("Ohio", "United States")
    >>> town_of([Location(Place("Clark County", ohio), 0.6, kind="county"), Location(Place("Enon", ohio), 0.4)])
    Place(name='Enon', within=('Ohio', 'United States'))
    """
    regions = _regions((loc.place, loc.score) for loc in locations)
    if not regions:
        return None
    best = min(regions, key=lambda r: (-round(regions[r], 9), r))
    return next((loc.place for loc in locations if loc.kind == "city" and _region(loc.place) == best), None)


def _with_namesakes(index: int, texts: list[list[Location]]) -> list[Location]:
    """An article's locations, and places of the same name that other articles read it as."""
    own = texts[index]
    known = {loc.place for loc in own}
    added: dict[Place, Location] = {}
    elsewhere: dict[str, set[Place]] = defaultdict(set)
    for i, locations in enumerate(texts):
        if i != index:
            for loc in locations:
                if len(loc.place.within) > 1 and loc.score > 0.05:
                    elsewhere[loc.place.name].add(loc.place)
    for loc in own:
        if loc.score > 0.05:
            for other in sorted(elsewhere.get(loc.place.name, ())):
                if other not in known:
                    added[other] = Location(other, 0.3 * loc.score, 0.3 * loc.strength, loc.kind)
    return [*own, *added.values()]


def _regions(scored: Iterable[tuple[Place, float]]) -> dict[tuple[str, ...], float]:
    regions: dict[tuple[str, ...], float] = defaultdict(float)
    for place, score in scored:
        regions[_region(place)] += score
    return regions


def _region(place: Place) -> tuple[str, ...]:
    return place.within if len(place.within) > 1 else (place.name, *place.within)


def _value(mention: PlaceMention, text: str) -> float:
    """What one mention says about where the event was."""
    value = mention.weight + sum(w for _, w in mention.alternatives)
    value *= _CUES.get(mention.cue, 0.6)
    if mention.kind == "city" and "," in mention.text:
        value *= 1.3
    value *= 1.0 / (1.0 + mention.start / _NEAR_TOP)
    left = text.rfind("\n", max(0, mention.start - 200), mention.start) + 1 or max(0, mention.start - 200)
    right = text.find("\n", mention.end, mention.end + 120)
    line = text[left : right if right > 0 else mention.end + 120]
    if mention.cue == "local" and _FORCE.match(text, mention.end, mention.end + 30):
        value *= _JURISDICTION
    if _BOILERPLATE.search(line.lower()):
        value *= 0.2
    before = text[max(left, mention.start - 60) : mention.start]
    if _ASIDE.search(before.lower()):
        value *= _SAID_ELSEWHERE
    return value
