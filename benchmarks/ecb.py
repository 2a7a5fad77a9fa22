"""Cross-document event coreference: ECB+ with gold mentions and predicted stories, by `match`.

DIR holds `ECB_*_corpus.txt` (document, sentence, token number, token) and
`ECB_*_Event_gold_mentions.json` (Cybulska and Vossen 2014, the setup of Cybulska). Stories are found from
the documents' texts alone. Every gold mention is told as what `story` makes of its clause or noun phrase, an
assertion that it happened; mentions are one where `match` finds their assertions to answer one question. CoNLL F1 is
the mean of MUC, B-cubed and entity-based CEAF over all mentions, singletons included.

Beside it: the same head lemma in one story (`same_lemma.conll_f1`).

    python -m benchmarks.ecb --data DIR [--json FILE] [--limit N]      (N documents)
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import networkx as nx
from attrs import evolve

from benchmarks.command import Figures, progress, run
from factrecon.frames import FRAMES
from factrecon.language.syntax.lexicon import look_up
from factrecon.matching.questions import match
from factrecon.matching.stories.finding import find_stories
from factrecon.model import Assertion, Document, Event, Question
from factrecon.model import Mention as Phrase
from factrecon.story.page import Page
from factrecon.story.stages import story_of
from factrecon.story.telling import statement_of, tell
from factrecon.values import Truth

Groups = Sequence[Sequence[str]]


class EventMention(NamedTuple):
    """Words of a sentence that mention an event; `start` is their place in the document."""

    id: str
    document: str
    text: str
    start: int


def head_lemma(text: str) -> str:
    """The lemmas of the last two words that carry meaning: "was arrested" is "arrest", "opened fire" "open fire"."""
    words = [w.lower().lstrip("#@") for w in text.split() if any(c.isalpha() for c in w)]
    entries = [(w, look_up(w)) for w in words]
    told = [x for x in entries if not x[1].function] or entries
    lemmas = [x.verb if x.forms and not (x.bias == 1 and x.noun != w) else x.noun for w, x in told]
    return " ".join(lemmas[-2:]) if lemmas else text.lower()


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
    begins: dict[tuple[str, int], int] = {}
    for d in kept:
        at = 0
        for s in sorted(tokens[d]):
            begins[d, s] = at
            at += len(sentences[d, s]) + 2
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
            start = begins[where] + places[where][row["tokens_number"][0]]
            mentions.append(EventMention(name, row["doc_id"], row["tokens_str"], start))
            chains[row["coref_chain"]].append(name)
    return documents, mentions, [chains[c] for c in sorted(chains)]


def same_lemma(mentions: Iterable[EventMention], stories: Groups) -> Groups:
    home: Mapping[str, int] = _homes(stories)
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for mention in mentions:
        groups[home[mention.document], head_lemma(mention.text)].append(mention.id)
    return [groups[key] for key in sorted(groups)]


def told(page: Page, mention: EventMention) -> Assertion | None:
    """That what the mention names happened, as the statement of its clause or noun phrase; None outside sentences."""
    start, end = mention.start, mention.start + len(mention.text)
    sentence = page.sentence_at(start)
    if sentence is None:
        return None
    verbs = [n for n, c in enumerate(sentence.clauses) if c.verb.start < end and start < c.verb.end]
    said = statement_of(page, sentence, verbs[0] if verbs else None, start=start, end=end)
    if not verbs:
        said = evolve(said, predicate=head_lemma(mention.text))
    agent, patient = (x.head if isinstance(x := said.filler(role), Phrase) else "" for role in ("agent", "patient"))
    event = Event(
        "statement",
        label=said.predicate,
        id=f"{mention.document}#mention{mention.id}",
        modifiers=(said.predicate, agent, patient, "", ""),
    )
    return tell(page, said, Question(event, "truth", "truth"), Truth(True), start=start, end=end, reader="mentions")


def grouped(documents: Sequence[Document], mentions: Sequence[EventMention], stories: Groups) -> Groups:
    """The mentions by the question that `match` has their assertions answer."""
    texts = {d.id: d for d in documents}
    named: dict[tuple[str | None, int, int], EventMention] = {}
    said: list[Assertion] = []
    for group in stories:
        pages = {p.document.id: p for p in story_of(*(texts[d] for d in group), frames=tuple(FRAMES)).pages}
        for mention in mentions:
            assertion = told(pages[mention.document], mention) if mention.document in pages else None
            if assertion is not None and assertion.span is not None:
                named[assertion.document, assertion.span.start, assertion.span.end] = mention
                said.append(assertion)
    asked: dict[str, str] = {}
    for found in match(said, stories=_homes(stories)).assertions:
        if found.span is not None:
            asked[named[found.document, found.span.start, found.span.end].id] = found.claim.question.id
    groups: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        groups[asked.get(mention.id, mention.id)].append(mention.id)
    return [groups[key] for key in sorted(groups)]


def measure(data: Path, limit: int | None) -> Figures:
    documents, mentions, gold = read(data, limit)
    start = time.perf_counter()
    stories = find_stories(documents)
    progress(f"{len(documents)} documents, {len(stories)} stories, {len(mentions)} mentions, {len(gold)} chains")
    predicted = grouped(documents, mentions, stories)
    seconds = time.perf_counter() - start
    figures: dict[str, float | int] = dict(conll(predicted, gold))
    figures["same_lemma.conll_f1"] = conll(same_lemma(mentions, stories), gold)["conll_f1"]
    figures |= {"stories": len(stories), "documents": len(documents), "mentions": len(mentions), "seconds": seconds}
    return figures


if __name__ == "__main__":
    raise SystemExit(run(__doc__ or "", measure))
