"""Whether quotes that somebody altered are told from true ones, on given claims with their articles.

    python -m benchmarks.grounding STORIES [--seed 1] [--each 5] [--show]

STORIES is a folder of stories: texts, and `claims/<document>.jsonl` with a `quote` each. Every quote is looked for as
it is, and with so many alterations, drawn by the seed from those that fit it: a digit (or a number word) changed, a
"not" put in or taken out, a name put for another of the text, a word put for another of the text, two words exchanged.
What an alteration happens to leave standing in the text is drawn anew: then it is no alteration.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from factrecon.language.text.quoting import QuotableText
from factrecon.records import load

NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
]
AUXILIARIES = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
]
NEGATIONS = re.compile(r"\s(?:not|never)\b|n['’]t\b")

Alteration = Callable[[str, str, random.Random], str | None]


def digit(quote: str, text: str, draw: random.Random) -> str | None:
    """One digit, or one number word, becomes another."""
    places = list(re.finditer(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", quote))
    if not places:
        return None
    place = draw.choice(places)
    others = "0123456789" if place.group().isdigit() else NUMBERS
    return quote[: place.start()] + draw.choice([o for o in others if o != place.group()]) + quote[place.end() :]


def negation(quote: str, text: str, draw: random.Random) -> str | None:
    """A "not" goes, or one comes behind an auxiliary."""
    found = NEGATIONS.search(quote)
    if found is not None:
        return quote[: found.start()] + quote[found.end() :]
    places = list(re.finditer(rf"\b(?:{'|'.join(AUXILIARIES)})\b", quote))
    if not places:
        return None
    place = draw.choice(places)
    return f"{quote[: place.end()]} not{quote[place.end() :]}"


def name(quote: str, text: str, draw: random.Random) -> str | None:
    """A capitalised word becomes another of the text."""
    return _exchanged(quote, text, draw, r"(?<=[a-z] )[A-Z][a-z]{2,}\b")


def word(quote: str, text: str, draw: random.Random) -> str | None:
    """A word becomes another of the text."""
    return _exchanged(quote, text, draw, r"\b[a-z]{4,}\b")


def order(quote: str, text: str, draw: random.Random) -> str | None:
    """Two words that stand side by side change places."""
    words = quote.split(" ")
    pairs = [i for i in range(len(words) - 1) if words[i].casefold() != words[i + 1].casefold()]
    if not pairs:
        return None
    i = draw.choice(pairs)
    words[i], words[i + 1] = words[i + 1], words[i]
    return " ".join(words)


def _exchanged(quote: str, text: str, draw: random.Random, pattern: str) -> str | None:
    places = list(re.finditer(pattern, quote))
    others = sorted({m.group() for m in re.finditer(pattern, text)})
    if not places or len(others) < 2:
        return None
    place = draw.choice(places)
    return quote[: place.start()] + draw.choice([o for o in others if o != place.group()]) + quote[place.end() :]


ALTERATIONS: dict[str, Alteration] = {f.__name__: f for f in (digit, negation, name, word, order)}


def altered(quote: str, text: str, each: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Alterations of a quote, of as many sorts as fit it; none of them stands in the text."""
    squeezed = " ".join(text.split()).casefold()
    sorts = [s for s in ALTERATIONS if ALTERATIONS[s](quote, text, random.Random(0)) is not None]
    for n in range(each if sorts else 0):
        sort = sorts[n % len(sorts)]
        for _ in range(20):
            made = ALTERATIONS[sort](quote, text, draw)
            if made is not None and " ".join(made.split()).casefold() not in squeezed:
                yield sort, made
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    true: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for path in sorted(options.stories.glob("*/claims/*.jsonl")):
        [document] = load(path.parent.parent / f"{path.stem}.txt")
        text = QuotableText(document.text)  # type: ignore[union-attr]
        for line in path.read_text(encoding="utf-8").splitlines():
            quote = json.loads(line)["quote"]
            found = text.places(quote)
            true[found[0].grounding if found else "absent"] += 1
            if not found and options.show:
                print("absent:", quote)
            for sort, made in altered(quote, text.text, options.each, draw):
                tried[sort] += 1
                if text.places(made):
                    accepted[sort] += 1
                    if options.show:
                        print(f"accepted ({sort}):", made, "|", quote)
    print(f"quotes {true.total()}: {', '.join(f'{k} {n}' for k, n in sorted(true.items()))}")
    for sort in ALTERATIONS:
        print(f"altered by {sort}: {tried[sort]}, accepted {accepted[sort]}")
    print(f"altered {tried.total()}, accepted {accepted.total()}")


if __name__ == "__main__":
    main()
