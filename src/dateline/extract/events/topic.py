"""What a text is about: sport, markets and culture use the verbs of war for other things."""

from collections import Counter

from dateline.knowledge.topics import Topic
from dateline.records import Sentence

CONTENT_TAGS = ("NN", "VB", "JJ")
FEWEST_SENTENCES = 2  # one says too little of what a text is about
FEWEST_WORDS = 4  # different words of one topic
LEAST_SHARE = 0.12  # of the words of content
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
        is_plain = len(topic.words & content.keys()) >= FEWEST_WORDS
        if is_plain and found >= LEAST_SHARE * total and found > weight:
            best = max((found, topic), best or (0, topic), key=lambda pair: pair[0])
    return best[1] if best else None


def _count(content: Counter[str], topic: Topic) -> int:
    return sum(content[word] for word in topic.words)
