"""Stretches of a text that are not English, so that nothing is read out of them.

Another script is told by its letters, another language by its little words: "de", "und", "que"
make up a fifth of a text in their languages and turn up in English in names only. What is too
short to tell is taken for English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factrecon.language.syntax.closed_classes import word_set

__all__ = ["foreign_stretches"]

FEWEST_WORDS = 15
"""Words below which a stretch is not judged."""
FEWEST_LETTERS = 12
"""The same for letters of another script."""
_SHORT_LINE = 80
_PIECE = 2000
"""Characters judged together in a line without end."""

_WORD = re.compile(r"[^\W\d_]{1,40}")
_LATIN_END = "\u0250"

_ENGLISH = word_set(
    """the of and to in a is that for on with as was were by at from it he she they has have had be been are will would
    not this but his her their its said who which after or an about more than when if up out one two there what we you i
    all no can into over before last also new people year could may two against during"""
)
_OTHER = (
    word_set(
        """el la los las del que y en un una por con para como más pero sus este esta fue han está según también cuando
        entre
    desde muy ya le les des du et est une dans qui pour sur pas plus par avec ce cette sont été aux ses mais ont leur
    selon
    au der das und den dem nicht ist ein eine mit von auf für im sich auch wurde werden nach bei zu aus wird einen einer
    sind il lo gli di che è per non della nel sono alla anche dei ai da o os um uma não do dos na em foi se ao são pelo
    pela mais het een van dat niet voor zijn op te aan ook door naar maar wordt uit werd och att det som är på för av
    inte
    har till ikke af og til et er w z się nie że jest po od jak przez dla są ve bir bu için ile olarak daha çok yang dan
    itu dengan untuk tidak ini dari dalam akan pada și în cu pe nu este din je že byl jsou pro ja ei että oli hän mutta
    az
    és hogy nem egy ang ng sa mga ay de"""
    )
    - _ENGLISH
)


def foreign_stretches(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The spans behind `start` that are not English, in order; each a line, a run of short lines or a part of a long
    one.

    >>> text = ("The dam burst.\\n"
    ...     "Según la policía, el puente se hundió en la madrugada del lunes y dos personas murieron.")
    >>> [text[a:b][:9] for a, b in foreign_stretches(text)]
    ['Según la ']
    >>> foreign_stretches("Los Angeles, San Juan de la Cruz")
    ()
    """
    return tuple(span for span in _stretches(text, start) if _is_foreign(text, *span))


def _stretches(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The text in pieces that are judged as one: lines, but short ones in a row together."""
    size = len(text)
    run = -1  # where a run of short lines began
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        if end - start > _SHORT_LINE:
            if run >= 0:
                yield run, start - 1
                run = -1
            while end - start > _PIECE:
                cut = text.rfind(" ", start + _PIECE // 2, start + _PIECE)
                cut = start + _PIECE if cut < 0 else cut
                yield start, cut
                start = cut
            yield start, end
        elif run < 0:
            run = start
        elif end - run > _PIECE:
            yield run, end
            run = -1
        start = end + 1
    if run >= 0:
        yield run, size


def _is_foreign(text: str, start: int, end: int) -> bool:
    words = _WORD.findall(text, start, end)
    other_script = sum(len(w) for w in words if w[0] >= _LATIN_END)
    if other_script >= FEWEST_LETTERS and other_script * 2 > sum(map(len, words)):
        return True
    if len(words) < FEWEST_WORDS:
        return False
    lower = [w.lower() for w in words]
    english = sum(w in _ENGLISH for w in lower)
    if not english and sum(w == low for w, low in zip(words, lower, strict=True)) >= FEWEST_WORDS:
        return True  # no English goes on so long without one of its little words
    if english * 5 > len(words):
        return False
    other = sum(w in _OTHER for w in lower)
    return other * 7 >= len(words) and other >= 2 * english
