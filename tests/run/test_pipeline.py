"""The real coder, in one process and in two."""

from dateline.records import Article, Coding, Span
from dateline.run import code_many
from dateline.settings import Settings

TEXTS = (
    "Rebels shelled the town of Aleppo on Monday, a police officer said.",
    "",
    "The foreign ministers of Kenya and Somalia met in Nairobi to discuss the border.",
)


def test_two_processes_code_as_one_does() -> None:
    """The pipeline gives equal codings for one worker and for two, each with its words."""
    articles = [
        Article(
            id=str(number),
            input=f"{number}.txt",
            text=text,
            sha256=f"{number:064}",
            published="2016-08-09",
            paragraphs=(Span(0, len(text)),) if text else (),
        )
        for number, text in enumerate(TEXTS)
    ]
    alone = list(code_many(articles, settings=Settings()))
    assert list(code_many(articles, settings=Settings(), workers=2)) == alone
    assert all(isinstance(coding, Coding) for coding in alone)
    assert any(coding.events for coding in alone if isinstance(coding, Coding))
