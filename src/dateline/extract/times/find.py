"""Finds the time expressions of an article, in text order, each read in the light of the last."""

import re
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from dateline.extract.times import amounts, clocks, days, periods, relative, units, weekdays
from dateline.extract.times.lexing import CODES, LONGEST_RUN, Run, read_runs, token_at
from dateline.extract.times.outside import unparsed_lines
from dateline.extract.times.reading import NONE, Found, Reading, State
from dateline.knowledge.times import TimeWords, load_time_words
from dateline.records import Sentence, Span, TimeMention
from dateline.records.dates import ends_of, outer_days, parse_day, precision_of

FORMS = (
    *days.FORMS,
    *periods.FORMS,
    *weekdays.FORMS,
    *units.FORMS,
    *relative.FORMS,
    *clocks.FORMS,
    *amounts.FORMS,
)
# Only the forms that a run can begin with are tried: the kinds that each may start with.
JOINS = frozenset(CODES[kind] for kind in ("DASH", "TO", "UNTIL", "AND"))
SINCE, UNTIL, FROM, BETWEEN = (CODES[k] for k in ("SINCE", "UNTIL", "FROM", "BETWEEN"))
FULL_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b|\b\d{2,4} B\.?C\b")
WEEK = 7  # days
LONG_PAST = 1  # years before publication from which a year counts as long past
# A narrative names many old years, or a few in a short text without the words of news.
MANY_YEARS, SPARSE = 8, 4000  # years; characters a year at most
FEW_YEARS, DENSE = 4, 400
NEWS = re.compile(r"\b(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I)


def find_times(sentences: tuple[Sentence, ...], published: str | None) -> tuple[TimeMention, ...]:
    """Find the time expressions of an article.

    Full dates in lines outside the sentences (masthead, date line, credit) are found as well.

    Args:
        sentences: Its sentences, in text order.
        published: ISO date of publication, or None where it is not known.

    Returns:
        The expressions in text order, none within another.
    """
    known = load_time_words()
    day = parse_day(published)
    state = State(published=day, is_narrative=tells_of_long_past(sentences, day))
    found: list[TimeMention] = []
    for sentence in sentences:
        for run in read_runs(sentence, known):
            state = _read_run(run, state, found)
    found.extend(_dates_outside(sentences, State(published=day), known))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _dates_outside(
    sentences: tuple[Sentence, ...], state: State, known: TimeWords
) -> list[TimeMention]:
    """Return the full dates in lines that are no prose; they do not move what the text tells of."""
    found: list[TimeMention] = []
    for line in unparsed_lines(sentences):
        for run in read_runs(line, known):
            _read_run(run, state, found)
    return [m for m in found if (m.type, m.precision, m.anchor) == ("DATE", "day", NONE)]


def tells_of_long_past(sentences: tuple[Sentence, ...], published: date | None) -> bool:
    """Say whether a text is a narrative of a time long before it was published.

    It is one where full years abound and most of them lie years before publication. News that
    looks back names the present as well: "today", "yesterday", "last week".

    Args:
        sentences: The sentences of the text.
        published: The day of publication, if known.

    Returns:
        Whether bare months and days count from the last date of the text.
    """
    if not sentences or published is None:
        return False
    text = sentences[0].text[sentences[0].span.start : sentences[-1].span.end]
    years = [match.group() for match in FULL_YEAR.finditer(text)]
    old = [y for y in years if not y.isdecimal() or int(y) < published.year - LONG_PAST]
    if len(old) <= 0.6 * len(years):
        return False
    if len(old) >= MANY_YEARS and len(old) * SPARSE > len(text):
        return True
    return len(old) >= FEW_YEARS and len(old) * DENSE > len(text) and not NEWS.search(text)


def _read_run(run: Run, state: State, found: list[TimeMention]) -> State:
    """Read one run from left to right, the longest form first, and return the state after it."""
    position = 0
    placed: list[tuple[int, int, int]] = []
    while position < len(run.kinds):
        read = _longest(run, position, state)
        if read is None:
            position += 1
            continue
        end, reading = read
        if reading.value:
            placed.append((position, end, len(found)))
            found.append(_mention(run, position, end, reading, state))
            if not _is_aside(run, position, reading):
                state = state.noted(reading)
        position = end
    _join_ranges(run, placed, found)
    return state


def _is_aside(run: Run, position: int, reading: Reading) -> bool:
    """Say whether the text does not go on from a date: one in brackets, a decade, a century."""
    token = token_at(run.sentence, run.lexemes[position].start)
    words = run.sentence.words[max(0, token - LONGEST_RUN) : token]
    return len(reading.value) < 4 or ("(" in words and ")" not in words)


def _longest(run: Run, position: int, state: State) -> tuple[int, Reading] | None:
    """Return where the longest form that means something ends, with its reading."""
    matches = []
    for number, form in enumerate(FORMS):
        match = form.pattern.match(run.kinds, position)
        if match and match.end() > position:
            matches.append((-match.end(), number, match))
    for end, number, match in sorted(matches, key=lambda item: item[:2]):
        reading = FORMS[number].read(Found(run, match, state))
        if reading is not None:
            return -end, reading
    return None


def _mention(run: Run, first: int, end: int, reading: Reading, state: State) -> TimeMention:
    start, stop = run.lexemes[first].start, run.lexemes[end - 1].end
    earliest, latest = reading.earliest, reading.latest
    precision = "interval"
    if not reading.is_interval:
        ends = ends_of(reading.value) if reading.type in {"DATE", "TIME"} else None
        earliest, latest = ends or (None, None)
        precision = precision_of(reading.value)
    before = run.kinds[first - 1] if first else ""
    if before == SINCE and earliest:
        latest, precision = (state.published.isoformat() if state.published else None), "interval"
    elif before == UNTIL and reading.type == "DATE":
        earliest, precision = None, "interval"
    return TimeMention(
        span=Span(start, stop),
        text=run.sentence.text[start:stop],
        type=reading.type,
        value=reading.value,
        earliest=earliest,
        latest=latest,
        precision=precision,
        anchor=reading.anchor,
    )


def _week_before(first: TimeMention, last: TimeMention) -> TimeMention:
    """Return the Monday of "from Monday to Thursday", which comes before that Thursday."""
    day, end = parse_day(first.earliest), parse_day(last.latest)
    is_same_day = first.earliest == first.latest == first.value
    if first.anchor == NONE or not (day and end and is_same_day) or not 0 < (day - end).days < WEEK:
        return first
    before = (day - timedelta(days=WEEK)).isoformat()
    return msgspec.structs.replace(first, value=before, earliest=before, latest=before)


def _join_ranges(run: Run, placed: list[tuple[int, int, int]], found: list[TimeMention]) -> None:
    """Give both ends of "from A to B", "between A and B" and "A-B" the whole interval."""
    for (start, end, one), (begin, _, two) in pairwise(placed):
        if begin - end != 1 or run.kinds[end] not in JOINS:
            continue
        opens = run.kinds[start - 1] in {FROM, BETWEEN} if start else False
        if not opens and run.kinds[end] == CODES["AND"]:
            continue
        found[one] = _week_before(found[one], found[two])
        first, last = found[one], found[two]
        if first.type == last.type == "DATE" and first.earliest and last.latest:
            if outer_days(first.earliest, None)[0] > outer_days(None, last.latest)[1]:
                continue
            for place in (one, two):
                found[place] = msgspec.structs.replace(
                    found[place],
                    earliest=first.earliest,
                    latest=last.latest,
                    precision="interval",
                )
