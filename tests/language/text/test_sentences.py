import pytest

from factrecon.language.text.sentences import MAX_SENTENCE, split_sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Two died.", ["It rained.", "Two died."]),
        ("Mr. Ode met Dr. Lund on Sept. 3. They spoke.", ["Mr. Ode met Dr. Lund on Sept. 3.", "They spoke."]),
        (
            "The U.S. Army left. In the U.S. The mood changed.",
            ["The U.S. Army left.", "In the U.S.", "The mood changed."],
        ),
        (
            "He woke at 5 a.m. and left at 6 p.m. Then he slept.",
            ["He woke at 5 a.m. and left at 6 p.m.", "Then he slept."],
        ),
        ("The strike ended.Contract talks go on.", ["The strike ended.", "Contract talks go on."]),
        (
            "OSLO, May 3 (Reuters) - Ten ships sank. All were empty.",
            ["OSLO, May 3 (Reuters) - Ten ships sank.", "All were empty."],
        ),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("“Is it over?” she asked.", ["“Is it over?” she asked."]),
        ("“Stop!” Ana Ruud said.", ["“Stop!” Ana Ruud said."]),
        ("Prices rose 3.5 percent. No. 5 was out.", ["Prices rose 3.5 percent.", "No. 5 was out."]),
        ("A headline\nA first line of text", ["A headline", "A first line of text"]),
        ("(Reporting by Ada Lind)Talks resumed.", ["(Reporting by Ada Lind)", "Talks resumed."]),
        ("SHIPS SANK. THE U.S. NAVY CAME.", ["SHIPS SANK.", "THE U.S. NAVY CAME."]),
        ("no capitals here. but two sentences", ["no capitals here.", "but two sentences"]),
        ("Visit example.com today. J. R. Moe did.", ["Visit example.com today.", "J. R. Moe did."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hard_wrapped_lines_go_on() -> None:
    text = (
        "The harbour authority said on Monday that the two\n"
        "ferries had collided in thick fog near the northern\n"
        "pier and that nobody had been hurt in the crash.\n"
        "An inquiry will look into the causes of the accident\n"
        "and report to the ministry before the end of summer.\n"
    )
    assert len(cut(text)) == 2


def test_endless_sentences_are_cut() -> None:
    spans = split_sentences("word " * 5000)
    assert all(b - a <= MAX_SENTENCE for a, b in spans)
    assert sum(b - a for a, b in spans) > 5000 * 4
