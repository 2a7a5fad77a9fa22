"""The whole road in one function: documents and claims in, verdicts with their reasons out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from types import EllipsisType
from typing import Any

from attrs import evolve, field, frozen

from factrecon.algebra.tolerance import DEFAULT, Tolerance
from factrecon.asked import find_asked
from factrecon.comparison import Rule
from factrecon.consistency.distances import check_distances
from factrecon.consistency.timeline import joined_timelines
from factrecon.errors import InvalidRecord, UnknownName, not_a
from factrecon.faults import NOT_OF_A_RECORD, internal, without_faults
from factrecon.findings import Findings
from factrecon.frames import Frame
from factrecon.graph import joined_graphs
from factrecon.matching.judged import Applied
from factrecon.matching.judgements import Judgement, Judgements
from factrecon.matching.questions import Matching
from factrecon.matching.stories.finding import TOGETHER, find_stories
from factrecon.matching.stories.of_claims import in_found_stories
from factrecon.model import Assertion, Document, Question, Source
from factrecon.models.asking import Complete
from factrecon.processes import checked, spread
from factrecon.question_ids import question_ids
from factrecon.readers import READERS, Read, Reader, vocabulary_of
from factrecon.readers.reader import ask_ahead
from factrecon.readers.reading import MOST_KEPT, Readings, joined_readings, read_documents
from factrecon.records import LeftOut
from factrecon.report_data import SCHEMA, asked_of, report_data
from factrecon.reports.notebook import reconciliation_html
from factrecon.rules import RULES, compare_claims
from factrecon.story.analysis import PARSER, Parser, check_means
from factrecon.story.copies import carried, copies_of
from factrecon.story_parts import Options, StoryPart, credibility_of, divided, make_part, with_publishers
from factrecon.verdicts.confirming import confirm_verdicts
from factrecon.verdicts.judged_disputes import settle_disputes
from factrecon.verdicts.verdict import Verdict, judge

FEW = 30
"""Up to this many documents are taken for a hand-picked set rather than a stream."""
LIKELY_ONE = 0.05
"""Likeness from which hand-picked documents tell one story; of a stream, `stories.TOGETHER`. Two incidents of
one kind that share no more than their vocabulary stay below it."""

_Piece = tuple[tuple[Document, ...], tuple[Assertion, ...], tuple[Judgement, ...]]


@frozen
class _Inputs:
    """What was given, how, and the stories that were made of it."""

    records: tuple[Document | Assertion, ...]
    options: Options
    parts: Mapping[str, StoryPart] = field(factory=dict, repr=False)
    """By the id of each document or, for claims without one, source."""


@frozen(kw_only=True, repr=False)
class Reconciliation(Findings):
    """What several sources establish and dispute. Equal for equal input in any order."""

    _inputs: _Inputs | None = field(default=None, repr=False, eq=False)

    def add(
        self, *documents_or_assertions: Document | Assertion, progress: Callable[[str, int, int], None] | None = None
    ) -> Reconciliation:
        """The reconciliation of everything so far and these besides, the same as of all at once.

        What was read is kept, so only the new documents are read, and those that they date or place
        otherwise. Sources, readers, judgements and all other options stay. Raises `InvalidRecord` for a
        reconciliation that `reconcile` did not make.

        >>> from factrecon.model import claim
        >>> from factrecon.values import Quantity
        >>> one, two = (claim(s, "the fire", "deaths", Quantity.of(30, "person")) for s in "ab")
        >>> [v.status for v in reconcile([one]).verdicts], [v.status for v in reconcile([one]).add(two).verdicts]
        (['single-source'], ['corroborated'])
        """
        if self._inputs is None:
            raise InvalidRecord("nothing can be added to a reconciliation that was not made by reconcile()")
        records = (*self._inputs.records, *documents_or_assertions)
        return _reconciled(evolve(self._inputs, records=records), progress)

    def verdict(self, question: Question | str) -> Verdict:
        """The verdict on a question, given by itself, by id or a prefix of it, by its number in the report, or by words
        of its `ask`.

        Raises `UnknownName` where none or several fit.
        """
        if isinstance(question, Question):
            found = next((v for v in self.verdicts if v.question.id == question.id), None)
            if found is None:
                raise UnknownName(f"{question.ask or question.id!r} is no question of this reconciliation")
            return found
        named = find_asked(asked_of(self), question).id
        return next(v for v in self.verdicts if self.asked[v.question.id] == named)

    def to_json(self) -> dict[str, Any]:
        """The report as plain data, as the JSON Schema that ships with the package describes it."""
        return report_data(self)

    def _repr_html_(self) -> str:
        return reconciliation_html(self.to_json())


def reconcile(
    documents_or_assertions: Iterable[Document | Assertion],
    *,
    sources: Sequence[Source] = (),
    readers: Sequence[Reader | Read] = READERS,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
    rules: Sequence[Rule] = RULES,
    method: str | Callable[..., Any] = "auto",
    tolerance: Tolerance = DEFAULT,
    parser: Parser = PARSER,
    judgements: Judgements | None = None,
    together: float | None = None,
    matching: Matching = "evidence",
    stories: Mapping[str, str] | None = None,
    left_out: Iterable[LeftOut] = (),
    keep_ungrounded: bool = False,
    confirm: Complete | None = None,
    strict: bool = False,
    workers: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Reconciliation:
    """Read the documents, bring their claims together with the given ones, and judge every question.

    `method` weighs the sources (a name of `fusion.METHODS` or a function). `progress` is called with
    the step, how much is done and how much there is. `judgements` says which documents tell the same
    story, which claims answer the same question or tell of the same event, and which do not, whatever
    they look like (`load_judgements`).

    Given claims are held against the documents they name (`ground`): those whose quote, value or document does not
    stand are left out, unless `keep_ungrounded`, which marks them. With `readers=()` only given claims count, and the
    documents serve as their ground. `confirm` is a language model that sees what would be told as disputed, or as
    agreeing on weak evidence, and may only take it back (`confirming`); the passages are sent to it.

    `tolerance` says what words like "about" mean, in documents and in given claims; `parser` cuts the documents into
    sentences, words and clauses (both as in `read`).

    `matching="exact"` lets only equal subjects and attributes share a question (`match`).

    `stories` names the story of documents, and of claims by the source that gives them, where they tell several:
    what lies in two of them is never held against each other. A record names its own in its field `story`.

    `together` is the likeness in [0, 1] from which documents are taken to tell one story: by default that of a stream
    of many stories (`matching.stories.TOGETHER`) or, of up to thirty documents, less, since they were likely picked.

    `workers` is the number of processes among which the stories are shared; the report is the same, byte by byte. They
    are spawned, each loads the tables anew (about a second), and of the documents no analysis is kept for `add`; a
    script that asks for them does so under `if __name__ == "__main__"`.

    A document or claim that breaks something is left out, with its reason in `left_out`, and all else is
    reconciled as without it; with `strict` the error is raised instead, for whoever looks for its cause.

    >>> from factrecon.model import claim
    >>> from factrecon.values import Quantity
    >>> deaths = [claim(s, "the fire", "deaths", Quantity.of(n, "person")) for s, n in [("a", 30), ("b", 20)]]
    >>> reconcile(deaths).verdicts[0].status
    'disputed'
    """
    check_means(tolerance, parser)
    options = Options(
        tuple(sources),
        tuple(readers),
        vocabulary_of(frames),
        tuple(rules),
        method,
        tolerance,
        judgements or Judgements(),
        tuple(left_out),
        together,
        keep_ungrounded,
        confirm,
        strict,
        matching,
        checked(workers),
        dict(stories or {}),
        parser,
    )
    return _reconciled(_Inputs(_listed(documents_or_assertions), options), progress)


def _listed(given: Any) -> tuple[Document | Assertion, ...]:
    if isinstance(given, Document | Assertion | str) or not isinstance(given, Iterable):
        raise not_a("documents and claims in a list", given)
    return tuple(given)


def read_together(
    documents: Iterable[Document],
    *,
    readers: Sequence[Reader | Read] = READERS,
    frames: Sequence[Frame | str | EllipsisType] | None = None,
    tolerance: Tolerance = DEFAULT,
    parser: Parser = PARSER,
    judgements: Judgements | None = None,
    on_error: Callable[[LeftOut], None] | None = None,
    workers: int = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Assertion, ...]:
    """What documents say, each read by what the others of its story say of when, where and who, as `reconcile` reads
    them.

    Written with `dump`, and given to `reconcile` with the same documents and `readers=()`, they make the same report.
    A document that breaks something raises its error, or is told to `on_error` and left out. `workers` is the number of
    processes among which the stories are shared, as in `reconcile`.

    >>> a, b = (Document(id="a", text="A fire in Toledo killed 3 people."),
    ...     Document(id="b", text="Three died in Toledo."))
    >>> sorted({said.document for said in read_together([a, b])})
    ['a', 'b']
    """
    sound = list(_sorted_apart(documents)[0])
    reader = partial(
        read_documents, vocabulary=vocabulary_of(frames), readers=readers, tolerance=tolerance, parser=parser
    )
    check_means(tolerance, parser)
    checked(workers)

    def run(some: Sequence[Document | Assertion], workers: int = 1) -> tuple[Assertion, ...]:
        papers = [d for d in some if isinstance(d, Document)]
        stories = _stories(papers, judgements or Judgements())
        copies = _copies_within(papers, stories)
        first = [d for d in papers if d.id not in copies]
        said = _said_apart(first, stories, reader, workers) if workers > 1 else {}
        rest = [d for d in first if d.id not in said]
        read = reader(rest, stories=stories, progress=progress)
        said |= {of.document.id: of.assertions for of in read.of}
        by_id = {d.id: d for d in first}
        return tuple(
            a
            for d in papers
            for a in (said[d.id] if d.id in said else carried(said[copies[d.id]], by_id[copies[d.id]], d))
        )

    try:
        return run(sound, workers)
    except NOT_OF_A_RECORD:
        raise
    except Exception:
        if on_error is None:
            raise
        kept, gone = without_faults(tuple(sound), run)
        for record, error in gone:
            on_error(LeftOut(_name(record), internal(error)))
        return run(kept, workers)


def _said_apart(
    documents: Sequence[Document],
    stories: Mapping[str, int],
    reader: Callable[..., Readings],
    workers: int,
) -> dict[str, tuple[Assertion, ...]]:
    """What other processes read of each document, the longest stories first."""
    members: dict[int, list[Document]] = defaultdict(list)
    for document in documents:
        members[stories[document.id]].append(document)
    tasks = sorted(members.values(), key=lambda story: (-sum(len(d.text) for d in story), story[0].id))
    found: dict[str, tuple[Assertion, ...]] = {}
    if len(tasks) > 1:
        for _, said in spread(_said_alone, (reader,), [(t,) for t in tasks], workers=workers):
            found |= said or {}
    return found


def _said_alone(reader: Callable[..., Readings], documents: Sequence[Document]) -> dict[str, tuple[Assertion, ...]]:
    read = reader(documents, stories={d.id: 0 for d in documents})
    return {of.document.id: of.assertions for of in read.of}


def _reconciled(inputs: _Inputs, progress: Callable[[str, int, int], None] | None) -> Reconciliation:
    """The whole road; where it breaks off, again without the records that break it."""
    try:
        return _road(inputs, progress)
    except NOT_OF_A_RECORD:
        raise
    except Exception:
        if inputs.options.strict:
            raise
        documents, given = _sorted_apart(inputs.records)
        records: tuple[Document | Assertion, ...] = (*documents, *sorted(given, key=repr))
        alone = evolve(inputs, options=evolve(inputs.options, workers=1))
        sound, gone = without_faults(records, lambda some: _road(evolve(alone, records=tuple(some)), None))
        if not sound and (not records or inputs.options.own):
            raise  # what breaks every record is no record's fault
    left_out = (LeftOut(_name(record), internal(error)) for record, error in gone)
    options = evolve(inputs.options, left_out=(*inputs.options.left_out, *left_out))
    return _road(evolve(inputs, records=tuple(sound), options=options), progress)


def _name(record: Document | Assertion) -> str:
    return record.id if isinstance(record, Document) else record.document or record.source


def _road(inputs: _Inputs, progress: Callable[[str, int, int], None] | None) -> Reconciliation:
    options = inputs.options
    documents, given = _sorted_apart(inputs.records)
    documents = with_publishers(documents, given)
    given = tuple(_in_story(a, options.stories) for a in given)
    called = {d.id: options.stories[d.id] for d in documents if d.id in options.stories}
    story_of = _stories(documents, options.judgements, options.together, called=called)
    if options.matching == "evidence":
        given = in_stories(given, documents, story_of, options.together)
    pieces = list(divided(documents, given, story_of, options.judgements, called=called)) or [((), (), ())]
    copies = _copies_within(documents, story_of)
    ask_ahead(options.readers, [d for d in documents if d.id not in copies], progress=progress)
    found: dict[int, StoryPart] = {}
    if options.workers > 1:
        found = _made_apart(inputs, pieces, progress)
    done = sum(len(part.documents) for part in found.values())
    for n, (papers, claims, judged) in enumerate(pieces):
        if n in found:
            continue
        before = _before(inputs.parts, papers, claims)
        if len(before) == 1 and before[0].is_of(papers, claims, judged):
            found[n] = before[0]
        else:
            kept = joined_readings(x.readings for x in before)
            told = _offset(progress, done, len(documents))
            found[n] = make_part(papers, claims, judged, options, among=documents, kept=kept, progress=told)
        done += len(papers)
        if progress:
            progress("matching", len(found), len(pieces))
    parts = [found[n] for n in range(len(pieces))]
    if len(documents) > MOST_KEPT:
        parts = [evolve(p, readings=p.readings.alone) for p in parts]
    made = combine(
        parts, options, stories=story_of, judged=judged_stories({d.id for d in documents}, options.judgements)
    )
    if options.confirm is not None:
        second = confirm_verdicts(
            made.verdicts, made.graph, documents, options.confirm, evidence=made.evidence, progress=progress
        )
        made = evolve(made, verdicts=second.verdicts, left_out=(*made.left_out, *second.left_out))
    if shared := (*_sharing(inputs.records, documents), *_in_no_story(documents, given, options.stories)):
        made = evolve(made, left_out=tuple(sorted((*made.left_out, *shared), key=lambda x: (x.file, x.reason))))
    if progress:
        progress("done", 1, 1)
    known = {name: part for part in parts for name in _names(part.documents, part.given)}
    return evolve(made, inputs=evolve(inputs, parts=known))


def _made_apart(
    inputs: _Inputs, pieces: Sequence[_Piece], progress: Callable[[str, int, int], None] | None
) -> dict[int, StoryPart]:
    """The parts that other processes make, the longest first: of stories with documents of which nothing is known
    yet.
    """
    new = [n for n, (papers, claims, _) in enumerate(pieces) if papers and not _before(inputs.parts, papers, claims)]
    new.sort(key=lambda n: (-sum(len(d.text) for d in pieces[n][0]), n))
    if len(new) < 2:
        return {}
    found: dict[int, StoryPart] = {}
    options = evolve(inputs.options, confirm=None)  # asked later, of all verdicts
    for n, part in spread(_part_alone, (options,), [pieces[n] for n in new], workers=options.workers):
        if part is not None:
            found[new[n]] = part
        if progress:
            progress("matching", len(found), len(pieces))
    return found


def _part_alone(
    options: Options, documents: Sequence[Document], given: Sequence[Assertion], judged: Sequence[Judgement]
) -> StoryPart:
    """A part to be sent to another process, so without what only helps to make it again."""
    made = make_part(documents, given, judged, options)
    return evolve(made, readings=made.readings.alone)


def _names(documents: Sequence[Document], given: Sequence[Assertion]) -> Iterator[str]:
    yield from (d.id for d in documents)
    yield from (a.source for a in given)


def _before(
    parts: Mapping[str, StoryPart], documents: Sequence[Document], given: Sequence[Assertion]
) -> list[StoryPart]:
    """The parts in which any of these stood before, each once."""
    found = {id(p): p for name in _names(documents, given) if (p := parts.get(name)) is not None}
    return list(found.values())


def _offset(
    progress: Callable[[str, int, int], None] | None, done: int, total: int
) -> Callable[[str, int, int], None] | None:
    if progress is None:
        return None
    return lambda step, n, whole: progress(step, done + n, total) if step == "reading" else progress(step, n, whole)


def combine(
    parts: Sequence[StoryPart],
    options: Options,
    *,
    stories: Mapping[str, int],
    judged: Iterable[Applied] = (),
    credibility: tuple[Mapping[str, float], Mapping[str, float]] | None = None,
) -> Reconciliation:
    """The reconciliation of stories side by side; `credibility`, of origins and of sources, is summed over them unless
    given, as for stories that stand among others."""
    if credibility is None:
        credibility = tuple(
            credibility_of((getattr(p, of) for p in parts), options.prior) for of in ("origins", "sources")
        )  # type: ignore[assignment]
    assert credibility is not None
    graph = joined_graphs([p.graph for p in parts])
    evidence = {q: bits for p in parts for q, bits in p.matched.evidence.items()}
    bonds = {q: held for p in parts for q, held in p.matched.bonds.items()}
    learnt = credibility[0]

    def verdict_on(q: Question, settled: Collection[frozenset[str]] = ()) -> Verdict:
        return judge(
            graph,
            q,
            credibility=learnt,
            bonds=bonds.get(q.id),
            rules=options.rules,
            tolerance=options.tolerance,
            settled=settled,
        )

    verdicts, settled = settle_disputes(
        graph,
        [verdict_on(q) for q in graph.questions],
        (j for p in parts for j in p.judgements if j.about == "dispute"),
        compare=partial(compare_claims, rules=options.rules, tolerance=options.tolerance),
        again=verdict_on,
    )
    distances = check_distances(verdicts)
    verdicts = tuple(
        evolve(v, reason=f"{v.reason}; {distances[v.question.id].reason}") if v.question.id in distances else v
        for v in verdicts
    )
    told = [a.source for a in graph.assertions]
    unread = (*options.left_out, *(x for p in parts for x in p.left_out))
    applied = {a.judgement: a for a in (*judged, *settled, *(a for p in parts for a in p.matched.judged))}
    considered = sum((Counter(p.matched.considered) for p in parts), Counter[str]())
    links = (x for p in parts for x in p.matched.links)
    apart = (x for p in parts for x in p.matched.apart)
    return Reconciliation(
        graph=graph,
        verdicts=verdicts,
        events=tuple(sorted((e for p in parts for e in p.matched.events), key=lambda e: e.key)),
        documents=graph.documents,
        timeline=joined_timelines([p.timeline for p in parts]),
        credibility={s: credibility[1][s] for s in sorted(set(told)) if s in credibility[1]},
        distances=distances,
        stories=stories,
        links=tuple(sorted(links, key=lambda x: (x.kind, x.a, x.b))),
        asked=question_ids(graph),
        evidence=evidence,
        possible=tuple(x for p in parts for x in p.matched.possible),
        apart=tuple(sorted(apart, key=lambda m: (-m.link.evidence, m.questions))),
        judged=tuple(applied[j] for j in options.judgements.listed if j in applied),
        considered=dict(sorted(considered.items())),
        contributions={q: c for p in parts for q, c in p.contributions.items()},
        datings={d: dating for p in parts for d, dating in p.readings.datings.items()},
        tolerance=options.tolerance,
        left_out=tuple(sorted(unread, key=lambda x: (x.file, x.reason))),
    )


def _sharing(records: Iterable[Document | Assertion], named: Sequence[Document]) -> Iterator[LeftOut]:
    """Tell of documents that came under one id, and bear others now: nothing of them is lost."""
    given = {r.id for r in records if isinstance(r, Document)}
    if len(given) < len(named):
        renamed: dict[str, list[str]] = defaultdict(list)
        for document in named:
            if document.id not in given:
                renamed[max((g for g in _beginnings(document.id) if g in given), key=len)].append(document.id)
        for identity, names in sorted(renamed.items()):
            listed = ", ".join(names[:3]) + (" and so on" if len(names) > 3 else "")
            yield LeftOut(
                identity, f"{len(names) + 1} documents have this id; all but one are called {listed}", lost=False
            )


def _beginnings(name: str) -> Iterator[str]:
    return (name[:at] for at in range(len(name)) if name[at] == "-")


def _sorted_apart(records: Iterable[Document | Assertion]) -> tuple[tuple[Document, ...], tuple[Assertion, ...]]:
    """Documents by id, and the claims that were given as such.

    Of several documents under one name all but one get another, by what they say.
    """
    documents: dict[str, dict[Document, None]] = defaultdict(dict)
    assertions: list[Assertion] = []
    for record in records:
        if isinstance(record, Document):
            documents[record.id][record] = None
        elif isinstance(record, Assertion):
            assertions.append(record)
        else:
            raise not_a("documents and claims, each by itself", record)
    named: dict[str, Document] = {}
    for identity in sorted(documents):
        first, *others = sorted(
            documents[identity], key=lambda d: (d.text_sha256, d.source, str(d.published), d.title, str(d.url))
        )
        named[identity] = first
        for n, other in enumerate(others, 2):
            name = f"{identity}-{other.text_sha256[:8]}"
            while name in named or name in documents:
                name = f"{name}-{n}"
            named[name] = evolve(other, id=name)
    return tuple(named[i] for i in sorted(named)), tuple(assertions)


def _in_story(claim: Assertion, stories: Mapping[str, str]) -> Assertion:
    """The claim as asked within the story that the caller names for its document or source, unless its record names
    one.
    """
    question = claim.claim.question
    name = stories.get(claim.document or "") or stories.get(claim.source)
    if question.story or not name:
        return claim
    return evolve(claim, claim=evolve(claim.claim, question=evolve(question, story=name)))


def _in_no_story(
    documents: Sequence[Document], given: Sequence[Assertion], stories: Mapping[str, str]
) -> Iterator[LeftOut]:
    known = {d.id for d in documents} | {x for a in given for x in (a.document, a.source)}
    for name in sorted(stories.keys() - known):
        yield LeftOut(
            name, f"the story {stories[name]!r} is named for it, but no document or source is called so", lost=False
        )


def _stories(
    documents: Sequence[Document],
    judged: Judgements,
    threshold: float | None = None,
    *,
    called: Mapping[str, str] = {},
) -> dict[str, int]:
    """Which story each document tells. A few documents handed over together more likely tell one; `called` decides."""
    if threshold is None:
        threshold = LIKELY_ONE if len(documents) - len(copies_of(documents)) <= FEW else TOGETHER
    known = {d.id for d in documents}
    same = [pair for pair in judged.same if set(pair) <= known]
    different = [pair for pair in judged.different if set(pair) <= known]
    first: dict[str, str] = {}
    same += [(first.setdefault(called[d.id], d.id), d.id) for d in documents if d.id in called]
    different += list(combinations(first.values(), 2))
    stories = find_stories(documents, same=same, different=different, threshold=threshold)
    return {name: i for i, story in enumerate(stories) for name in story}


def in_stories(
    given: Sequence[Assertion], documents: Sequence[Document], story_of: Mapping[str, int], together: float | None
) -> tuple[Assertion, ...]:
    """Very many claims that name no story, each in the one that was found for it; to a lone story all belong."""
    if len(set(story_of.values())) == 1:
        return tuple(given)
    return in_found_stories(given, _names_of(documents), partial(_grouped, threshold=together))


def _grouped(papers: Sequence[Document], *, threshold: float | None) -> list[list[str]]:
    """The stories of what claims say, by the ids of their papers."""
    members: dict[int, list[str]] = defaultdict(list)
    for name, story in _stories(papers, Judgements(), threshold).items():
        members[story].append(name)
    return list(members.values())


def _names_of(documents: Iterable[Document]) -> set[str]:
    """By what claims may name the documents: id, address, and file."""
    return {name for d in documents for name in (d.id, d.url) if name}


def _copies_within(documents: Iterable[Document], stories: Mapping[str, int]) -> dict[str, str]:
    """The copies of one text within each story, and what they are copies of."""
    members: dict[int, list[Document]] = defaultdict(list)
    for d in documents:
        members[stories[d.id]].append(d)
    return {copy: original for some in members.values() for copy, original in copies_of(some).items()}


def judged_stories(known: Collection[str], judged: Judgements) -> Iterator[Applied]:
    """What became of the judgements on stories: those on documents that are not among those known, by id, change
    nothing."""
    for judgement in judged.listed:
        if judgement.about == "story":
            missing = [x for x in judgement.pair if x not in known]
            notice = f"there is no document {' and no document '.join(map(repr, missing))} here" if missing else ""
            yield Applied(judgement, notice)


__all__ = ["SCHEMA", "Reconciliation", "in_stories", "read_together", "reconcile"]
