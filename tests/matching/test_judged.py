"""Judgements on events and questions: found by their words, obeyed, told in the report, harmless when stale."""

from datetime import date

import pytest

from factrecon.errors import InvalidRecord, UnknownName
from factrecon.judging import judge
from factrecon.matching.judgements import Judgement, Judgements, load_judgements, remember
from factrecon.model import Document, claim
from factrecon.reconciliation import reconcile
from factrecon.reports import report as tell
from factrecon.values import Quantity, Time


def news(name: str, text: str, day: int = 20) -> Document:
    return Document(id=name, text=text, source=name, published=date(2024, 5, day))


DEAL = [
    news(
        "a",
        "Orrin Foods agreed on Monday to buy its rival Brack for about 2.4 billion pounds. Orrin said it would cut "
        "about 400 jobs.",
    ),
    news("b", "The shareholders wanted more than £2 billion. The union said Orrin would cut 800 jobs."),
    news("c", "Orrin is buying Brack. It said it would cut fewer than 500 jobs."),
]
EXTRA = news("d", "Shares in Brack rose after Orrin agreed to buy it. The regulator will look at the deal.", 21)


def questions_of(report: dict, text: str) -> set[str]:
    return {q["id"] for q in report["questions"] for c in q["claims"] if text in c["text"]}


def claim_of(report: dict, text: str) -> str:
    return next(c["id"] for q in report["questions"] for c in q["claims"] if text in c["text"])


@pytest.fixture(scope="module")
def plain() -> dict:
    return reconcile(DEAL).to_json()


def judged(plain: dict, verdict: str, a: str, b: str) -> Judgements:
    return Judgements.of(judge(plain, verdict, claim_of(plain, a), claim_of(plain, b), note="I asked"))


def test_two_claims_judged_to_answer_one_question_do_and_still_do_with_more_documents(plain):
    assert questions_of(plain, "more than £2") != questions_of(plain, "2.4 billion")
    said = judged(plain, "same", "more than £2", "2.4 billion")
    for documents in (DEAL, [*DEAL, EXTRA], [EXTRA, *DEAL[::-1]]):
        told = reconcile(documents, judgements=said).to_json()
        assert questions_of(told, "more than £2") == questions_of(told, "2.4 billion")
        assert told["judgements"][0] | {"questions": []} == {
            "verdict": "same",
            "about": "question",
            "note": "I asked",
            "applied": True,
            "questions": [],
            "a": said.listed[0].a,
            "b": said.listed[0].b,
        }
        assert set(told["judgements"][0]["questions"]) == questions_of(told, "more than £2")


def test_two_claims_judged_to_answer_two_questions_never_share_one(plain):
    assert questions_of(plain, "800") == questions_of(plain, "about 400")
    told = reconcile(DEAL, judgements=judged(plain, "different", "800", "about 400")).to_json()
    assert not questions_of(told, "800") & questions_of(told, "about 400")
    # What nobody judged stays with what it agrees with.
    assert questions_of(told, "fewer than 500") == questions_of(told, "about 400")
    # Nothing else that the same words say moves along.
    occurrences = [q for q in told["questions"] if q["attribute"] == "occurrence"]
    assert {q["ask"] for q in occurrences} == {q["ask"] for q in plain["questions"] if q["attribute"] == "occurrence"}


def test_the_report_shows_them_as_the_readers_own(plain):
    made = reconcile(DEAL, judgements=judged(plain, "same", "more than £2", "2.4 billion"))
    for form in ("text", "markdown", "html"):
        told = tell(made, format=form, **({"width": 400} if form == "text" else {}))
        assert "By your judgement one question" in told
        assert "I asked" in told


def events_of(report: dict) -> set[str]:
    return {q["event"] for q in report["questions"] if q["event"]}


def test_events_are_joined_and_told_apart():
    first = [
        news("a", "A strike at Ferrol Docks began on May 6. The strike ended on Wednesday."),
        news("b", "Dockers at Ferrol walked out on May 7. The strike ended on Thursday."),
    ]
    before = reconcile(first).to_json()
    assert events_of(before) == {"e1"}
    apart = Judgements.of([Judgement("different", "a: strike", "b: strike", about="event")])
    told = reconcile(first, judgements=apart).to_json()
    assert events_of(told) == {"e1", "e2"}
    together = Judgements.of(judge(told, "same", "e1", "e2"))
    again = reconcile(first, judgements=together).to_json()
    assert events_of(again) == {"e1"}
    assert again["judgements"][0]["applied"]


