"""``dateline frames``: which frames see what in a sentence, and frames of one's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.cli.console import in_english, note, output_to, verbosity
from dateline.cli.inputs import frames_option, model_option
from dateline.cli.listing import write
from dateline.cli.options import output_option, output_options, type_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.extract.events.explain import Explanation
    from dateline.knowledge.events import Frame, FrameTable
    from dateline.records import Event, Sentence

SKELETON = """\
# A frame: one way of reporting one type of event. 'dateline frames explain "..."' tries it.
- id: {id}
  type: {type}          # PLOVER type, such as ASSAULT; 'dateline frames list' shows all
  # mode: heavy-weapons   # PLOVER mode of that type
  # cameo: "190"          # nearest CAMEO code
  # contexts: [military]  # PLOVER contexts that the words themselves imply
  verbs:                  # as lemmas; words after the first may stand away from it
    - attack
    # - launch attack|raid     verb and head of its object, either of two
    # - walk out of talk       verb, prepositions, and the noun they govern
  # nouns: [strike air|drone]  noun, then its modifiers: "air strike", "drone strike"
  subject: actor          # or any: a bomb or a ruling may stand there too
  actor: [subject]        # where the actor stands: subject, object or a preposition
  recipient: [object, on] # where the recipient stands; the first that names somebody
  # of: recipient         # what "of" after one of the nouns names: actor, recipient, topic
  # reciprocal: true      # both sides do it to each other
  # without: [heart]      # with one of these as subject or object it is something else
  matches:                # sentences that it must code
    - Rebels attacked the town.
  rejects:                # sentences that it must not code
    - The town lies on the river.
"""


@click.group()
def frames() -> None:
    """Explain, list, start and check frames: the words that code events."""


@frames.command()
@click.argument("sentence", nargs=-1, required=True)
@frames_option
@model_option
@output_options
@verbosity
def explain(
    sentence: tuple[str, ...],
    frames: tuple[str, ...],
    model: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Show which frames match in SENTENCE, which nearly do, and why they code nothing."""
    from dateline.publish.tables.frames import explanation_lines  # noqa: PLC0415 - heavy

    rows = explain_text(" ".join(sentence), frames, model)
    if not rows:
        note("no word of it begins a frame; 'dateline frames new ID' starts one of your own")
        return
    with output_to(output) as stream:
        for row in rows:
            stream.write(
                msgspec.json.encode(row).decode() + "\n" if as_json else explanation_lines(row)
            )


def explain_text(text: str, frames: tuple[str, ...], model: str | None) -> list[dict[str, Any]]:
    """Explain each sentence of a text.

    Args:
        text: One sentence or several.
        frames: Folders or files of users' own frames.
        model: A spaCy pipeline; None takes the small English one.

    Returns:
        One row a frame and word, in text order.
    """
    from dateline.extract import pipeline  # noqa: PLC0415 - heavy
    from dateline.extract.events import mark_places  # noqa: PLC0415
    from dateline.extract.events.explain import explain_events  # noqa: PLC0415
    from dateline.extract.events.topic import topic_of  # noqa: PLC0415
    from dateline.read import article_from_text  # noqa: PLC0415
    from dateline.settings import Settings  # noqa: PLC0415

    settings = Settings(frames=frames, model=model)
    known = pipeline.load_knowledge(settings.actors, settings.frames)
    article = article_from_text(text)
    found = pipeline.find_all(article, known, settings)
    events = pipeline.code_article(article, known, settings).events
    topic = topic_of(found.sentences, known.frames.topics)
    lost = "told elsewhere, or its sides turn out to be nobody"
    if topic and not topic.political:
        lost = f"the text is about {topic.id}: only acts of governments and armed groups count"
    limit = settings.longest_sentence
    too_long = f"a sentence of more than {limit} tokens is not coded"
    return [
        _row(sentence, said, events, too_long if len(sentence) > limit else lost)
        for sentence in mark_places(found.sentences, found.places)
        for said in explain_events(sentence, found.mentions, known.frames, known.light_verbs)
    ]


