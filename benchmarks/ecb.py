"""Cross-document event coreference: ECB+ with gold mentions and predicted stories.

DIR holds `ECB_*_corpus.txt` (document, sentence, token number, token) and
`ECB_*_Event_gold_mentions.json` (Cybulska and Vossen 2014, the setup of Cybulska). Stories are found from
the documents' texts alone; mentions are grouped by `factrecon.matching.coreference`. CoNLL F1 is the
mean of MUC, B-cubed and entity-based CEAF over all mentions, singletons included.

Beside it: the same head lemma in one story (`same_lemma.conll_f1`).

    python -m benchmarks.ecb --data DIR [--json FILE] [--limit N]      (N documents)
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import networkx as nx

from benchmarks.command import Figures, progress, run
from factrecon.matching.coreference import EventMention, cluster_mentions, head_lemma
from factrecon.matching.stories import find_stories
from factrecon.model import Document

Groups = Sequence[Sequence[str]]


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _homes(groups: Groups) -> dict[str, int]:
    return {m: i for i, group in enumerate(groups) for m in group}


def muc(predicted: Groups, gold: Groups) -> float:
    def recall(key: Groups, response: Groups) -> float:
        home = _homes(response)
        links = sum(len(g) - 1 for g in key)
        kept = sum(len(g) - len({home[m] for m in g}) for g in key)
        return kept / links if links else 0.0

    return f1(recall(predicted, gold), recall(gold, predicted))


def b_cubed(predicted: Groups, gold: Groups) -> float:
    def recall(key: Groups, response: Groups) -> float:
        home = _homes(response)
        total = sum(sum(n * n for n in Counter(home[m] for m in g).values()) / len(g) for g in key)
        return total / sum(map(len, key))

    return f1(recall(predicted, gold), recall(gold, predicted))


def ceaf_e(predicted: Groups, gold: Groups) -> float:
    home = _homes(gold)
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for i, group in enumerate(predicted):
        for j, shared in Counter(home[m] for m in group).items():
            graph.add_edge(("p", i), ("g", j), weight=2 * shared / (len(group) + len(gold[j])))
    total = 0.0
    for part in sorted(nx.connected_components(graph), key=sorted):
        matching = nx.max_weight_matching(graph.subgraph(part))
        total += sum(graph.edges[edge]["weight"] for edge in matching)
    return f1(total / len(predicted), total / len(gold))


def conll(predicted: Groups, gold: Groups) -> dict[str, float]:
    figures = {
        "muc_f1": muc(predicted, gold),
        "b_cubed_f1": b_cubed(predicted, gold),
        "ceaf_e_f1": ceaf_e(predicted, gold),
    }
    return {"conll_f1": sum(figures.values()) / 3, **figures}


def read(data: Path, limit: int | None) -> tuple[list[Document], list[EventMention], Groups]:
    corpora = sorted(data.glob("ECB_*_corpus.txt"))
    files = sorted(data.glob("ECB_*_Event_gold_mentions.json"))
    if not corpora or not files:
        raise SystemExit(f"no ECB_*_corpus.txt and ECB_*_Event_gold_mentions.json in {data}")
    tokens: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for path in corpora:
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) >= 4:
                tokens[fields[0]][int(fields[1])][int(fields[2])] = fields[3]
    kept = sorted(tokens)[:limit]
    sentences = {
        (d, s): " ".join(tokens[d][s][i] for i in sorted(tokens[d][s])) for d in kept for s in sorted(tokens[d])
    }
    documents = [Document(id=d, text="\n\n".join(sentences[d, s] for s in sorted(tokens[d]))) for d in kept]
    mentions: list[EventMention] = []
    chains: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple[str, int], dict[int, int]] = {}
    for d, s in sentences:
        at, places[d, s] = 0, {}
        for i in sorted(tokens[d][s]):
            places[d, s][i] = at
            at += len(tokens[d][s][i]) + 1
    known = set(kept)
    for path in files:
        for row in json.loads(path.read_text(encoding="utf-8")):
            if row["doc_id"] not in known:
                continue
            name = f"{row['doc_id']}/{row['sent_id']}/{'-'.join(map(str, row['tokens_number']))}/{len(mentions):05d}"
            where = row["doc_id"], row["sent_id"]
            start = places[where][row["tokens_number"][0]]
            mentions.append(EventMention(name, row["doc_id"], row["tokens_str"], sentences[where], start))
            chains[row["coref_chain"]].append(name)
    return documents, mentions, [chains[c] for c in sorted(chains)]


def same_lemma(mentions: Iterable[EventMention], stories: Groups) -> Groups:
    home: Mapping[str, int] = _homes(stories)
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for mention in mentions:
        groups[home[mention.document], head_lemma(mention.text)].append(mention.id)
    return [groups[key] for key in sorted(groups)]


def measure(data: Path, limit: int | None) -> Figures:
    documents, mentions, gold = read(data, limit)
    start = time.perf_counter()
    stories = find_stories(documents)
    progress(f"{len(documents)} documents, {len(stories)} stories, {len(mentions)} mentions, {len(gold)} chains")
    predicted = cluster_mentions(mentions, stories)
    seconds = time.perf_counter() - start
    figures: dict[str, float | int] = dict(conll(predicted, gold))
    figures["same_lemma.conll_f1"] = conll(same_lemma(mentions, stories), gold)["conll_f1"]
    figures |= {"stories": len(stories), "documents": len(documents), "mentions": len(mentions), "seconds": seconds}
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
