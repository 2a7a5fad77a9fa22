from factrecon.language.syntax.phrases import NounPhrase, VerbGroup, chunk
from factrecon.language.syntax.tagging import tokenize


def phrases(sentence: str) -> list[NounPhrase]:
    return [c for c in chunk(tokenize(sentence)) if isinstance(c, NounPhrase)]


def verbs(sentence: str) -> list[VerbGroup]:
    return [c for c in chunk(tokenize(sentence)) if isinstance(c, VerbGroup)]


def test_possessor_and_head() -> None:
    first = phrases("The harbour's old ferry sank.")[0]
    assert first.head.lemma == "ferry"
    assert first.possessor is not None
    assert first.possessor.head.lemma == "harbour"


def test_one_of_four() -> None:
    first = phrases("One of four sailors drowned.")[0]
    assert first.head.text == "One"
    assert first.of is not None
    assert (first.of.head.lemma, first.of.number) == ("sailor", "plural")


def test_age_and_title_are_appositions() -> None:
    first = phrases("Nils Berg, 34, died.")[0]
    assert first.apposition is not None
    assert first.apposition.head.text == "34"
    second = phrases("Ana Lund, the port's director, resigned.")[0]
    assert second.apposition is not None
    assert second.apposition.head.lemma == "director"


def test_lists_but_not_clauses() -> None:
    names = phrases("Lund, Berg and Moe were held.")[0]
    assert [c.head.text for c in names.conjuncts] == ["Berg", "Moe"]
    assert names.number == "plural"
    assert [p.conjuncts for p in phrases("The crew left the ship and passengers stayed.")] == [(), (), ()]


def test_limits_belong_to_the_number() -> None:
    assert phrases("More than 300 sheep died.")[0].text == "More than 300 sheep"


def test_time_phrases_are_marked() -> None:
    assert [p.temporal for p in phrases("Bakers struck last week.")] == [False, True]


def test_verb_groups() -> None:
    group = verbs("The union may not have been told.")[0]
    assert (group.lemma, group.voice, group.negated, group.modal, group.perfect) == (
        "tell",
        "passive",
        True,
        "may",
        True,
    )
    assert verbs("They will march.")[0].tense == "future"
    assert verbs("They are going to march.")[0].tense == "future"
    assert verbs("They voted to march.")[1].infinitive
    shared = verbs("She was shot and robbed.")
    assert [v.voice for v in shared] == ["passive", "passive"]
    assert verbs("They no longer work.")[0].lemma == "work"
    assert verbs("Talks broke down.")[0].particle == "down"
