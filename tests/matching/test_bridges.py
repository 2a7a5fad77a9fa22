"""Numbers that a frame asks for meet the same numbers told without one."""

from __future__ import annotations

from datetime import date

from factrecon.model import Document
from factrecon.reconciliation import reconcile

DAYS = date(2024, 5, 6), date(2024, 5, 7)


def shared(*texts: str) -> list[list[str]]:
    """The answers of each question that more than one document answers with a number."""
    found = reconcile(Document(id=f"d{i}", text=t, published=DAYS[i]) for i, t in enumerate(texts)).to_json()
    return [
        sorted(c["text"] for c in q["claims"])
        for q in found["questions"]
        if q["kind"] == "quantity" and len({a["document"] for c in q["claims"] for a in c["assertions"]}) > 1
    ]


def test_a_share_offered_is_one_with_or_without_a_noun_for_the_offer() -> None:
    one = "The brewery in Velden made a final offer that would have raised wages by 14% over four years."
    two = "The brewery in Velden says its offer, a 14 per cent increase spread over four years, stands."
    assert any("14" in answers[0] for answers in shared(one, two))


def test_numbers_of_another_size_stay_apart() -> None:
    one = "The group in Velden holds data on 3.1 million people."
    two = "Police in Velden held two people."
    assert not [answers for answers in shared(one, two) if "two" in answers]


def dated(*texts: str) -> list[set[str]]:
    """The documents of each question on a day or length that more than one document answers."""
    found = reconcile(Document(id=f"d{i}", text=t, published=DAYS[i]) for i, t in enumerate(texts)).to_json()
    asked = [q for q in found["questions"] if q["kind"] in ("time", "duration")]
    return [d for q in asked if len(d := {a["document"] for c in q["claims"] for a in c["assertions"]}) > 1]


def test_a_day_told_by_an_unknown_word_meets_the_frame_that_asks_for_it() -> None:
    one = "Thousands joined Sunday's protest outside the town hall in Velden."
    two = "Thousands gathered outside the town hall in Velden on Sunday."
    assert dated(one, two)


def test_deals_and_contracts_of_one_length_are_one() -> None:
    one = "Striker Ana Lund has signed a five-year contract with Velden United."
    two = "Striker Ana Lund put pen to paper on a five-year deal with Velden United."
    assert dated(one, two)


def test_two_happenings_of_one_day_stay_apart() -> None:
    one = "The museum in Velden opened its new wing on Sunday."
    two = "Police arrested a thief at the museum in Velden on Sunday."
    assert not dated(one, two)


def test_nearly_one_number_of_a_telling_noun_is_one() -> None:
    one = "The striker hit the winner in Velden in front of 41,180 spectators."
    two = "A crowd of more than 41,000 sang the name of Velden long after the end of the match."
    assert shared(one, two)


def test_a_cost_is_one_however_it_is_put() -> None:
    one = "The dispute cost the town of Velden about $100 million, the mayor said."
    two = "Economists put the cost of the stoppage in Velden at $120 million."
    assert shared(one, two)


def test_one_odd_length_is_told_of_one_thing_whatever_the_words() -> None:
    one = "Premier Ida Brandt of Velden was toppled on Monday after 17 months in office."
    two = "Ida Brandt, the premier of Velden, stepped down. She had governed for 17 months."
    assert dated(one, two)


def test_a_round_length_is_told_of_many_things() -> None:
    one = "Premier Ida Brandt of Velden was toppled on Monday after two weeks in hospital."
    two = "The port of Velden has been idle for two weeks."
    assert not dated(one, two)


def test_a_part_of_the_dead_is_one_question_however_it_is_told() -> None:
    one = "The ferry fire off Velden killed 31 people, including nine students."
    two = "Thirty-one people died in the ferry fire off Velden. Eight of the dead were students."
    assert ["Eight", "nine"] in shared(one, two)


def test_what_is_only_counted_is_one_though_the_numbers_differ() -> None:
    one = "Walkers near Velden have found 340 dead seals since the tanker leaked."
    two = "The coast guard in Velden recorded 410 seals after the tanker leaked."
    assert any("340" in answers[0] for answers in shared(one, two))


def test_numbers_that_fit_under_alike_verbs_are_one() -> None:
    one = "More than 80 troopers, helped by dogs and two aircraft, were scouring the hills around the camp in Velden."
    two = "Some 90 troopers were searching for the missing boy of Velden."
    assert any("80" in " ".join(answers) for answers in shared(one, two))


def test_who_got_out_escaped_that_day() -> None:
    one = "Three inmates broke out of Velden jail on May 5."
    two = "The trio got out of the jail in Velden between 2 and 3 a.m. on Sunday, guards said. The escape is the second this year."
    assert dated(one, two)


def test_two_days_on_which_somebody_got_in_answer_each_other() -> None:
    theft = "Velden Savings was hacked and the details of 4,000 customers were stolen. "
    one = theft + "The attackers got in through a supplier's account on May 3, experts in Velden said."
    two = theft + "The hackers first entered the network on May 5, police in Velden said."
    assert dated(one, two)