def test_a_chain_of_likenesses_does_not_get_round_a_judgement():
    docs = [news(n, f"The strike at Ferrol Docks began on May 6. {n} was there.") for n in ("a", "b", "c", "d")]
    told = reconcile(docs, judgements=Judgements.of([Judgement("different", "a: strike", "d: strike", about="event")]))
    together = [
        {
            a.document
            for a in told.graph.assertions
            if a.claim.question.subject_key == e.key and a.claim.question.attribute == "start"
        }
        for e in told.events
    ]
    assert not any({"a", "d"} <= group for group in together)


@pytest.mark.parametrize(
    "stale",
    [
        Judgement("same", "a: words that nobody wrote", "b: more than £2 billion", about="question"),
        Judgement("different", "gone: strike", "a: Orrin", about="event"),
        Judgement("same", "a", "gone"),
        Judgement("same", "no colon", "a: about 400", about="question"),
        Judgement("same", "a: about 400", "a: on Monday", about="question"),
    ],
)
def test_a_judgement_on_what_is_gone_is_a_notice_and_no_error(plain, stale):
    told = reconcile(DEAL, judgements=Judgements.of([stale])).to_json()
    assert told["questions"] == plain["questions"]
    [judgement] = told["judgements"]
    assert not judgement["applied"]
    assert judgement["notice"]
    for form in ("text", "markdown", "html"):
        assert "without effect" in tell(told, format=form)


def test_structured_claims_are_named_by_source_and_quote():
    said = [
        claim("gazette", "the fire", "deaths", Quantity.of(30, "person"), quote="thirty died"),
        claim("herald", "the flood in Lima", "deaths", Quantity.of(20, "person"), quote="20 deaths"),
        claim("courier", "the fire", "deaths", Quantity.of(31, "person"), quote="31 dead"),
    ]
    made = reconcile(said)
    assert len(made.verdicts) == 2
    ids = [c["id"] for q in made.to_json()["questions"] for c in q["claims"]]
    one = reconcile(said, judgements=Judgements.of(judge(made, "same", ids[0], ids[-1])))
    assert [v.status for v in one.verdicts] == ["disputed"]
    both = reconcile(
        said,
        judgements=Judgements.of(
            [Judgement("different", "gazette: thirty died", "courier: 31 dead", about="question")]
        ),
    )
    assert len(both.verdicts) == 3


def test_kinds_of_value_that_cannot_answer_one_question():
    said = [
        claim("a", "the fire", "deaths", Quantity.of(30, "person"), quote="thirty died"),
        claim("b", "the fire", "start", Time.day(2024, 3, 1), quote="on March 1"),
    ]
    one = Judgement("same", "a: thirty died", "b: on March 1", about="question")
    [told] = reconcile(said, judgements=Judgements.of([one])).to_json()["judgements"]
    assert "two kinds of value" in told["notice"]


def test_a_judgement_is_refused_with_what_to_do(plain):
    event = plain["events"][0]["id"]
    with pytest.raises(InvalidRecord, match="two of one sort"):
        judge(plain, "same", claim_of(plain, "800"), event)
    with pytest.raises(UnknownName, match="ids look like"):
        judge(plain, "same", "c1", "c999")
    with pytest.raises(InvalidRecord, match="same question"):
        Judgement("same", "a", "b", about="colour")  # type: ignore[arg-type]


def test_the_file_keeps_what_they_are_about(tmp_path, plain):
    path = tmp_path / "judged.tsv"
    made = judge(plain, "different", claim_of(plain, "800"), claim_of(plain, "about 400"))
    remember(path, made)
    remember(path, [Judgement("same", "a", "b", "one story")])
    found = load_judgements(path)
    assert set(found.listed) == {*made, Judgement("same", "a", "b", "one story")}
    assert found.same == (("a", "b"),)
    assert found.different == ()


def test_reports_with_judgements_fulfil_the_schema(plain):
    jsonschema = pytest.importorskip("jsonschema")
    from factrecon.reports.json import schema

    said = Judgements.of([*judged(plain, "same", "more than £2", "2.4 billion").listed, Judgement("same", "a", "gone")])
    validator = jsonschema.Draft202012Validator(schema())
    for made in (plain, reconcile(DEAL, judgements=said).to_json()):
        validator.validate(made)
        assert made["matching"]["considered"]
    assert {j["applied"] for j in made["judgements"]} == {True, False}
