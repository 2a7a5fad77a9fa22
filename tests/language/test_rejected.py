import pytest

from factrecon import Document
from factrecon.language.rejected import is_rejected
from factrecon.readers import read


@pytest.mark.parametrize(
    ("text", "value", "rejected"),
    [
        ("The fair opens on June 5, not June 9.", "June 9", True),
        ("The fair opens on June 5, not June 9.", "June 5", False),
        ("It opens on Monday rather than on Friday.", "Friday", True),
        ("Not six but eight boats sank.", "six", True),
        ("Eight boats instead of six sank.", "six", True),
        ("Eight boats, not more than six of them new, sank.", "more than six", False),
        ("Six boats did not sink.", "Six", False),
        ("Not six boats sank.", "six", False),
    ],
)
def test_the_rejected_of_two_alternatives(text: str, value: str, rejected: bool) -> None:
    start = text.index(value)
    assert is_rejected(text, start, start + len(value)) is rejected


def test_a_rejected_number_is_no_claim() -> None:
    found = read(Document(id="a", text="Police arrested five men, not seven."))
    said = {a.claim.text for a in found}
    assert "five" in said
    assert "seven" not in said
