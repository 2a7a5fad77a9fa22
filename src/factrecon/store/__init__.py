"""WHAT lasts: documents, claims, stories, verdicts with their times, and judgements, in one SQLite file.

A document that comes in touches its own story and that story's neighbourhood; the result is what reconciling
everything at once would give. Killed at any moment, the file holds the last whole change.
"""

from factrecon.store.changes import Change
from factrecon.store.store import Added, Store

__all__ = ["Added", "Change", "Store"]
