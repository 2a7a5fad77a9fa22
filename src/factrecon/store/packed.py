"""Records as a store keeps them: their JSON, packed, for its keys are most of it."""

from __future__ import annotations

import json
import zlib
from typing import Any, Final

from factrecon.errors import InvalidRecord

__all__ = ["packed", "unpacked"]

_KNOWN: Final = (
    b'"resolved": {"kind": "offset", "duration": {"kind": "duration", "core": [], "support": []}, "direction": '
    b'"after", '
    b'"anchor": "", "side": "start"}, "safe": {"claim": "c", "text": "", "value": {"kind": "places", "items": [""], '
    b'"closed": false, "within": {}}}, "tied": [], "demoted": {}, "subject": "", "about": {"frame": "amount", '
    b'"participants": [], "words": [""]}, "checked": {}, "possible": [{"evidence": , "question": "q"}], '
    b'"event": {"end": {}, "frame": "", "known": {"modifiers": [""], "places": {"closed": false, "items": [""], '
    b'"kind": '
    b'"places", "within": {}}, "time": {"core": ["20", "20"], "grain": "day", "kind": "time", "support": ["20", "20"], '
    b'"text": "", "open": [false, false], "alternatives": []}}, "label": "the ", "id": "e", "participants": [], '
    b'"places": [""], '
    b'"start": {}}, "roles": [["named", "noun"], ["patient head", ""]], "modifiers": [""], "single": false, '
    b'"cumulative": true, '
    b'"status": "corroborated", "status": "disputed", "status": "revised", "status": "unresolved", "told": '
    b'"different figures", '
    b'"told": "agreement", "told": "disputed", "source": "", "object": "", "attribute": "", "value": {"kind": '
    b'"quantity", '
    b'"unit": "person", "core": [1, 1], "support": [1, 1], "nominal": 1, "modifier": "more than", "text": "1"}, '
    b'"value": {"kind": "truth", "text": "yes", "value": true}, "value": {"kind": "entity", "name": "", "text": ""}, '
    b'"quote": "", "start": , "end": , "speaker": "", "cue": "said", "status": "reported", "published": "20", '
    b'"reader": "statements", '
    b'"origin": "speaker: ", "ask": "How many people died in the ", "open": "amount", "at": , "statement": '
    b'{"predicate": "be", '
    b'"frame": "", "polarity": true, "mode": "planned", "roles": [{"name": "agent", "text": "the ", "head": "", '
    b'"entity": "", '
    b'"start": , "end": }, {"name": "patient", "text": ""}, {"name": "time", "value": {}}, {"name": "place"}], '
    b'"span": ["", , , ""], '
    b'"words": [""]}, "own_words": "", "agreement": null, "also": [], "ask": "Did ", "attribute": "truth", "best": '
    b'{"belief": '
    b'0.7, "claim": "c1", "text": "yes", "value": {"kind": "truth", "text": "yes", "value": true}}, "claims": '
    b'[{"assertions": '
    b'[{"cue": null, "document": "", "end": , "given": null, "grounding": null, "mode": "asserted", "origin": "", '
    b'"prefix": "", '
    b'"published": "20", "quote": "", "reader": "truths", "ref": null, "source": "", "speaker": null, "start": , '
    b'"status": '
    b'"asserted", "suffix": " "}], "belief": 1.0, "id": "c1", "scope": {"as_of": "20"}, "text": "", "value": '
    b'{"kind": "text", '
    b'"text": "", "value": ""}}], "comparisons": [{"a": "c1", "agreement": 0.0, "b": "c2", "contradiction": 1.0, '
    b'"kind": "value", '
    b'"reason": "no answer fits both \xe2\x80\x9c", "relation": "contradiction", "rule": "values"}], '
    b'"contradiction": null, '
    b'"contributions": [{"claim": "c1", "independence": 1.0, "log_odds": , "origin": "", "sources": [""]}], "event": '
    b"null, "
    b'"evidence": null, "id": "q", "kind": "text", "origins": 1, "possible": [], "reason": "one voice says it", '
    b'"status": '
    b'"single-source", "story": "s", "subject": "", "told": null, "voices": [""], "was": []}'
)
"""What records are likely to hold, the likeliest last, for zlib to refer to. What is packed needs these very bytes:
another dictionary takes another first byte."""
_FIRST: Final = b"\x01"
_MOST: Final = 64_000_000
"""Bytes of one record, unpacked."""


def packed(data: Any) -> bytes:
    """A record in a quarter of the space.

    >>> unpacked(packed({"ask": "How many?", "claims": []}))
    {'ask': 'How many?', 'claims': []}
    """
    text = json.dumps(data, sort_keys=True, ensure_ascii=True, separators=(", ", ": "))
    made = zlib.compressobj(6, zdict=_KNOWN)
    return _FIRST + made.compress(text.encode("ascii")) + made.flush()


def unpacked(kept: bytes | str) -> Any:
    """The record again; older stores keep it as it was written. Raises `InvalidRecord` for what was not packed here."""
    if isinstance(kept, str):
        return json.loads(kept)
    if kept[:1] != _FIRST:
        raise InvalidRecord("a record is packed in a way that this factrecon does not know; update it")
    reader = zlib.decompressobj(zdict=_KNOWN)
    text = reader.decompress(kept[1:], _MOST)
    if reader.unconsumed_tail:
        raise InvalidRecord(f"a record of more than {_MOST:,} bytes")
    return json.loads(text)
