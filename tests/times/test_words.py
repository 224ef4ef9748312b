"""The files of words: every entry is one that the reader can use."""

import pytest

from dateline.extract.times.find import FORMS
from dateline.extract.times.lexing import CODES
from dateline.knowledge.files import read_entries, yaml_files
from dateline.knowledge.times import TimeEntry, first_word, load_time_words

FILES = yaml_files("times")
ENTRIES = [(path.stem, entry) for path in FILES for entry in read_entries(path, TimeEntry)]


@pytest.mark.parametrize(
    ("file", "entry"), ENTRIES, ids=[f"{file} {entry.words[0]}" for file, entry in ENTRIES]
)
def test_entry(file: str, entry: TimeEntry) -> None:
    """Each entry has a kind that the reader knows, and words in lower case, none twice."""
    assert entry.kind in ({"PLANNED", "SCHEDULED"} if file == "verbs" else CODES)
    assert entry.words
    assert all(word == word.lower() for word in entry.words)
    assert len(set(entry.words)) == len(entry.words)


def test_no_word_means_two_things() -> None:
    """A word stands in one entry only: the reader would take the last one in silence."""
    words = [word for file, entry in ENTRIES if file != "verbs" for word in entry.words]
    assert sorted(words) == sorted(set(words))


def test_phrases_are_found_by_their_first_word() -> None:
    """Longer phrases come first, and each is kept under the word it begins with."""
    for first, phrases in load_time_words().phrases.items():
        lengths = [len(phrase) for phrase, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)
        assert all(first_word(phrase) == first for phrase, _ in phrases)


def test_forms_have_names_of_their_own() -> None:
    """Each form can be told from the others by its name."""
    names = [form.name for form in FORMS]
    assert sorted(names) == sorted(set(names))
