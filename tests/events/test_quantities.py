"""Numbers of people as sentences state them."""

import pytest

from dateline.extract.events.quantities import find_quantities
from dateline.knowledge.files import read_entries
from dateline.knowledge.markers import QUANTITY_FILE, MarkerTable, QuantityWords, build_markers
from tests.build import parse

ENTRIES = read_entries(QUANTITY_FILE, QuantityWords)
MATCHES = [(entry.id, text) for entry in ENTRIES for text in entry.matches]
REJECTS = [(entry.id, text) for entry in ENTRIES for text in entry.rejects]

# text; what is found, each as "kind low-high words" ("" for an open end).
STATED = [
    ("The gunmen killed 40 people.", ["deaths 40-40 40"]),
    ("The gunmen killed more than 40 people.", ["deaths 40- more than 40"]),
    ("At least two soldiers were killed.", ["deaths 2- At least two"]),
    ("It ends a war that has killed over 60,000 people.", ["deaths 60000- over 60,000"]),
    ("Dozens died in the flood.", ["deaths 24- Dozens"]),
    ("Dozens of miners perished.", ["deaths 24- Dozens"]),
    ("Scores of villagers were killed.", ["deaths 40- Scores"]),
    ("The famine killed thousands.", ["deaths 2000- thousands"]),
    ("Tens of thousands of people were displaced.", ["displaced 20000- Tens of thousands"]),
    ("Hundreds of thousands fled.", ["displaced 200000- Hundreds of thousands"]),
    ("Between 20 and 30 rebels were killed.", ["deaths 20-30 Between 20 and 30"]),
    ("The raid killed 20-30 fighters.", ["deaths 20-30 20-30"]),
    ("The raid killed 20 to 30 fighters.", ["deaths 20-30 20 to 30"]),
    ("The raid killed two or three fighters.", ["deaths 2-3 two or three"]),
    ("Up to 80 people died.", ["deaths -80 Up to 80"]),
    ("As many as 80 people died.", ["deaths -80 As many as 80"]),
    ("Fewer than 80 people died.", ["deaths -80 Fewer than 80"]),
    ("No fewer than 80 people died.", ["deaths 80- No fewer than 80"]),
    ("The blast killed over 80 villagers.", ["deaths 80- over 80"]),
    ("The storm killed about 40 people.", ["deaths 40-40 about 40"]),
    ("Some 40 people were killed.", ["deaths 40-40 Some 40"]),
    ("Around 40 people were killed.", ["deaths 40-40 Around 40"]),
    ("A total of 45 people were killed.", ["deaths 45-45 A total of 45"]),
    ("The blast killed 40 or more people.", ["deaths 40- 40 or more"]),
    ("There were no casualties.", ["deaths 0-0 no casualties", "injured 0-0 no casualties"]),
    ("No soldiers were killed.", ["deaths 0-0 No soldiers"]),
    ("No one was killed.", ["deaths 0-0 No one"]),
    ("Nobody was hurt.", ["injured 0-0 Nobody"]),
    ("No injuries were reported.", ["injured 0-0 No injuries"]),
    ("A soldier was killed near the bridge.", ["deaths 1-1 A soldier"]),
    ("The bomb wounded a policeman.", ["injured 1-1 a policeman"]),
    ("The attacker was shot dead.", ["deaths 1-1 The attacker"]),
    ("The bomb killed the mayor.", ["deaths 1-1 the mayor"]),
    ("The death toll exceeded 100.", ["deaths 100- 100"]),
    ("Forty-two miners or more were injured.", ["injured 42- Forty-two"]),
    (
        "At least nine civilians, among them four children, died when a shell hit a home.",
        ["deaths 9- At least nine"],
    ),
    (
        "Police fired at 2,000 demonstrators and detained 56 of them.",
        ["size 2000-2000 2,000", "arrested 56-56 56"],
    ),
    ("The army lost 23 soldiers.", ["deaths 23-23 23"]),
    (
        "The earthquake has killed more than 2,300 people and injured over 10,000.",
        ["deaths 2300- more than 2,300", "injured 10000- over 10,000"],
    ),
    (
        "An air strike killed at least 20 people, most of them women and children.",
        ["deaths 20- at least 20"],
    ),
    (
        "The casualties included 3 dead and 11 injured.",
        ["deaths 3-3 3", "injured 11-11 11"],
    ),
    (
        "The 14 rebels, two of them commanders, were killed in May.",
        ["deaths 14-14 14"],
    ),
    ("The explosion left one dead and 14 wounded.", ["deaths 1-1 one", "injured 14-14 14"]),
    (
        "Three soldiers and a civilian were killed and six others wounded.",
        ["deaths 4-4 Three soldiers and a civilian", "injured 6-6 six"],
    ),
    (
        "Around half a million people have been displaced.",
        ["displaced 500000-500000 Around half a million"],
    ),
    ("The government says 3,000 to 4,000 fighters remain.", ["size 3000-4000 3,000 to 4,000"]),
    ("A suicide bomber killed himself and six others.", ["deaths 6-6 six"]),
    ("Fighting on 3 March killed seven.", ["deaths 7-7 seven"]),
    ("One soldier was killed.", ["deaths 1-1 One"]),
    ("The blast killed a 30-year-old man.", ["deaths 1-1 a 30-year-old man"]),
    ("The bomb exploded, killing 12 and wounding 30.", ["deaths 12-12 12", "injured 30-30 30"]),
    ("12 dead, 30 wounded in market blast", ["deaths 12-12 12", "injured 30-30 30"]),
    ("Blast kills 12, injures 30", ["deaths 12-12 12", "injured 30-30 30"]),
    ("At least 15 killed in market bombing", ["deaths 15- At least 15"]),
    ("The death toll rose to 31.", ["deaths 31-31 31"]),
    ("The death toll climbed from 20 to 31.", ["deaths 31-31 31"]),
    ("The toll has reached 112.", ["deaths 112-112 112"]),
    ("A death toll of at least 31 was given.", ["deaths 31- at least 31"]),
    ("Officials put the death toll at 19.", ["deaths 19-19 19"]),
    ("Officials put the number of injured at 55.", ["injured 55-55 55"]),
    ("The siege took the lives of over 30 nurses.", ["deaths 30- over 30"]),
    ("The quake claimed 190 lives.", ["deaths 190-190 190"]),
    ("The siege cost 300 lives.", ["deaths 300-300 300"]),
    ("5,000 people lost their lives.", ["deaths 5000-5000 5,000"]),
    ("The storm caused 40 deaths.", ["deaths 40-40 40"]),
    ("The army admitted the deaths of 12 civilians.", ["deaths 12-12 12"]),
    ("The massacre of 300 villagers shocked the country.", ["deaths 300-300 300"]),
    ("The raid left 5 people dead.", ["deaths 5-5 5"]),
    ("The raid left five dead.", ["deaths 5-5 five"]),
    ("The raid left 5 people injured.", ["injured 5-5 5"]),
    (
        "The bomb killed twelve and injured twelve more.",
        ["deaths 12-12 twelve", "injured 12-12 twelve"],
    ),
    ("20 people were killed and 30 injured.", ["deaths 20-20 20", "injured 30-30 30"]),
    (
        "At least 12 people were killed and 30 others injured when the roof fell.",
        ["deaths 12- At least 12", "injured 30-30 30"],
    ),
    (
        "Two policemen and three civilians were killed.",
        ["deaths 5-5 Two policemen and three civilians"],
    ),
    (
        "At least 20 soldiers and 5 civilians were killed.",
        ["deaths 25- At least 20 soldiers and 5 civilians"],
    ),
    ("The rebels killed a guard and two drivers.", ["deaths 3-3 a guard and two drivers"]),
    ("Police shot dead three men.", ["deaths 3-3 three"]),
    ("The 12 people killed in the raid were guards.", ["deaths 12-12 12"]),
    ("The raid freed the 12 people who were arrested in May.", ["arrested 12-12 12"]),
    ("Police arrested 30 protesters.", ["arrested 30-30 30"]),
    ("In the capital 30 people were detained.", ["arrested 30-30 30"]),
    ("Police made 30 arrests.", ["arrested 30-30 30"]),
    ("Police rounded up twenty-four people.", ["arrested 24-24 twenty-four"]),
    ("The court heard of the arrest of 16 activists.", ["arrested 16-16 16"]),
    ("1.2 million people fled the fighting.", ["displaced 1200000-1200000 1.2 million"]),
    ("The fighting displaced 60,000 people.", ["displaced 60000-60000 60,000"]),
    ("The fire left two hundred people homeless.", ["displaced 200-200 two hundred"]),
    (
        "Two hundred and fifty thousand people were displaced.",
        ["displaced 250000-250000 Two hundred and fifty thousand"],
    ),
    ("A dozen people were hurt.", ["injured 12-12 A dozen"]),
    ("Half a dozen people were hurt.", ["injured 6-6 Half a dozen"]),
    ("A couple of soldiers were wounded.", ["injured 2-2 A couple"]),
    ("Several people were killed.", ["deaths 3- Several"]),
    ("Several hundred people were killed.", ["deaths 300- Several hundred"]),
    ("Two dozen rebels surrendered.", ["size 24-24 Two dozen"]),
    ("Thousands of protesters marched through the city.", ["size 2000- Thousands"]),
    ("Russia sent 5,000 troops to the border.", ["size 5000-5000 5,000"]),
    ("About 300 workers went on strike.", ["size 300-300 About 300"]),
    ("Three gunmen killed 12 people.", ["size 3-3 Three", "deaths 12-12 12"]),
    ("More than 1,200 civilians have been killed since 2015.", ["deaths 1200- More than 1,200"]),
    ("The government paid $5 million for the bridge.", ["money 5000000-5000000 $5 million"]),
]
# Numbers that count no people, or are part of a number already given.
UNSTATED = [
    "The attack in 2014 shook the region.",
    "In 2014 the convoy was hit.",
    "Ahmed Karim, 45, was killed.",
    "Karim was killed on 12 May.",
    "Karim was killed on May 12.",
    "The army advanced 30 kilometres.",
    "The fighting lasted 40 days.",
    "Prices rose by 12 percent.",
    "The jets hit 14 tanks.",
    "The city of 40,000 people was shelled.",
    "Forty people were killed or wounded.",
    "The bomb exploded at 10.30 near the mosque.",
    "The council passed resolution 242.",
    "The 10-member council met 3 times.",
    "The law passed by 230 votes to 12.",
    "It was the third attack in two weeks.",
    "A number of people were killed.",
    "The rescue saved 40 lives.",
]
PARTS = [
    ("Up to 80 people died, four of them children.", ["deaths -80 Up to 80"]),
    ("The bombing injured 17 people, including three children.", ["injured 17-17 17"]),
    ("Gunmen killed 3 people 12 days ago.", ["deaths 3-3 3"]),
]


