"""How many were killed, injured, arrested, displaced, or took part, and sums of money."""

from enum import StrEnum

import msgspec

from dateline.extract.events.money import find_money
from dateline.extract.events.numbers import Number, find_numbers
from dateline.knowledge.markers import MarkerTable
from dateline.records import Quantity, Sentence, Span

# Determiners that count one person, or none.
IMPLIED = {"a": 1, "an": 1, "another": 1, "the": 1, "no": 0}
PASSED_OVER = frozenset({
    "other", "others", "more", "was", "were", "been", "be", "have", "had", "has", "are", "is",
    "reportedly", "also", "left", "feared", "confirmed", "critically", "seriously", "including",
})  # fmt: skip


class QuantityKind(StrEnum):
    """What is counted."""

    DEATHS = "deaths"
    INJURED = "injured"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    SIZE = "size"
    MONEY = "money"


HARM = (
    QuantityKind.DEATHS,
    QuantityKind.INJURED,
    QuantityKind.ARRESTED,
    QuantityKind.DISPLACED,
)


class FoundQuantity(msgspec.Struct, frozen=True, kw_only=True):
    """One number of people and what it says of them.

    Attributes:
        kind: What is counted.
        quantity: The number as stated, with its words.
        token: The counted noun, or the number where no noun stands.
        predicate: The verb or noun it belongs to ("killed", "toll"); None where there is none.
    """

    kind: QuantityKind
    quantity: Quantity
    token: int
    predicate: int | None


class Counted(msgspec.Struct, frozen=True):
    """A number with its noun, and the token by which both hang in the sentence.

    Attributes:
        number: The number.
        noun: The counted noun, or the number's own token.
        argument: The token that is subject or object: "dozens" in "dozens of people".
        is_implied: Whether an article or "no" stands for the number ("a soldier").
    """

    number: Number
    noun: int
    argument: int
    is_implied: bool = False


def find_quantities(sentence: Sentence, markers: MarkerTable) -> tuple[FoundQuantity, ...]:
    """Return the numbers of people that a sentence states, in text order.

    Args:
        sentence: The sentence.
        markers: The marker table, for its words of quantities.

    Returns:
        One record a number and kind; coordinated numbers of one kind are one sum.
    """
    counted = [_counted(sentence, number) for number in find_numbers(sentence, markers)]
    taken = {item.noun for item in counted}
    counted += [item for item in _implied(sentence, markers) if item.noun not in taken]
    found: dict[tuple[QuantityKind, int | None, int], FoundQuantity] = {}
    for item in sorted(counted, key=lambda item: item.number.core):
        for kind, predicate in _kinds(sentence, item, markers):
            key = (kind, predicate, first_conjunct(sentence, item.argument))
            quantity = _quantity(sentence, _above(sentence, item, markers))
            if earlier := found.get(key):
                quantity = _sum(sentence, earlier.quantity, item)
            token = earlier.token if earlier else item.noun
            found[key] = FoundQuantity(
                kind=kind, quantity=quantity, token=token, predicate=predicate
            )
    sums = [
        FoundQuantity(kind=QuantityKind.MONEY, quantity=quantity, token=token, predicate=None)
        for token, quantity in find_money(sentence)
    ]
    return (*found.values(), *sums)


def first_conjunct(sentence: Sentence, token: int) -> int:
    """Return the first of the coordinated words that a token belongs to."""
    while sentence.roles[token] == "conj" and sentence.heads[token] != token:
        token = sentence.heads[token]
    return token


def _counted(sentence: Sentence, number: Number) -> Counted:
    """Return a number with the noun that it counts."""
    inside = range(number.first, number.last + 1)
    tops = [t for t in inside if t >= number.core and sentence.heads[t] not in inside]
    top = tops[0] if tops else number.core
    head = sentence.heads[top]
    counts_head = sentence.roles[top] in {"nummod", "quantmod", "amod", "compound", "det", "nmod"}
    if counts_head and head > number.last and sentence.tags[head] != "CD":
        noun = argument = head
    else:
        argument = top
        below = [
            c
            for t in inside
            for p in sentence.dependents(t, "prep")
            for c in sentence.dependents(p, "pobj")
            if sentence.lemmas[p] == "of"
        ]
        noun = below[0] if below and below[0] > number.last else top
    preposition = sentence.heads[argument]
    if sentence.roles[argument] == "pobj" and preposition in inside:
        argument = sentence.heads[preposition]  # "a total of 40 people", "upwards of 40"
    return Counted(number, noun, argument)