def _row(
    sentence: Sentence, said: Explanation, events: tuple[Event, ...], lost: str
) -> dict[str, Any]:
    """Return what became of a frame; ``lost`` says why an event of it may be in no coding."""
    row: dict[str, Any] = {
        "fate": said.fate.value,
        "frame": said.frame,
        "type": said.type,
        "mode": said.mode,
        "words": " ".join(sentence.words[token] for token in sorted(said.tokens)),
        "reason": said.reason,
    }
    if said.event is None:
        return row
    span = sentence.span_of(said.event.trigger[0], said.event.trigger[-1])
    coded = next((e for e in events if e.reasons and e.reasons[0].span == span), None)
    if coded is None:
        return row | {"fate": "dropped", "reason": lost}
    return row | {
        "type": coded.type,
        "mode": coded.mode,
        "actors": [actor.name for actor in coded.actors],
        "recipients": [actor.name for actor in coded.recipients],
        "status": coded.status.value,
        "certainty": coded.certainty.value,
        "contexts": list(coded.contexts),
        "rules": [reason.rule for reason in coded.reasons[1:]],
    }


@frames.command(name="list")
@type_option
@frames_option
@output_options
@verbosity
def list_frames(
    type: str | None, frames: tuple[str, ...], as_json: bool, output: str | None
) -> None:
    """List the frames, your own first."""
    from dateline.publish.tables.frames import frame_list  # noqa: PLC0415 - heavy

    table = _table(frames)
    wanted = [frame for frame in table.frames if type in {None, frame.type}]
    write(wanted, frame_list, as_json=as_json, output=output)


def _table(frames: tuple[str, ...]) -> FrameTable:
    from dateline.knowledge.events import load_frames, load_frames_with  # noqa: PLC0415 - heavy

    return load_frames_with(frames) if frames else load_frames()


@frames.command()
@click.argument("frames", nargs=-1, required=True, metavar="DIR...")
@model_option
@verbosity
@click.pass_context
def check(ctx: click.Context, frames: tuple[str, ...], model: str | None) -> None:
    """Check your own frames: their keys, and every sentence under matches and rejects."""
    from dateline.knowledge.events import frame_files, read_frames  # noqa: PLC0415 - heavy

    own = read_frames(frame_files(frames)).frames
    problems = [problem for frame in own for problem in _problems(frame, frames, model)]
    with output_to(None) as stream:
        stream.writelines(f"{problem}\n" for problem in problems)
        stream.write(f"{in_english(len(own), 'frame')}; {in_english(len(problems), 'problem')}\n")
    ctx.exit(1 if problems else 0)


def _problems(frame: Frame, frames: tuple[str, ...], model: str | None) -> Iterator[str]:
    """Yield the sentences of a frame that it does not code, or codes and must not."""
    for text in frame.matches:
        if frame.id not in _coding(text, frames, model):
            yield f"{frame.id}: does not code {text!r}; see 'dateline frames explain'"
    for text in frame.rejects:
        if frame.id in _coding(text, frames, model):
            yield f"{frame.id}: codes {text!r}; add a word to its predicates, or to 'without'"


def _coding(text: str, frames: tuple[str, ...], model: str | None) -> set[str]:
    """Return the frames that code an event of a text."""
    rows = explain_text(text, frames, model)
    return {row["frame"] for row in rows if row["fate"] == "codes"}


def _checked_id(_ctx: click.Context, _argument: click.Parameter, value: str) -> str:
    if not re.fullmatch(r"[\w.-]+", value):
        raise click.BadParameter(f"{value!r} is no id; write letters, digits, '.', '-': lake.raid")
    return value


@frames.command()
@click.argument("frame_id", metavar="ID", callback=_checked_id)
@type_option
@output_option
@verbosity
def new(frame_id: str, type: str | None, output: str | None) -> None:
    """Print a frame to start from: a commented one, or the built-in one of that ID to change."""
    from dateline.knowledge.events import load_frames  # noqa: PLC0415 - heavy
    from dateline.publish.tables.frames import frame_entry  # noqa: PLC0415

    if output and output != "-" and Path(output).exists():
        raise click.ClickException(f"{output}: is there already; choose another file with -o")
    built_in = next((frame for frame in load_frames().frames if frame.id == frame_id), None)
    with output_to(output) as stream:
        if built_in is None:
            stream.write(SKELETON.format(id=frame_id, type=type or "ASSAULT"))
        else:
            stream.write(frame_entry(built_in))
