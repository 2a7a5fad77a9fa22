"""The mentions of a document, grouped into its events; found once for all readers."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from factrecon.readers.analysis import Analysis
from factrecon.readers.mentions import find_mentions
from factrecon.readers.occurrences import Occurrences, group

_STORIES: WeakKeyDictionary[Analysis, Occurrences] = WeakKeyDictionary()


def story_of(analysis: Analysis) -> Occurrences:
    """The events of a document, with which mention tells of which."""
    found = _STORIES.get(analysis)
    if found is None:
        found = group([m for s in analysis.sentences for m in find_mentions(s)])
        _STORIES[analysis] = found
    return found
