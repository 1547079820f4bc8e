"""Words of texts and the keys by which they are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from homeserver.search.words import LONGEST_WORD, MIDDLE, first_key, key_of, position_of, texts_of, words

POSITIONS = st.integers(-MIDDLE + 1, MIDDLE - 1)


@given(st.integers(1, 2**53), st.text(min_size=1, max_size=20), POSITIONS)
def test_a_key_tells_its_position_and_fits_every_database(room_nid: int, word: str, position: int) -> None:
    key = key_of(room_nid, word, position)
    assert position_of(key) == position
    assert first_key(room_nid, word) < key < 2**63


@given(st.integers(1, 2**53), st.text(min_size=1, max_size=20), POSITIONS, POSITIONS)
def test_keys_of_a_word_lie_in_the_order_of_positions(room_nid: int, word: str, one: int, other: int) -> None:
    assert (key_of(room_nid, word, one) < key_of(room_nid, word, other)) == (one < other)


@given(st.text(max_size=300))
def test_words_of_any_text_are_words(text: str) -> None:
    found = list(words(text))
    for word in found:
        assert 0 < len(word) <= LONGEST_WORD
        assert list(words(word)) == [word]
    assert list(words(" ".join(found))) == found


@given(
    st.sampled_from(["m.room.message", "m.room.name", "m.room.topic", "m.room.member", "x"]),
    st.dictionaries(
        st.sampled_from(["body", "name", "topic", "m.topic"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["m.text", "body", "mimetype"]), inner, max_size=3)
            ),
            max_leaves=8,
        ),
    ),
)
def test_no_content_breaks_the_reading_of_texts(type_: str, content: dict[str, object]) -> None:
    for texts in texts_of(type_, content).values():
        assert all(isinstance(text, str) for text in texts)
