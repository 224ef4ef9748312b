"""Light verbs tell what their subject has to do with the event that their noun names."""

import pytest

from dateline.extract.events.nominal import carrier
from dateline.knowledge.events import load_frames
from dateline.knowledge.files import read_entries, yaml_files
from dateline.knowledge.light_verbs import LightVerb, load_light_verbs
from tests.build import parse

ENTRIES = [entry for path in yaml_files("light_verbs") for entry in read_entries(path, LightVerb)]
MATCHES = [(entry, text) for entry in ENTRIES for text in entry.matches]
REJECTS = [(entry, text) for entry in ENTRIES for text in entry.rejects]


def _label(value: object) -> str:
    return value.id if isinstance(value, LightVerb) else str(value)


def relations_in(text: str) -> set[str]:
    """Return the relations of the light verbs that carry an event noun of a sentence."""
    sentence = parse(text)[0]
    table = load_light_verbs()
    events = load_frames().nouns
    nouns = [token for token, lemma in enumerate(sentence.lemmas) if lemma in events]
    carried = [carrier(sentence, noun, table) for noun in nouns]
    return {found[1] for found in carried if found}


@pytest.mark.parametrize(("entry", "text"), MATCHES, ids=_label)
def test_light_verb_carries_its_noun(entry: LightVerb, text: str) -> None:
    """A sentence under ``matches`` has a noun carried in the entry's relation."""
    assert entry.relation in relations_in(text)


@pytest.mark.parametrize(("entry", "text"), REJECTS, ids=_label)
def test_light_verb_leaves_other_verbs(entry: LightVerb, text: str) -> None:
    """A sentence under ``rejects`` has no noun carried in the entry's relation."""
    assert entry.relation not in relations_in(text)
