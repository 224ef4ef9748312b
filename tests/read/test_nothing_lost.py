"""Whatever the text, spans are sound and no running text is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UnreadableInputError
from dateline.read import article_from_text

LINES = st.sampled_from([
    "Troops leave hill town", "Hill Country Courier", "RT, 08 August 2016", "- 09.08.2016",
    "KABUL, Aug 9 (Reuters) - The army said that it had left.", "Share this", "", "", "(AFP)",
    "The army said on Tuesday that its troops had left the town.", "By Lena Okafor", "WORLD",
    "Residents said that shelling went on in the valley through the night and into the morning",
    "Source: Xinhua", "\u00a9 2016 Hill Gazette", "\f", "x", "Posted", "9 Aug 2016", "  indented.",
])  # fmt: skip
SENTENCES = ("The army said on Tuesday", "The army said that", "Residents said that shelling")


@given(st.lists(LINES, min_size=1, max_size=12))
def test_running_text_is_kept(lines: list[str]) -> None:
    """Every sentence of a text lies in a paragraph or in the headline; spans never overlap."""
    text = "\n".join(lines)
    try:
        article = article_from_text(text)
    except UnreadableInputError:
        assert not text.strip()
        return
    spans = sorted(s for s in (article.title_span, *article.paragraphs) if s is not None)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    kept = " ".join(text[span.start : span.end] for span in spans)
    assert all(text.count(words) == kept.count(words) for words in SENTENCES)
    assert sum(c.won for c in article.candidates if c.field == "published") <= 1


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    """Any text is an article whose text is the one given, or an error where it is blank."""
    try:
        article = article_from_text(text)
    except UnreadableInputError:
        assert not text.strip()
        return
    assert article.text == text
    assert all(0 <= s.start < s.end <= len(text) for s in article.paragraphs)