def _implied(sentence: Sentence, markers: MarkerTable) -> list[Counted]:
    """Return the people counted by an article or "no": "a soldier", "no casualties", "nobody"."""
    found = []
    for token, word in enumerate(sentence.words):
        head = sentence.heads[token]
        value = IMPLIED.get(word.lower())
        if word.lower() in {"nobody", "none"}:
            found.append(Counted(Number(0, 0, token, token, token), token, token, is_implied=True))
        elif value is not None and sentence.roles[token] == "det" and head > token:
            is_group = markers.number("group", sentence.lemmas[head]) is not None
            is_person = markers.number("people", sentence.lemmas[head]) is not None
            is_open = word.lower() in {"a", "an"} and not is_group
            if value == 0 or (sentence.tags[head] == "NN" and (is_open or is_person)):
                number = Number(value, value, token, token, token)
                found.append(Counted(number, head, head, is_implied=True))
    return found


def _above(sentence: Sentence, item: Counted, markers: MarkerTable) -> Counted:
    """Open the end of a number that something exceeds: "the toll exceeded 100"."""
    verb = sentence.heads[item.argument]
    is_above = markers.number("toll.above", sentence.lemmas[verb]) is not None
    if not is_above or sentence.roles[item.argument] != "dobj":
        return item
    number = item.number._replace(high=None)
    return Counted(number, item.noun, item.argument, is_implied=item.is_implied)


def _quantity(sentence: Sentence, item: Counted) -> Quantity:
    first, last = item.number.first, item.number.last
    if item.is_implied:
        last = item.noun
    elif last > first and sentence.lemmas[last] == "of":
        last -= 1
    return _spanning(sentence, item.number.low, item.number.high, sentence.span_of(first, last))


def _sum(sentence: Sentence, earlier: Quantity, item: Counted) -> Quantity:
    """Return the sum of two coordinated numbers, over the words of both."""
    lows, highs = (earlier.low, item.number.low), (earlier.high, item.number.high)
    low = lows[0] + lows[1] if lows[0] is not None and lows[1] is not None else None
    high = highs[0] + highs[1] if highs[0] is not None and highs[1] is not None else None
    last = max(item.noun, item.number.last)
    return _spanning(sentence, low, high, Span(earlier.span.start, sentence.ends[last]))


def _spanning(sentence: Sentence, low: int | None, high: int | None, span: Span) -> Quantity:
    return Quantity(low, high, sentence.text[span.start : span.end], span)


