"""From documents to an enriched story, stage by stage: every step takes a frozen story and gives one.

`parse` takes the documents apart; the steps of `ENRICHMENTS`, in their order, tell the events, find the scene of the
main incident, settle its place by the other documents, say who is whom, and state every clause. Pass a longer tuple
for a step of your own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from factrecon.frames import FRAMES, Frame
from factrecon.model import Document
from factrecon.story.analysis import Analysis
from factrecon.story.entities import Entities, name_entities
from factrecon.story.incident import events_of, find_incident, find_occurrences
from factrecon.story.occurrences import NOTHING
from factrecon.story.page import Page, Story
from factrecon.story.scenes import find_scene, places_together
from factrecon.story.statement import Statements

__all__ = [
    "ENRICHMENTS",
    "Step",
    "enrich",
    "name_everybody",
    "parse",
    "settle_places",
    "state",
    "story_of",
    "tell_events",
]

Step = Callable[[Story], Story]
"""One stage of a story: a function with a name and a docstring, which changes nothing that it is given."""


def parse(analyses: Iterable[Analysis]) -> Story:
    """The story of some documents taken apart; nothing is told yet."""
    return Story(tuple(Page(a) for a in analyses))


def tell_events(story: Story) -> Story:
    """Which events each document tells, which of them it is chiefly about, and when and where that was."""
    return Story(tuple(_told(p) for p in story.pages))


def _told(page: Page) -> Page:
    if page.occurrences is not NOTHING:
        return page
    occurrences = find_occurrences(page.analysis)
    events = events_of(page.analysis, occurrences)
    incident = find_incident(page.analysis, occurrences, events)
    return evolve(
        page, occurrences=occurrences, events=events, incident=incident, scene=find_scene(page.analysis, occurrences)
    )


def settle_places(story: Story) -> Story:
    """Where each document's incident was, read by what the other documents say of theirs."""
    told = [p for p in story.pages if p.incident is not None]
    if len(told) < 2:
        return Story(tuple(evolve(p, settled_places=()) if p.settled_places else p for p in story.pages))
    settled = dict(zip((id(p) for p in told), places_together([(p.analysis, p.scene) for p in told]), strict=True))
    return Story(tuple(evolve(p, settled_places=settled.get(id(p), ())) for p in story.pages))


def name_everybody(story: Story) -> Story:
    """Who is whom, over all documents."""
    table = name_entities([p.analysis for p in story.pages])
    return Story(tuple(_knowing(p, table) for p in story.pages))


def _knowing(page: Page, table: Entities) -> Page:
    document = page.document.id
    same = isinstance(page.statements, Statements) and page.entities.within(document) == table.within(document)
    return evolve(page, entities=table, statements=page.statements if same else {})


def state(story: Story) -> Story:
    """What every clause of every document says."""
    return Story(
        tuple(
            p if isinstance(p.statements, Statements) else evolve(p, statements=Statements(p.analysis, p.entities))
            for p in story.pages
        )
    )


ENRICHMENTS: tuple[Step, ...] = (tell_events, settle_places, name_everybody, state)
"""What is told of a story before anybody reads it, in this order."""


def enrich(story: Story, steps: Sequence[Step] = ENRICHMENTS) -> Story:
    """The story with every step taken.

    >>> from factrecon.model import Document
    >>> made = enrich(parse([Analysis(Document(id="a", text="Ana Bell closed the mill."))]))
    >>> [e.name for e in made.entities.of], made.pages[0].statements[0, 0].predicate
    (['Ana Bell'], 'close')
    """
    for step in steps:
        story = step(story)
    return story


def story_of(*documents: Document, frames: Sequence[Frame] = ()) -> Story:
    """The enriched story of some documents, by the shipped vocabulary unless `frames` has another.

    >>> from factrecon.model import Document
    >>> story_of(Document(id="a", text="Ana Bell closed the mill.")).entities.of[0].name
    'Ana Bell'
    """
    return enrich(parse(Analysis(d, tuple(frames) or tuple(FRAMES)) for d in documents))
