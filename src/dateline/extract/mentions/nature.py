"""What a mention can be meant by: he, she, it or they."""

from enum import StrEnum

from dateline.knowledge.references import ReferenceTable
from dateline.records import Mention, Sentence

SINGULAR = frozenset(("he", "she", "him", "her", "his", "himself", "herself", "hers"))
FEMALE = frozenset(("she", "her", "herself", "hers"))
PLURAL = frozenset(("they", "them", "their", "themselves", "theirs"))
NEUTER = frozenset(("it", "its", "itself"))
# Actors of these sectors act as many: "Boko Haram ... they".
MANY = frozenset(("REB", "UAF", "PRM", "CRM", "COP", "MIL", "LEG"))


class Nature(StrEnum):
    """What an actor is to grammar: one person, one body of people, or several of either."""

    PERSON = "person"
    BODY = "body"
    PEOPLE = "people"


def nature_of(
    sentence: Sentence, mention: Mention, persons: frozenset[str], references: ReferenceTable
) -> Nature | None:
    """Return what a mention is to grammar; None for one that nothing can point back to.

    Args:
        sentence: The sentence of the mention.
        mention: The mention, resolved as far as it is.
        persons: Ids of the actors known to be persons.
        references: The words that tell bodies of people.

    Returns:
        Its nature.
    """
    if mention.members or mention.kind == "group":
        return Nature.PEOPLE
    if mention.actor is None or mention.kind == "modifier":
        return None
    if mention.kind == "pronoun":
        word = sentence.words[mention.head].lower()
        singular = Nature.PERSON if word in SINGULAR else Nature.BODY
        return Nature.PEOPLE if word in PLURAL else singular
    if mention.kind == "person" or mention.actor.id in persons:
        return Nature.PERSON
    noun = sentence.lemmas[mention.head]
    is_body = mention.kind == "name" or noun in references.bodies or noun in references.by_noun
    if mention.is_plural and mention.kind == "role":
        return Nature.PEOPLE
    return Nature.BODY if is_body else Nature.PERSON


def gender_of(sentence: Sentence, mention: Mention, references: ReferenceTable) -> str:
    """Return "female" or "male" where title, noun or given name tells, else "".

    Args:
        sentence: The sentence of the mention.
        mention: A person or a role.
        references: The words and names of either gender.

    Returns:
        The gender, as a word.
    """
    nouns = [sentence.lemmas[t] for t in range(mention.first, mention.last + 1)]
    words = {noun.rstrip(".") for noun in nouns}
    for token in sentence.dependents(mention.head, "appos"):
        words.add(sentence.lemmas[token])
    found = {
        gender
        for gender, tell in (("female", references.female), ("male", references.male))
        if words & tell
    }
    if len(found) == 1:
        return min(found)
    name = mention.actor.name.lower() if mention.kind == "person" and mention.actor else ""
    given = name.replace("-", " ").split()[0] if " " in name else ""
    if given in references.female_names:
        return "female"
    return "male" if given in references.male_names else ""
