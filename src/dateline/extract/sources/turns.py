"""Attribution by label: turns of transcripts, questions and answers, posts of live blogs."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.sources.drafts import Draft, Hit, Speaker
from dateline.extract.sources.layout import may_sign
from dateline.extract.sources.names import Namer
from dateline.extract.sources.quotes import paragraph_spans
from dateline.knowledge.cues import CueTable
from dateline.records import Sentence, Span

STAMP = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?[\s|\-\u2013\u2014]*"
LABEL = re.compile(
    rf"[\"\u201c]?(?:{STAMP})?(?P<again>RT )?(?P<name>@?\w[\w.'\u2019\- ]{{0,50}}?)"
    r"(?P<handle> \(@\w+\))?: +(?=\S)"
)
LINE = re.compile(r"\n\s*(?=\S)")
QUESTIONS, ANSWERS = frozenset({"Q", "Question"}), frozenset({"A", "Answer"})
FEWEST = 2  # labels that make a text a transcript; one alone may be a list or a caption
LONGEST_GAP = 5  # paragraphs without a label that go on with a turn, at most


class Turn(msgspec.Struct, frozen=True):
    """A paragraph that begins with who says it.

    Attributes:
        paragraph: Its number.
        sentence: Its first sentence.
        match: The label.
        content: What follows the label.
    """

    paragraph: int
    sentence: Sentence
    match: re.Match[str]
    content: Span

    @property
    def name(self) -> str:
        """The words of the label that name somebody."""
        return self.match["name"]


def find_turns(sentences: Sequence[Sentence], cues: CueTable, namer: Namer) -> list[Draft]:
    """Find what a label gives to somebody: "BRANDT: We left.", "A: Nobody" and the like.

    Args:
        sentences: The sentences of one article.
        cues: The cues, with those that are marks.
        namer: Knows which words name somebody.

    Returns:
        The statements, in text order. A paragraph without a label between two turns goes on with
        the first; what follows the last turn is the article's own again.
    """
    turns = [turn for turn in _turns(sentences) if turn.name not in namer.words.labels]
    answering = _first_person_named(sentences, turns)
    blocks = paragraph_spans(sentences)
    drafts: list[Draft] = []
    for number, turn in enumerate(turns):
        speaker = answering if turn.name in ANSWERS else _named(turn)
        if speaker is None or turn.name in QUESTIONS or not _is_turn(turn, turns, speaker, namer):
            continue
        following = turns[number + 1].paragraph if number + 1 < len(turns) else turn.paragraph
        further = range(turn.paragraph + 1, following)
        content = [turn.content]
        if len(further) <= LONGEST_GAP:
            content += [blocks[paragraph] for paragraph in further]
        drafts.extend(_draft(turn, speaker, content, cues))
    return drafts


def _turns(sentences: Sequence[Sentence]) -> Iterator[Turn]:
    """Yield the paragraphs, and lines within them, that begin with a label."""
    text = sentences[0].text
    starts = [sentence.span.start for sentence in sentences]
    titles = {sentence.paragraph for sentence in sentences if sentence.is_title}
    for paragraph, block in sorted(paragraph_spans(sentences).items()):
        if paragraph in titles:
            continue
        lines = [block.start]
        lines += [found.end() for found in LINE.finditer(text, block.start, block.end)]
        labels = [found for line in lines if (found := LABEL.match(text, line, block.end))]
        if not labels:
            continue
        ends = [*(found.start() for found in labels[1:]), block.end]
        handles = [line for line in lines if text[line] == "@"]  # "@envoy says", a line of its own
        ends = [
            next((line for line in handles if found.end() < line < end), end)
            for found, end in zip(labels, ends, strict=True)
        ]
        for found, end in zip(labels, ends, strict=True):
            sentence = sentences[bisect_right(starts, found.start("name")) - 1]
            said = text[found.end() : end].rstrip()
            if said:
                content = Span(found.end(), found.end() + len(said))
                yield Turn(paragraph, sentence, found, content)


def _is_turn(turn: Turn, turns: Sequence[Turn], speaker: Speaker, namer: Namer) -> bool:
    """Say whether a label names who speaks, as against a topic, a place or a column of a list."""
    name, text = turn.name, turn.sentence.text
    if turn.match["handle"] or turn.match["again"] or name.startswith("@"):
        return True
    if name.isupper() and (len(name) > FEWEST or name in ANSWERS):
        return len(name) > FEWEST or len(turns) >= FEWEST
    is_quoted = text[turn.content.start] in {'"', "\u201c", "'", "\u2018", "\u00ab", "\u201e"}
    is_stamped = text[turn.match.start()].isdigit()
    is_known = name in ANSWERS or may_sign(speaker, namer) or namer.is_outlet(speaker)
    return is_known and (is_quoted or is_stamped or len(turns) >= FEWEST)


def _named(turn: Turn) -> Speaker | None:
    """Return the words of a label as a noun phrase of its sentence."""
    start, end = turn.match.span("name")
    sentence = turn.sentence
    inside = [t for t in range(len(sentence)) if start <= sentence.starts[t] < end]
    if not inside:
        return None
    head = next((t for t in reversed(inside) if sentence.heads[t] not in inside), inside[-1])
    return Speaker(sentence, head, tuple(inside), head)


def _first_person_named(sentences: Sequence[Sentence], turns: Sequence[Turn]) -> Speaker | None:
    """Return the person named first before the first question: who gives the answers."""
    first = next((turn for turn in turns if turn.name in QUESTIONS), None)
    if first is None:
        return None
    for sentence in sentences:
        named = [t for t in range(len(sentence)) if sentence.entities[t] == "PERSON"]
        if sentence.paragraph >= first.paragraph:
            return None
        if named:
            last = named[0]
            while last + 1 in named:
                last += 1
            return Speaker(sentence, last, tuple(range(named[0], last + 1)), last)
    return None


def _draft(
    turn: Turn, speaker: Speaker, content: Sequence[Span], cues: CueTable
) -> Iterator[Draft]:
    sentence, place = turn.sentence, turn.content.start
    mark = next((t for t in range(len(sentence)) if ":" in sentence.words[t]
                 and turn.match.end("name") <= sentence.starts[t] < place), None)  # fmt: skip
    if mark is None:
        return
    for pattern in cues.starting(":")[:1]:
        hit = Hit(sentence, mark, (mark,), pattern.cue)
        yield Draft(hit=hit, speaker=speaker, content=tuple(content))
