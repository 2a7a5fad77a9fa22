from hypothesis import given, settings
from hypothesis import strategies as st

from factrecon.matching.sentences.alignment import align, likeness, similarity
from factrecon.matching.words.content import words_of

WORDS = st.lists(
    st.sampled_from(
        [
            "nurses",
            "strike",
            "walkout",
            "Oslo",
            "Lagos",
            "police",
            "arrested",
            "suspect",
            "killed",
            "30",
            "not",
            "won",
            "lost",
            "the",
            "a",
            "fire",
            "blaze",
            "mill",
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(WORDS, WORDS)
@settings(max_examples=120, deadline=None)
def test_shares_lie_in_bounds_and_the_similarity_is_symmetric(a, b):
    one, other = align(a, b), align(b, a)
    for share in (one.similarity, one.left_cover, one.right_cover):
        assert 0.0 <= share <= 1.0
    assert one.similarity == other.similarity


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_a_text_is_all_like_itself(a):
    if words_of(a):
        assert similarity(a, a) == 1.0


def test_numbers_dates_and_denials_take_no_part():
    assert similarity("30 nurses struck on Monday.", "More than 5,000 nurses never struck on Friday.") == 1.0


def test_opposites_align_without_being_alike():
    found = align("The union accepted the offer.", "The union rejected the offer.")
    assert found.comparable == 1.0
    assert found.similarity < 0.9


def test_news_says_it_in_other_words():
    assert similarity("The quake killed 30 people.", "The earthquake left 30 people dead.") > 0.5
    assert similarity("Nurses walked off the job.", "Nurses went on strike.") > 0.75
    assert similarity("The invasion began.", "They invaded.") > 0.4


def test_more_of_a_name_is_held_less_against_it():
    assert similarity("Ana Quispe won.", "Quispe won.") > similarity("Ana won early.", "Quispe won.")


def test_near_spellings_are_one_only_where_no_word_is_known():
    assert likeness(*words_of("Zelenskyy"), *words_of("Zelenskiy"))[1] == "spelling"
    assert likeness(*words_of("marital"), *words_of("martial"))[0] == 0.0
    assert likeness(*words_of("Austria"), *words_of("Australia"))[0] == 0.0


def test_initials_stand_for_a_name():
    found = align("He left the NPFA on Friday.", "He left the National Paralympic Football Association.")
    assert any(x.how == "initials" for x in found.links)


def test_reasons_name_the_words():
    assert "'strike' ~ 'walk out'" in align("Nurses strike.", "Nurses walk out.").reasons
