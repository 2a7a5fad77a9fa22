import random

from factrecon.matching.stories.bisection import split_story

COMMON = dict.fromkeys(("word:climber", "word:fall", "word:ridge", "name:hallvik", "word:rope", "word:rescue"), 1.0)
"""What every report of a fall on one mountain says."""


def told(names, size, spice):
    """Reports that share what all say, and some of the names of one fall."""
    shuffle = random.Random(spice)
    return {
        f"{spice}{k}": COMMON | dict.fromkeys(shuffle.sample(names, 4), 1.0) | {f"word:{spice}{k}": 1.0}
        for k in range(size)
    }


ONE = told([f"name:lind{k}" for k in range(6)], 6, "a")
OTHER = told([f"name:moss{k}" for k in range(6)], 5, "b")


def alike(keys):
    """Cosines of the keys, each as rare as any other."""
    names = sorted(keys)
    return [
        (a, b, len(keys[a].keys() & keys[b].keys()) / (len(keys[a]) * len(keys[b])) ** 0.5)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
    ]


def split(keys):
    return split_story(sorted(keys), keys, alike(keys))


def test_two_falls_from_one_mountain_are_two():
    assert split(ONE | OTHER) == (tuple(sorted(ONE)), tuple(sorted(OTHER)))


def test_one_fall_stays_one():
    more = told([f"name:lind{k}" for k in range(6)], 6, "c")
    assert split(ONE | more) == (tuple(sorted(ONE | more)),)


def test_what_is_alike_in_general_stays_one():
    keys = ONE | OTHER
    close = [(a, b, 0.6) for a, b, _ in alike(keys)]
    assert split_story(sorted(keys), keys, close) == (tuple(sorted(keys)),)


def test_a_few_documents_are_not_taken_apart():
    few = dict(list(ONE.items())[:4] + list(OTHER.items())[:2])
    assert split(few) == (tuple(sorted(few)),)


def test_order_is_no_matter():
    keys = ONE | OTHER
    for seed in range(10):
        shuffle = random.Random(seed)
        names, links = shuffle.sample(sorted(keys), len(keys)), alike(keys)
        shuffle.shuffle(links)
        assert split_story(names, keys, links) == split(keys)


def test_documents_without_words():
    keys = {f"d{k}": {} for k in range(9)}
    assert split_story(sorted(keys), keys, []) == (tuple(sorted(keys)),)
