from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.errors import InvalidRecord
from factrecon.matching.clusters import cluster

ITEMS = [f"i{k}" for k in range(9)]
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda p: p[0] != p[1])
LINKS = st.lists(st.tuples(PAIRS, st.integers(0, 20)).map(lambda x: (*x[0], x[1] / 20)), max_size=25)


def homes(groups):
    return {item: i for i, group in enumerate(groups) for item in group}


@given(LINKS, st.lists(PAIRS, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_is_no_matter_and_cannot_links_hold(links, cannot, shuffle):
    limits = {"closeness": 0.6, "uncarried": 0.5, "growing": 0.2}
    groups = cluster(ITEMS, links, cannot=cannot, **limits)
    assert sorted(x for g in groups for x in g) == ITEMS
    home = homes(groups)
    assert all(home[a] != home[b] for a, b in cannot)
    turned = [(b, a, s) if shuffle.random() < 0.5 else (a, b, s) for a, b, s in links]
    shuffle.shuffle(turned)
    mixed = shuffle.sample(ITEMS, len(ITEMS))
    assert cluster(mixed, turned, cannot=shuffle.sample(cannot, len(cannot)), **limits) == groups


@given(LINKS, LINKS)
@settings(max_examples=60, deadline=None)
def test_what_no_link_connects_does_not_change(links, others):
    alone = cluster(ITEMS, links, growing=0.2)
    more = [("o" + a, "o" + b, s) for a, b, s in others]
    together = cluster([*ITEMS, *("o" + i for i in ITEMS)], links + more, growing=0.2)
    assert set(alone) <= set(together)


def test_chains_do_not_run_away():
    names = [f"n{i:02d}" for i in range(40)]
    chain = [(a, b, 0.9) for a, b in pairwise(names)]
    assert max(map(len, cluster(names, chain))) <= 4


def test_must_links_come_first_and_clash_with_cannot_links():
    assert cluster("abc", [], must=[("a", "c")]) == (("a", "c"), ("b",))
    with pytest.raises(InvalidRecord, match="must be in one cluster and cannot"):
        cluster("abc", [], must=[("a", "b"), ("b", "c")], cannot=[("a", "c")])


def test_every_merge_reaches_the_threshold():
    links = [("a", "b", 1.0), ("b", "c", 0.9)]
    assert cluster("abc", links, threshold=0.5) == (("a", "b"), ("c",))
    assert cluster("abc", links, threshold=0.4) == (("a", "b", "c"),)


def test_the_larger_the_more_alike():
    names = [f"n{k}" for k in range(8)]
    halves = {frozenset(half) for half in (names[:4], names[4:])}
    links = [(a, b, 0.9 if any({a, b} <= h for h in halves) else 0.55) for a, b in combinations(names, 2)]
    assert cluster(names, links, threshold=0.5) == (tuple(names),)
    assert cluster(names, links, threshold=0.5, growing=0.09) == (tuple(names),)
    assert cluster(names, links, threshold=0.5, growing=0.11) == (tuple(names[:4]), tuple(names[4:]))
    # Up to four nothing more is asked.
    assert cluster("abc", [("a", "b", 1.0), ("b", "c", 0.9)], threshold=0.4, growing=1.0) == (("a", "b", "c"),)


ONE, OTHER = [f"a{k}" for k in range(5)], [f"b{k}" for k in range(5)]


def groups_of_five(within, across):
    inside = [(a, b, within) for group in (ONE, OTHER) for a, b in combinations(group, 2)]
    return inside + [(a, b, across) for a, b in product(ONE, OTHER)]


def test_two_settled_groups_stay_apart_if_they_are_much_closer_within():
    items = [*ONE, *OTHER]
    assert cluster(items, groups_of_five(0.5, 0.2), threshold=0.1) == (tuple(items),)
    assert cluster(items, groups_of_five(0.5, 0.2), threshold=0.1, closeness=0.5) == (tuple(ONE), tuple(OTHER))
    assert cluster(items, groups_of_five(0.5, 0.3), threshold=0.1, closeness=0.5) == (tuple(items),)


def test_copies_settle_nothing():
    items = [*ONE, *OTHER]
    assert cluster(items, groups_of_five(0.95, 0.2), threshold=0.1, closeness=0.5) == (tuple(items),)


def test_a_small_group_is_not_settled():
    items = [*ONE, *OTHER[:3]]
    links = [link for link in groups_of_five(0.5, 0.2) if {link[0], link[1]} <= set(items)]
    assert cluster(items, links, threshold=0.1, closeness=0.5) == (tuple(items),)


def test_one_member_between_two_groups_does_not_join_them():
    links = [("a1", "a2", 0.8), ("b1", "b2", 0.8)] + [("z", x, 0.7) for x in ("a1", "a2", "b1", "b2")]
    items = ["a1", "a2", "b1", "b2", "z"]
    assert cluster(items, links, threshold=0.2) == (tuple(items),)
    assert cluster(items, links, threshold=0.2, uncarried=0.7) == (("a1", "a2", "z"), ("b1", "b2"))
    assert cluster("abz", [("a", "z", 0.9), ("b", "z", 0.8)], threshold=0.2, uncarried=0.7) == (("a", "z"), ("b",))
