import pytest

from factrecon.language.syntax.tagging import tokenize


def tags(sentence: str) -> dict[str, str]:
    return {t.text: t.tag for t in tokenize(sentence)}


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("The bakers strike over wages.", "strike", "VERB"),
        ("The strike over wages ended.", "strike", "NOUN"),
        ("They voted to strike on Monday.", "strike", "VERB"),
        ("Talks between the sides collapsed.", "Talks", "NOUN"),
        ("She talks about the fire.", "talks", "VERB"),
        ("The deal was signed.", "deal", "NOUN"),
        ("He will deal with it.", "deal", "VERB"),
        ("An attack killed two.", "attack", "NOUN"),
        ("Rebels attack the port at night.", "attack", "VERB"),
        ("The shooting happened at noon.", "shooting", "NOUN"),
        ("Troops were shooting at the crowd.", "shooting", "VERB"),
        ("The wounded man fled.", "wounded", "ADJ"),
        ("The blast wounded nine.", "wounded", "VERB"),
        ("Oslo's mayor left", "'s", "PART"),
        ("It's over", "'s", "AUX"),
        ("He said that it was over", "that", "SCONJ"),
        ("She may leave", "may", "AUX"),
        ("after the talks failed", "after", "SCONJ"),
        ("after the talks", "after", "ADP"),
        ("She bought an iPhone", "iPhone", "PROPN"),
        ("More than 30 died", "30", "NUM"),
        ("a 34-year-old man", "34-year-old", "ADJ"),
        ("at the forefront of growing unrest", "growing", "ADJ"),
    ],
)
def test_tags_in_context(sentence: str, word: str, tag: str) -> None:
    assert tags(sentence)[word] == tag


@pytest.mark.parametrize(
    ("sentence", "word", "lemma", "form"),
    [
        ("The men were shot.", "shot", "shoot", "participle"),
        ("Both firms said on Monday the directors met in Lund.", "met", "meet", "past"),
        ("Police said a man arrested on Monday was charged.", "arrested", "arrest", "participle"),
        ("She shot at them.", "shot", "shoot", "past"),
        ("Nobody has died.", "died", "die", "participle"),
        ("The firm plans to close.", "plans", "plan", "3sg"),
        ("The firm plans to close.", "close", "close", "base"),
        ("They saw it.", "saw", "see", "past"),
        ("Prices were cut.", "cut", "cut", "participle"),
        ("The bank cut rates.", "cut", "cut", "past"),
        ("The storm that hit Velden on Monday killed 9 people.", "killed", "kill", "past"),
        ("A storm in 1993 killed 40 people.", "killed", "kill", "past"),
        ("The quarrel cost the town a fortune.", "cost", "cost", "past"),
    ],
)
def test_lemmas_and_forms(sentence: str, word: str, lemma: str, form: str) -> None:
    token = next(t for t in tokenize(sentence) if t.text == word)
    assert (token.tag, token.lemma, token.form) == ("VERB", lemma, form)


def test_offsets_are_those_of_the_text() -> None:
    text = "Rain fell. Two boats sank."
    for token in tokenize(text, 11, len(text)):
        assert text[token.start : token.end] == token.text


def test_capitals_carry_no_names_where_everything_is_capital() -> None:
    found = tags("TWO BOATS SANK IN THE HARBOUR")
    assert found["SANK"] == "VERB"
    assert found["BOATS"] == "NOUN"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("8-year-old shot, killed in Lund", "shot"),
        ("8-year-old shot, killed in Lund", "killed"),
        ("Boy, 8, shot in park", "shot"),
        ("Man stabbed outside bar", "stabbed"),
        ("Two shot outside bar", "shot"),
        ("17-year-old killed, 3 others injured in fire", "killed"),
        ("Man shot, police say", "shot"),
        ("Those killed in the blast were buried.", "killed"),
    ],
)
def test_headlines_leave_out_the_auxiliary(sentence: str, word: str) -> None:
    [found] = [t for t in tokenize(sentence) if t.text == word]
    assert (found.tag, found.form) == ("VERB", "participle")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Police arrested, charged a man with murder.", "arrested"),
        ("The gunman shot at two men before he fled.", "shot"),
        ("Police shot and killed a man.", "shot"),
        ("Police charged in with shields.", "charged"),
        ("The 15-year-old shot Lund.", "shot"),
        ("Those fled.", "fled"),
        ("Cook told police he fled.", "told"),
    ],
)
def test_verbs_that_act_are_finite(sentence: str, word: str) -> None:
    [found] = [t for t in tokenize(sentence) if t.text == word]
    assert (found.tag, found.form) == ("VERB", "past")


@pytest.mark.parametrize("sentence", ["Drew said he was sorry.", "Drew fired six shots.", "Drew Lund drew a card."])
def test_a_past_form_before_a_verb_is_a_name(sentence: str) -> None:
    assert tags(sentence)["Drew"] == "PROPN"


def test_a_past_form_before_its_object_is_none() -> None:
    assert tags("Drew a card, then left.")["Drew"] == "VERB"


def test_that_behind_a_particle_opens_a_clause() -> None:
    assert tags("They ruled out that the fire was set.")["that"] == "SCONJ"


def test_a_surname_that_looks_like_a_verb_is_a_name_where_the_text_has_named_the_person() -> None:
    text = "The opposition called on Paul Denning to go. Denning refused to resign."
    start = text.index("Denning refused")
    assert [t.tag for t in tokenize(text, start)][:2] == ["PROPN", "VERB"]


def test_a_word_that_also_stands_in_small_letters_is_no_surname_at_the_start_of_a_sentence() -> None:
    text = "Paul Banks lent to other banks. Banks are closed on Sunday."
    assert tokenize(text, text.index("Banks are"))[0].tag == "NOUN"
