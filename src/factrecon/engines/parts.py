"""A ballot cut by item: each part is a ballot of its own items, with all origins and attributes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import evolve, field, frozen

from factrecon.ballot import Attribute, Ballot, Links
from factrecon.engines import plan
from factrecon.engines.coding import Coded, Runner
from factrecon.fusion.alternatives import Alternatives, alternatives
from factrecon.fusion.copying import CROWD

VOTES_A_PART: Final = 250_000
"""Votes that a part holds, about, unless the number of parts is given: some 50 MB while it is worked on."""

_VIEW = ("of", "leader", "item", "edge_alternative", "edge_origin", "edge_weight", "edge_count")
_BALLOT = ("item_attribute", "proposition_item", "numbers")


@frozen
class Parts:
    """The parts of a coded table, by range of items."""

    runner: Runner
    coded: Coded
    bounds: tuple[int, ...]
    _held: dict[int, Alternatives] = field(factory=dict, init=False, repr=False, eq=False)
    """The part that was read last: what a method makes of a part it makes once, as long as it is given the same."""

    @classmethod
    def of(cls, runner: Runner, coded: Coded, number: int | None) -> Parts:
        """As many parts as asked for, or of `VOTES_A_PART`, never more than items."""
        wanted = max(1, -(-coded.votes // VOTES_A_PART)) if number is None else number
        wanted = min(wanted, coded.items)
        return cls(runner, coded, tuple(coded.items * k // wanted for k in range(wanted + 1)))

    def __len__(self) -> int:
        """How many parts there are."""
        return len(self.bounds) - 1

    def items(self, k: int) -> int:
        """How many items a part has."""
        return self.bounds[k + 1] - self.bounds[k]

    def range(self, k: int) -> dict[str, int]:
        """The items of a part, as the blanks of a statement."""
        return {"low": self.bounds[k], "high": self.bounds[k + 1]}

    def view(self, k: int) -> Alternatives:
        """A part as a method sees it; made the first time, read from its file afterwards unless it was the last.

        Raises `UnreadableInput` for a part whose file is missing, changed or broken.
        """
        if k in self._held:
            return self._held[k]
        self._held.clear()
        step, file = f"part {k + 1} of {len(self)}", f"part-{k + 1:05d}.npz"
        work = self.runner.work
        work.once(step, file, lambda path: self._make(k, path))
        try:
            with np.load(work.path(file), allow_pickle=False) as held:
                columns = {name: held[name] for name in held.files}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise work.broken(step, error) from error
        self._held[k] = view = _view(self.coded, columns)
        return view

    def let_go(self) -> None:
        """Forget the part at hand, where the engine needs the memory for a statement of its own."""
        self._held.clear()

    def named(self, k: int, view: Alternatives) -> tuple[Alternatives, dict[str, str]]:
        """A part with the names of its items and answers, and how the answers are spelt in the table."""
        items = self.runner.take(plan.PART_ITEMS.format(**self.range(k)), most=None)
        rows = self.runner.take(plan.PART_ANSWERS.format(**self.range(k)), most=None)
        codes, keys, texts = (rows.column(name).to_pylist() for name in ("answer", "key", "text"))
        key_of = dict(zip(codes, keys, strict=True))
        ballot = evolve(
            view.ballot,
            items=list(zip(*(items.column(name).to_pylist() for name in ("object", "attribute")), strict=True)),
            propositions=[key_of[a] for a in view.ballot.propositions],
        )
        return evolve(view, ballot=ballot), dict(zip(keys, texts, strict=True))

    def contested(self) -> Iterator[Any]:
        """The items on which answers differ and few enough speak to be paired, with their attribute."""
        import pyarrow as pa

        for k in range(len(self)):
            view = self.view(k)
            size = len(view.ballot.items)
            several = np.bincount(view.item, minlength=size) > 1
            voices = np.bincount(view.ballot.proposition_item[view.ballot.vote_proposition], minlength=size)
            chosen = np.flatnonzero(several & (voices <= CROWD))
            yield pa.table(
                {
                    "item": pa.array(chosen + self.bounds[k], pa.int64()),
                    "attribute": pa.array(view.ballot.item_attribute[chosen], pa.int64()),
                }
            )

    def _make(self, k: int, path: Path) -> None:
        rows = self.runner.take(plan.PART.format(**self.range(k)), most=None)
        item, answer, origin, weight, attribute = (
            rows.column(name).to_numpy().astype(np.int64)
            for name in ("item", "answer", "origin", "weight", "attribute")
        )
        number = rows.column("number").to_numpy(zero_copy_only=False).astype(np.float64)
        first = np.ones(len(item), bool)
        first[1:] = (item[1:] != item[:-1]) | (answer[1:] != answer[:-1])
        starts = np.flatnonzero(first)
        item_attribute = np.zeros(self.items(k), np.int64)
        item_attribute[item - self.bounds[k]] = attribute
        ballot = _ballot(
            self.coded,
            item_attribute=item_attribute,
            propositions=answer[starts],
            proposition_item=item[starts] - self.bounds[k],
            numbers=number[starts],
            votes=(np.cumsum(first) - 1, origin, weight),
        )
        view = alternatives(ballot)
        columns = {name: getattr(view, name) for name in _VIEW} | {name: getattr(ballot, name) for name in _BALLOT}
        columns |= {
            "propositions": answer[starts],
            "vote_proposition": ballot.vote_proposition,
        }
        with path.open("wb") as file:
            np.savez(file, **{name: _small(column) for name, column in columns.items()})


def _ballot(
    coded: Coded, *, item_attribute: Any, propositions: Any, proposition_item: Any, numbers: Any, votes: Any
) -> Ballot:
    """A ballot in which names are codes."""
    origins: Sequence[Any] = range(len(coded.origins))
    attributes: tuple[Attribute, ...] = coded.attributes
    proposition, origin, weight = votes
    return Ballot.from_columns(
        items=range(len(item_attribute)),
        attributes=attributes,
        item_attribute=item_attribute,
        propositions=propositions.tolist(),
        proposition_item=proposition_item,
        sources=origins,
        vote_proposition=proposition,
        vote_source=origin,
        vote_weight=weight,
        numbers=numbers,
    )


def _view(coded: Coded, columns: dict[str, Any]) -> Alternatives:
    whole = {n: c.astype(np.int64) if c.dtype.kind == "i" else c for n, c in columns.items()}
    empty = np.zeros(0, np.int64)
    # Rounds go by edges, so of votes no more is kept than which proposition each is for.
    unheld = np.zeros(len(whole["vote_proposition"]), np.int64)
    origins: Sequence[Any] = range(len(coded.origins))
    ballot = Ballot(
        items=range(len(whole["item_attribute"])),
        attributes=coded.attributes,
        item_attribute=whole["item_attribute"],
        propositions=whole["propositions"].tolist(),
        proposition_item=whole["proposition_item"],
        sources=origins,
        origins=origins,
        vote_proposition=whole["vote_proposition"],
        vote_origin=unheld,
        vote_weight=unheld,
        print_vote=empty,
        print_source=empty,
        numbers=whole["numbers"],
        member_start=np.zeros(len(whole["proposition_item"]) + 1, np.int64),
        members=empty,
        member_names=(),
        links=Links.none(),
        prior=np.full(len(coded.origins), np.nan),
    )
    known = np.full(len(ballot.items), -1, np.int64)
    return Alternatives(ballot=ballot, known=known, **{name: whole[name] for name in _VIEW})


def _small(column: Any) -> Any:
    """A column of whole numbers in four bytes each where they fit."""
    if column.dtype.kind == "i" and len(column) and abs(int(column.max())) < 2**31 and int(column.min()) >= -(2**31):
        return column.astype(np.int32)
    return column
