"""What annotators made of tasks in Label Studio, as it is downloaded there: JSON or JSON-MIN.

The tasks are those that ``dateline export labelstudio`` writes. JSON holds everything. JSON-MIN
holds the words, their labels and lines, but neither relations nor which region a choice belongs to.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from dateline.errors import UnreadableInputError
from dateline.records import Certainty, Span, Status

SIDES = {"actor": "actors", "recipient": "recipients", "source": "chain"}  # label to field
# Fields that are neither a label, a choice nor a region: a line of FIELD=VALUE each.
IN_LINES = (
    "mode", "place", "when", "reciprocal", "deaths", "injured", "arrested", "size", "displaced",
    "money", "contexts", "cameo",
)  # fmt: skip
CHOICES = {str(value): "status" for value in Status} | {str(v): "certainty" for v in Certainty}


class Region(msgspec.Struct, frozen=True, kw_only=True):
    """Some words with a label.

    Attributes:
        id: Its id; that of the event where Dateline made it.
        label: The label: a type, "Actor", "Recipient" or "Source".
        span: Where the words stand, in code points.
        values: Further fields in words, as far as the annotator was asked for them.
        sides: Regions joined with it, by field; empty for those that are joined with none.
    """

    id: str
    label: str
    span: Span
    values: dict[str, str] = {}
    sides: dict[str, tuple[Span, ...]] = {}


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """What one annotator made of one article.

    Attributes:
        place: File, task and annotation, for messages.
        article: Id of the article.
        sha256: SHA-256 of the text that was shown.
        by: Who, as Label Studio names them: a name, an address, or a number.
        at: ISO time of the last change, in UTC.
        offered: Ids of the events that the task showed; None where it does not say.
        regions: The events.
        has_values: Whether lines of FIELD=VALUE were there to be changed.
        has_sides: Whether it says who takes part in which event.
        loose: Actors, recipients and sources that are joined with no event.
        problems: What was not understood.
    """

    place: str
    article: str
    sha256: str
    by: str
    at: str
    offered: tuple[str, ...] | None
    regions: tuple[Region, ...]
    has_values: bool
    has_sides: bool
    loose: tuple[Region, ...] = ()
    problems: tuple[str, ...] = ()


class _Given(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation of Label Studio, as far as it is read."""

    id: int | str | None = None
    completed_by: int | str | dict[str, Any] | None = None
    result: list[dict[str, Any]] = []
    was_cancelled: bool = False
    created_at: str | None = None
    updated_at: str | None = None


class _Task(msgspec.Struct, frozen=True, kw_only=True):
    """A task of the format JSON, as far as it is read."""

    data: dict[str, Any]
    id: int | str | None = None
    annotations: list[_Given] = []


class _Least(msgspec.Struct, frozen=True, kw_only=True):
    """A task of the format JSON-MIN: one annotation, its data beside what was labelled."""

    text: str
    annotator: int | str | dict[str, Any]
    id: int | str | None = None
    annotation_id: int | str | None = None
    article: str | None = None
    events: list[str] | None = None
    created_at: str | None = None
    updated_at: str | None = None


