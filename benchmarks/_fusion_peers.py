"""Other people's methods on the same ballots: crowd-kit and the PyPI package truthdiscovery.

They are imported only when they are installed; they get the same canonical values as our methods, each
within tolerance merged or not as the run says.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from factrecon.fusion.alternatives import Alternatives

Peer = Callable[[Alternatives], NDArray[np.int64]]
"""From alternatives to each item's best alternative, -1 without one."""

_LARGEST = 400_000  # votes: beyond this the packages take tens of minutes or of gigabytes


def peers(view: Alternatives) -> Iterator[tuple[str, Peer]]:
    """The peers that are installed and can take this ballot."""
    if len(view.edge_origin) > _LARGEST:
        return
    if importlib.util.find_spec("crowdkit") and len(view.leader) < 25_000:
        say = view.ballot.propositions
        if len({say[p] for p in view.leader.tolist()}) <= 100:  # a matrix of labels x labels a worker
            yield "crowdkit.DawidSkene", lambda v: _crowdkit(v, "DawidSkene")
        yield "crowdkit.Wawa", lambda v: _crowdkit(v, "Wawa")
    if importlib.util.find_spec("truthdiscovery"):
        for name in ("Sums", "AverageLog", "Investment", "PooledInvestment", "TruthFinder"):
            yield f"truthdiscovery.{name}", lambda v, name=name: _truthdiscovery(v, name)  # type: ignore[misc]


def _crowdkit(view: Alternatives, name: str) -> NDArray[np.int64]:
    import crowdkit.aggregation
    import pandas

    item = view.item[view.edge_alternative]
    say = view.ballot.propositions
    frame = pandas.DataFrame(
        {
            "task": item,
            "worker": view.edge_origin,
            "label": [say[p] for p in view.leader[view.edge_alternative].tolist()],
        }
    )
    chosen = getattr(crowdkit.aggregation, name)().fit_predict(frame)
    code = {(int(i), say[p]): k for k, (i, p) in enumerate(zip(view.item, view.leader.tolist(), strict=True))}
    best = np.full(len(view.ballot.items), -1)
    for task, label in chosen.items():
        best[task] = code.get((int(task), label), -1)
    return best


def _truthdiscovery(view: Alternatives, name: str) -> NDArray[np.int64]:
    import truthdiscovery

    item = view.item[view.edge_alternative]
    data = truthdiscovery.Dataset(
        (int(s), int(i), int(a)) for s, i, a in zip(view.edge_origin, item, view.edge_alternative, strict=True)
    )
    results = getattr(truthdiscovery, name)().run(data)
    best = np.full(len(view.ballot.items), -1)
    for variable in np.unique(item).tolist():
        best[variable] = min(results.get_most_believed_values(variable))
    return best
