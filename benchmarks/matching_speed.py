"""Matching 20,000 assertions, from text to clusters, beside Splink on the same texts.

DIR holds `sts_news/*.tsv` (grades 0 to 5) and `mrpc/*.tsv` (paraphrase or not): each side of a
labelled pair is an assertion; the set is padded to n by putting the first half of one assertion
before the second half of another, with a fixed seed. Grades of 4 or more, and paraphrases, are the
labelled equivalents; `recall` is the share of them among the candidate pairs.

`f1` is that of "equivalent" on the labelled pairs, as the library decides by itself: two texts are
equivalent where they end in one cluster. `f1_best` takes the pairs without a conflict above the cosine that
happens to be best on these labels, and `splink.f1_best` Splink's pairs above the probability that happens to
be best; `splink.f1` those above one half, the probability at which it calls a pair a match.

`seconds` and `peak_mb` are those of `factrecon.matching.texts.pairing.match_texts`, in a process of its own.
Splink (a peer, used if installed) gets the same texts, blocked on any of their five rarest words and compared
by how many words they share and by Jaro-Winkler, u trained and m as it comes; `times_faster_than_splink` is the
ratio of the times, left out if it is not installed.

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
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.command import Figures, progress, run

ASSERTIONS = 20_000
Pair = tuple[str, str]
Labels = dict[Pair, bool]


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


def assertions(pairs: list[tuple[str, str, bool]], n: int) -> tuple[dict[str, str], Labels]:
    """n texts by id, and whether the labelled pairs of ids are equivalent."""
    ids: dict[str, str] = {}
    labels: Labels = {}
    for a, b, equivalent in pairs:
        if len(ids) + 2 > n:
            break
        for text in (a, b):
            ids.setdefault(text, f"t{len(ids):07d}")
        if a != b:
            pair = (min(ids[a], ids[b]), max(ids[a], ids[b]))
            labels[pair] = labels.get(pair, False) or equivalent
    originals = list(ids)
    shuffle = random.Random(0)
    while len(ids) < n:
        first, second = shuffle.choice(originals).split(), shuffle.choice(originals).split()
        text = " ".join(first[: len(first) // 2] + second[len(second) // 2 :])
        ids.setdefault(text, f"t{len(ids):07d}")
    return {name: text for text, name in ids.items()}, dict(sorted(labels.items()))


def f1(called: Callable[[Pair], bool], labels: Labels) -> float:
    """F1 of the pairs that are called equivalent."""
    right = sum(called(pair) and label for pair, label in labels.items())
    said, true = sum(map(called, labels)), sum(labels.values())
    return 2 * right / (said + true) if said + true else 0.0


def best_f1(scores: dict[Pair, float], labels: Labels) -> float:
    """The best F1 that a threshold on the scores can reach; pairs without a score are never equivalent."""
    ranked = sorted(((scores[pair], label) for pair, label in labels.items() if pair in scores), reverse=True)
    true, right, best = sum(labels.values()), 0, 0.0
    for said, (score, label) in enumerate(ranked, 1):
        right += label
        if said == len(ranked) or ranked[said][0] != score:
            best = max(best, 2 * right / (said + true))
    return best


def ours(texts: dict[str, str], labels: Labels, out: Any) -> None:
    from factrecon.matching.texts.pairing import match_texts

    match_texts({"a": "Warm up the dictionaries.", "b": "Dictionaries are warm now."})
    start = time.perf_counter()
    found = match_texts(texts)
    seconds = time.perf_counter() - start
    gold = [pair for pair, label in labels.items() if label]
    kept = {(a, b): score for a, b, score in found.candidates.pairs()}
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
            "f1": f1(lambda pair: home[pair[0]] == home[pair[1]], labels),
            "f1_best": best_f1({pair: score for pair, score in kept.items() if pair not in found.apart}, labels),
        }
    )


def splink(texts: dict[str, str], labels: Labels, out: Any) -> None:
    import logging

    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    start = time.perf_counter()
    words = {
        name: sorted({w.strip(".,;:!?\"'()").lower() for w in text.split()} - {""}) for name, text in texts.items()
    }
    counts = Counter(w for row in words.values() for w in row)
    rows = []
    for name, text in texts.items():
        rare = sorted((w for w in words[name] if counts[w] > 1), key=lambda w: (counts[w], w))[:5]
        rows.append({"unique_id": name, "text": text.lower(), "words": words[name], "rare": rare})
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ArrayIntersectAtSizes("words", [8, 5, 3]),
            cl.JaroWinklerAtThresholds("text", [0.9, 0.8, 0.7]),
        ],
        blocking_rules_to_generate_predictions=[block_on("rare", arrays_to_explode=["rare"])],
        probability_two_random_records_match=1 / len(texts),
    )
    api = DuckDBAPI()
    frame = pd.DataFrame(rows)
    linker = Linker(api.register(frame) if hasattr(api, "register") else frame, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    prediction: Any = linker.inference.predict()
    predicted = prediction.as_pandas_dataframe()
    seconds = time.perf_counter() - start
    gold = [pair for pair, label in labels.items() if label]
    columns = (predicted[name] for name in ("unique_id_l", "unique_id_r", "match_probability"))
    kept = {(min(a, b), max(a, b)): float(score) for a, b, score in zip(*columns, strict=True)}
    out.put(
        {
            "splink.seconds": seconds,
            "splink.peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "splink.pairs": len(kept),
            "splink.recall": sum(pair in kept for pair in gold) / len(gold) if gold else 0.0,
            "splink.f1": f1(lambda pair: kept.get(pair, 0.0) >= 0.5, labels),
            "splink.f1_best": best_f1(kept, labels),
        }
    )


def apart(job: Any, texts: dict[str, str], labels: Labels) -> dict[str, Any] | None:
    """Run a job in a process of its own, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(target=job, args=(texts, labels, out))
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
    texts, labels = assertions(labelled(data), limit or ASSERTIONS)
    progress(f"{len(texts)} assertions, {len(labels)} labelled pairs, {sum(labels.values())} of them equivalent")
    found = apart(ours, texts, labels)
    if found is None:
        raise SystemExit("the matching failed; see above")
    figures: dict[str, Any] = {"assertions": len(texts), **found}
    try:
        import splink as _  # noqa: F401
    except ImportError:
        progress("splink is not installed: pip install splink")
        return figures
    peer = apart(splink, texts, labels)
    if peer is not None:
        figures |= peer
        figures["times_faster_than_splink"] = peer["splink.seconds"] / figures["seconds"]
    return figures


if __name__ == "__main__":
    sys.exit(run(__doc__ or "", measure))
