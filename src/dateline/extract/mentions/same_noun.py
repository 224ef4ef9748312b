"""The same noun again, with less before it: "the Kenyan army" is from then on "the army"."""

from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.nature import Nature, nature_of
from dateline.extract.mentions.scene import Scene
from dateline.records import Actor, Mention, Sentence, Via

CONTENT_TAGS = ("NN", "JJ", "VB")
# Bodies that a country has one of: however far back it was named, it is that one.
OF_A_STATE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
AT_HOME = frozenset(("COP", "JUD", "LEG"))
FRESH = 3  # sentences in which two of the kind make a tie
TELLING = ("det", "poss", "nummod", "relcl", "acl", "appos", "prep")


def content_of(sentence: Sentence, mention: Mention) -> set[str]:
    """Return the words that say which one is meant: "Republican" in "the Republican nominee".

    Whose it is, and where it sits ("the Lebanese group", "the London-based group"), its actor's
    country says.

    Args:
        sentence: The sentence of the mention.
        mention: A phrase with a common noun as head.

    Returns:
        The words before the head, as lemmas in lower case.
    """
    country = mention.actor.country if mention.actor else None
    return {
        sentence.lemmas[token].lower()
        for token in range(mention.first, mention.head)
        if sentence.tags[token].startswith(CONTENT_TAGS)
        and sentence.lemmas[token] != "base"
        and not (country and sentence.words[token][:1].isupper())
    }


def is_bare_body(mention: Mention, scene: Scene) -> bool:
    """Say whether a body of a state stands without article and country ("police said").

    Args:
        mention: A mention.
        scene: The article.

    Returns:
        False for several of a kind ("soldiers", "ministries"), which are no body known before.
    """
    actor = mention.actor
    if mention.kind != "role" or actor is None or actor.listed or actor.country:
        return False
    sentence = scene.sentence_of(mention)
    if actor.sector not in OF_A_STATE or sentence.dependents(mention.head, *TELLING):
        return False
    nature = nature_of(sentence, mention, scene.persons, scene.references)
    is_army = mention.is_plural and bool(content_of(sentence, mention))
    return nature is Nature.BODY or is_army


def with_same_noun(mention: Mention, before: list[Mention], scene: Scene) -> Actor | None:
    """Return whom the same noun meant before, with more words or with a country.

    Args:
        mention: A definite noun, or a bare body.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The actor; None where there is none, or several that were named lately.
    """
    sentence = scene.sentence_of(mention)
    noun, words = sentence.lemmas[mention.head].lower(), content_of(sentence, mention)
    own = mention.actor.country if mention.actor else None
    found: dict[str, Actor] = {}
    last: dict[str, int] = {}
    for other in before:
        actor = other.actor
        if actor is None or other.kind == "modifier" or actor.id in scene.persons:
            continue
        last[actor.id] = other.sentence
        there = scene.sentence_of(other)
        if there.lemmas[other.head].lower() != noun or other.is_plural != mention.is_plural:
            continue
        if "and" in there.lemmas[other.first : other.head]:  # "Kenya and Somali rebels"
            continue
        more = content_of(there, other)
        is_told = words < more or (words <= more and actor.country is not None)
        is_told &= own in {None, actor.country} and _may_act_here(mention, actor, scene)
        if is_told and other.kind in {"role", "name"}:
            found[actor.id] = actor
    reach = len(scene.sentences) if _is_of_a_state(mention) else FRESH
    near = [actor for actor in found.values() if mention.sentence - last[actor.id] < reach]
    fresh = [actor for actor in near if mention.sentence - last[actor.id] < FRESH]
    fitting = fresh if len(fresh) == 1 else near
    return fitting[0] if len(fitting) == 1 else None


def _may_act_here(mention: Mention, actor: Actor, scene: Scene) -> bool:
    """Say whether the places of a sentence speak for a body: police act in their own country."""
    here = scene.countries[mention.sentence]
    return actor.sector not in AT_HOME or not here or actor.country in here


def _is_of_a_state(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.sector in OF_A_STATE


def resolve_bare_body(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "police" or "government forces" to those of the country named with them before.

    Args:
        mention: The body.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The mention with that actor; unchanged where none or several were named.
    """
    actor = with_same_noun(mention, before, scene)
    if actor is None:
        return mention
    return meaning(scene.sentence_of(mention), mention, actor, "same noun", Via.ROLE)
