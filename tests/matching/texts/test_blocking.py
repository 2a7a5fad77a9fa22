import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.matching.texts.blocking import find_candidates

KEYS = st.lists(st.sampled_from([f"k{i}" for i in range(12)]), max_size=6)
RECORDS = st.dictionaries(st.sampled_from([f"r{i:02d}" for i in range(15)]), KEYS, max_size=12)


def by_hand(records, least):
    """All pairs, the slow way."""
    n = len(records)
    count = {}
    for keys in records.values():
        for key in set(keys):
            count[key] = count.get(key, 0) + 1
    idf = {k: math.log((n + 50) / (c + 0.5)) for k, c in count.items()}
    norm = {r: math.sqrt(sum(idf[k] ** 2 for k in set(keys))) or 1.0 for r, keys in records.items()}
    found = {}
    names = sorted(records)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            cosine = sum(idf[k] ** 2 for k in set(records[a]) & set(records[b])) / norm[a] / norm[b]
            if cosine >= least:
                found[a, b] = cosine
    return found


@given(RECORDS, st.sampled_from([0.1, 0.31, 0.62]))
@settings(max_examples=80, deadline=None)
def test_finds_what_all_pairs_would(records, least):
    found = {(a, b): s for a, b, s in find_candidates(records, least=least).pairs()}
    wanted = by_hand(records, least)
    sure = {p for p, s in wanted.items() if abs(s - least) > 1e-6}
    assert sure <= set(found)
    for pair, score in found.items():
        assert math.isclose(score, wanted.get(pair, least), abs_tol=1e-5)


@given(RECORDS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_of_records_and_keys_is_no_matter(records, shuffle):
    names = list(records)
    shuffle.shuffle(names)
    mixed = {n: shuffle.sample(records[n], len(records[n])) for n in names}
    one, other = find_candidates(records, least=0.1), find_candidates(mixed, least=0.1)
    assert list(one) == list(other)


def test_common_keys_make_no_candidates_alone_but_two_of_them_do():
    records = {f"r{i:03d}": ["common", f"own{i}"] for i in range(40)}
    assert len(find_candidates(records, max_shared=10, least=0.01)) == 0
    records["a1"] = ["common", "frequent", "x"]
    records["a2"] = ["common", "frequent", "y"]
    records |= {f"q{i:03d}": ["frequent", f"his{i}"] for i in range(20)}
    assert [(c.a, c.b) for c in find_candidates(records, max_shared=10, least=0.01)] == [("a1", "a2")]


def test_says_why_a_pair_was_kept_and_how_many_were_looked_at():
    found = find_candidates({"a": ["fire", "lagos"], "b": ["lagos", "fire"], "c": ["fire"]}, least=0.9)
    assert [c.keys for c in found] == [("lagos", "fire")]
    assert found.possible == 3
    assert "1 of 3 pairs kept" in found.summary


def test_most_keeps_the_best_pairs_of_either_side():
    records = {"hub": ["a", "b", "c", "d"]} | {f"r{i}": ["a", "b", "c", "d"][: i + 1] for i in range(4)}
    kept = find_candidates(records, least=0.01, most=1)
    assert ("hub", "r3") in {(c.a, c.b) for c in kept}
    assert len(kept) < len(find_candidates(records, least=0.01))


def test_pairs_grow_with_records_not_with_their_square():
    shuffle = random.Random(1)
    for n in (500, 4000):
        words = [f"w{i}" for i in range(n)]  # a vocabulary that grows with the records, as that of news does
        records = {f"r{i}": ["everywhere", *shuffle.sample(words, 8)] for i in range(n)}
        found = find_candidates(records, max_shared=20, least=0.9)
        assert 0 < found.considered < n * 8 * 20


def test_nothing_to_compare():
    assert len(find_candidates({})) == 0
    assert len(find_candidates({"a": ["x"]})) == 0
    assert len(find_candidates({"a": [], "b": []})) == 0
