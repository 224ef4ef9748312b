"""Joining is right on made-up news of which the truth is known; ``bench/across`` measures more."""

from pathlib import Path

from bench.across.corpus import write_corpus
from bench.across.judge import judge
from bench.across.press import Form
from bench.across.storing import add_all, read_joined

ARTICLES = 400


def test_the_same_seed_gives_the_same_news() -> None:
    """What is measured can be measured again."""
    one, other = (write_corpus(60, seed=5, invented=True) for _ in range(2))
    assert one == other
    assert one != write_corpus(60, seed=6, invented=True)


def test_copies_stories_and_origins_are_found(tmp_path: Path) -> None:
    """Reprints, cuts, rewrites, circles, denials, twins, pages met twice and corrected ones."""
    corpus = write_corpus(ARTICLES, seed=7, invented=True)
    assert {piece.form for piece in corpus.arriving} == set(Form)
    add_all(tmp_path / "news.db", corpus.codings())
    stories, copies = read_joined(tmp_path / "news.db")
    verdict = judge(corpus.pieces, copies, stories)
    assert verdict.coded == 1
    assert verdict.copies.f1 >= 0.98
    assert verdict.stories.f1 >= 0.90
    assert verdict.stories.precision >= 0.95
    assert verdict.origins_of_right >= 0.95
