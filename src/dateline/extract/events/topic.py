"""What a text is about: sport, markets and culture use the verbs of war for other things."""

from collections import Counter

from dateline.knowledge.topics import Topic
from dateline.records import Actor, Mention, Sentence

CONTENT_TAGS = ("NN", "VB", "JJ")
FEWEST_SENTENCES = 2  # one says too little of what a text is about
FEWEST_WORDS = 4  # different words of one topic
FEWEST_ALONE = 3  # where no word of politics stands beside them
LEAST_SHARE = 0.12  # of the words of content
POWERS = frozenset(("GOV", "REB", "PRM", "UAF", "COP", "SPY", "LEG", "JUD"))
ONLY_IN_POLITICS = frozenset(("rival", "rivals", "donor", "donors", "partner", "partners"))
SPORT, MARKETS = "sport", "markets"  # ids of topics
POLITICAL_WEIGHT = 3.0  # a word of politics outweighs one of sport: bombs fall on stadiums


def topic_of(sentences: tuple[Sentence, ...], topics: tuple[Topic, ...]) -> Topic | None:
    """Return the topic that a text is plainly about.

    Args:
        sentences: The parsed sentences of one article.
        topics: The topics to choose from.

    Returns:
        The topic with most words in the text, if they are many enough and outweigh those of
        politics; else None.
    """
    if len(sentences) < FEWEST_SENTENCES:
        return None
    content = Counter(
        lemma
        for sentence in sentences
        for lemma, tag in zip(sentence.lemmas, sentence.tags, strict=True)
        if tag.startswith(CONTENT_TAGS) and not tag.startswith("NNP")
    )
    total = sum(content.values())
    political = sum(_count(content, topic) for topic in topics if topic.political)
    best: tuple[int, Topic] | None = None
    for topic in topics:
        found = _count(content, topic)
        weight = 0.0 if topic.political else POLITICAL_WEIGHT * political
        fewest = FEWEST_WORDS if political else FEWEST_ALONE
        is_plain = len(topic.words & content.keys()) >= fewest
        if is_plain and found >= LEAST_SHARE * total and found >= weight:
            best = max((found, topic), best or (0, topic), key=lambda pair: pair[0])
    return best[1] if best else None


def powers_in(sentence: Sentence, mentions: tuple[Mention, ...], topic: Topic) -> frozenset[int]:
    """Return the tokens of those who have power, whatever the text is mostly about.

    A report of sanctions is full of the words of markets, and one of a bomb in a stadium full of
    those of sport; what governments and armed groups do in them is as political as elsewhere.

    Args:
        sentence: A sentence of the text.
        mentions: The actors of the text.
        topic: What the text is about; only in reports of markets is a state its government.

    Returns:
        Tokens of phrases that denote governments, armed groups, police, courts and the like.
    """
    return frozenset(
        token
        for mention in mentions
        if mention.sentence == sentence.index
        and any(_is_power(actor, topic) for actor in (mention.actor, *mention.members) if actor)
        for token in (mention.head, *range(mention.first, mention.last + 1))
    )


def _is_power(actor: Actor, topic: Topic) -> bool:
    if actor.sector == "MIL":  # "captain" and "defender" are no soldiers in a report of sport
        return actor.listed or topic.id != SPORT
    if actor.sector == "GOV" and not actor.listed:
        words = set(actor.name.lower().split())
        if actor.country is None or words & ONLY_IN_POLITICS:
            return False
    is_state = actor.listed and actor.id == actor.country
    return actor.sector in POWERS or (is_state and topic.id == MARKETS)


def _count(content: Counter[str], topic: Topic) -> int:
    return sum(content[word] for word in topic.words)
