"""Sums of money: what the words say, and the event they belong to."""

from datetime import date

import pytest

import dateline
from dateline.extract.events.money import find_money
from tests.build import parse

Bounds = tuple[int | None, int | None]

SUMS: list[tuple[str, list[Bounds]]] = [
    ("Norway gave $40 million to Yemen.", [(40_000_000, 40_000_000)]),
    ("Norway gave up to 1.5 billion euros to Yemen.", [(None, 1_500_000_000)]),
    ("The court fined the bank more than US$2bn.", [(2_000_000_000, None)]),
    ("They asked for 3,500 dollars and 20 tents.", [(3_500, 3_500)]),
    ("At least 20 villages were burned.", []),
    ("He lost a pound of flesh and 20 pounds.", [(20, 20)]),
    ("The fund holds \N{EURO SIGN}7 million.", [(7_000_000, 7_000_000)]),
]


@pytest.mark.parametrize(("text", "wanted"), SUMS)
def test_sums_are_read_as_stated(text: str, wanted: list[Bounds]) -> None:
    """A sum keeps its bounds; what counts other things is none."""
    (sentence,) = parse(text)
    assert [(money.low, money.high) for _, money in find_money(sentence)] == wanted


EVENTS: list[tuple[str, str, str, Bounds]] = [
    ("Japan gave 40 million dollars to Yemen.", "AID", "money", (40_000_000, 40_000_000)),
    ("The World Bank approved a loan of $500 million for Kenya.", "AID", "money",
     (500_000_000, 500_000_000)),
    ("The offensive displaced at least 20,000 Congolese people.", "SANCTION", "displaced",
     (20_000, None)),
    ("Between 20 and 30 rebels were killed in an army raid.", "ASSAULT", "deaths", (20, 30)),
    ("A bomb in Mogadishu killed at least two soldiers and wounded 14 others.", "ASSAULT",
     "deaths", (2, None)),
    ("A bomb in Mogadishu killed at least two soldiers and wounded 14 others.", "ASSAULT",
     "injured", (14, 14)),
    ("Shelling by the rebels killed eight people, including three children.", "ASSAULT", "deaths",
     (8, 8)),
    ("Police in Harare arrested dozens of protesters.", "COERCE", "arrested", (24, None)),
    ("Rebels attacked the base, but there were no casualties.", "ASSAULT", "deaths", (0, 0)),
    ("Police arrested 12 activists and wounded three.", "COERCE", "arrested", (12, 12)),
    ("About 5,000 students protested in Dhaka.", "PROTEST", "size", (5_000, 5_000)),
    ("Gunmen killed nine farmers and wounded six in Zamfara.", "ASSAULT", "deaths", (9, 9)),
    ("Gunmen killed nine farmers and wounded six in Zamfara.", "ASSAULT", "injured", (6, 6)),
    ("The death toll from the raid by the rebels rose to 23 from 19.", "ASSAULT", "deaths",
     (23, 23)),
    ("More than 300 protesters were detained in Minsk.", "COERCE", "arrested", (300, None)),
    ("Up to 50 people were wounded in clashes with police.", "ASSAULT", "injured", (None, 50)),
    ("Two soldiers and three civilians were killed in the shelling.", "ASSAULT", "deaths", (5, 5)),
    ("A court fined the newspaper 2,000 dollars.", "SANCTION", "money", (2_000, 2_000)),
    ("Germany pledged 200 million euros to Jordan.", "AGREE", "money",
     (200_000_000, 200_000_000)),
    ("The United States froze $3 billion of Afghan assets.", "SANCTION", "money",
     (3_000_000_000, 3_000_000_000)),
    ("Tens of thousands of people marched in Caracas.", "PROTEST", "size", (20_000, None)),
    ("Fighting drove 12,000 Sudanese villagers from their homes.", "SANCTION", "displaced",
     (12_000, 12_000)),
    ("Nearly 40 rebels surrendered to the army.", "RETREAT", "size", (40, 40)),
    ("The Taliban freed 15 prisoners.", "RETREAT", "size", (15, 15)),
    ("An explosion in Beirut killed scores of people.", "ASSAULT", "deaths", (40, None)),
    ("The army said it had killed 20 to 30 insurgents.", "ASSAULT", "deaths", (20, 30)),
    ("Dozens were hurt when police charged the crowd.", "ASSAULT", "injured", (24, None)),
    ("Kenya deployed 1,000 police officers to Haiti.", "MOBILIZE", "size", (1_000, 1_000)),
    ("A suicide bomber killed himself and four policemen in Lahore.", "ASSAULT", "deaths", (4, 4)),
    ("The militants kidnapped 30 students and killed two guards.", "ASSAULT", "deaths", (2, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "field", "wanted"), EVENTS)
def test_numbers_belong_to_their_event(text: str, type_: str, field: str, wanted: Bounds) -> None:
    """Some event of the type carries the number that the clause states, once."""
    events = dateline.code(text, published=date(2024, 5, 6)).events
    found = [getattr(event, field) for event in events if event.type == type_]
    assert wanted in [(number.low, number.high) for number in found if number]
