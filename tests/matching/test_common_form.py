"""Values that share a question are brought into one form, and nothing of what was said is lost."""

from __future__ import annotations

from factrecon.matching.common_form import form_of
from factrecon.matching.named import named_in_texts
from factrecon.values import Entity, Quantity, Text


def test_a_bare_count_takes_the_unit_of_the_others() -> None:
    bare, people = Quantity.of(99, text="99"), Quantity.of(99, "person", text="99 people")
    form = form_of([bare, people])
    assert form.formed(bare).scores(form.formed(people)).agreement == 1.0


def test_two_kinds_of_things_keep_to_people_and_measures_stay() -> None:
    form = form_of([Quantity.of(3, "house"), Quantity.of(9, "person"), Quantity.of(2, "kilometre")])
    assert form.unit == "person"
    assert form.formed(Quantity.of(2, "kilometre")).unit == "kilometre"


def test_a_bare_number_is_measured_as_the_records_beside_it() -> None:
    bare, richter = Quantity.of(5.6, text="5.6"), Quantity.of(5.6, "magnitude", text="5.6 on the Richter scale")
    assert form_of([bare, richter], given=True).formed(bare).unit == "magnitude"
    assert form_of([bare, richter]).formed(bare).unit == ""


def test_names_are_words_where_others_answer_in_words() -> None:
    name, words = Entity("heavyweight champion"), Text("two-time heavyweight champion")
    form = form_of([name, words], given=True)
    assert form.formed(words).scores(form.formed(name)).forward == 1.0
    assert form_of([name], given=True).formed(name) == name


def test_a_surname_is_the_whole_name() -> None:
    form = form_of([Entity("Varga")], given=True, named=named_in_texts(["Lena Varga spoke", "Varga left"]))
    assert form.formed(Entity("Varga")).scores(Entity("Lena Varga")).agreement == 1.0
    assert form.formed(Entity("Varga")).text == "Varga"
