import json

from factrecon.matching.explanation import explain_match
from factrecon.model import Claim, Event, Question
from factrecon.values import Quantity


def test_texts_slot_by_slot():
    found = explain_match("The mill fire killed 30 workers.", "The blaze at the mill killed 20 workers.")
    assert found.matched
    assert ("value", "conflict") in {(s.name, s.verdict) for s in found.slots}
    assert "fire ~ blaze" in found.text
    json.dumps(found.to_json())


def test_other_subjects():
    found = explain_match("The mill burned down.", "Parliament adjourned.")
    assert not found.matched
    assert found.text.startswith("They do not answer")


def test_claims():
    fire, other = Event("fire", participants=("Harrow Mill",)), Event("fire", participants=("Leeds Gasworks",))
    a = Claim(Question(fire, "deaths"), Quantity.of(2, "person"))
    b = Claim(Question(other, "deaths"), Quantity.of(3, "person"))
    found = explain_match(a, b)
    assert not found.matched
    assert {s.name: s.verdict for s in found.slots}["participants"] == "different"
    assert explain_match(a, a).matched
