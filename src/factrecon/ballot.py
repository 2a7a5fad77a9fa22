"""The ballot: all that a fusion method may know about who says what.

A ballot lists *items* (questions), the *propositions* that answer each of them (classes of equal
values), the *origins* that speak (independent voices; a source that reprints another shares its
origin) and *votes*: origin -> proposition edges with integer weights. Propositions of one item may be
linked: the same within tolerance, one refining the other, in agreement, in contradiction. Everything
is coded in small integers, so five articles and three million rows take the same road.

A ballot in a few lines, from claims::

    ballot = Ballot.build(
        [Vote("deaths", "12", "reuters"), Vote("deaths", "12", "daily", origin="reuters"),
         Vote("deaths", "30", "herald")],
        attributes=[Attribute("deaths", Shape.NUMBER, relative=0.05)],
        values={"12": 12.0, "30": 30.0},
    )

From a table whose columns are already integer codes: `Ballot.from_columns`. From CSV, Parquet, Arrow
and frames: `factrecon.tables.read_claims`.

Rules that hold for every ballot:

* A voice that says the same proposition twice, itself or through reprints, is counted once, with its
  greatest weight.
* A voice that gives several answers to an item of one truth splits its vote evenly between them; in an
  attribute of several truths (`Attribute.multiple`) each of its answers counts in full.
* Sums of votes are sums of integers (`ONE` is a whole vote), so they depend on no order of rows.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from factrecon.errors import InvalidRecord, InvalidValue, UnknownName

Ints: TypeAlias = NDArray[np.signedinteger[Any]]
Floats: TypeAlias = NDArray[np.float64]
Payload: TypeAlias = float | Sequence[str] | None

ONE = 720_720
"""A whole vote, in fixed point: divisible by 1 to 16, so that even splits stay exact."""


class Shape(IntEnum):
    """What kind of value answers an attribute's items; it decides which methods apply."""

    LABEL = 0  # a name or code: equal or not
    NUMBER = 1  # a number on an interval or ratio scale
    TIME = 2  # a number too: minutes since 1970, so that a tolerance is in minutes
    PATH = 3  # a place in a hierarchy, the most general step first
    LIST = 4  # a set of members: authors, parties


class LinkKind(IntEnum):
    """How two propositions of one item are related."""

    SAME = 0  # equal within tolerance
    REFINES = 1  # the first says what the second says, more precisely
    AGREES = 2  # support for each other, by `score`
    CONTRADICTS = 3  # cannot both be true, by `score`


def _not_negative(_: Any, attribute: Any, value: float) -> None:
    if not (math.isfinite(value) and value >= 0):
        raise InvalidValue(f"{attribute.name} must be a finite number >= 0, not {value!r}")


@frozen
class Attribute:
    """What is asked of an object: its name, the shape of its values, how near counts as the same.

    `absolute` is a tolerance in the value's own unit (minutes for times), `relative` a fraction of the
    larger value; two numbers within either are the same. `multiple`: several answers may be true at once.

    >>> Attribute("arrival", Shape.TIME, absolute=10)
    Attribute(name='arrival', shape=<Shape.TIME: 2>, absolute=10, relative=0.0, multiple=False)
    """

    name: str
    shape: Shape = Shape.LABEL
    absolute: float = field(default=0.0, validator=_not_negative)
    relative: float = field(default=0.0, validator=_not_negative)
    multiple: bool = False


@frozen
class Vote:
    """One source answers one item. `origin` is the voice behind it (the source itself if not given).

    `proposition` is any hashable key of the answer, equal for equal answers to one item; `weight` in
    (0, 1] says how firmly it is said (a hedge, a doubtful reading).
    """

    item: Hashable
    proposition: Hashable
    source: str
    origin: str | None = None
    weight: float = 1.0


@frozen
class Link:
    """Two propositions of one item are related; see `LinkKind`. `score` is in (0, 1]."""

    item: Hashable
    a: Hashable
    b: Hashable
    kind: LinkKind
    score: float = 1.0


@frozen
class Links:
    """Links in columns: proposition codes `a` and `b` (of one item), kind and score in (0, 1]."""

    a: Ints
    b: Ints
    kind: Ints
    score: Floats

    def __len__(self) -> int:
        """How many links there are."""
        return len(self.a)

    def of(self, kind: LinkKind) -> Links:
        """Only the links of one kind."""
        keep = self.kind == kind
        return Links(self.a[keep], self.b[keep], self.kind[keep], self.score[keep])

    @classmethod
    def none(cls) -> Links:
        """No links at all."""
        empty = np.zeros(0, np.int64)
        return cls(empty, empty, empty, np.zeros(0))


