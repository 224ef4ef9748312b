"""How likely an earlier phrase is meant: near beats far, a subject beats the rest."""

from bisect import bisect_right

from dateline.extract.mentions.meaning import is_one
from dateline.extract.mentions.scene import SUBJECTS, Scene
from dateline.records import Mention, Sentence

REACH = 4  # sentences back that a pronoun or definite noun looks
MARGIN = 0.5  # a lead smaller than this is a tie
PER_SENTENCE = 2.0
OF_A_SUBJECT = 1.5
OF_ITS_SPEAKER = 2.0  # "Ann Lee said that she ..."
OF_ITS_CLAUSE = 1.0  # "... that the officers left their posts"
OF_A_PRONOUN = 0.5  # what is spoken of already goes on being spoken of
LESS_INSIDE = {"poss": 0.5, "compound": 1.0, "amod": 1.0, "nmod": 1.0, "appos": 0.5}
OF_ONE_CLAUSE = 3.0  # subject and object of one verb are not the same
OF_QUOTED = 2.0  # outside a quotation one seldom points into it
OBJECTS = frozenset(("him", "them"))
CONTENT = frozenset(("ccomp", "xcomp", "advcl", "conj"))


def near(mention: Mention, before: list[Mention]) -> list[Mention]:
    """Return the mentions that a phrase can point back to, of those before it in text order."""
    first = bisect_right(before, mention.sentence - REACH, key=lambda other: other.sentence)
    return [
        other
        for other in before[first:]
        if not (other.sentence == mention.sentence and other.last >= mention.first)
    ]


def salience(mention: Mention, other: Mention, scene: Scene) -> float:
    """Return how likely a mention points back to another; only differences mean something.

    Args:
        mention: What points back.
        other: What it may mean.
        scene: The article.

    Returns:
        The points.
    """
    sentence = scene.sentence_of(other)
    score = place_salience(mention, other.sentence, other.head, scene)
    score += OF_A_PRONOUN if other.kind == "pronoun" else 0.0
    if other.sentence == mention.sentence:
        score += _in_one_sentence(sentence, mention.head, other.head)
    if scene.is_quoted(other) and not scene.is_quoted(mention):
        score -= OF_QUOTED
    return score + other.first / 1000.0


def place_salience(mention: Mention, index: int, token: int, scene: Scene) -> float:
    """Return what nearness and grammar make of a noun as what a mention points back to.

    Args:
        mention: What points back.
        index: The sentence of the noun.
        token: The noun.
        scene: The article.

    Returns:
        The points.
    """
    sentence = scene.sentences[index]
    role = sentence.roles[token]
    while role in {"appos", "conj"}:
        # "The winner, Ann Lee, and Jim Poe thanked ...": each name is as much the subject.
        token = sentence.heads[token]
        role = sentence.roles[token]
    score = -PER_SENTENCE * (mention.sentence - index)
    return score + (OF_A_SUBJECT if role in SUBJECTS else -LESS_INSIDE.get(role, 0.0))


def is_speaker_of(sentence: Sentence, subject: int, token: int) -> bool:
    """Say whether a token is the subject of a clause that the verb of a subject governs."""
    if sentence.roles[subject] not in SUBJECTS or sentence.roles[token] not in SUBJECTS:
        return False
    verb = sentence.heads[subject]
    below = token
    for above in sentence.path_up(token):
        if above == verb:
            return sentence.roles[below] in CONTENT
        below = above
    return False


def _in_one_sentence(sentence: Sentence, token: int, other: int) -> float:
    """Return what the clauses of one sentence say for and against a link within it."""
    if _subject_around(sentence, token) == other:
        is_possessive = sentence.roles[token] == "poss"
        return OF_ITS_CLAUSE if is_possessive else -OF_ONE_CLAUSE
    if is_speaker_of(sentence, other, token):
        return OF_ITS_SPEAKER
    return -OF_ONE_CLAUSE if share_a_clause(sentence, token, other) else 0.0


def _subject_around(sentence: Sentence, token: int) -> int | None:
    """Return the subject of the nearest clause around an object or a possessive."""
    path = sentence.path_up(token)
    if sentence.roles[token] in SUBJECTS:
        if sentence.words[token].lower() not in OBJECTS:
            return None
        path = path[1:]  # "allowed them to march" is done to them
    for above in path:
        subjects = sentence.dependents(above, *SUBJECTS)
        if subjects and subjects[0] < token:
            # A relative clause is about the noun it hangs on ("a party that lost its seats").
            is_relative = sentence.tags[subjects[0]] in {"WDT", "WP"}
            return sentence.heads[above] if is_relative else subjects[0]
    return None


def share_a_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Say whether two tokens hang on one verb, directly or through a preposition.

    The noun before a relative clause is part of that clause too: "the man he saw" is not he.

    Args:
        sentence: The sentence.
        one: A pronoun.
        other: A noun before it.

    Returns:
        Whether they do; a possessive hangs on its noun and may mean any of them.
    """
    if sentence.roles[one] == "poss":
        return False
    verb = _verb_of(sentence, one)
    is_relative = sentence.roles[verb] == "relcl" and sentence.heads[verb] == other
    return is_relative or verb == _verb_of(sentence, other)


def _verb_of(sentence: Sentence, token: int) -> int:
    head = sentence.heads[token]
    is_through = sentence.roles[head] in {"prep", "agent", "dative"} and head != token
    return sentence.heads[head] if is_through else head


def best_of(scored: list[tuple[float, Mention]]) -> Mention | None:
    """Return the mention with most points; None where another actor comes too near.

    Args:
        scored: Mentions with their points.

    Returns:
        The best, or None for a tie or an empty list.
    """
    ranked = sorted(scored, key=lambda pair: -pair[0])
    if not ranked:
        return None
    most, best = ranked[0]
    for points, other in ranked[1:]:
        if most - points >= MARGIN:
            break
        if not is_one(best, other):
            return None
    return best
