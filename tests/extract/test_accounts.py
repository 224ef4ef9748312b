"""On whose word events rest: claims, denials, speech that is itself the event."""

import pytest

import dateline
from dateline.records import Status

Accounts = list[tuple[str, Status]]


def accounts_of(text: str, event_type: str) -> list[Accounts]:
    """Return for each event of a type its accounts: the chain of names, joined, and the status."""
    return [
        [
            (" > ".join(source.name for source in account.chain), account.status)
            for account in event.accounts
        ]
        for event in dateline.code(text).events
        if event.type == event_type
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Islamic State claimed responsibility for the bombing of a mosque in Kabul.",
            [("Islamic State", Status.HAPPENED)],
            id="claim-of-responsibility",
        ),
        pytest.param(
            "A bomb killed nine people in Kabul on Friday. Islamic State claimed responsibility.",
            [("", Status.HAPPENED), ("Islamic State", Status.HAPPENED)],
            id="claim-without-words-for-the-deed",
        ),
        pytest.param(
            "The army said rebels shelled Goma on Monday. The rebels denied it.",
            [("army", Status.HAPPENED), ("rebels", Status.DENIED)],
            id="denial-in-a-word",
        ),
        pytest.param(
            "Rebels shelled the town of Goma on Monday, the army said. The rebels denied "
            "shelling the town.",
            [("army", Status.HAPPENED), ("rebels", Status.DENIED)],
            id="denial-in-full",
        ),
        pytest.param(
            "Militants killed two soldiers in Mosul, a security source told Reuters.",
            [("Reuters > security source", Status.HAPPENED)],
            id="following-attribution",
        ),
    ],
)
def test_accounts_of_a_deed(text: str, expected: Accounts) -> None:
    """One event has an account of each who claims, tells or denies it."""
    assert accounts_of(text, "ASSAULT") == [expected]


def test_a_denied_deed_is_disputed() -> None:
    """Two accounts that differ make the certainty of the one event disputed."""
    text = "The army said rebels shelled Goma on Monday. The rebels denied it."
    assert [event.certainty for event in dateline.code(text).events] == ["disputed"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Ukraine accused Russia of shelling Kharkiv.", "ACCUSE"),
        ("Iran threatened to attack Israel.", "THREATEN"),
        ("The United States demanded that Iran release the sailors.", "REQUEST"),
        ("Egypt praised Sudan for releasing the hostages.", "SUPPORT"),
        ("France promised to send troops to Mali.", "AGREE"),
    ],
)
def test_speech_is_coded_once(text: str, event_type: str) -> None:
    """A speech act that is an event of its own is not also coded as what it is about."""
    assert [event.type for event in dateline.code(text).events] == [event_type]
    assert accounts_of(text, event_type) == [[("", Status.HAPPENED)]]
