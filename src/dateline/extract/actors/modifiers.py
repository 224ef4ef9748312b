"""Names that stand before a noun that is no actor itself: "Israeli air strikes", "US sanctions"."""

from dateline.extract.actors.names import Hit, read_words
from dateline.knowledge.actors import ActorEntry, ActorTable, Form, Kind
from dateline.records import Actor, Mention, Sentence, Via

MODIFIERS = frozenset(("amod", "compound", "nmod", "poss"))


def find_modifiers(
    sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], known: ActorTable
) -> tuple[Mention, ...]:
    """Find listed actors that modify a noun and are part of no other mention.

    They are whose act a noun names ("Turkish-Russian talks"), or whose thing it is ("an Armenian
    proposal"). Coreference leaves them aside.

    Args:
        sentences: The parsed article.
        mentions: What ``find_actors`` found.
        known: The listed actors.

    Returns:
        Mentions of kind "modifier", in text order.
    """
    taken = {
        (mention.sentence, token)
        for mention in mentions
        for token in range(mention.first, mention.last + 1)
    }
    return tuple(
        _mention(sentence, hit, known.entries[hit.names[0].entry])
        for sentence in sentences
        for hit in read_words(sentence.words, known, sentence.tags, sentence.entities).hits
        if (sentence.index, hit.last) not in taken
        and (
            (_modifies(sentence, hit) and _is_side(hit, known.entries[hit.names[0].entry]))
            or _is_one_of_several(sentence, hit)
        )
    )


def _is_side(hit: Hit, entry: ActorEntry) -> bool:
    """Say whether a name says whose ("US talks") and not where ("Syria talks", "Kabul attack")."""
    if entry.kind is Kind.STATE:
        return hit.form in {Form.DEMONYM, Form.PEOPLE, Form.ACRONYM}
    return hit.form not in {Form.CAPITAL, Form.METONYM}


def _modifies(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name hangs before a noun, directly or joined with another that does."""
    token = hit.last
    while sentence.heads[token] != token and (
        sentence.roles[token] in {"conj", "punct"}
        or sentence.tags[sentence.heads[token]].startswith("JJ")  # "Turkish-Russian talks"
    ):
        token = sentence.heads[token]
    head = sentence.heads[token]
    return (
        sentence.roles[token] in MODIFIERS
        and sentence.tags[head].startswith("NN")
        and head > hit.last
    )


def _is_one_of_several(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name is one of those that a plural role serves: "envoys of Chad and Niger"."""
    first = hit.last
    while sentence.roles[first] == "conj":
        first = sentence.heads[first]
    preposition = sentence.heads[first]
    return (
        sentence.roles[first] == "pobj"
        and sentence.lemmas[preposition] == "of"
        and sentence.tags[sentence.heads[preposition]] == "NNS"
        and bool(sentence.dependents(first, "conj"))
    )


def _mention(sentence: Sentence, hit: Hit, entry: ActorEntry) -> Mention:
    actor = Actor(
        id=entry.id,
        name=entry.name,
        text=sentence.words_of(hit.first, hit.last),
        span=sentence.span_of(hit.first, hit.last),
        country=entry.country,
        sector=None if entry.kind is Kind.STATE else entry.sector,
        other_sectors=entry.other_sectors,
        wikidata=entry.wikidata,
        via=Via.NAME,
        listed=True,
    )
    return Mention(
        sentence=sentence.index,
        head=hit.last,
        first=hit.first,
        last=hit.last,
        kind="modifier",
        actor=actor,
        via="modifier",
    )
