"""Agreement takes two who know it by themselves."""

from datetime import date

import pytest

from factrecon import Document, reconcile


def _statuses(*texts: str) -> set[str]:
    """The statuses of what more than one paper tells."""
    outlets = ("The Selby Herald", "The Marlow Gazette")
    made = reconcile(
        Document(id=outlet, text=text, source=outlet, published=date(2024, 5, 15))
        for outlet, text in zip(outlets, texts, strict=True)
    )
    told = {
        v.status: {a.document for c in made.graph.claims_of(v.question) for a in made.graph.assertions_of(c)}
        for v in made.verdicts
    }
    return {status for status, papers in told.items() if len(papers) > 1}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one man's words, told of him by name and by title
        (
            'Governor Orla Vale spoke in Selby on Monday. "The dam will protect the lower valley for a century," the '
            "governor said.",
            'Governor Orla Vale met the miners. "The dam will protect the lower valley for a century, and '
            'nobody need fear," Vale said.',
        ),
        # one office's figures
        (
            "The jobless rate in Norland fell to 5.8% in May, the lowest since the war.",
            "The jobless rate in Norland fell to 5.8% in May, the Bureau of Labor Statistics said.",
        ),
        # one poll
        (
            "In the poll, Orla Vale leads the field with 43% of voters in the harbour towns.",
            "A Kestrel poll found that Orla Vale leads the field with 43% of voters in the harbour towns this week.",
        ),
        # a government and one of its departments
        (
            "The government will protect tenants from eviction in winter, the Vale administration said on Monday.",
            "The government will protect tenants from eviction in winter, the Justice Department said on Monday.",
        ),
        # one study, named a sentence before
        (
            "The study looked at Selby. Some 340 residents had fallen ill twice.",
            "Some 340 residents fell ill twice in Selby, a study found.",
        ),
        # whoever the other paper names for it
        (
            "Orla Vale was vaccinated against the fever, her family said.",
            "Orla Vale was vaccinated against the fever. Her family said that it would not speak again.",
        ),
    ],
)
def test_one_source_behind_two_papers_corroborates_nothing(a, b):
    assert "corroborated" not in _statuses(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The council of Selby approved the harbour budget on Tuesday after a long night of argument.",
            "On Tuesday the council of Selby approved its harbour budget, 7-2, and members left without a word.",
        ),
        # a paper says no less because the council says it there too
        (
            "The council of Selby approved the harbour budget on Tuesday. The council said that it approved it.",
            "On Tuesday the council of Selby approved its harbour budget, 7-2, and members left without a word.",
        ),
        # what two bodies say
        (
            "The bridge collapsed on Tuesday after the flood, the fire department said.",
            "The old bridge collapsed on Tuesday, a farmer who lives beside it said.",
        ),
    ],
)
def test_two_papers_that_know_it_by_themselves_do(a, b):
    assert "corroborated" in _statuses(a, b)


def test_a_paper_is_cited_by_the_name_of_which_its_letters_stand_for_it():
    first = Document(id="a", text="The council of Selby fired the harbour master on Tuesday.", source="SHH")
    other = Document(
        id="b",
        text="The council of Selby fired the harbour master on Tuesday, the Selby Harbour Herald reported.",
        source="The Marlow Gazette",
    )
    made = reconcile([first, other])
    assert {a.origin for a in made.graph.assertions if a.document == "b"} == {"SHH"}


def test_who_cites_a_paper_is_its_voice():
    first = Document(
        id="a", text="The council of Selby fired the harbour master on Tuesday.", source="The Selby Herald"
    )
    other = Document(
        id="b",
        text="The council of Selby fired the harbour master on Tuesday, the Selby Herald reported.",
        source="The Marlow Gazette",
    )
    made = reconcile([first, other])
    assert {a.origin for a in made.graph.assertions if a.document == "b"} == {"The Selby Herald"}
    assert all(v.status != "corroborated" for v in made.verdicts)


def test_what_dates_a_happening_is_not_where_the_news_of_it_comes_from() -> None:
    said = (
        "Lund Mayor Ada Berg resigned from office on Tuesday after an inquiry found that she had hired her brother.",
        "Mayor Ada Berg of Lund resigned on Tuesday, a week after an inquiry found that she hired her own brother.",
    )
    papers = [Document(id=n, text=t, source=n, published=date(2024, 5, 15)) for n, t in zip("ab", said, strict=True)]
    made = reconcile(papers, stories=dict.fromkeys("ab", "s"))
    told = {v.question.ask: v.status for v in made.verdicts}
    assert "corroborated" in {status for ask, status in told.items() if "resign" in ask}
    assert [ask for ask in told if ask.startswith("When did") and "resign" in ask] == [
        ask for ask, status in told.items() if ask.startswith("When did") and status == "corroborated"
    ]
