import random

import numpy as np
import pytest

from factrecon.errors import InvalidValue
from factrecon.matching.texts.pairing import match_texts

TEXTS = {
    "a": "Two dead in Leeds mill fire.",
    "b": "Fire at Leeds mill leaves two dead.",
    "c": "Fire at Leeds mill leaves nine dead.",
    "d": "No one died in the Leeds mill fire.",
    "e": "Cusco elects its first woman mayor.",
    "f": "First woman mayor elected in Cusco.",
}


def homes(match):
    return {name: i for i, group in enumerate(match.clusters) for name in group}


def test_same_together_and_conflicts_apart():
    found = match_texts(TEXTS)
    home = homes(found)
    assert home["a"] == home["b"]
    assert home["e"] == home["f"]
    assert home["b"] != home["c"]
    assert home["a"] != home["d"]
    assert found.apart["b", "c"].startswith("numbers")


def test_two_hundred_orders_give_the_same():
    wanted = match_texts(TEXTS).clusters
    names = list(TEXTS)
    shuffle = random.Random(5)
    for _ in range(200):
        shuffle.shuffle(names)
        assert match_texts({n: TEXTS[n] for n in names}).clusters == wanted


def test_judgements_override():
    assert (
        homes(match_texts(TEXTS, different=[("a", "b")]))["a"] != homes(match_texts(TEXTS, different=[("a", "b")]))["b"]
    )
    judged = homes(match_texts(TEXTS, same=[("b", "c")]))
    assert judged["b"] == judged["c"]


class Vectors:
    """A model that finds everything alike."""

    def encode(self, texts):
        return np.ones((len(texts), 3))


def test_vectors_propose_and_do_not_decide():
    found = match_texts(TEXTS, vectors=Vectors())
    home = homes(found)
    assert home["b"] != home["c"]
    assert home["a"] != home["d"]
    assert home["a"] != home["e"]


class Broken:
    def encode(self, texts):
        return np.full((len(texts), 2), np.nan)


def test_broken_vectors_are_refused():
    with pytest.raises(InvalidValue, match="finite"):
        match_texts(TEXTS, vectors=Broken())


def test_nothing_to_match():
    assert match_texts({}).clusters == ()
    assert match_texts({"x": ""}).clusters == (("x",),)