def _kinds(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> list[tuple[QuantityKind, int | None]]:
    """Return what a number counts, and the words that say so; often one, "casualties" two."""
    if _is_subset(sentence, item, markers) or _is_measure(sentence, item, markers):
        return []
    if (
        markers.number("casualties", sentence.lemmas[item.noun]) is not None
        and item.number.high == 0
    ):
        return [(QuantityKind.DEATHS, item.noun), (QuantityKind.INJURED, item.noun)]
    for find in (_by_noun, _by_argument, _by_toll, _by_modifier, _by_neighbour):
        if found := find(sentence, item, markers):
            return [found] if found[1] is not None else []
    if item.is_implied or markers.number("people", sentence.lemmas[item.noun]) is None:
        return []
    above = sentence.heads[sentence.heads[item.argument]]
    if sentence.roles[item.argument] == "pobj" and (
        markers.number("unit", sentence.lemmas[above]) is not None
    ):
        return []  # "a city of 40,000 people"
    verbs = (t for t in sentence.path_up(item.argument) if sentence.tags[t].startswith("VB"))
    return [(QuantityKind.SIZE, next(verbs, None))]


def _is_subset(sentence: Sentence, item: Counted, markers: MarkerTable) -> bool:
    """Say whether a number is part of one before it: "including three children"."""
    start = item.number.first
    if [word.lower() for word in sentence.words[max(0, start - 2) : start]] == ["among", "them"]:
        return True
    above = sentence.heads[first_conjunct(sentence, item.argument)]
    is_included = sentence.lemmas[above] in {"include", "including"} and above < start
    says_harm = any(_in_group(sentence, item.noun, f"{kind}.noun", markers) for kind in HARM)
    return is_included and not says_harm


def _is_measure(sentence: Sentence, item: Counted, markers: MarkerTable) -> bool:
    """Say whether a number counts kilometres, hours or other things that are no people."""
    lemma, word = sentence.lemmas[item.noun], sentence.words[item.noun].lower()
    is_unit = markers.number("unit", lemma) is not None or markers.number("unit", word) is not None
    return is_unit or (
        sentence.roles[item.argument] in {"appos", "npadvmod", "tmod"}
        and (item.noun == item.argument and item.noun == item.number.core)
        and not _follows(sentence, item)
    )


def _follows(sentence: Sentence, item: Counted) -> bool:
    """Say whether a number without a noun stands right before its own predicate: "30 wounded"."""
    after = item.number.last + 1
    return after < len(sentence) and sentence.heads[after] == item.argument


def _by_noun(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Read "40 deaths", "190 lives", "12 dead", "the deaths of 40 people"."""
    candidates = [item.noun]
    above = sentence.heads[item.argument]
    if sentence.roles[item.argument] == "pobj" and sentence.lemmas[above] == "of":
        candidates.append(sentence.heads[above])
    for token in candidates:
        if markers.number("lives", sentence.lemmas[token]) is not None:
            verb = sentence.heads[token]
            is_taken = markers.number("life.verb", sentence.lemmas[verb]) is not None
            return (QuantityKind.DEATHS, verb) if is_taken else None
        for kind in HARM:
            if _in_group(sentence, token, f"{kind}.noun", markers):
                return kind, token
    return None


def _by_argument(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Read subjects and objects: "killed 40", "40 were killed", "40 died"."""
    argument = first_conjunct(sentence, item.argument)
    verb, role = sentence.heads[argument], sentence.roles[argument]
    if sentence.tags[item.argument].startswith("VB"):  # "injured over 10,000"
        verb, role = item.argument, "dobj"
    for kind in HARM:
        is_done = _in_group(sentence, verb, f"{kind}.transitive", markers)
        is_suffered = role in {"nsubjpass", "dobj"} or _is_gapped(sentence, item, verb)
        if is_done and is_suffered:
            return kind, None if _is_mixed(sentence, verb, item, kind, markers) else verb
        if role == "nsubj" and _in_group(sentence, verb, f"{kind}.intransitive", markers):
            return kind, verb
    if sentence.lemmas[verb] == "lose" and role in {"nsubj", "dobj"}:
        lives = [t for t in sentence.dependents(verb, "dobj") if sentence.lemmas[t] == "life"]
        is_person = markers.number("people", sentence.lemmas[item.noun]) is not None
        if (lives and role == "nsubj") or (is_person and role == "dobj"):
            return QuantityKind.DEATHS, verb
    return None


def _is_gapped(sentence: Sentence, item: Counted, verb: int) -> bool:
    """Say whether a subject stands before a participle without "were": "12 killed"."""
    is_subject = sentence.roles[first_conjunct(sentence, item.argument)] == "nsubj"
    is_participle = sentence.tags[verb] in {"VBN", "VBD"}
    is_active = bool(sentence.dependents(verb, "dobj", "aux"))
    return is_subject and is_participle and not is_active and not item.is_implied


def _is_mixed(
    sentence: Sentence, verb: int, item: Counted, kind: QuantityKind, markers: MarkerTable
) -> bool:
    """Say whether one number covers two kinds: "40 people were killed or wounded"."""
    others = [
        other
        for other in sentence.dependents(verb, "conj")
        if not sentence.dependents(other, "nsubj", "nsubjpass", "dobj")
        and not verb < item.argument < other
    ]
    above = sentence.heads[verb]
    if sentence.roles[verb] == "conj" and not sentence.dependents(above, "nsubjpass", "dobj"):
        others.append(above)
    return any(
        _in_group(sentence, other, f"{another}.transitive", markers)
        for other in others
        for another in HARM
        if another is not kind
    )


def _by_toll(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Read "the death toll rose to 31", "put the number of injured at 31"."""
    above = sentence.heads[item.argument]
    if sentence.roles[item.argument] == "pobj":
        if sentence.lemmas[above] not in {"to", "at", "of", "past", "above"}:
            return None
        while sentence.roles[above] == "prep" and sentence.heads[above] != above:
            above = sentence.heads[above]
    elif sentence.roles[item.argument] not in {"dobj", "attr"}:
        return None
    nouns = [above, *sentence.dependents(above, "nsubj", "dobj", "nsubjpass")]
    for noun in nouns:
        if noun != item.noun and markers.number("toll", sentence.lemmas[noun]) is not None:
            return _toll_of(sentence, noun, markers)
    return None


def _toll_of(
    sentence: Sentence, noun: int, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Return what a toll counts: "death toll", "number of injured"; a bare toll counts the dead."""
    below = sentence.subtree(noun)
    for kind in HARM:
        groups = (f"{kind}.noun", f"{kind}.state", f"{kind}.transitive")
        if any(_in_group(sentence, t, group, markers) for t in below for group in groups):
            return kind, noun
    return (QuantityKind.DEATHS, noun) if sentence.lemmas[noun] == "toll" else None


def _by_modifier(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Read "40 people killed in the raid", "40 people who died", "12 dead"."""
    for token in (*sentence.children[item.noun], *sentence.children[item.argument]):
        role, tag = sentence.roles[token], sentence.tags[token]
        if sentence.dependents(token, "dobj"):
            continue  # "a strike killed twelve", "a war that has killed twelve"
        for kind in HARM:
            is_done = _in_group(sentence, token, f"{kind}.transitive", markers)
            is_passive = tag == "VBN" or bool(sentence.dependents(token, "auxpass"))
            if is_done and is_passive and role in {"acl", "relcl"}:
                return kind, token
            if role == "relcl" and _in_group(sentence, token, f"{kind}.intransitive", markers):
                return kind, token
            if token > item.number.last and _in_group(sentence, token, f"{kind}.state", markers):
                return kind, _verb_of(sentence, item, token)
    return None


def _by_neighbour(
    sentence: Sentence, item: Counted, markers: MarkerTable
) -> tuple[QuantityKind, int | None] | None:
    """Read the word right after the number where the parse is no help: "30 others injured"."""
    position = max(item.noun, item.number.last) + 1
    while position < len(sentence) and sentence.words[position].lower() in PASSED_OVER:
        position += 1
    if position >= len(sentence):
        return None
    if sentence.dependents(position, "dobj"):
        return None
    for kind in HARM:
        if _in_group(sentence, position, f"{kind}.state", markers):
            return kind, _verb_of(sentence, item, position)
        is_done = _in_group(sentence, position, f"{kind}.transitive", markers)
        if is_done and sentence.tags[position] in {"VBN", "VBD"}:
            return kind, position
    return None


def _verb_of(sentence: Sentence, item: Counted, state: int) -> int:
    """Return the verb of "left five dead", or the state itself where there is none."""
    verb = sentence.heads[item.argument]
    return verb if sentence.roles[item.argument] == "dobj" else state


def _in_group(sentence: Sentence, token: int, group: str, markers: MarkerTable) -> bool:
    """Say whether a word, alone or with its particle, stands in a group of the quantity words."""
    lemma = sentence.lemmas[token]
    particles = sentence.dependents(token, "prt", "oprd", "acomp", "advmod")
    keys = [lemma, sentence.words[token].lower()]
    keys += [f"{lemma} {sentence.lemmas[particle]}" for particle in particles]
    return any(markers.number(group, key) is not None for key in keys)
