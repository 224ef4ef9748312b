"""What a form sees, what it says, and what the text has said so far."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import msgspec

from dateline.extract.times.lexing import CODES, KINDS, Lexeme, Run, kind_name, token_at
from dateline.knowledge.times import Value, load_time_words
from dateline.records.dates import cut, first_day, unit_of

PUBLISHED, TEXT, NONE = "published", "text", "none"
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
KIND_NAME = re.compile(rf"\b(?:{'|'.join(KINDS)})\b")
PRESENT_HELPERS = frozenset(("is", "are", "am", "'s", "'re"))
FUTURE_HELPERS = frozenset({"will", "shall", "'ll", "wo", "would", "may", "might", "can", "could"})
GOING_ON = frozenset({"has", "have", "having", "'ve", "'s", "is", "are", "had"})
EDGE = "(?:THE? EDGE (?:DASH|OF|IN)? THE?|THE? (?:ORD|SECOND|LAST) HALF OF THE?)?"
DAY = "(?P<day>NUM|ORD|SECOND)"
YEAR = "(?P<year>YEAR|SHORTYEAR)"
# A number of units: "two", "about a", "several", "one and a half", "two more".
COUNT = (
    "(?:APPROX|BOUND|OVER)* (?P<n>NUM|YEAR|AN|ANOTHER|VAGUE) (?P<half>ANDHALF|HALF)? "
    "(?:DASH|FILLER)*"
)
# The same, as a part that can be asked for.
EDGED = (
    "(?P<edge>THE? EDGE (?:DASH|OF|IN)? THE?|EARLIER|LATER|THE? (?:ORD|SECOND|LAST) HALF OF THE?)?"
)
THAT_UNIT = (
    "(?P<which>LAST|THIS|THAT SAME|THIS SAME|THE? SAME|THAT|THE? NEXT|THE? COMING|THE? CURRENT"
    "|THE? PREVIOUS|THE? FOLLOWING|THE? LATEST|THE LAST)"
)
MACROS = {"{edge}": EDGE, "{day}": DAY, "{year}": YEAR, "{count}": COUNT}


class Reading(msgspec.Struct, frozen=True):
    """What a form says that its words mean.

    Attributes:
        value: TIMEX3 value; "" where the words look like a time and name none (31 February).
        type: TIMEX3 type.
        anchor: What it counts from: published, text or none.
        earliest: First day, where the value does not say it.
        latest: Last day, likewise.
        is_interval: Whether earliest and latest are to be used.
        is_aside: Whether it is named only to compare with, so that the text does not go on there.
    """

    value: str
    type: str = "DATE"
    anchor: str = NONE
    earliest: str | None = None
    latest: str | None = None
    is_interval: bool = False
    is_aside: bool = False


NO_TIME = Reading("")


class State(msgspec.Struct, frozen=True):
    """What is known when an expression is read.

    Attributes:
        published: The day of publication.
        is_narrative: Whether the text tells of a time long past, so that its own dates count.
        latest: Value of the latest date that the text has named.
        latest_day: The latest day that it has named, none after publication.
        latest_quarter: The latest quarter that it has named.
    """

    published: date | None
    is_narrative: bool = False
    latest: str = ""
    latest_day: date | None = None
    latest_quarter: str = ""

    @property
    def today(self) -> date | None:
        """The day that "yesterday" and "last year" count from."""
        return first_day(self.latest) if self.is_narrative else self.published

    @property
    def there(self) -> date | None:
        """The day that "the next day" and "two years later" count from."""
        if self.latest_day and unit_of(self.latest) == "D":
            return self.latest_day
        if self.is_narrative:
            return first_day(self.latest)
        return first_day(self.latest) or self.published

    def nearby(self, unit: str) -> date | None:
        """Return the day that "the same day" and "the week before" count from.

        A year or a month that the news has named tells of no day that one could count days from.
        """
        if unit in {"D", "W"} and self.latest_day:
            return self.latest_day
        if unit == "D" and not self.is_narrative and unit_of(self.latest) != "D":
            return self.published
        return self.there

    @property
    def anchor(self) -> str:
        """The name of what "today" counts from."""
        if self.today is None:
            return NONE
        return TEXT if self.is_narrative else PUBLISHED

    @property
    def anchor_there(self) -> str:
        """The name of what "there" counts from."""
        if self.latest:
            return TEXT
        return PUBLISHED if self.published else NONE

    def _can_tell_of(self, day: date) -> bool:
        """Say whether the text can go on from a day: the news does not go on from the future."""
        return self.is_narrative or self.published is None or day <= self.published

    def noted(self, reading: Reading) -> "State":
        """Return the state after a date has been named; a reading that is no date changes nothing.

        Args:
            reading: What was read last.

        Returns:
            The new state.
        """
        if reading.value.startswith("BC") and len(reading.value) > 5:
            return msgspec.structs.replace(self, latest=reading.value)
        day = first_day(reading.value)
        if day is None or reading.is_aside or reading.type not in {"DATE", "TIME"}:
            return self
        unit = unit_of(reading.value)
        return msgspec.structs.replace(
            self,
            latest=reading.value.partition("T")[0],
            latest_day=day if unit == "D" and self._can_tell_of(day) else self.latest_day,
            latest_quarter=cut(day, "Q") if unit == "Q" else self.latest_quarter,
        )


class Found(NamedTuple):
    """A stretch of a run that a form matches, with the state of the text before it."""

    run: Run
    match: re.Match[str]
    state: State

    def has(self, group: str) -> bool:
        """Say whether an optional part of the form is there."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def lexeme(self, group: str) -> Lexeme:
        """Return the first lexeme of a part."""
        return self.run.lexemes[self.match.start(group)]

    def value(self, group: str) -> Value:
        """Return the value of a part's first lexeme, "" where the part is missing."""
        return self.lexeme(group).value if self.has(group) else ""

    def number(self, group: str) -> int:
        """Return the value of a part as a whole number, 0 where it is missing."""
        value = self.value(group)
        return int(value) if isinstance(value, (int, float)) else 0

    def kind(self, group: str) -> str:
        """Return the kind of a part's first lexeme, "" where the part is missing."""
        return kind_name(self.lexeme(group).kind) if self.has(group) else ""

    def last_kind(self, group: str) -> str:
        """Return the kind of a part's last lexeme, "" where the part is missing."""
        return kind_name(self.match[group][-1]) if self.has(group) else ""

    @property
    def token(self) -> int:
        """The token that the stretch begins with."""
        return token_at(self.run.sentence, self.run.lexemes[self.match.start()].start)

    def next_tag(self) -> str:
        """Return the tag of the word after the stretch, "" at the end of the sentence."""
        sentence, end = self.run.sentence, self.run.lexemes[self.match.end() - 1].end
        token = token_at(sentence, end - 1) + 1
        return sentence.tags[token] if token < len(sentence) else ""

    def next_word(self) -> str:
        """Return the word after the stretch in lower case, "" at the end of the sentence."""
        sentence, end = self.run.sentence, self.run.lexemes[self.match.end() - 1].end
        token = token_at(sentence, end - 1) + 1
        return sentence.words[token].lower() if token < len(sentence) else ""

    def is_name(self, group: str) -> bool:
        """Say whether a part with a capital stands beside a name: "Arab Spring", "Daily Mail"."""
        sentence, start = self.run.sentence, self.lexeme(group).start
        token = token_at(sentence, start)
        is_capital = token > 0 and sentence.text[start].isupper()
        beside = {sentence.tags[token - 1], self.next_tag()}
        return is_capital and not beside.isdisjoint({"NNP", "NNPS"})

    def before(self) -> str:
        """Return the kind of the lexeme before the stretch, "" where there is none."""
        first = self.match.start()
        return kind_name(self.run.kinds[first - 1]) if first else ""

    def word_before(self) -> str:
        """Return the word before the stretch in lower case, "" at the start of the sentence."""
        return self.run.sentence.words[self.token - 1].lower() if self.token else ""

    def tense(self) -> str:
        """Return "past" or "future" by the verb that governs the stretch, "" where unclear."""
        sentence = self.run.sentence
        for token in sentence.path_up(self.token):
            if sentence.tags[token].startswith(("VB", "MD")):
                tense = self._tense_of(token)
                if tense is not None:
                    return tense
        return ""

    def _tense_of(self, token: int) -> str | None:
        """Return the tense of a verb, "" for a plain present, None where a higher verb decides."""
        tag, helpers = self.run.sentence.tags[token], self._helpers(token)
        if helpers & FUTURE_HELPERS:
            return "future"
        if "to" in helpers:
            above = self.run.sentence.path_up(token)[:2]
            is_past = "have" in helpers or any("had" in self._helpers(verb) for verb in above)
            return "past" if is_past else "future"
        kind = load_time_words().verbs.get(self.run.sentence.lemmas[token], "")
        is_present = tag in {"VBZ", "VBP"}
        is_now = is_present or bool(helpers & PRESENT_HELPERS)
        if (kind == "PLANNED" and is_now) or (kind == "SCHEDULED" and is_now and tag != "VBN"):
            return "future"
        if tag in {"VBD", "VBN"}:
            return "past"
        return "" if is_present else None

    def _helpers(self, token: int) -> set[str]:
        """Return the auxiliaries of a verb and its "to", in lower case."""
        sentence = self.run.sentence
        return {sentence.words[c].lower() for c in sentence.dependents(token, "aux", "auxpass")}

    def is_going_on(self) -> bool:
        """Say whether the clause tells of what goes on up to now: "has fought", "is fighting"."""
        sentence = self.run.sentence
        for token in sentence.path_up(self.token):
            tag = sentence.tags[token]
            if tag.startswith("VB"):
                return tag in {"VBZ", "VBP"} or bool(self._helpers(token) & GOING_ON)
        return False


class Form(NamedTuple):
    """One way to write a time: its name, its pattern over kinds, and what it means."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Found], Reading | None]


def form(name: str, pattern: str, read: Callable[[Found], Reading | None]) -> Form:
    """Build a form.

    Args:
        name: Its name in the documentation.
        pattern: A regular expression in which kinds stand as words in capitals and spaces count
            for nothing; ``{edge}``, ``{day}``, ``{year}`` and ``{count}`` stand for often used
            parts.
        read: Says what a match means, or None where it is no time after all.

    Returns:
        The form.
    """
    for macro, meaning in MACROS.items():
        pattern = pattern.replace(macro, meaning)
    coded = KIND_NAME.sub(lambda match: CODES[match.group()], pattern)
    return Form(name, re.compile(coded.replace(" ", "")), read)


def dated(value: str | None, anchor: str = NONE, type_: str = "DATE") -> Reading | None:
    """Return a reading of a value, None where there is no value."""
    return Reading(value, type_, anchor) if value else None
