"""Lists of feeds: what they name, and what is wrong with them."""

from pathlib import Path

import pytest

from dateline.errors import UnreadableInputError
from dateline.run.fetching.lists import Lists, Named
from tests.fetch.texts import opml

FEED = "https://quay.example/rss"
INCLUDE = '<outline type="include" text="more" url="{}"/>'


def split(found: list[Named | UnreadableInputError]) -> tuple[list[str], list[str]]:
    """Return the addresses that were found, and the problems."""
    named = [one[0] for one in found if not isinstance(one, UnreadableInputError)]
    return named, [str(one) for one in found if isinstance(one, UnreadableInputError)]


def in_file(path: Path, body: str | bytes) -> tuple[list[str], list[str]]:
    """Write a list and read it."""
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return split(list(Lists().named_in(str(path))))


def test_feeds_in_folders_of_a_list(tmp_path: Path) -> None:
    """Feeds are found however deep they stand, each once, with any case of ``xmlUrl``."""
    inner = (
        f'<outline text="Lakes"><outline xmlURL="{FEED}/2"/><outline xmlUrl="{FEED}"/></outline>'
    )
    assert in_file(tmp_path / "a.opml", opml(FEED, more=inner)) == ([FEED, f"{FEED}/2"], [])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(opml(FEED)[:-12], "is no OPML, or broken", id="cut short"),
        pytest.param("", "is no OPML, or broken", id="empty"),
        pytest.param(b"\x00\xff\xfe", "is no OPML, or broken", id="no text"),
        pytest.param("<html><body/></html>", "is no OPML but <html>", id="a page"),
        pytest.param("<rss><channel/></rss>", "is no OPML but <rss>", id="a feed"),
        pytest.param(opml(), "names no feeds", id="no feeds"),
        pytest.param(
            '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml>&a;</opml>',
            "declares XML entities", id="an entity",
        ),
    ],
)  # fmt: skip
def test_what_is_no_list(tmp_path: Path, body: str | bytes, words: str) -> None:
    """One message names the file and says what is wrong."""
    named, (problem,) = in_file(tmp_path / "a.opml", body)
    assert named == []
    assert problem.startswith(str(tmp_path / "a.opml"))
    assert words in problem


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    """The message says what an input may be."""
    _, (problem,) = split(list(Lists().named_in(str(tmp_path / "none.opml"))))
    assert "No such file" in problem
    assert "https://" in problem


def test_lists_that_take_in_one_another(tmp_path: Path) -> None:
    """Lists in files may take in others; one that takes in itself is read once."""
    (tmp_path / "b.opml").write_text(opml(f"{FEED}/b", more=INCLUDE.format("a.opml")))
    named, problems = in_file(tmp_path / "a.opml", opml(FEED, more=INCLUDE.format("b.opml")))
    assert named == [FEED, f"{FEED}/b"]
    assert len(problems) == 1
    assert "takes in itself" in problems[0]


@pytest.mark.parametrize(
    ("include", "named", "words"),
    [
        pytest.param("more.opml", "https://quay.example/more.opml", None, id="beside it"),
        pytest.param("https://pier.example/", "https://pier.example/", None, id="elsewhere"),
        pytest.param("file:///etc/passwd", None, "only http and https", id="a file"),
        pytest.param("list.opml", None, "once more", id="itself"),
    ],
)
def test_lists_from_the_network(include: str, named: str | None, words: str | None) -> None:
    """A list from the network takes in addresses alone, and itself never."""
    body = opml(more=INCLUDE.format(include)).encode()
    found, problems = split(list(Lists().named_at("https://quay.example/list.opml", body)))
    assert found == ([named] if named else [])
    assert [words in problem for problem in problems if words] == ([True] if words else [])
