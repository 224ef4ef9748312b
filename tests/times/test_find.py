"""What holds for every text: offsets, order, no crash, precision and anchor."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.language import parse_article
from dateline.extract.times import find_times
from dateline.knowledge.times import load_time_words
from dateline.records import Article, Sentence, Span, children_of
from dateline.records.dates import first_day
from tests.build import parse, sentence

WORDS = sorted(load_time_words().words)
PHRASES = sorted(p for found in load_time_words().phrases.values() for p, _ in found)
ODD = ["0", "31", "32", "99", "0000", "9999", "99999", "1st", "32nd", "00:00", "25:61", "31/31/00"]
ODD += [
    "9999-12-31",
    "0000-00-00",
    "0s",
    "'0s",
    "000s",
    "'",
    "-",
    "--",
    ",",
    "1/2",
    "İ",
    "May",
    "q4",
]


def raw_sentence(words: list[str], tag: str) -> Sentence:
    """Build a sentence of words that all hang on the first one."""
    text = " ".join(words)
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    heads = (0,) * len(words)
    return Sentence(
        index=0,
        paragraph=0,
        is_title=False,
        text=text,
        words=tuple(words),
        lemmas=tuple(word.lower() for word in words),
        tags=(tag,) * len(words),
        roles=("ROOT", *("dep",) * (len(words) - 1)),
        heads=heads,
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        entities=("",) * len(words),
        children=children_of(heads),
    )


@given(
    words=st.lists(
        st.sampled_from(WORDS)
        | st.sampled_from(PHRASES)
        | st.sampled_from(ODD)
        | st.integers(0, 99999).map(str)
        | st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6),
        min_size=1,
        max_size=12,
    ),
    tag=st.sampled_from(["NN", "NNP", "CD", "RB", "VBD", "MD", "JJ", "NNS"]),
    published=st.sampled_from([None, "0001-01-01", "2016-08-09", "9999-12-31", "2016-08", "soon"]),
)
@settings(max_examples=500, deadline=None)
def test_no_input_crashes(words: list[str], tag: str, published: str | None) -> None:
    """Whatever words follow each other, nothing breaks and every mention is the words it names."""
    parsed = raw_sentence(words, tag)
    end = 0
    for mention in find_times((parsed,), published):
        assert parsed.text[mention.span.start : mention.span.end] == mention.text
        assert end <= mention.span.start < mention.span.end
        assert mention.type in {"DATE", "TIME", "DURATION", "SET"}
        assert mention.value
        end = mention.span.end


def test_mentions_stand_in_text_order_and_never_overlap() -> None:
    """Mentions of several paragraphs come in the order of the text."""
    text = "On Monday 3 May 2014 they met at noon.\nTwo days later, in 2014, they left."
    spans = [mention.span for mention in find_times(parse(text), "2014-06-01")]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert len(spans) >= 3


def test_typographic_signs_do_not_move_offsets() -> None:
    """Dashes, apostrophes and letters that grow in lower case leave the offsets right."""
    text = "\u0130zmir \u2014 on 3\u20135 May 2014 and in the \u201990s \u2014 was calm."
    found = find_times(parse(text), "2016-08-09")
    assert [text[m.span.start : m.span.end] for m in found] == ["3", "5 May 2014", "the \u201990s"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("They met on 3 May 2014.", "day"),
        ("They met last week.", "week"),
        ("They met in May 2014.", "month"),
        ("They met in the summer of 2014.", "season"),
        ("They met in 2014.", "year"),
        ("They met in the 1990s.", "decade"),
        ("They have met since 2014.", "interval"),
        ("They met for two months.", "unknown"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    """The precision says how coarse the days are."""
    assert [mention.precision for mention in find_times(parse(text), "2016-08-09")] == [precision]


@pytest.mark.parametrize(
    ("text", "published", "anchors"),
    [
        ("They met yesterday.", "2016-08-09", ["published"]),
        ("They met on 3 May 2014 and again two days later.", "2016-08-09", ["none", "text"]),
        ("They met yesterday.", None, ["none"]),
        ("They met on 3 May 2014 and again two days later.", None, ["none", "text"]),
    ],
)
def test_anchor(text: str, published: str | None, anchors: list[str]) -> None:
    """The anchor says what a date counts from."""
    assert [mention.anchor for mention in find_times(parse(text), published)] == anchors


@pytest.mark.parametrize("published", ["2016-02-29", "2000-12-31", "2024-01-01"])
@pytest.mark.parametrize("unit", ["day", "week", "month", "year", "decade"])
def test_relative_dates_stay_on_their_side(published: str, unit: str) -> None:
    """What is some units ago begins before the day of publication, on every kind of day."""
    (mention,) = find_times(parse(f"They met two {unit}s ago."), published)
    day = first_day(mention.earliest or "")
    assert day is not None
    assert day.isoformat() < published


def test_a_narrative_counts_from_its_own_dates() -> None:
    """In a text full of years long past, bare days and months belong to the last one named."""
    text = (
        "In 1911 the province rose. In 1912 it fell. In 1913 it rose again. "
        "On 4 June 1914 the governor fled. On 6 June the rebels came. The next day they left."
    )
    values = [mention.value for mention in find_times(parse(text), "2016-08-09")]
    assert values == ["1911", "1912", "1913", "1914-06-04", "1914-06-06", "1914-06-07"]


def test_the_modal_may_is_no_month() -> None:
    """The tag decides whether "May" at the start of a question is a month."""
    asked = sentence("May/MD/aux/2 we/PRP/nsubj/2 leave/VB/ROOT/2")
    assert find_times((asked,), "2016-08-09") == ()


def test_full_dates_outside_the_prose_are_found() -> None:
    """A masthead that no sentence holds gives its full dates, and nothing less sure."""
    text = "Bulletin 12\nJune 9, 2008\nNo. 7, Monday\nThey met on 3 June.\nRT, 08 June 2008"
    start = text.index("They")
    article = Article(
        id="test",
        input="-",
        text=text,
        sha256="",
        paragraphs=(Span(start, text.index("\nRT")),),
    )
    found = find_times(parse_article(article), "2008-06-09")
    assert [(m.text, m.value) for m in found] == [
        ("June 9, 2008", "2008-06-09"),
        ("3 June", "2008-06-03"),
        ("08 June 2008", "2008-06-08"),
    ]


def test_nothing_gives_nothing() -> None:
    """An article without sentences has no times."""
    assert find_times((), "2016-08-09") == ()