@pytest.fixture(scope="module")
def markers() -> MarkerTable:
    """The marker table, read afresh from its files."""
    return build_markers()


def summarise(text: str, markers: MarkerTable) -> list[str]:
    """Return what a text states, one line a quantity."""
    found = [item for sentence in parse(text) for item in find_quantities(sentence, markers)]
    return [
        f"{item.kind} {_end(item.quantity.low)}-{_end(item.quantity.high)} {item.quantity.text}"
        for item in found
    ]


def _end(number: int | None) -> str:
    return "" if number is None else str(number)


@pytest.mark.parametrize(("text", "expected"), STATED + PARTS, ids=str)
def test_stated_number_is_read(text: str, expected: list[str], markers: MarkerTable) -> None:
    """A number is read as stated: its kind, both ends, and its words."""
    assert summarise(text, markers) == expected


@pytest.mark.parametrize("text", UNSTATED)
def test_other_numbers_are_left_out(text: str, markers: MarkerTable) -> None:
    """Years, dates, ages, distances, money, things and parts of a number are no quantity."""
    assert summarise(text, markers) == []


@pytest.mark.parametrize(
    ("text", "counted", "predicate"),
    [
        ("The gunmen killed forty people.", "people", "killed"),
        ("Dozens of miners perished.", "miners", "perished"),
        ("The death toll rose to 31.", "31", "toll"),
        ("The quake claimed 190 lives.", "lives", "claimed"),
        ("The raid left five villagers dead.", "villagers", "left"),
        ("Russia sent 5,000 troops to the border.", "troops", "sent"),
    ],
)
def test_number_knows_its_noun_and_predicate(
    text: str, counted: str, predicate: str, markers: MarkerTable
) -> None:
    """A number hangs on the counted noun and on the word that says what befell it."""
    sentence = parse(text)[0]
    (found,) = find_quantities(sentence, markers)
    assert found.predicate is not None
    assert (sentence.words[found.token], sentence.words[found.predicate]) == (counted, predicate)


@pytest.mark.parametrize(("entry", "text"), MATCHES, ids=str)
def test_quantity_words_match(entry: str, text: str, markers: MarkerTable) -> None:
    """Each group of words reads the number that its sentence marks."""
    before, number, after = text.split("*")
    found = [q for s in parse(before + number + after) for q in find_quantities(s, markers)]
    assert number in [item.quantity.text for item in found], entry


@pytest.mark.parametrize(("entry", "text"), REJECTS, ids=str)
def test_quantity_words_reject(entry: str, text: str, markers: MarkerTable) -> None:
    """A rejected sentence states nothing of the group's kind."""
    kind = entry.split(".", maxsplit=1)[0]
    found = [q.kind for s in parse(text) for q in find_quantities(s, markers)]
    assert kind not in found
