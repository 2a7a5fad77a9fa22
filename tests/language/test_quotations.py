import pytest

from factrecon.language.quotations import Quotation, find_quotations


def told(text: str) -> list[tuple[bool, str, str, str]]:
    return [(q.direct, q.name, q.cue, text[q.start : q.end]) for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are ready,” Ana Lund said Friday.", [(True, "Ana Lund", "say", "We are ready")]),
        ("“We are ready,” said Ana Lund.", [(True, "Ana Lund", "say", "We are ready")]),
        ('Lund told a paper: "We will not march."', [(True, "Lund", "tell", "We will not march.")]),
        ("The mayor said the bridge was closed.", [(False, "The mayor", "say", "the bridge was closed")]),
        ("The bridge was closed, the mayor said.", [(False, "the mayor", "say", "The bridge was closed")]),
        ("According to the mayor, the bridge fell.", [(False, "the mayor", "according to", "the bridge fell")]),
        ("The bridge fell, according to the mayor.", [(False, "the mayor", "according to", "The bridge fell")]),
        ("The firm announced a new offer.", [(False, "The firm", "announce", "a new offer")]),
        ("``We march,'' Lund said.", [(True, "Lund", "say", "We march")]),
        ("“We will march,” roared Ana Lund.", [(True, "Ana Lund", "roar", "We will march")]),
        ("“Nothing was won,” the pilot grumbled.", [(True, "the pilot", "grumble", "Nothing was won")]),
        ("“We lost it all.” – Mayor Ana Lund", [(True, "Mayor Ana Lund", "say", "We lost it all.")]),
        ("“We lost it all.”\n— Ana Lund\nRain fell.", [(True, "Ana Lund", "say", "We lost it all.")]),
        ("Mayor Ana Lund: “We lost it all.”", [(True, "Mayor Ana Lund", "say", "We lost it all.")]),
        ("“Is it over,” crowds in Lund waited.", [(True, "", "", "Is it over")]),
        ("“We lost it all” — by Monday the town of Lund was gone.", [(True, "", "", "We lost it all")]),
    ],
)
def test_who_says_what(text: str, expected: list[tuple[bool, str, str, str]]) -> None:
    assert told(text) == expected


def test_split_and_continued_quotations_keep_their_speaker() -> None:
    text = "“It is late,” the pilot said. “We leave now.” He added that the road was wet."
    assert [q.name for q in find_quotations(text)] == ["the pilot"] * 3


def test_nested_speakers() -> None:
    text = "The union said the firm told it that talks were over."
    outer = find_quotations(text)[0]
    assert outer.speaker == "The union"
    assert [(q.speaker, text[q.start : q.end]) for q in outer.nested] == [("the firm", "talks were over")]


def test_denial_is_an_attitude() -> None:
    found = find_quotations("The army denied that it had shelled the town.")
    assert [(q.speaker, q.attitude) for q in found] == [("The army", "deny")]


def test_scare_quotes_are_no_speech() -> None:
    assert find_quotations("The “smart” phone was sold.") == ()


def test_an_open_mark_ends_with_its_paragraph() -> None:
    text = "“This goes on and on\nThe next paragraph is calm."
    found = find_quotations(text)
    assert [text[q.start : q.end] for q in found] == ["This goes on and on"]


def flat(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    return [q for outer in quotations for q in (outer, *flat(outer.nested))]


def test_spans_are_those_of_the_text() -> None:
    text = "Police said the man told them: “I ran,” and that he, Moe said, was “not at all well.”"
    for q in flat(find_quotations(text)):
        assert 0 <= q.start < q.end <= len(text)
        if q.speaker_start >= 0:
            assert text[q.speaker_start : q.speaker_end] == q.speaker
