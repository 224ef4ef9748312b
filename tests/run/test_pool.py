"""Coding many articles: order, equality, and articles that fail."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from dateline.records import Article, Coding
from dateline.run import NotCoded, code_many
from dateline.settings import Settings
from tests.run.coders import missing_model, one_statement


def articles(*texts: str) -> list[Article]:
    """Build an article of each text, its number as its id."""
    return [
        Article(id=str(number), input=f"{number}.txt", text=text, sha256=f"{number:064}")
        for number, text in enumerate(texts)
    ]


def coded(texts: Sequence[str], workers: int) -> list[Coding | NotCoded]:
    """Code texts with the stand-in coder."""
    settings = Settings(workers=workers)
    return list(code_many(articles(*texts), settings=settings, make_coder=one_statement))


def test_results_are_the_same_for_any_number_of_workers() -> None:
    """Two processes give what one gives, in input order, even where the first is the slowest."""
    texts = ["a slow one", *(f"number {number}" for number in range(30)), "refuse", "fault"]
    alone = coded(texts, workers=1)
    assert [result.article.id for result in alone] == [str(n) for n in range(len(texts))]
    assert coded(texts, workers=2) == alone


def test_a_worker_that_dies_costs_its_own_article_only() -> None:
    """The articles that end their process are named; all others are coded, in order."""
    texts = ["a", "b", "die", *(f"number {n}" for n in range(15)), "die too", "z"]
    results = coded(texts, workers=2)
    lost = [result for result in results if isinstance(result, NotCoded)]
    assert [result.article.id for result in results] == [str(n) for n in range(len(texts))]
    assert [result.article.text for result in lost] == ["die", "die too"]
    assert "ended the process that coded it" in lost[0].problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("refuse", "this text is refused; give another one"),
        ("fault", "hit a fault of the program (ZeroDivisionError: division by zero at code:"),
    ],
)
def test_an_article_that_fails_says_why(text: str, problem: str) -> None:
    """What a coder raises becomes the problem of that article, and the next one is coded."""
    failed, after = coded([text, "fine"], workers=1)
    assert isinstance(failed, NotCoded)
    assert failed.problem.startswith(problem)
    assert failed.as_coding().unread[0].problem == failed.problem
    assert isinstance(after, Coding)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_coder_that_cannot_be_made_ends_the_run(workers: int) -> None:
    """A missing model is said once, not once an article."""
    settings = Settings(model="no_such_model", workers=workers)
    with pytest.raises(DatelineError, match="no_such_model is not installed"):
        list(code_many(articles("a", "b"), settings=settings, make_coder=missing_model))


SCRIPT = """
import sys

sys.path.insert(0, {root!r})
from dateline.run import code_many
from dateline.settings import Settings
from tests.run.coders import one_statement
from tests.run.test_pool import articles

settings = Settings(workers=2)
list(code_many(articles("a"), settings=settings, make_coder=one_statement))
"""


def test_a_script_without_its_guard_is_told(tmp_path: Path) -> None:
    """Workers that cannot start end the script with what to write into it, not with a hang."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(root=str(Path(__file__).parents[2])))
    ended = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 1
    assert "in a script, call this under 'if __name__ == \"__main__\":'" in ended.stderr


def test_nothing_is_nothing() -> None:
    """No article gives no coding."""
    assert coded([], workers=1) == []
