"""Matching 20,000 assertions, from text to clusters, beside Splink on the same texts.

DIR holds `sts_news/*.tsv` (grades 0 to 5) and `mrpc/*.tsv` (paraphrase or not): each side of a
labelled pair is an assertion; the set is padded to n by putting the first half of one assertion
before the second half of another, with a fixed seed. Grades of 4 or more, and paraphrases, are the
labelled equivalents; `recall` is the share of them among the candidate pairs.

`seconds` and `peak_mb` are those of `factrecon.matching.texts.match_texts`, in a process of its own.
Splink (a peer, used if installed) gets the same texts, blocked on their five rarest words and compared by
the Jaccard share of their words and by Jaro-Winkler, without training of m; `times_faster_than_splink` is
the ratio of the times, None if it is not installed.

    python -m benchmarks.matching_speed --data DIR [--json FILE] [--limit N]     (N assertions, 20,000)
"""

from __future__ import annotations

import csv
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.command import Figures, progress, run

ASSERTIONS = 20_000
Gold = list[tuple[str, str]]


def labelled(data: Path) -> list[tuple[str, str, bool]]:
    """Every labelled pair with whether it is equivalent."""
    pairs: list[tuple[str, str, bool]] = []
    for path in sorted(data.glob("sts_news/*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) >= 3 and fields[0].strip():
                pairs.append((fields[1].strip(), fields[2].strip(), float(fields[0]) >= 4.0))
    for path in sorted(data.glob("mrpc/*.tsv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
                if len(row) >= 5:
                    pairs.append((row[3].strip(), row[4].strip(), row[0] == "1"))
    if not pairs:
        raise SystemExit(f"neither sts_news nor mrpc in {data}")
    return pairs


def assertions(pairs: list[tuple[str, str, bool]], n: int) -> tuple[dict[str, str], Gold]:
    """n texts by id, and the pairs of ids that are labelled equivalent."""
    ids: dict[str, str] = {}
    gold: Gold = []
    for a, b, equivalent in pairs:
        if len(ids) + 2 > n:
            break
        for text in (a, b):
            ids.setdefault(text, f"t{len(ids):07d}")
        if equivalent and a != b:
            gold.append((min(ids[a], ids[b]), max(ids[a], ids[b])))
    originals = list(ids)
    shuffle = random.Random(0)
    while len(ids) < n:
        first, second = shuffle.choice(originals).split(), shuffle.choice(originals).split()
        text = " ".join(first[: len(first) // 2] + second[len(second) // 2 :])
        ids.setdefault(text, f"t{len(ids):07d}")
    return {name: text for text, name in ids.items()}, sorted(set(gold))


def ours(texts: dict[str, str], gold: Gold, out: Any) -> None:
    from factrecon.matching.texts import match_texts

    match_texts({"a": "Warm up the dictionaries.", "b": "Dictionaries are warm now."})
    start = time.perf_counter()
    found = match_texts(texts)
    seconds = time.perf_counter() - start
    kept = {(a, b) for a, b, _ in found.candidates.pairs()}
    home = {name: i for i, group in enumerate(found.clusters) for name in group}
    out.put(
        {
            "seconds": seconds,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "pairs": len(found.candidates),
            "considered": found.candidates.considered,
            "recall": sum(pair in kept for pair in gold) / len(gold) if gold else 0.0,
            "together": sum(home[a] == home[b] for a, b in gold) / len(gold) if gold else 0.0,
            "largest_cluster": found.largest,
            "clusters": len(found.clusters),
        }
    )


def splink(texts: dict[str, str], gold: Gold, out: Any) -> None:
    import logging

    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    start = time.perf_counter()
    words = {name: sorted({w.strip(".,;:!?\"'()").lower() for w in text.split()} - {""}) for name, text in texts.items()}
    counts = Counter(w for row in words.values() for w in row)
    rows = []
    for name, text in texts.items():
        rare = sorted((w for w in words[name] if counts[w] > 1), key=lambda w: (counts[w], w))[:5]
        rows.append(
            {"unique_id": name, "text": text.lower(), "words": words[name]}
            | {f"rare{i}": rare[i] if i < len(rare) else None for i in range(5)}
        )
    blocking: list[Any] = [block_on(f"rare{i}") for i in range(5)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ArrayIntersectAtSizes("words", [8, 5, 3]),
            cl.JaroWinklerAtThresholds("text", [0.9, 0.8, 0.7]),
        ],
        blocking_rules_to_generate_predictions=blocking,
    )
    api = DuckDBAPI()
    frame = pd.DataFrame(rows)
    linker = Linker(api.register(frame) if hasattr(api, "register") else frame, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    prediction: Any = linker.inference.predict()
    predicted = prediction.as_pandas_dataframe()
    seconds = time.perf_counter() - start
    kept = {tuple(sorted(p)) for p in zip(predicted["unique_id_l"], predicted["unique_id_r"], strict=True)}
    out.put(
        {
            "splink.seconds": seconds,
            "splink.peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "splink.pairs": len(kept),
            "splink.recall": sum(pair in kept for pair in gold) / len(gold) if gold else 0.0,
        }
    )


def apart(job: Any, texts: dict[str, str], gold: Gold) -> dict[str, Any] | None:
    """Run a job in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(target=job, args=(texts, gold, out))
    process.start()
    while process.is_alive() or not out.empty():
        try:
            found: dict[str, Any] = out.get(timeout=1.0)
        except Exception:  # nothing yet
            continue
        process.join()
        return found
    return None


def measure(data: Path, limit: int | None) -> Figures:
    texts, gold = assertions(labelled(data), limit or ASSERTIONS)
    progress(f"{len(texts)} assertions, {len(gold)} labelled equivalents")
    found = apart(ours, texts, gold)
    if found is None:
        raise SystemExit("the matching failed; see above")
    figures: dict[str, Any] = {"assertions": len(texts), **found}
    try:
        import splink as _  # noqa: F401
    except ImportError:
        progress("splink is not installed: pip install splink")
        return figures
    peer = apart(splink, texts, gold)
    if peer is not None:
        figures |= peer
        figures["times_faster_than_splink"] = peer["splink.seconds"] / figures["seconds"]
    return figures


if __name__ == "__main__":
    sys.exit(run(__doc__ or "", measure))
