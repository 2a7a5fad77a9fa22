"""Stories made of what a store holds of them, and kept in memory as long as that may be needed again."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from attrs import define, evolve, field

from factrecon.faults import NOT_OF_A_RECORD, without_faults
from factrecon.model import Document
from factrecon.readers.reading import joined_readings
from factrecon.store.pieces import Piece, claims_of, piece_of
from factrecon.store.rows import document_of, named_rows
from factrecon.story_parts import Options, StoryPart, credibility_of, make_part, with_publishers

__all__ = ["Maker", "Progress", "among"]

MOST_PARTS: Final = 64
"""Stories that are kept in memory as they were made."""

Progress = Callable[[str, int, int], None]


@define
class Maker:
    """Makes parts of a store's pieces."""

    db: sqlite3.Connection
    options: Options
    kept: OrderedDict[str, StoryPart] = field(factory=OrderedDict)
    """What was made of late, by a hash of what it was made of."""

    def made(
        self, piece: Piece, kept: Sequence[StoryPart] | None = None, progress: Progress | None = None
    ) -> StoryPart:
        """The part that a piece makes; `kept` are parts in which its documents were read before."""
        claims = claims_of(self.db, piece)
        return make_part(
            with_publishers(self._papers(piece.documents), claims),
            claims,
            piece.judgements,
            self.options,
            among=[document_of(r) for r in self.db.execute("select * from document where until is null limit 1")],
            kept=joined_readings(p.readings for p in kept) if kept else None,
            progress=progress,
        )

    def sound(self, piece: Piece, progress: Progress | None) -> tuple[StoryPart, list[tuple[Document, Exception]]]:
        """The part, less the documents that break something."""
        try:
            return self.made(piece, self._before(piece.documents), progress), []
        except NOT_OF_A_RECORD:
            raise
        except Exception:
            sound, gone = without_faults(
                self._papers(piece.documents),
                lambda some: self.made(evolve(piece, documents=tuple(d.id for d in some))),
            )
            if not gone:
                raise
            return self.made(evolve(piece, documents=tuple(d.id for d in sound))), gone

    def part(self, number: int) -> StoryPart:
        """A part as it was made, or made again from what it is made of."""
        made_of = self.db.execute("select made_of from part where number = ?", (number,)).fetchone()["made_of"]
        held = self.kept.get(made_of)
        if held is None:
            held = self.made(piece_of(self.db, number))
            self.keep(made_of, held)
        return held

    def keep(self, made_of: str, part: StoryPart) -> None:
        """Keep a part in memory, and let go of what was kept longest."""
        self.kept[made_of] = part
        self.kept.move_to_end(made_of)
        while len(self.kept) > MOST_PARTS:
            self.kept.popitem(last=False)

    def credibility(self, part: StoryPart) -> tuple[dict[str, float], dict[str, float]]:
        """How credible the voices and the sources of a part are, by all stories."""
        query = (
            "select name, sum(won) as won, sum(told) as told from learnt where name in ({}) and kind = ? group by name"
        )
        origins, sources = (
            credibility_of(
                [{r["name"]: (r["won"], r["told"]) for r in named_rows(self.db, query, names, kind)}],
                self.options.prior,
            )
            for kind, names in (("origin", part.origins), ("source", part.sources))
        )
        return origins, sources

    def _papers(self, names: Iterable[str]) -> list[Document]:
        rows = named_rows(self.db, "select * from document where until is null and id in ({})", names)
        return sorted((document_of(r) for r in rows), key=lambda d: d.id)

    def _before(self, documents: Collection[str]) -> list[StoryPart]:
        wanted = set(documents)
        return [p for p in self.kept.values() if any(d.id in wanted for d in p.documents)]


def among(progress: Progress | None, done: int, pieces: int) -> Progress | None:
    """Tells what is done of one piece as a part of them all; the pairs of each are counted by themselves."""
    if progress is None:
        return None
    return lambda step, n, of: (
        progress(step, done * of + n, pieces * of) if step == "reading" else progress(step, n, of)
    )
