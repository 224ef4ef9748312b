"""Tolls that the next sentence tells: only that nobody came to harm is taken over."""

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("Rebels shelled the port of Odesa on Monday. No one was killed.", 0),
        ("Rebels shelled the port of Odesa on Monday. There were no casualties.", 0),
        ("Rebels shelled the port of Odesa. No one was killed, the mayor said.", 0),
        ("Rebels shelled the port of Odesa, killing two. No one was killed.", 2),
        ("Rebels shelled the port of Odesa. No one was killed in Kharkiv.", None),
        ("Rebels shelled the port of Odesa.\n\nNo one was killed in the storm.", None),
        ("Rebels may shell the port of Odesa. No one was killed.", None),
        ("Rebels met the mayor of Odesa. No one was killed.", None),
    ],
)
def test_that_nobody_was_killed_is_the_toll_of_the_sentence_before(
    text: str, deaths: int | None
) -> None:
    """It is, where that sentence tells a deed without a toll and the place is the same."""
    event = dateline.code(text).events[0]
    assert (event.deaths.high if event.deaths else None) == deaths
