import pytest

from factrecon.matching.arguments import Arguments, find_arguments


def found(text, word):
    return find_arguments(text, text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("text", "word", "agent", "patient", "others"),
    [
        ("Divers rescued two boys on Sunday.", "rescued", {"diver"}, {"boy"}, set()),
        ("The mayor was sued by Ines Roca in Porto.", "sued", {"ines", "roca"}, {"mayor"}, {"porto"}),
        ("They resigned.", "resigned", set(), set(), set()),
    ],
)
def test_verbs(text, word, agent, patient, others):
    arguments = found(text, word)
    assert arguments.kind == "verb"
    assert (arguments.agent, arguments.patient, arguments.others) == (agent, patient, others)


def test_nouns_have_what_they_are_of_and_what_stands_before_them():
    arguments = found("The bridge collapse of Monday shocked Porto.", "collapse")
    assert arguments.kind == "noun"
    assert arguments.patient == {"bridge"}
    assert found("Roca's election surprised Porto.", "election").agent == {"roca"}


@pytest.mark.parametrize("text", ["", " ", "...", "a" * 5000])
def test_nothing_to_find(text):
    assert find_arguments(text, 4500, 4510) == Arguments("")
