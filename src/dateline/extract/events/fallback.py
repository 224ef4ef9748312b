"""Where no slot of a frame names an actor: the first actor named in what the predicate governs."""

from dateline.records import Sentence

OBJECTS = frozenset(
    ("dobj", "pobj", "dative", "prep", "xcomp", "ccomp", "acl", "attr", "acomp", "oprd", "pcomp",
     "agent", "poss", "compound", "amod", "nmod", "nsubjpass", "appos")
)  # fmt: skip
# Phrases with these tell when, where or why, not to whom.
CIRCUMSTANCES = frozenset(
    ("in", "at", "during", "after", "before", "since", "amid", "despite", "until", "by", "within",
     "because", "near", "accord", "according", "following", "as", "under", "through", "like",
     "than", "without", "from")
)  # fmt: skip


def first_named(
    sentence: Sentence, tokens: tuple[int, ...], named: frozenset[int], besides: list[int]
) -> list[int]:
    """Return the first actor named below a predicate, with those coordinated with it.

    "Rejected an Armenian proposal", "agreed to allow access of aid workers", "welcomed the
    decision of the government": the recipient stands deeper than any slot reaches.

    Args:
        sentence: The sentence.
        tokens: The tokens of the predicate.
        named: Tokens in phrases that denote actors.
        besides: Tokens that already stand on the other side.

    Returns:
        Head tokens, empty where nobody is named.
    """
    waiting = [
        child
        for token in tokens
        for child in sentence.children[token]
        if sentence.roles[child] in OBJECTS - {"nsubjpass"} and child not in tokens
    ]
    waiting += [item for token in tokens[1:] for item in sentence.dependents(token, "nsubj")]
    own = {item for token in besides for item in sentence.subtree(token)}
    seen: list[int] = []
    while waiting:
        token = waiting.pop(0)
        if token in own or sentence.tags[token] == "PRP$":  # "lifted its blockade": of one's own
            continue
        if sentence.roles[token] == "prep" and sentence.lemmas[token] in CIRCUMSTANCES:
            continue
        if token in named and not _is_own(sentence, token):
            seen.append(token)
            seen += [item for item in sentence.dependents(token, "conj") if item in named]
            return seen
        subjects = sentence.dependents(token, "nsubj") if token not in tokens else []
        waiting += subjects
        waiting += [c for c in sentence.children[token] if sentence.roles[c] in OBJECTS]
    return seen


def _is_own(sentence: Sentence, token: int) -> bool:
    """Say whether a phrase belongs to whoever acts: "withdrew its troops" hurts no troops."""
    return any(sentence.tags[item] == "PRP$" for item in sentence.dependents(token, "poss"))
