"""Writes an event as one plain sentence, from its fields alone; nothing is invented."""

import re
from collections.abc import Sequence

import msgspec

from dateline.knowledge.countries import load_countries
from dateline.publish.briefing.naming import (
    Named,
    named_together,
    place_words,
    sentence_case,
)
from dateline.publish.briefing.phrases import Instead, Phrase, Verb, phrase_for
from dateline.publish.briefing.words import number_words, toll_words
from dateline.records import Actor, Article, Event, Quantity, Span, Status, Via
from dateline.records.event import ReviewState

NUMBERS_FIRST = re.compile(r"^(?:(?:an )?estimated )?[\d,.]+(?: (?:and|to|or) [\d,.]+)?\s")
NOT_YET = frozenset((Status.PLANNED, Status.POSSIBLE))
BY_HAND = frozenset((ReviewState.EDITED, ReviewState.ADDED))


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence is put together from.

    Attributes:
        subject: Who does it; None where nobody is named.
        target: To whom it is done; None where nobody is named.
        phrase: What it is called.
        together: Whether both sides do it to one another and both are the subject.
        future: Whether it lies after the report, so that "may have" would be wrong.
    """

    subject: Named | None
    target: Named | None
    phrase: Phrase
    together: bool = False
    future: bool = False


def event_sentence(
    event: Event, article: Article, *, when: str = "", denier: str | None = None
) -> str:
    """Return an event as a sentence: who did what to whom, where, when, and how many died.

    Args:
        event: The event.
        article: Its article, with its text where that is known.
        when: When it happened, in words; "" to leave it unsaid.
        denier: Who denies it, where its status is that it is denied.

    Returns:
        A sentence without its full stop, which starts with a capital.
    """
    parts = _parts(event, article)
    if not (parts.subject and parts.phrase.verb) and parts.target is None:
        parts = msgspec.structs.replace(parts, subject=None)
    own = denier is not None and [denier] == [actor.name for actor in event.actors]
    named = parts.subject.words if own and parts.subject else denier
    clause = status_clause(parts, event.status, denier=named, own=own)
    toll, where = _toll(event, parts), _place(event)
    if toll and not parts.subject and not parts.target:  # the dead are all there is to tell
        clause, toll = toll.removeprefix("; "), ""
    return sentence_case(" ".join(filter(None, (clause, where, when))) + toll)


def _parts(event: Event, article: Article) -> Parts:
    recipients = _without(event.recipients, event.actors)
    is_place = len(recipients) == 1 and _is_place(recipients[0])
    judged = event
    if event.review and event.review.state in BY_HAND:  # its frame may say what it no longer is
        judged = msgspec.structs.replace(event, reasons=())
    start, end = event.anchor
    words = article.text[start:end]
    phrase = phrase_for(judged, words, done_to=bool(recipients), is_place=is_place)
    mutual = phrase.together
    together = event.reciprocal and mutual is not None
    if mutual and mutual.done and event.status in NOT_YET:
        together = False
    future = bool(event.when and event.when.earliest and not event.when.latest)
    if together:
        both = (*event.actors, *recipients)
        return Parts(
            subject=named_together(both, article.text) if both else None,
            target=None,
            phrase=phrase,
            together=len(both) > 1,
            future=future,
        )
    return Parts(
        subject=named_together(event.actors, article.text) if event.actors else None,
        target=_target(recipients, event, article) if recipients else None,
        phrase=phrase,
        future=future,
    )


def _is_place(actor: Actor) -> bool:
    """Say whether somebody is a town or region, which stands for whoever holds it."""
    named = actor.via is Via.NAME and actor.sector is None and actor.country in load_countries()
    return named and actor.name not in {country.name for country in load_countries().values()}


def _without(recipients: Sequence[Actor], actors: Sequence[Actor]) -> list[Actor]:
    """Return the recipients that are not among the actors: nobody is told to attack themselves."""
    known = {actor.id for actor in actors}
    return [actor for actor in recipients if actor.id not in known]


def _target(recipients: Sequence[Actor], event: Event, article: Article) -> Named:
    """Return to whom it is done; a number of dead is said with its bounds ("at least 80")."""
    named = named_together(recipients, article.text)
    quantity = _counted(recipients[0], event) if len(recipients) == 1 else None
    rest = NUMBERS_FIRST.sub("", named.words)
    if quantity is None or rest == named.words:
        return named
    return Named(f"{_number(quantity)} {rest}", named.plural)


def _counted(actor: Actor, event: Event) -> Quantity | None:
    """Return the number of dead or injured that the words which name somebody hold."""
    numbers = (event.deaths, event.injured)
    span = Span(*actor.span)
    return next((n for n in numbers if n and Span(*n.span).overlaps(span)), None)


def status_clause(
    parts: Parts, status: Status, *, denier: str | None = None, own: bool = False
) -> str:
    """Return who did what to whom in the words that its status asks for.

    Args:
        parts: What the sentence is put together from.
        status: Whether it happened.
        denier: Who denies it.
        own: Whether whoever denies it is the one who is said to do it.

    Returns:
        The clause, without place, time and full stop.
    """
    if status is Status.DENIED:
        who = denier or "it"
        verb = "denied" if denier else "was denied"
        if own and parts.subject and parts.phrase.verb:
            return f"{who} denied {_active(parts).said('doing')}"
        return f"{who} {verb} that {_clause(parts, Status.HAPPENED)}"
    return _clause(parts, status)


def _clause(parts: Parts, status: Status) -> str:
    phrase = parts.phrase
    if parts.subject and phrase.verb:
        return f"{parts.subject.words} {_did(parts, status)}"
    if parts.target and phrase.passive:
        return f"{parts.target.words} {_was(parts.target.plural, phrase.passive, status, parts)}"
    return _there_was(phrase.noun, status)


class _Active(msgspec.Struct, frozen=True):
    """A verb and the words after it."""

    verb: Verb
    rest: str

    def said(self, form: str) -> str:
        """Return both, the verb in one of its forms."""
        return f"{getattr(self.verb, form)} {self.rest}".strip()


def _active(parts: Parts) -> _Active:
    phrase, verb = parts.phrase, parts.phrase.verb or Verb("do", "did", "done", "doing")
    together = phrase.together or Instead()
    if parts.together:
        return _Active(together.verb or verb, together.what)
    if parts.target is None:
        alone = phrase.alone or Instead(what=phrase.what)
        return _Active(alone.verb or verb, alone.what)
    if phrase.middle:
        words = (phrase.whom, parts.target.words, phrase.what)
        return _Active(verb, " ".join(filter(None, words)))
    if phrase.whom is None:
        return _Active(verb, phrase.what)
    return _Active(verb, " ".join(filter(None, (phrase.what, phrase.whom, parts.target.words))))


def _did(parts: Parts, status: Status) -> str:
    active = _active(parts)
    plural = bool(parts.subject and parts.subject.plural)
    was, is_ = ("were", "are") if plural else ("was", "is")
    may = active.said("base") if parts.future else f"have {active.said('participle')}"
    not_done = f"{is_} not to" if parts.future else "did not"
    forms = {
        Status.ONGOING: f"{was} {active.said('doing')}",
        Status.ENDED: f"stopped {active.said('doing')}",
        Status.PLANNED: f"{is_} to {active.said('base')}",
        Status.POSSIBLE: f"may {may}",
        Status.NOT_HAPPENED: f"{not_done} {active.said('base')}",
    }
    return forms.get(status, active.said("past"))


def _was(plural: bool, passive: str, status: Status, parts: Parts) -> str:
    was, is_ = ("were", "are") if plural else ("was", "is")
    forms = {
        Status.ONGOING: f"{was} being {passive}",
        Status.ENDED: f"{was} no longer being {passive}",
        Status.PLANNED: f"{is_} to be {passive}",
        Status.POSSIBLE: f"may {'be' if parts.future else 'have been'} {passive}",
        Status.NOT_HAPPENED: f"{was} not {passive}",
    }
    return forms.get(status, f"{was} {passive}")


def _there_was(noun: str, status: Status) -> str:
    bare = noun.removeprefix("a ").removeprefix("an ")
    plural = bare == noun and (noun.endswith("s") or noun.partition(" ")[0].endswith("s"))
    was, is_ = ("were", "are") if plural else ("was", "is")
    forms = {
        Status.ENDED: f"{noun} came to an end",
        Status.PLANNED: f"{noun} {is_} planned",
        Status.POSSIBLE: f"there may have been {noun}",
        Status.NOT_HAPPENED: f"there {was} no {bare}",
    }
    return forms.get(status, f"{noun} {was} reported")


def _place(event: Event) -> str:
    """Return where it happened, if its own sentence says so and no name has said it already."""
    place = event.place
    if place is None or not (event.evidence[0] <= place.span[0] < event.evidence[1]):
        return ""
    names = (actor.name for actor in (*event.actors, *event.recipients))
    return (
        ""
        if any(place.name.casefold() in name.casefold() for name in names)
        else place_words(place)
    )


def _toll(event: Event, parts: Parts) -> str:
    """Return how many were killed and injured, if the clause has not said it."""
    if event.status in {Status.DENIED, Status.NOT_HAPPENED}:
        return ""
    said = [_counted(actor, event) for actor in event.recipients] if parts.target else []
    deaths = "" if event.deaths in said else toll_words(event.deaths)
    injured = "" if event.injured in said else toll_words(event.injured)
    if deaths:
        also = f" and {_number(event.injured)} injured" if injured and event.injured else ""
        return f"; {deaths} {was_or_were(deaths)} reported killed{also}"
    return f"; {injured} {was_or_were(injured)} reported injured" if injured else ""


def _number(quantity: Quantity) -> str:
    return number_words(quantity.low, quantity.high)


def was_or_were(people: str) -> str:
    """Return the verb after a number of people: "one person was", "80 people were"."""
    return "was" if people.startswith(("one ", "no ")) else "were"
