"""Which texts are copies, and which of them is the original."""

import pytest

from dateline.aggregate import find_copies, originals, rewrites
from dateline.records import Article, Span
from tests.aggregate.build import article

WORDS = [f"w{n}" for n in range(120)]
TEXT = " ".join(WORDS)
OTHER = " ".join(f"x{n}" for n in range(120))


def replaced(every: int) -> str:
    """Return the text with every so many words replaced."""
    return " ".join("other" if n % every == 0 else word for n, word in enumerate(WORDS))


def groups(*articles: Article) -> list[tuple[str, ...]]:
    """Return the ids of each group."""
    return [group.articles for group in find_copies(articles, containment=0.6)]


@pytest.mark.parametrize(
    ("label", "text", "is_copy"),
    [
        ("the same", TEXT, True),
        ("in capitals, with other marks", TEXT.upper().replace(" ", ", "), True),
        ("cut to a third", " ".join(WORDS[:40]), True),
        ("with as much added", f"{OTHER} {TEXT}", True),
        ("one word in ten replaced", replaced(10), True),
        ("one word in four replaced", replaced(4), False),
        ("another text", OTHER, False),
        ("one sentence quoted in another text", f"{OTHER} {' '.join(WORDS[:12])}", False),
        ("a few words only", " ".join(WORDS[:9]), False),
        ("nothing", "", False),
    ],
)
def test_copies_share_most_of_the_shorter_text(label: str, text: str, is_copy: bool) -> None:
    """Reprints, cuts, additions and light rewrites are copies; a shared quotation is none."""
    found = groups(article("a", text=TEXT), article("b", text=text))
    assert bool(found) is is_copy, label


def test_a_short_text_is_a_copy_only_of_itself() -> None:
    """A flash of eight words is a copy of the same eight words, and of no longer text."""
    flash = " ".join(WORDS[:8])
    found = groups(
        article("a", text=flash), article("b", text=flash + "."), article("c", text=TEXT)
    )
    assert [set(group) for group in found] == [{"a", "b"}]


def test_a_masthead_does_not_make_a_copy() -> None:
    """Only the body counts: two pages under one long masthead are two texts."""
    pages = []
    for name, body in (("a", OTHER[:60]), ("b", OTHER[-60:])):
        text = f"{TEXT}\n{body}"
        made = article(name, text=text)
        body_span = Span(len(TEXT) + 1, len(text))
        pages.append(
            Article(id=name, input="-", text=text, sha256=made.sha256, paragraphs=(body_span,))
        )
    assert groups(*pages) == []


@pytest.mark.parametrize(
    ("a", "b", "because"),
    [
        (("2020-03-03", None), ("2020-03-02", None), "it was published first, on 2020-03-02"),
        ((None, None), ("2020-03-02", None), "it was published first, on 2020-03-02"),
        (("2020-03-01", "Outlet b"), ("2020-03-02", None), "another of them says"),
        (("2020-03-02", "Elsewhere"), ("2020-03-02", None), "no date or credit decides"),
    ],
)
def test_the_original_is_explained(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], because: str
) -> None:
    """A credit decides, else the date, else nothing does and it says so; here always "b"."""
    (group,) = find_copies(
        (
            article("a", a[0], text=TEXT, taken_from=a[1]),
            article("b", b[0], text=TEXT, taken_from=b[1]),
        ),
        containment=0.6,
    )
    assert group.original == "b"
    assert group.because.startswith(because)
    assert originals([group]) == {"a": "b", "b": "b"}


def test_a_rewrite_says_what_it_shares_adds_and_drops() -> None:
    """Each passage is a span of the text that holds it."""
    added = " ".join(f"new{n}" for n in range(6))
    first = article("a", "2020-03-01", text=TEXT)
    second = article(
        "b", "2020-03-02", text=f"{' '.join(WORDS[:80])} {added}", taken_from="Outlet a"
    )
    (group,) = find_copies((first, second), containment=0.6)
    (rewrite,) = rewrites(group, {"a": first, "b": second})
    words = [
        (kind, [of.text[start:end] for start, end in spans])
        for kind, of, spans in (
            ("shared", second, rewrite.shared),
            ("added", second, rewrite.added),
            ("dropped", first, rewrite.dropped),
        )
    ]
    assert words == [
        ("shared", [" ".join(WORDS[:80])]),
        ("added", [added]),
        ("dropped", [" ".join(WORDS[80:])]),
    ]
    assert (rewrite.article, rewrite.credited) == ("b", True)
    assert 0.8 < rewrite.containment < 1
