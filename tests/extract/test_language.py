"""The door to the parser: what it is given to read, and what comes back."""

import pytest

from dateline.errors import DatelineError
from dateline.extract.language import load_model
from dateline.extract.language.parse import (
    LONGEST_BLOCK,
    base_form,
    pieces,
    plain_entities,
    readable,
)
from dateline.records import Span
from tests.build import parse


@pytest.mark.parametrize(
    ("word", "lemma", "base"),
    [
        ("staged", "stag", "stage"),
        ("raped", "rap", "rape"),
        ("rapped", "rap", "rap"),
        ("stopped", "stop", "stop"),
        ("visited", "visit", "visit"),
        ("fixed", "fix", "fix"),
        ("Hoping", "hop", "hope"),
        ("ended", "end", "end"),
        ("Troops", "Troop", "troop"),
    ],
)
def test_base_form_keeps_the_silent_e(word: str, lemma: str, base: str) -> None:
    """A short verb that does not double its consonant ends in e."""
    assert base_form(word, lemma) == base


@pytest.mark.parametrize(
    "text", ["“IS” fought\\—on", "a\u00a0b\tc\nd", "IS CLAIMS IT HAS WON THE DAY"]
)
def test_readable_text_has_the_same_length(text: str) -> None:
    """Offsets hold because nothing is added or dropped."""
    assert len(readable(text, Span(0, len(text)))) == len(text)


def test_is_in_capitals_is_a_name() -> None:
    """The parser sees a name where the text says IS, and the sentence keeps the text's words."""
    sentence = parse("The army said that IS attacked the town.")[0]
    subject = sentence.words.index("IS")
    assert sentence.tags[subject] == "NNP"
    assert sentence.lemmas[subject] == "is"
    assert sentence.words[sentence.heads[subject]] == "attacked"


def test_names_and_days_are_labelled() -> None:
    """A run of proper nouns that a given name opens is a person; days and years are dates."""
    words = ("Governor", "Maria", "Haddas", "left", "Kabul", "on", "Monday", "in", "2019")
    tags = ("NNP", "NNP", "NNP", "VBD", "NNP", "IN", "NNP", "IN", "CD")
    labels = ("", "PERSON", "PERSON", "", "", "", "DATE", "", "DATE")
    assert plain_entities(words, tags) == labels


def test_a_surname_alone_is_a_person() -> None:
    """Where the article has the full name, the surname is labelled too."""
    first, second = parse("Maria Haddas left on Monday.\nCritics of Haddas were glad.")
    assert first.entities[:2] == ("PERSON", "PERSON")
    assert second.entities[second.words.index("Haddas")] == "PERSON"


def test_lemmas_do_not_hang_on_what_was_parsed_before() -> None:
    """The lemma of a word is remembered, and is the same each time."""
    text = "They left the houses. The leaves of the trees were lost."
    once = [sentence.lemmas for sentence in parse(text)]
    assert once == [sentence.lemmas for sentence in parse(text)]
    assert once[0] == ("they", "leave", "the", "house", ".")


def test_offsets_point_at_the_words() -> None:
    """Each token's offsets give the token back from the text, white space left out."""
    text = "Rebels  attacked.\n\nThe army\u2019s spokesman\u00a0denied it."
    for sentence in parse(text):
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert text[start:end] == word
            assert word.strip()


def test_sentences_do_not_cross_paragraphs() -> None:
    """Each paragraph is parsed by itself."""
    sentences = parse("Rebels attacked the\ntown on Monday")
    assert [sentence.paragraph for sentence in sentences] == [0, 1]


def test_a_paragraph_of_any_length_is_parsed() -> None:
    """What is longer than the parser takes is cut between words, and nothing is lost."""
    text = "word " * 60_000
    cut = pieces(text, Span(0, len(text)))
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
    assert all(piece.end - piece.start <= LONGEST_BLOCK for piece in cut)
    assert len(pieces("x" * 250_000, Span(0, 250_000))) == 13


def test_unknown_model_is_named_with_the_remedy() -> None:
    """A pipeline that is not installed gives one clear error."""
    with pytest.raises(DatelineError, match=r"en_no_such_model is not installed; run 'pip install"):
        load_model("en_no_such_model")


@pytest.mark.parametrize(
    ("text", "first", "second", "joined"),
    [
        (
            "Talks between Yemen's government and Houthi rebels failed.",
            "government",
            "rebels",
            True,
        ),
        ("The army and M23 rebels agreed to a truce.", "army", "rebels", True),
        ("Health and education ministers met in Rome.", "health", "ministers", False),
        ("US and UK troops left the base.", "us", "troops", False),
    ],
)
def test_a_body_is_joined_to_the_rebels(text: str, first: str, second: str, joined: bool) -> None:
    """A common noun before "and" and a named group is beside the group."""
    (sentence,) = parse(text)
    words = [word.lower() for word in sentence.words]
    one, other = words.index(first), words.index(second)
    assert (sentence.roles[other] == "conj" and sentence.heads[other] == one) is joined
