"""Stories: groups of documents about the same happenings, found in a mixed stream.

Two documents belong together when they share what few others would: names of people and places,
rare words, what is counted; and when they were published within the same weeks. How alike two are depends on
these two alone (`story_keys`), and two groups can only become one where two of their documents are alike enough
for it: so a document bears on nothing but the neighbourhood that such links connect it with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import field, frozen

from factrecon.matching.clusters import cluster
from factrecon.matching.stories.bisection import split_story
from factrecon.matching.stories.keys import SCALE, StoryKeys
from factrecon.model import Document

__all__ = [
    "LEAST",
    "TOGETHER",
    "Cluster",
    "Links",
    "clusters",
    "find_stories",
    "group",
    "likeness",
    "neighbourhoods",
    "story_links",
]

LEAST: Final = 0.03
"""Cosine below which two documents are strangers."""
TOGETHER: Final = 0.14
"""Mean cosine from which two groups of documents tell one story."""
CLOSENESS: Final = 0.55
"""Share of their own cohesion that two settled groups must reach: one kind of happening, told twice, is two stories."""
UNCARRIED: Final = 0.7
"""Share of the threshold that two groups must reach without any one document: one may tell of two happenings."""
GROWING: Final = 0.15
"""By how much of the threshold two groups must be more alike for each doubling of what they hold together beyond four:
a topic of months is alike in its words, and many stories."""
WINDOW: Final = 3
"""Days between publications up to which nothing is held against a pair."""
FADE: Final = 15
"""Days beyond the window in which likeness fades to eleven twentieths: trials and anniversaries come later, and what is
alike and years apart is mostly another shooting in the same town."""

Links = Sequence[tuple[str, str, int]]
"""Pairs of documents, the smaller id first, with their likeness in millionths."""


def find_stories(
    documents: Iterable[Document],
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    threshold: float = TOGETHER,
) -> tuple[tuple[str, ...], ...]:
    """Ids of the documents, grouped by story; sorted, and the same for every order of the documents.

    `same` and `different` are pairs of ids that a person has judged; they override.

    >>> texts = {"a": "Fire in Lagos kills two.", "b": "Two die in Lagos fire.", "c": "Ana Bell wins in Oslo."}
    >>> find_stories(Document(id=k, text=v) for k, v in texts.items())
    (('a', 'b'), ('c',))
    """
    keys = {d.id: StoryKeys.of(d) for d in documents}
    links = story_links(keys.values())
    stories: list[tuple[str, ...]] = []
    for members, inside in neighbourhoods(keys, links, same=same, threshold=threshold):
        stories += group({m: keys[m] for m in members}, inside, same=same, different=different, threshold=threshold)
    return tuple(sorted(stories))


def story_links(keys: Iterable[StoryKeys]) -> list[tuple[str, str, int]]:
    """The pairs of documents that share enough to be looked at, sorted."""
    known = sorted(keys, key=lambda k: k.document)
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    out = []
    for place, mine in enumerate(known):
        sums: dict[int, int] = defaultdict(int)
        for key, share in mine.keys.items():
            for other, its in holders[key]:
                sums[other] += share * its
            holders[key].append((place, share))
        for other, shared in sums.items():
            alike = likeness(shared, mine.day, known[other].day)
            if alike >= LEAST * SCALE:
                out.append((known[other].document, mine.document, alike))
    return sorted(out)


def likeness(shared: int, day: int | None, other: int | None) -> int:
    """How alike two documents are, in millionths: their cosine, less as they were published further apart.

    `shared` is the sum over their common keys of the products of their shares, in millionths of millionths.

    >>> likeness(SCALE * SCALE, 0, 3), likeness(SCALE * SCALE, 0, 300)
    (1000000, 550000)
    """
    alike = (shared + SCALE // 2) // SCALE
    if day is None or other is None:
        return alike
    apart = min(FADE, max(0, abs(day - other) - WINDOW))
    return alike * (20 * FADE - 9 * apart) // (20 * FADE)


def neighbourhoods(
    members: Iterable[str], links: Links, *, same: Iterable[tuple[str, str]] = (), threshold: float = TOGETHER
) -> list[tuple[tuple[str, ...], list[tuple[str, str, int]]]]:
    """The documents that links of the threshold connect, each group with all links inside it.

    Two groups merge only if their mean likeness reaches the threshold, so at least one of their links does: what lies
    in two neighbourhoods cannot be one story, and neither bears on the other.

    >>> [members for members, _ in neighbourhoods("abc", [("a", "b", 200_000), ("b", "c", 90_000)])]
    [('a', 'b'), ('c',)]
    """
    least = round(threshold * SCALE)
    parent = {m: m for m in sorted(members)}

    def find(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in (*((a, b) for a, b, alike in links if alike >= least), *same):
        if a in parent and b in parent:
            one, other = sorted((find(a), find(b)))
            parent[other] = one
    homes: dict[str, list[str]] = defaultdict(list)
    for name in parent:
        homes[find(name)].append(name)
    inside: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for link in links:
        if link[0] in parent and link[1] in parent and find(link[0]) == find(link[1]):
            inside[find(link[0])].append(link)
    return [(tuple(names), inside[root]) for root, names in homes.items()]


def group(
    keys: Mapping[str, StoryKeys],
    links: Links,
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    threshold: float = TOGETHER,
) -> list[tuple[str, ...]]:
    """The stories of one neighbourhood."""
    found = clusters(keys, links, same=same, different=different, threshold=threshold)
    return [story for cluster in found for story in cluster.stories]


@frozen(eq=False)
class Cluster:
    """Documents that are alike, and the stories that they tell."""

    own: tuple[str, ...]
    """Those that are no copies."""
    copies: Mapping[str, tuple[str, ...]]
    """Beside the id of each that has some."""
    whole: bool
    """Whether a person judged that some of them are one story."""
    keys: Mapping[str, StoryKeys] = field(repr=False)
    links: Sequence[tuple[str, str, float]] = field(repr=False)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return self._with_copies(self.own)

    @cached_property
    def stories(self) -> tuple[tuple[str, ...], ...]:
        """The members by the story that they tell."""
        told = {name: {k: float(v) for k, v in self.keys[name].keys.items()} for name in self.own}
        parts = (self.own,) if self.whole else split_story(self.own, told, self.links)
        return tuple(self._with_copies(part) for part in parts)

    def _with_copies(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted((*names, *(copy for name in names for copy in self.copies.get(name, ())))))


def clusters(
    keys: Mapping[str, StoryKeys],
    links: Links,
    *,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    threshold: float = TOGETHER,
) -> list[Cluster]:
    """The documents of one neighbourhood by what is alike.

    Which clusters merge depends on the two alone, the best pair first. So a cluster comes out of its own documents as
    it does out of them all, unless one that merges otherwise has a link of the threshold with it.
    """
    copies = _copies(keys, {name for pair in different for name in pair})
    own = {name: keys[name] for name in keys if name not in copies}
    near = [(a, b, alike / SCALE) for a, b, alike in links if a in own and b in own]
    must = [(copies.get(a, a), copies.get(b, b)) for a, b in same if a in keys and b in keys]
    must = [(a, b) for a, b in must if a != b]
    found = cluster(
        own,
        near,
        must=must,
        cannot=different,
        threshold=threshold,
        closeness=CLOSENESS,
        uncarried=UNCARRIED,
        growing=GROWING,
    )
    home = {name: i for i, names in enumerate(found) for name in names}
    inside: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
    for link in near:
        if home[link[0]] == home[link[1]]:
            inside[home[link[0]]].append(link)
    beside: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for copy, original in copies.items():
        beside[original] += (copy,)
    judged = {home[a] for a, _ in must}
    return [Cluster(names, beside, i in judged, own, inside[i]) for i, names in enumerate(found)]


def _copies(keys: Mapping[str, StoryKeys], judged: Collection[str]) -> dict[str, str]:
    """Documents that tell just what another tells, and that one: they go where it goes, and have no weight of their
    own.

    The first published stands for them, of several the one with the smallest id.
    """
    first: dict[tuple[tuple[str, int], ...], str] = {}
    out = {}
    for known in sorted(keys.values(), key=lambda k: (k.day is None, k.day or 0, k.document)):
        told = tuple(known.keys.items())
        if told and known.document not in judged:
            original = first.setdefault(told, known.document)
            if original != known.document:
                out[known.document] = original
    return out
