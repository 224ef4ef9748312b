"""Lists of feeds in OPML, as readers of feeds export them."""

import msgspec
from lxml import etree

from dateline.errors import UnreadableInputError
from dateline.read.fetch.markup import declares_entities, root_of

MOST_FEEDS = 5_000


class FeedList(msgspec.Struct, frozen=True):
    """What a list of feeds names.

    Attributes:
        feeds: Addresses of feeds, each once, in the order of the list.
        includes: Other lists that it takes in, as it writes them.
    """

    feeds: tuple[str, ...]
    includes: tuple[str, ...]


def looks_like_opml(data: bytes) -> bool:
    """Say whether bytes begin as OPML does."""
    return root_of(data)[0] == "opml"


def read_opml(data: bytes, place: str) -> FeedList:
    """Read a list of feeds.

    Args:
        data: The file.
        place: Its name, for messages.

    Returns:
        What it names.

    Raises:
        UnreadableInputError: It is no OPML, broken, made to exhaust its reader, or names nothing.
    """
    if declares_entities(data):
        raise UnreadableInputError(
            place, "declares XML entities, which can be made to fill the memory; it is not read"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(
            place,
            f"is no OPML, or broken ({error.args[0]}); export the list of feeds again, as OPML",
        ) from error
    if etree.QName(tree).localname.lower() != "opml":
        raise UnreadableInputError(
            place, f"is no OPML but <{etree.QName(tree).localname}>; name a list of feeds"
        )
    outlines = [{k.lower(): v.strip() for k, v in o.attrib.items()} for o in tree.iter("outline")]
    feeds = [outline["xmlurl"] for outline in outlines if outline.get("xmlurl")]
    includes = [o["url"] for o in outlines if o.get("url") and o.get("type") == "include"]
    if not feeds and not includes:
        raise UnreadableInputError(place, "names no feeds: no outline of it has an xmlUrl")
    if len(feeds) > MOST_FEEDS:
        raise UnreadableInputError(
            place, f"names {len(feeds):,} feeds, more than {MOST_FEEDS:,}; split it"
        )
    return FeedList(tuple(dict.fromkeys(feeds)), tuple(dict.fromkeys(includes)))
