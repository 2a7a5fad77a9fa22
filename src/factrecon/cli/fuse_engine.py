"""The command `fuse` with `--engine`: a table larger than memory, its progress and its answers in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factrecon.engines import fuse
from factrecon.terminal import say, say_aside, warn


def fuse_on(
    engine: str,
    table: Any,
    claims: str,
    *,
    method: str,
    output: str | None,
    kinds: Mapping[str, str],
    cells: Any,
    sources: bool,
    show: Callable[[str, int, int], None] | None,
    work: str | None,
    shards: int | None,
) -> None:
    """Fuse a table, named `claims`, and say or write what came out; raises the errors of `factrecon.engines.fuse`."""

    def progress(step: str, done: int, whole: int, left: float | None) -> None:
        if show is not None:
            show(step, done, whole)

    fused = fuse(
        table, engine=engine, method=method, kinds=kinds, cells=cells, work=work, shards=shards, progress=progress
    )
    if show is not None:
        show("done", 1, 1)
    if fused.left_out:
        warn(f"{claims}: {fused.left_out:,} rows without a value are left out")
    if sources:
        for name, value in sorted(fused.source_credibility.items(), key=lambda x: (-x[1], x[0])):
            say(f"{value:.3f}  {name}")
        return
    say_aside(f"{len(fused.statements)} statements run on {fused.engine}, {fused.taken:,} rows taken")
    if output and output != "-":
        fused.write(output)
        say_aside(f"wrote {output}")
        return
    for row in fused.rows():
        item = f"{row['object']} / {row['attribute']}"
        say(f"{item}: {row['answer_text']} ({row['status']}, belief {row['belief']:.2f})")
