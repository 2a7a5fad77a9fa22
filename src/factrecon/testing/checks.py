"""Running laws: on the library's own members, or on somebody else's value kind, rule, reader or method."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factrecon.algebra.tolerance import UNIT_SECONDS, Tolerance
from factrecon.claim_record import assertion_from_row, assertion_to_row
from factrecon.comparison import Rule
from factrecon.errors import UnknownName
from factrecon.model import Assertion, Claim, Document
from factrecon.rules import compare_claims
from factrecon.testing import strategies as s
from factrecon.testing.claim_store import oracle_store
from factrecon.testing.law import Law
from factrecon.testing.laws import ALL_LAWS, LAWS
from factrecon.testing.laws.fusion import Method
from factrecon.testing.store_strategies import told_lists
from factrecon.testing.telling import NAMES
from factrecon.values import Value

if TYPE_CHECKING:
    from factrecon.story.page import Story

EXAMPLES = 100
"""How many examples each law is run on unless told otherwise."""

_WORDS = st.text(max_size=20)
_SMALL = st.integers(1, 20)
_SHARES = st.integers(1, 100).map(lambda n: n / 100)
_SPOTS = st.integers(-260, 260).map(lambda n: n / 4)


def run_law(
    law: Law | str, arguments: Sequence[st.SearchStrategy[Any]] | None = None, *, examples: int = EXAMPLES
) -> None:
    """Run a law, given by itself or by name, on generated arguments; the same ones every time.

    Without `arguments` the library's own are taken. Raises `LawBroken` with a minimal example, and
    `UnknownName` for a law that is not in `LAWS`.

    >>> run_law("contradiction_is_symmetric", examples=20)
    """
    law = find_law(law) if isinstance(law, str) else law
    drawn = default_arguments(law) if arguments is None else arguments

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*drawn))
    def holds(chosen: tuple[Any, ...]) -> None:
        law(*chosen)

    law(*law.example)
    holds()


def find_law(name: str) -> Law:
    """The law of a name; raises `UnknownName`.

    >>> find_law("scores_sum_to_one").about
    'algebra'
    """
    found = next((law for law in ALL_LAWS if law.name == name), None)
    if found is None:
        raise UnknownName(f"no law {name!r}; known: {', '.join(law.name for law in ALL_LAWS)}")
    return found


def run_laws(about: str, *, examples: int = EXAMPLES) -> tuple[str, ...]:
    """Run all laws about one thing (a key of `LAWS`); their names. Raises `LawBroken`.

    >>> run_laws("totals", examples=5)[0]
    'the_order_of_parts_is_nothing'
    """
    if about not in LAWS:
        raise UnknownName(f"no laws about {about!r}; known: {', '.join(LAWS)}")
    for law in LAWS[about]:
        run_law(law, examples=examples)
    return tuple(law.name for law in LAWS[about])


def check_value_kind(
    values: st.SearchStrategy[Any], *, ordered: bool = False, examples: int = EXAMPLES
) -> tuple[str, ...]:
    """Run the laws of values on a kind of your own, given as a strategy of its values.

    `ordered` adds the laws of kinds over an ordered domain, whose inclusions chain. Returns the names
    of the laws; raises `LawBroken` with the name of the first that fails and a minimal example.
    """
    chains = [
        law for law in LAWS["quantity"] if law.name in ("implication_chains", "contradiction_passes_to_what_implies")
    ]
    laws = [*LAWS["value"], *(chains if ordered else ())]
    for law in laws:
        own = {"a": values, "b": values, "c": values, "words": _WORDS}
        _run_on(law, [own[name] for name in law.takes], examples)
    return tuple(law.name for law in laws)


def check_rule(
    rule: Rule,
    *,
    claims: st.SearchStrategy[tuple[Claim, Claim]] | None = None,
    behind: Iterable[Rule] = (),
    examples: int = EXAMPLES,
) -> tuple[str, ...]:
    """Run the laws of rules on a rule of your own, on pairs of claims on one question.

    `claims` replaces the pairs; `behind` names rules that answer first, for a rule that is meant to
    stand behind them. Returns the names of the laws; raises `LawBroken`.
    """
    before = tuple(behind)

    def ordered(a: Claim, b: Claim, *, tolerance: Tolerance) -> Any:
        for one in (*before, rule):
            comparison = one(a, b, tolerance=tolerance)
            if comparison is not None:
                return comparison
        return None

    ordered.__name__ = getattr(rule, "__name__", repr(rule))
    pairs = s.claim_pairs() if claims is None else claims
    for law in LAWS["rule"]:
        if law.takes[1:2] == ("n",):
            _run_on(law, [st.just(ordered), _SMALL, _SMALL], examples)
        else:
            _run_pairs(law, ordered, pairs, examples)
    return tuple(law.name for law in LAWS["rule"])


def check_reader(
    reader: Callable[[Story], Iterable[Assertion]],
    *,
    documents: st.SearchStrategy[Document] | None = None,
    examples: int = EXAMPLES,
) -> tuple[str, ...]:
    """Run the laws of readers on a reader of your own, on news, on words and on any text.

    Returns the names of the laws; raises `LawBroken`.
    """

    from factrecon.readers import read

    def alone(document: Document) -> tuple[Assertion, ...]:
        return read(document, readers=(reader,))

    alone.__name__ = getattr(reader, "__name__", repr(reader))
    papers = s.documents() if documents is None else documents
    for law in LAWS["reader"]:
        _run_on(law, [st.just(alone), papers], examples)
    return tuple(law.name for law in LAWS["reader"])


def check_fusion(
    method: Method, *, votes: st.SearchStrategy[Any] | None = None, examples: int = EXAMPLES
) -> tuple[str, ...]:
    """Run the laws of fusion on a method of your own; its beliefs must follow from the ballot alone.

    Returns the names of the laws; raises `LawBroken`.
    """
    cast = s.vote_lists() if votes is None else votes
    for law in LAWS["fusion"]:
        _run_on(law, [st.just(method), cast], examples)
    return tuple(law.name for law in LAWS["fusion"])


def _written_and_read(assertion: Assertion) -> Assertion:
    row = json.loads(json.dumps(assertion_to_row(assertion), allow_nan=False))
    return assertion_from_row(row)


def default_arguments(law: Law) -> list[st.SearchStrategy[Any]]:
    """The strategies of a law's arguments for the library's own members."""
    by_name: Mapping[str, Mapping[str, Any]] = {
        "algebra": {
            "a": s.trapezoids(),
            "b": s.trapezoids(),
            "c": s.trapezoids(),
            "x": _SPOTS,
            "amount": _SMALL,
            "step": st.integers(-50, 50),
            "factor": _SMALL,
            "low": _SHARES,
            "high": _SHARES,
            "p": _SPOTS.map(_point),
            "q": _SPOTS.map(_point),
        },
        "arrays": {"shapes": st.lists(s.trapezoids(low=-6, high=6), max_size=8)},
        "words": {
            "tolerance": s.tolerances(),
            "n": s.numbers(low=0.5),
            "modifier": s.modifiers(),
            "low": s.numbers(),
            "high": s.numbers(),
            "unit": st.sampled_from(("minute", "hour", "day", "week", "month", "year")),
        },
        "value": {"a": s.values(), "b": s.values(), "words": _WORDS},
        "quantity": {"n": st.integers(1, 2_000_000), "modifier": s.modifiers()},
        "rule": {"rule": st.just(compare_claims), "n": _SMALL, "more": _SMALL},
        "reader": {"reader": st.just(_read_all), "document": s.documents()},
        "record": {"copy": st.just(_written_and_read), "assertion": s.told_assertions()},
        "fusion": {"method": st.just(_vote()), "votes": s.vote_lists()},
        "graph": {"assertions": s.assertion_lists()},
        "reconciliation": {"records": s.record_lists()},
        "twins": {"one": s.tellings(), "other": s.tellings(), "name": st.sampled_from(NAMES)},
        "timeline": {
            "constraints": s.constraint_lists(),
            "others": s.constraint_lists(),
            "another": s.constraints(),
            "days": st.integers(-900, 900),
        },
        "store": {"store": st.just(oracle_store()), "said": told_lists(), "n": st.integers(0, 5), "more": _SMALL},
        "totals": {
            "parts": st.lists(s.quantities(units=("person", "mile", "kilometre"), low=1), min_size=1, max_size=4)
        },
    }
    special = _special_arguments(law)
    return special if special is not None else [by_name[law.about][name] for name in law.takes]


def _special_arguments(law: Law) -> list[st.SearchStrategy[Any]] | None:
    length = st.integers(1, 60)
    if law.about == "value" and law.takes[:2] == ("a", "b"):
        # Two values of one kind, which is where there is something to compare.
        kinds = ("quantity", "duration", "time", "offset", "places", "truth", "entity", "text")
        pairs = st.sampled_from(kinds).flatmap(lambda k: st.tuples(*(s.values(kinds=(k,)) for _ in "ab")))
        return _unpacked(law, pairs)
    if law.about == "rule" and law.takes[1] == "a":
        return _unpacked(law, s.claim_pairs())
    if law.name == "what_happened_is_consistent":
        return _unpacked(law, s.histories())
    if law.name == "windows_only_tighten":
        return [s.histories().map(lambda h: h[0]), s.constraints()]
    if law.name == "a_whole_beyond_its_parts_contradicts":
        return [st.lists(st.integers(1, 500), min_size=1, max_size=4), st.integers(1, 500)]
    if law.name in (
        "lengths_do_not_depend_on_the_unit",
        "lengths_hold_their_number",
        "lengths_in_other_words_do_not_contradict",
    ):
        last = s.modifiers() if law.takes[2] == "modifier" else st.sampled_from(sorted(UNIT_SECONDS))
        return [s.tolerances(), length, last]
    return _quantity_arguments(law)


def _quantity_arguments(law: Law) -> list[st.SearchStrategy[Any]] | None:
    people = s.quantities(units=("person",))
    lengths = ("foot", "mile", "kilometre", "metre")
    if law.name in ("implication_chains", "contradiction_passes_to_what_implies"):
        return [people, people, people]
    if law.name == "units_change_nothing":
        measured = s.quantities(units=lengths, high=10_000)
        return [measured, measured, st.sampled_from(lengths)]
    if law.name == "conversion_goes_back":
        unit = st.sampled_from((*lengths, "pound", "kilogram", "degree Celsius", "degree Fahrenheit", "kelvin"))
        return [_SPOTS, unit, unit]
    if law.name == "different_units_are_not_compared":
        unit = st.sampled_from(("person", "vote", "USD", "EUR", "percent", "percentage point", "mile", "foot"))
        return [_SMALL, unit, unit]
    if law.name == "a_quantity_is_no_length":
        return [_SMALL, st.sampled_from(("day", "week", "year"))]
    if law.name == "longer_open_lists_imply_shorter":
        return [s.places(), s.places()]
    return None


def _unpacked(law: Law, pairs: st.SearchStrategy[tuple[Any, ...]]) -> list[st.SearchStrategy[Any]]:
    """Arguments that are drawn together, as one strategy each, by sharing the draw."""
    shared = st.shared(pairs, key=law.name)
    rest = {"words": _WORDS, "amount": _SMALL, "rule": st.just(compare_claims)}
    positions = [name for name in law.takes if name not in rest]
    out: list[st.SearchStrategy[Any]] = []
    for name in law.takes:
        if name in rest:
            out.append(rest[name])
        else:
            index = positions.index(name)
            out.append(shared.map(lambda p, i=index: p[i]))  # type: ignore[misc]
    return out


def _run_pairs(law: Law, rule: Any, pairs: st.SearchStrategy[tuple[Claim, Claim]], examples: int) -> None:
    arguments = _unpacked(law, pairs)
    arguments[0] = st.just(rule)
    _run_on(law, arguments, examples)


def _run_on(law: Law, arguments: Sequence[st.SearchStrategy[Any]], examples: int) -> None:
    run_law(law, arguments, examples=examples)


def _point(x: float) -> Any:
    from factrecon.algebra.trapezoid import point

    return point(x)


def _vote() -> Method:
    from factrecon.fusion.vote import vote

    return vote


def _read_all(document: Document) -> tuple[Assertion, ...]:
    from factrecon.readers import READERS, read  # the vocabulary of events takes a while to load

    return read(document, readers=READERS)


__all__ = [
    "EXAMPLES",
    "Value",
    "check_fusion",
    "check_reader",
    "check_rule",
    "check_value_kind",
    "default_arguments",
    "find_law",
    "run_law",
    "run_laws",
]
