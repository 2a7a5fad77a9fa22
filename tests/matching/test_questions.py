"""Which claims of several documents share a question, and which must stay apart."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.reconciliation import Reconciliation, reconcile


def story(*texts: tuple[str, date]) -> Reconciliation:
    return reconcile([Document(id=f"d{i}", text=text, published=day) for i, (text, day) in enumerate(texts)])


def together(found: Reconciliation, one: str, two: str) -> bool:
    """Whether claims whose quotes hold the words stand under one question."""
    for verdict in found.to_json()["questions"]:
        quotes = [a["quote"] for c in verdict["claims"] for a in c["assertions"]]
        if any(one in q for q in quotes) and any(two in q for q in quotes):
            return True
    return False


MAY, JUNE = date(2024, 5, 6), date(2024, 5, 8)


def test_houses_and_homes_are_counted_together() -> None:
    found = story(
        ("A storm in Velden destroyed 2,300 homes on Sunday, officials said.", MAY),
        ("Some 2,300 houses were destroyed in Velden by Sunday's storm.", JUNE),
    )
    assert together(found, "2,300 homes", "2,300 houses")


def test_a_share_of_another_year_stays_apart() -> None:
    found = story(
        ("Pia Lund won the mayoral election in Velden on Sunday with 52.5 percent of the vote.", MAY),
        ("In the 2020 election in Velden Pia Lund won 58.1 percent of the vote.", JUNE),
    )
    assert not together(found, "52.5 percent", "58.1 percent")


def test_a_denial_meets_what_it_denies() -> None:
    found = story(
        ("Inspectors said the crane in Velden was overloaded when it toppled on Sunday.", MAY),
        ("The owner of the crane in Velden denied that it was overloaded.", JUNE),
    )
    (question,) = [q for q in found.to_json()["questions"] if q["attribute"] == "truth"]
    assert [c["relation"] for c in question["comparisons"]] == ["contradiction"]
    assert "overloaded" in question["ask"]


def test_what_one_document_alone_says_is_no_question() -> None:
    found = story(("Inspectors painted the crane in Velden on Sunday.", MAY), ("Rain fell in Velden.", JUNE))
    assert not [q for q in found.to_json()["questions"] if q["attribute"] == "truth"]


def test_when_a_lockout_happened_is_when_it_began() -> None:
    found = story(
        ("The brewery in Velden locked out its staff on Sunday.", MAY),
        ("The lockout at the brewery in Velden began on May 5.", JUNE),
    )
    assert together(found, "on Sunday", "May 5")


def test_a_win_and_the_match_of_that_day_are_one_happening() -> None:
    found = story(
        ("Velden United beat Sorn Rovers on Saturday in Velden.", MAY),
        ("The match against Sorn Rovers took place in Velden on May 4.", JUNE),
    )
    assert together(found, "on Saturday", "May 4")


def _together(one: str, other: str, days: tuple[int, int] = (12, 13)) -> list[set[str]]:
    documents = [
        Document(id=str(i), text=t, source=str(i), published=date(2024, 6, d))
        for i, (t, d) in enumerate(zip((one, other), days, strict=True))
    ]
    told: dict[str, set[tuple[str, str]]] = {}
    for a in reconcile(documents).graph.assertions:
        told.setdefault(a.claim.question.id, set()).add((a.document, a.claim.text))
    return [{text for _, text in found} for found in told.values() if len({d for d, _ in found}) == 2]


def test_statements_of_one_verb_and_day_meet() -> None:
    found = _together(
        "Marta Quill was arrested on June 11. Quill is accused of theft from the museum.",
        "The 44-year-old was detained at her home on the morning of June 11 over the theft from the museum.",
    )
    assert any({"June 11", "the morning of June 11"} <= claims for claims in found)


def test_statements_of_two_people_do_not() -> None:
    found = _together("Marta Quill was arrested on June 11 in Porto.", "Jan Ode was arrested on June 12 in Porto.")
    assert not any({"June 11", "June 12"} <= claims for claims in found)


def test_what_two_reports_count_once_is_one_thing() -> None:
    found = _together(
        "The thieves sawed through the bars of two windows of the museum.",
        "They had cut through the bars of three windows of the museum, police said.",
    )
    assert any({"two", "three"} <= claims for claims in found)


def test_a_plan_that_was_due_came_true() -> None:
    found = _together(
        "The election in Quelm will be held on Sunday, June 16, the electoral commission of Quelm said.",
        "The election took place without violence in Quelm. Turnout was 61 percent, the electoral commission of "
        "Quelm said.",
        (12, 18),
    )
    assert any("yes" in claims for claims in found)


def test_one_number_of_one_thing_under_two_nouns() -> None:
    found = _together(
        "The union said 47 posts at the hospital were vacant.",
        "There are 47 vacancies at the hospital, the union said.",
    )
    assert {"47"} in found


def test_what_one_is_paid_another_takes() -> None:
    found = _together(
        "Detectives say the guard was paid 15,000 pounds.", "The guard took 18,000 pounds, the court heard."
    )
    assert any(len(claims) == 2 for claims in found)


def test_a_count_of_another_size_is_no_rival() -> None:
    found = _together(
        "More than 200 officers searched the woods.",
        "Some 300 officers searched the woods. Three officers guarded the gate.",
    )
    assert any(len(claims) == 2 for claims in found)


def test_exact_matching_joins_only_what_bears_one_name() -> None:
    papers = [
        Document(id="a", text="A storm in Velden destroyed 2,300 homes on Sunday, officials said.", published=MAY),
        Document(id="b", text="Some 2,300 houses were destroyed in Velden by Sunday's storm.", published=JUNE),
    ]
    assert together(reconcile(papers), "2,300 homes", "2,300 houses")
    assert not together(reconcile(papers, matching="exact"), "2,300 homes", "2,300 houses")
