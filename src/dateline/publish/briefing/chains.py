"""Says in words who says so: "military officials, speaking to American media, in RT"."""

from collections.abc import Iterable, Sequence

from dateline.publish.briefing.naming import named_source
from dateline.publish.briefing.references import publisher_of
from dateline.records import Act, Article, Source, SourceKind

LONGEST_ROLE = 90  # characters; a longer role is a sentence of its own
PASSED_ON = {
    Act.SAYS: "according to",
    Act.CITES: "cited by",
    Act.QUOTES: "quoted by",
    Act.REPORTS: "according to",
    Act.SHOWS: "shown by",
    Act.TOLD: "speaking to",
}


def chain_words(chain: Sequence[Source], article: Article) -> str:
    """Return a chain from its innermost source to the outlet whose text it is.

    Who republished that text stands in the reference.

    Args:
        chain: The sources, outermost first; empty where the publisher itself says so.
        article: The article.

    Returns:
        "military officials, speaking to American media, in RT", or for an empty chain "RT, in its
        own words".
    """
    inner = _without_repeats(chain)
    outlet = _outlet(article)
    while inner and inner[0].name.casefold() == outlet.casefold():
        inner = inner[1:]  # the page says so itself
    if not inner:
        return f"{outlet}, in its own words"
    words = [source_words(inner[-1])]
    for outer, passed in zip(inner[-2::-1], inner[:0:-1], strict=True):
        words.append(f"{PASSED_ON[passed.act]} {source_words(outer)}")
    return ", ".join((*words, f"in {outlet}"))


def teller_words(chain: Sequence[Source], article: Article) -> str:
    """Return the innermost source of a chain; of an empty one, whose text it is."""
    if not chain:
        return _outlet(article)
    return named_source(chain[-1].name, unnamed=chain[-1].kind is SourceKind.UNNAMED)


def source_words(source: Source) -> str:
    """Return a source with its role: "Malak Khan Bacha (tribal elder in Sarkani district)"."""
    name = named_source(source.name, unnamed=source.kind is SourceKind.UNNAMED)
    role = " ".join((source.role or "").split())
    bare = role.casefold().replace(".", "")
    told = role and bare not in source.name.casefold() and len(role) <= LONGEST_ROLE
    return f"{name} ({role})" if told else name


def _outlet(article: Article) -> str:
    """Return whose text it is: of a page that took it from elsewhere, whom it took it from."""
    taken = article.republished_from.outlet if article.republished_from else None
    return article.agency or taken or publisher_of(article)


def _without_repeats(chain: Iterable[Source]) -> list[Source]:
    """Return a chain without links that name their neighbour once more."""
    found: list[Source] = []
    for source in chain:
        if not found or found[-1].name.casefold() != source.name.casefold():
            found.append(source)
    return found
