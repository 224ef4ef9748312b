"""The forms of a briefing: HTML that mail programs keep, Markdown, PDF; nothing in them runs."""

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from dateline.errors import BrowserMissingError
from dateline.publish.briefing import Briefing, Picture, Pictures, html, markdown, pdf
from dateline.publish.briefing.markdown import plain
from dateline.records import Relation, Status
from tests.aggregate import build
from tests.publish.briefing.build import brief, coding
from tests.publish.browser import needs_chromium

EVIL = '<script>alert(1)</script> "quoted" & <img src=x onerror=alert(2)>'
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8ffff3f0005fe02fea7354d5f0000000049454e44ae426082"
)


@pytest.fixture(name="made")
def made_briefing() -> Briefing:
    """A briefing with every section."""
    where = build.place("Goma", -1.7, 29.2)
    denies = build.account("Norway", status=Status.DENIED)
    attack = build.event(
        "e1", says="an officer", where=where, accounts=(build.account("an officer"), denies)
    )
    when = msgspec.structs.replace(attack.when, text="on Sunday") if attack.when else None
    truce = build.dyad("Chad", "Togo", build.state(Relation.TRUCE, "2020-03-02"))
    told = coding("a", "Rebels attacked.", msgspec.structs.replace(attack, when=when))
    url = "https://news.example/1?a=1&b=2"
    article = msgspec.structs.replace(told.article, url=url)
    return brief(msgspec.structs.replace(told, article=article, dyads=(truce,)))


@pytest.fixture(name="evil")
def evil_briefing() -> Briefing:
    """A briefing of a page whose words, names and title are markup."""
    event = build.event("e1", actors=EVIL, says=f"an {EVIL}")
    return brief(coding("a", EVIL, event, title=f"# {EVIL}", publisher=EVIL))


class Page(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))


SECTIONS = (
    "Stories", "What accounts differ on", "What changed between actors",
    "What rests on one origin only", "Timeline", "Places", "References",
)  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_both_forms_have_each_section(made: Briefing, section: str) -> None:
    """HTML and Markdown hold the same sections."""
    assert f">{section}</h2>" in html(made)
    assert f"\n## {section}\n" in markdown(made)


@pytest.mark.parametrize(
    "fact",
    [
        "Rebels attacked Army in Goma on 1 March", "an officer, in Outlet a", "Denied by Norway",
        "1 report, 1 independent origin", "It did not happen, says Norway", "confidence high",
        "Goma", "2 March 2020", "Nobody has checked the codings",
    ],
)  # fmt: skip
def test_both_forms_tell_the_same(made: Briefing, fact: str) -> None:
    """A fact of the briefing stands in each form of it."""
    assert fact in html(made)
    assert fact in markdown(made)


def test_the_page_asks_nobody_for_anything(made: Briefing) -> None:
    """No script, no style sheet, font or picture from elsewhere; links go out only when clicked."""
    picture = Picture(png=PIXEL, alternative="a map")
    page = Page(html(made, Pictures(places=picture, timeline=picture)))
    tags = {tag for tag, _ in page.found}
    assert tags.isdisjoint({"script", "link", "iframe", "object", "form", "input", "svg", "video"})
    sources = [attributes.get("src") or "" for _, attributes in page.found if "src" in attributes]
    assert len(sources) == 2
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert "url(" not in html(made)
    assert "@import" not in html(made)


def test_each_element_carries_its_style(made: Briefing) -> None:
    """Mail programs drop style sheets, so what is to be seen has its style on itself."""
    seen = {"p", "h1", "h2", "h3", "td", "th", "ul", "li", "blockquote", "table"}
    bare = [
        tag
        for tag, attributes in Page(html(made)).found
        if tag in seen and not attributes.get("style")
    ]
    assert set(bare) <= {"table"}


def test_pictures_have_words_for_those_who_do_not_see_them(made: Briefing) -> None:
    """A picture without an alternative would be nothing to a screen reader."""
    pictures = Pictures(timeline=Picture(png=PIXEL, alternative='Two "events" in March'))
    images = [a for tag, a in Page(html(made, pictures)).found if tag == "img"]
    assert [image["alt"] for image in images] == ['Two "events" in March']


def test_headings_go_down_step_by_step(made: Briefing) -> None:
    """There is one main heading, and no level is left out."""
    levels = [int(tag[1]) for tag, _ in Page(html(made)).found if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_marks_lead_to_their_references(made: Briefing) -> None:
    """Each number in brackets is a link to a reference that is there."""
    page = Page(html(made))
    ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
    targets = {
        a["href"] for tag, a in page.found if tag == "a" and (a.get("href") or "").startswith("#")
    }
    assert targets
    assert {str(target)[1:] for target in targets} <= ids


def test_markup_of_an_article_never_becomes_markup_of_the_page(evil: Briefing) -> None:
    """What stands in a text is shown as it stands in it."""
    page = html(evil)
    tags = [tag for tag, _ in Page(page).found]
    assert "script" not in tags
    assert "img" not in tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_markup_of_an_article_never_becomes_markdown(evil: Briefing) -> None:
    """Neither HTML nor Markdown of a text counts in the bulletin's page."""
    page = markdown(evil)
    assert not re.search(r"(?<!\\)<(script|img)", page)
    assert not re.search(r"(?<!\\)\*alert", page)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[x](http://y)", r"\[x\](http://y)"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("- item", r"\- item"),
        ("a | b", r"a \| b"),
        ("A & B &amp; C", "A &amp; B &amp;amp; C"),
        ("one\n\n# two", "one # two"),
        ("plain, 2020-03-01 (a).", "plain, 2020-03-01 (a)."),
    ],
)
def test_text_is_plain_in_markdown(text: str, shown: str) -> None:
    """What Markdown would read as its own is escaped, and nothing else."""
    assert plain(text) == shown


@pytest.mark.parametrize("form", [html, markdown])
def test_an_empty_briefing_says_so(form: type) -> None:
    """A period without reports gives a page that says that nothing was reported."""
    assert "Nothing was reported in this period." in form(brief())


@needs_chromium
def test_a_pdf_holds_the_briefing(made: Briefing, tmp_path: Path) -> None:
    """The PDF file has the paper, the sentences and the references of the page."""
    file = tmp_path / "brief.pdf"
    pdf(made, file)
    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        assert [round(side) for side in document[0].get_size()] == [595, 842]
    words = " ".join(text.split())
    for fact in (
        "Rebels attacked Army in Goma on 1 March",
        "Denied by Norway",
        "https://news.example/1",
    ):
        assert fact in words


def test_a_pdf_without_a_browser_says_what_works(
    made: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Chromium the message says what to install, and that HTML needs none."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BrowserMissingError, match=r"install it.*brief\.html"):
        pdf(made, tmp_path / "brief.pdf")


def test_a_briefing_is_json(made: Briefing) -> None:
    """All of it comes back from JSON as it was."""
    assert msgspec.json.decode(msgspec.json.encode(made), type=Briefing) == made
