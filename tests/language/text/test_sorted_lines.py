"""A sorted table of lines answers as a dictionary of its rows would."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.language.text.sorted_lines import SortedLines

KEY = st.text(st.characters(blacklist_characters="\n\t#", blacklist_categories=("Cs",)), min_size=1, max_size=6)
ROWS = st.lists(st.tuples(KEY, st.text(st.characters(min_codepoint=33, max_codepoint=300), max_size=400)), max_size=60)


def made(rows):
    rows = sorted(rows, key=lambda row: row[0].encode())
    return rows, SortedLines("".join(f"{key}\t{rest}\n" for key, rest in rows).encode(), "\t")


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, asked=st.lists(KEY, max_size=10))
def test_every_key_has_its_rows_and_no_others(rows, asked):
    rows, table = made(rows)
    for key in {*asked, *(key for key, _ in rows)}:
        expected = tuple(rest for told, rest in rows if told == key)
        assert table.rows(key) == expected
        assert (key in table) == bool(expected)


def test_a_key_with_many_lines_is_found_whole_across_the_noted_places():
    rows, table = made([("plum", f"{n:03}" * 90) for n in range(60)] + [("apple", "red"), ("quince", "gold")])
    assert table.rows("plum") == tuple(rest for key, rest in rows if key == "plum")
    assert table.rows("apple") == ("red",)
    assert table.rows("quince") == ("gold",)


def test_what_is_no_key_finds_nothing():
    _, table = made([("apple", "red")])
    assert [table.rows(key) for key in ("", "app", "apple\tred", "a\nb", "\ud800", "zebra")] == [()] * 6
    assert SortedLines(b"", "\t").rows("apple") == ()