def read_annotations(content: bytes, name: str) -> Iterator[Annotation | UnreadableInputError]:
    """Yield what annotators made of each task; skipped tasks are not among them.

    Args:
        content: The file.
        name: Its name, for messages; a task is called ``NAME: task ID``.

    Yields:
        Annotations as they stand in the file, or what is wrong with a task; the rest goes on.
    """
    try:
        tasks = msgspec.json.decode(content, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        yield UnreadableInputError(
            name, f"is no list of Label Studio's tasks ({error}); export as JSON or JSON-MIN there"
        )
        return
    for number, task in enumerate(tasks, 1):
        try:
            yield from _of_task(task, f"{name}: task {number}")
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            yield UnreadableInputError(f"{name}: task {number}", f"is no task ({error})")


def _of_task(raw: msgspec.Raw, place: str) -> Iterator[Annotation | UnreadableInputError]:
    given = msgspec.json.decode(raw, type=dict[str, Any])
    if "data" not in given:
        least = msgspec.convert(given, _Least)
        data = {"text": least.text, "article": least.article, "events": least.events}
        one = _Given(
            id=least.annotation_id, completed_by=least.annotator, created_at=least.created_at,
            updated_at=least.updated_at, result=list(_results_of_least(given)),
        )  # fmt: skip
        yield _annotation(one, data, _named(place, least.id, one.id))
        return
    task = msgspec.convert(given, _Task)
    for one in task.annotations:
        if not one.was_cancelled:
            yield _annotation(one, task.data, _named(place, task.id, one.id))


def _named(place: str, task: int | str | None, annotation: int | str | None) -> str:
    where = place if task is None else f"{place} (id {task})"
    return where if annotation is None else f"{where}, annotation {annotation}"


def _results_of_least(given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a task of JSON-MIN holds as results of JSON.

    Regions have no ids there: the lines of a text area are those of the event at the same offsets.
    """
    lists = (value for value in given.values() if isinstance(value, list))
    items = [item for several in lists for item in several if isinstance(item, dict)]
    event_at: dict[tuple[Any, Any], str] = {}
    for number, item in enumerate(items):
        if isinstance(item.get("labels"), list):
            name = f"region {number}"
            if not {str(label).lower() for label in item["labels"]} & SIDES.keys():
                event_at.setdefault((item.get("start"), item.get("end")), name)
            yield {"id": name, "type": "labels", "value": item}
    for item in items:
        if isinstance(item.get("text"), list):
            place = (item.get("start"), item.get("end"))
            yield {"id": event_at.get(place), "type": "textarea", "value": item}


def _annotation(
    given: _Given, data: Mapping[str, Any], place: str
) -> Annotation | UnreadableInputError:
    text, by, at = data.get("text"), _name(given.completed_by), given.updated_at or given.created_at
    if not isinstance(text, str) or not text:
        return UnreadableInputError(place, "has no text, so its offsets mean nothing")
    if by is None:
        return UnreadableInputError(place, "does not say who annotated it, as completed_by does")
    time = _utc(at)
    if time is None:
        return UnreadableInputError(place, f"was updated_at {at!r}, which is no ISO time")
    problems: list[str] = []
    labelled = list(_regions(given.result, text, problems))
    sides = _sides(given.result, labelled)
    joined = {name for of in sides.values() for names in of.values() for name in names}
    spans = {region.id: region.span for region in labelled}
    events = [region for region in labelled if region.label.lower() not in SIDES]
    asked = _values(given.result, problems)
    digest = hashlib.sha256(text.encode()).hexdigest()
    offered = data.get("events")
    return Annotation(
        place=place,
        article=str(data.get("article") or digest[:16]),
        sha256=digest,
        by=by,
        at=time,
        offered=tuple(map(str, offered)) if isinstance(offered, list) else None,
        regions=tuple(
            msgspec.structs.replace(
                region,
                values=asked.get(region.id, {}),
                sides={
                    field: tuple(spans[name] for name in names)
                    for field, names in sides.get(region.id, {}).items()
                },
            )
            for region in events
        ),
        has_values=any(result.get("type") == "textarea" for result in given.result),
        has_sides=bool(joined),
        loose=tuple(
            region
            for region in labelled
            if region.label.lower() in SIDES and region.id not in joined
        ),
        problems=tuple(problems),
    )


def _name(by: int | str | dict[str, Any] | None) -> str | None:
    """Return who annotated: the full name, else the address, else the number."""
    if not isinstance(by, dict):
        return None if by is None or not str(by).strip() else str(by).strip()
    full = " ".join(str(by.get(key) or "") for key in ("first_name", "last_name")).strip()
    other = by.get("email") or by.get("username") or by.get("id")
    return full or (str(other) if other else None)


def _utc(time: str | None) -> str | None:
    """Return a time as decisions carry it, None where it is none; without zone it is UTC."""
    try:
        at = datetime.fromisoformat(time or "")
    except ValueError:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds")


def _regions(results: Iterable[dict[str, Any]], text: str, problems: list[str]) -> Iterator[Region]:
    """Yield the labelled words; what is wrong with one is added to the problems."""
    units = text.encode("utf-16-le")
    for result in results:
        if result.get("type") != "labels":
            continue
        value = result.get("value")
        value = value if isinstance(value, dict) else {}
        start, end = (_code_points(units, value.get(key)) for key in ("start", "end"))
        labels = [str(label) for label in value.get("labels") or ()]
        if start is None or end is None or not text[start:end].strip() or not labels:
            problems.append(
                f"region {result.get('id')} ({value.get('start')} to {value.get('end')}, labels "
                f"{', '.join(labels) or 'none'}) holds no words of the text, or has no label"
            )
            continue
        words = text[start:end]
        if len(labels) > 1:
            problems.append(f"{words!r} has the labels {', '.join(labels)}; only the first is read")
        span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        yield Region(id=_plain(result.get("id")), label=labels[0], span=span)


def _plain(identity: object) -> str:
    """Return an id without what Label Studio may put behind it: that of the annotation."""
    return str(identity).partition("#")[0]


def _code_points(units: bytes, offset: object) -> int | None:
    """Return an offset in UTF-16 code units as one in code points, None where it is none."""
    if not isinstance(offset, int) or not 0 <= offset <= len(units) // 2:
        return None
    return len(units[: offset * 2].decode("utf-16-le", errors="ignore"))


def _sides(
    results: Iterable[dict[str, Any]], regions: Iterable[Region]
) -> dict[str, dict[str, list[str]]]:
    """Return the regions joined with each event by relations, by field; each side in order."""
    by_id = {region.id: region for region in regions}
    sides: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for result in results:
        if result.get("type") != "relation":
            continue
        ends = [by_id.get(_plain(result.get(key))) for key in ("from_id", "to_id")]
        for event, side in (ends, ends[::-1]):
            if event and side and (field := SIDES.get(side.label.lower())):
                sides[event.id].setdefault(field, []).append(side.id)
                break
    return sides


def _values(results: Iterable[dict[str, Any]], problems: list[str]) -> dict[str, dict[str, str]]:
    """Return what was chosen and written for each region: field to words."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for result in results:
        value = result.get("value")
        if not isinstance(value, dict):
            continue
        own = found[_plain(result.get("id"))]
        if result.get("type") == "choices":
            chosen = [str(choice).lower() for choice in value.get("choices") or ()]
            own |= {CHOICES[choice]: choice for choice in chosen if choice in CHOICES}
        elif result.get("type") == "textarea":
            lines = value.get("text") or ()
            for line in "\n".join([lines] if isinstance(lines, str) else lines).splitlines():
                field, equals, words = line.partition("=")
                if equals:
                    own[field.strip().lower()] = words.strip()
                elif line.strip():
                    problems.append(f"{line.strip()!r} is no FIELD=VALUE")
    return found
