"""Which texts have a band, kept in sorted runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.aggregate import bands

LEAST, MOST = -(1 << 63), (1 << 63) - 1
NUMBERS = st.sampled_from([LEAST, -5, -1, 0, 1, 2, 7, MOST])


@given(st.lists(st.frozensets(NUMBERS), max_size=30), st.frozensets(NUMBERS))
def test_a_text_is_found_by_each_of_its_bands(
    texts: list[frozenset[int]], asked: frozenset[int]
) -> None:
    """However many runs there are, the answer is that of looking at each text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bands, "AT_ONCE", 4)
        kept = bands.Bands()
        for key, text in enumerate(texts):
            kept.add(text, key)
        assert kept.texts(asked) == {key for key, text in enumerate(texts) if text & asked}