@frozen(eq=False, repr=False)
class Ballot:
    """Items, propositions, voices and votes in integer columns. Made by `build` or `from_columns`.

    >>> ballot = Ballot.build([Vote("q", "yes", "a"), Vote("q", "no", "b"), Vote("q", "yes", "c")])
    >>> ballot
    Ballot(1 items, 2 propositions, 3 origins, 3 votes)
    """

    items: Sequence[Hashable]
    attributes: tuple[Attribute, ...]
    item_attribute: Ints  # item -> attribute
    propositions: Sequence[Any]  # what each proposition says, as given
    proposition_item: Ints  # proposition -> item, ascending
    sources: Sequence[str]
    origins: Sequence[str]
    vote_proposition: Ints  # ascending
    vote_origin: Ints
    vote_weight: NDArray[np.int64]  # in units of 1 / ONE
    print_vote: Ints  # who printed it: print -> vote
    print_source: Ints  # print -> source
    numbers: Floats  # the value of each proposition, NaN without one
    member_start: Ints  # members of proposition p: members[member_start[p]:member_start[p + 1]]
    members: Ints
    member_names: Sequence[str]
    links: Links
    prior: Floats  # credibility of each origin known beforehand, NaN where unknown

    def __repr__(self) -> str:
        """Name the sizes, never the content."""
        return (
            f"Ballot({len(self.items)} items, {len(self.propositions)} propositions, "
            f"{len(self.origins)} origins, {len(self.vote_origin)} votes)"
        )

    @property
    def item_start(self) -> NDArray[np.int64]:
        """Propositions of item i are the codes item_start[i] to item_start[i + 1] - 1."""
        return np.searchsorted(self.proposition_item, np.arange(len(self.items) + 1))

    @cached_property
    def _codes(self) -> dict[Hashable, int]:
        return {name: code for code, name in enumerate(self.items)}

    def item_code(self, item: Hashable) -> int:
        """Give the code of an item by its name; `UnknownName` if there is none."""
        try:
            return self._codes[item]
        except KeyError:
            raise UnknownName(f"no item {item!r} in this ballot of {len(self.items)} items") from None

    def proposition_code(self, item: Hashable, proposition: object) -> int:
        """Give the code of one answer to an item; `UnknownName` if nobody gave it."""
        start, stop = self.item_start[[self.item_code(item), self.item_code(item) + 1]]
        for code in range(start, stop):
            if self.propositions[code] == proposition:
                return int(code)
        raise UnknownName(f"nobody answers {item!r} with {proposition!r}")

    def only(self, attributes: Iterable[int]) -> tuple[Ballot, NDArray[np.int64], NDArray[np.int64]]:
        """Cut out the items of some attributes; also give the old codes of items and propositions.

        Origins and sources keep their codes, attributes theirs.
        """
        wanted = np.zeros(len(self.attributes), bool)
        wanted[list(attributes)] = True
        item_in = wanted[self.item_attribute]
        if item_in.all():
            return self, np.arange(len(self.items)), np.arange(len(self.propositions))
        old_items = np.flatnonzero(item_in)
        new_item = np.cumsum(item_in) - 1
        proposition_in = item_in[self.proposition_item]
        old_propositions = np.flatnonzero(proposition_in)
        new_proposition = np.cumsum(proposition_in) - 1
        vote_in = proposition_in[self.vote_proposition]
        new_vote = np.cumsum(vote_in) - 1
        print_in = vote_in[self.print_vote]
        sizes = np.diff(self.member_start)
        link_in = proposition_in[self.links.a] if len(self.links) else np.zeros(0, bool)
        part = evolve(
            self,
            items=[self.items[i] for i in old_items.tolist()],
            item_attribute=self.item_attribute[old_items],
            propositions=[self.propositions[p] for p in old_propositions.tolist()],
            proposition_item=new_item[self.proposition_item[old_propositions]],
            vote_proposition=new_proposition[self.vote_proposition[vote_in]],
            vote_origin=self.vote_origin[vote_in],
            vote_weight=self.vote_weight[vote_in],
            print_vote=new_vote[self.print_vote[print_in]],
            print_source=self.print_source[print_in],
            numbers=self.numbers[old_propositions],
            member_start=np.concatenate([[0], np.cumsum(sizes[old_propositions])]),
            members=self.members[np.repeat(proposition_in, sizes)],
            links=Links(
                new_proposition[self.links.a[link_in]],
                new_proposition[self.links.b[link_in]],
                self.links.kind[link_in],
                self.links.score[link_in],
            ),
        )
        return part, old_items, old_propositions

    @classmethod
    def build(
        cls,
        votes: Iterable[Vote],
        *,
        links: Iterable[Link] = (),
        attributes: Sequence[Attribute] = (),
        attribute_of: Mapping[Hashable, str] | None = None,
        values: Mapping[Hashable, Payload] | None = None,
        prior: Mapping[str, float] | None = None,
    ) -> Ballot:
        """Code a ballot from a few votes; every name is sorted first, so no order of input matters.

        `attribute_of` names the attribute of each item (without it, an item is its own attribute if
        one of that name is described, else all share one plain attribute). `values` holds what a
        proposition says: a number (minutes since 1970 for times), the steps of a path, the members of
        a list; keyed by `(item, proposition)` or by the proposition alone. `prior` holds credibilities
        of origins known beforehand, in (0, 1).
        """
        cast = list(votes)
        item_names = sorted({v.item for v in cast}, key=_total_order)
        item_of = {name: code for code, name in enumerate(item_names)}
        described = {a.name: a for a in attributes}
        if len(described) != len(attributes):
            raise InvalidValue("two attributes have the same name: give each one description")
        names = [(attribute_of or {}).get(i, i if isinstance(i, str) and i in described else "") for i in item_names]
        used = sorted(set(names))
        attribute_code = {name: code for code, name in enumerate(used)}
        pairs = sorted(
            {(item_of[v.item], v.proposition) for v in cast},
            key=lambda pair: (pair[0], _total_order(pair[1])),
        )
        code_of = {pair: code for code, pair in enumerate(pairs)}
        sources = sorted({v.source for v in cast})
        origins = sorted({v.source if v.origin is None else v.origin for v in cast})
        source_of = {name: code for code, name in enumerate(sources)}
        origin_of = {name: code for code, name in enumerate(origins)}
        for v in cast:
            if not 0 < v.weight <= 1:
                raise InvalidRecord(f"vote of {v.source!r} on {v.item!r}: weight {v.weight!r} is not in (0, 1]")
        numbers = np.full(len(pairs), np.nan)
        lists: list[Sequence[str]] = [()] * len(pairs)
        for code, (item, key) in enumerate(pairs):
            payload = _payload(values or {}, item_names[item], key)
            if isinstance(payload, int | float):
                if not math.isfinite(payload):
                    raise InvalidValue(f"value of {key!r} on {item_names[item]!r} is {payload}: give a finite number")
                numbers[code] = payload
            elif payload is not None:
                lists[code] = payload
        member_names = sorted({name for members in lists for name in members})
        member_of = {name: code for code, name in enumerate(member_names)}
        rows = list(links)
        for link in rows:
            for end in (link.a, link.b):
                if link.item not in item_of or (item_of[link.item], end) not in code_of:
                    raise UnknownName(f"link on {link.item!r} names {end!r}, which no vote is for")
            if not 0 < link.score <= 1:
                raise InvalidValue(f"link between {link.a!r} and {link.b!r}: score {link.score!r} is not in (0, 1]")
        for name, value in (prior or {}).items():
            if not 0 < value < 1:
                raise InvalidValue(f"prior credibility of {name!r} is {value!r}: give a number between 0 and 1")
        return cls.from_columns(
            items=item_names,
            attributes=[described.get(name, Attribute(name)) for name in used],
            item_attribute=np.array([attribute_code[n] for n in names], np.int64),
            propositions=[key for _, key in pairs],
            proposition_item=np.array([item for item, _ in pairs], np.int64),
            sources=sources,
            origins=origins,
            vote_proposition=np.array([code_of[item_of[v.item], v.proposition] for v in cast], np.int64),
            vote_source=np.array([source_of[v.source] for v in cast], np.int64),
            vote_origin=np.array([origin_of[v.source if v.origin is None else v.origin] for v in cast], np.int64),
            vote_weight=np.array([max(1, round(v.weight * ONE)) for v in cast], np.int64),
            numbers=numbers,
            member_start=np.concatenate([[0], np.cumsum([len(x) for x in lists])]).astype(np.int64),
            members=np.array([member_of[n] for x in lists for n in x], np.int64),
            member_names=member_names,
            links=Links(
                np.array([code_of[item_of[x.item], x.a] for x in rows], np.int64),
                np.array([code_of[item_of[x.item], x.b] for x in rows], np.int64),
                np.array([x.kind for x in rows], np.int64),
                np.array([x.score for x in rows], np.float64),
            ),
            prior=np.array([(prior or {}).get(name, math.nan) for name in origins], np.float64),
        )

    @classmethod
    def from_columns(
        cls,
        *,
        items: Sequence[Hashable],
        attributes: Sequence[Attribute],
        item_attribute: Ints,
        propositions: Sequence[Any],
        proposition_item: Ints,
        sources: Sequence[str],
        vote_proposition: Ints,
        vote_source: Ints,
        origins: Sequence[str] | None = None,
        vote_origin: Ints | None = None,
        vote_weight: NDArray[np.int64] | None = None,
        numbers: Floats | None = None,
        member_start: Ints | None = None,
        members: Ints | None = None,
        member_names: Sequence[str] = (),
        links: Links | None = None,
        prior: Floats | None = None,
    ) -> Ballot:
        """Make a ballot from integer codes: one vote a row, in any order, repeats allowed.

        Propositions must be sorted by item; ties between them are broken by their order, so sort them
        by value, not by row. Without `vote_origin` every source is its own voice.
        """
        if len(proposition_item) and (np.diff(proposition_item) < 0).any():
            raise InvalidValue("propositions must be sorted by item: reorder proposition_item")
        for name, codes, limit in (
            ("item_attribute", item_attribute, len(attributes)),
            ("proposition_item", proposition_item, len(items)),
            ("vote_proposition", vote_proposition, len(propositions)),
            ("vote_source", vote_source, len(sources)),
        ):
            if len(codes) and (codes.min() < 0 or codes.max() >= limit):
                raise InvalidValue(f"{name} holds a code outside 0 to {limit - 1}")
        if vote_origin is None or origins is None:
            origins, vote_origin = sources, vote_source
        weight = np.full(len(vote_source), ONE, np.int64) if vote_weight is None else vote_weight
        # One edge per (proposition, origin), with the greatest weight; prints remember the sources.
        edge = vote_proposition.astype(np.int64) * max(1, len(origins)) + vote_origin
        order = np.argsort(edge, kind="stable")
        edge = edge[order]
        first = np.ones(len(edge), bool)
        first[1:] = edge[1:] != edge[:-1]
        starts = np.flatnonzero(first)
        kept = edge[starts]
        vote_number = np.cumsum(first) - 1
        prints = vote_number * max(1, len(sources)) + vote_source[order]
        if (prints[1:] <= prints[:-1]).any():
            prints = np.unique(prints)
        count = len(propositions)
        return cls(
            items=items,
            attributes=tuple(attributes),
            item_attribute=item_attribute,
            propositions=propositions,
            proposition_item=proposition_item,
            sources=sources,
            origins=origins,
            vote_proposition=(kept // max(1, len(origins))).astype(np.int32),
            vote_origin=(kept % max(1, len(origins))).astype(np.int32),
            vote_weight=np.maximum.reduceat(weight[order], starts) if len(starts) else weight,
            print_vote=(prints // max(1, len(sources))).astype(np.int32),
            print_source=(prints % max(1, len(sources))).astype(np.int32),
            numbers=np.full(count, np.nan) if numbers is None else numbers,
            member_start=np.zeros(count + 1, np.int64) if member_start is None else member_start,
            members=np.zeros(0, np.int64) if members is None else members,
            member_names=member_names,
            links=Links.none() if links is None else links,
            prior=np.full(len(origins), np.nan) if prior is None else prior,
        )


def _total_order(key: Hashable) -> tuple[str, str]:
    """Sort keys of any type: by type, then by their text."""
    return (type(key).__name__, str(key) if isinstance(key, str) else repr(key))


def _payload(values: Mapping[Hashable, Payload], item: Hashable, key: Hashable) -> Payload:
    found = values.get((item, key))
    return values.get(key) if found is None else found
