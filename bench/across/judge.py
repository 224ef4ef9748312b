"""Scores stories, copies and origins that were found in pieces of which the truth is known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from bench.across.press import Piece
from bench.across.scores import Score, b_cubed, grouped, pairs_within, pairwise
from dateline.aggregate import Story


class Verdict(msgspec.Struct, frozen=True):
    """How right it is.

    Attributes:
        coded: Share of the tellings that have an event at all; the others are not judged.
        copies: Pairs of articles that carry one text.
        stories: B-cubed over the events.
        origins: Share of the happenings with several reports whose origins are exact, which
            takes a story that is exact.
        origins_of_right: The same of those whose story is exact.
    """

    coded: float
    copies: Score
    stories: Score
    origins: float
    origins_of_right: float


def judge(
    pieces: Sequence[Piece], copies: Iterable[Sequence[str]], stories: Sequence[Story]
) -> Verdict:
    """Compare with the truth.

    Args:
        pieces: What was joined.
        copies: Groups of ids of articles found to carry one text.
        stories: The stories found.

    Returns:
        The verdict.
    """
    told = {(p.id, f"e{n}"): t for p in pieces for n, t in enumerate(p.tellings)}
    true = {key: telling.happening for key, telling in told.items()}
    found = {(ref.article, ref.event): story.id for story in stories for ref in story.events}
    texts = grouped({piece.id: piece.text_of for piece in pieces})
    right, exact, several = 0, 0, 0
    by_id = {story.id: story for story in stories}
    members = dict(zip(*_groups(found), strict=True))
    for keys in grouped({key: happening for key, happening in true.items() if key in found}):
        if len(keys) < 2:
            continue
        several += 1
        ids = {found[key] for key in keys}
        if len(ids) != 1 or members[next(iter(ids))] & true.keys() != keys:
            continue
        exact += 1
        wanted = _partition({key[0]: told[key].origin for key in keys})
        right += wanted == {frozenset(o.reports) for o in by_id[ids.pop()].origins}
    return Verdict(
        coded=len(found.keys() & true.keys()) / max(1, len(true)),
        copies=pairwise(pairs_within(copies), pairs_within(texts)),
        stories=b_cubed(found, true),
        origins=right / max(1, several),
        origins_of_right=right / max(1, exact),
    )


def _groups(of: Mapping[tuple[str, str], str]) -> tuple[list[str], list[set[tuple[str, str]]]]:
    groups: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, story in of.items():
        groups[story].add(key)
    return list(groups), list(groups.values())


def _partition(origin_of: Mapping[str, str | None]) -> set[frozenset[str]]:
    """Return the sets of reports that rest on one origin; who only denies it is none."""
    vouching = {article: origin for article, origin in origin_of.items() if origin}
    if not vouching:
        return {frozenset(origin_of)}
    return {frozenset(group) for group in grouped(vouching)}
