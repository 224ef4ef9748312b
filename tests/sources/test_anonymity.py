"""Sources that are described but not named: what the description tells of them."""

import pytest

import dateline
from dateline.records import SourceKind, Stance

UNNAMED = SourceKind.UNNAMED


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("A senior Kenyan official who asked not to be named said that the dam was safe.",
         "senior Kenyan official", "KEN", "GOV"),
        ("The dam is safe, said a Pakistani intelligence officer who declined to be identified.",
         "Pakistani intelligence officer", "PAK", "SPY"),
        ("A senior official in Nairobi, speaking on condition of anonymity, said the dam was safe.",
         "senior official in Nairobi", "KEN", "GOV"),
        ("Two US officials familiar with the talks said the dam was safe.",
         "Two US officials familiar with the talks", "USA", "GOV"),
        ("Sources in the Turkish foreign ministry said the dam was safe.",
         "Sources in the Turkish foreign ministry", "TUR", "GOV"),
        ("A Syrian military source said that the dam was safe.",
         "Syrian military source", "SYR", "MIL"),
        ("An Israeli security source said that the dam was safe.",
         "Israeli security source", "ISR", "GOV"),
        ("A Kremlin source said the dam was safe.", "Kremlin source", "RUS", "GOV"),
        ("A government source in Baghdad said the dam was safe.",
         "government source in Baghdad", "IRQ", "GOV"),
        ("An adviser to the Afghan president said the dam was safe.",
         "adviser to the Afghan president", "AFG", "GOV"),
        ("A United Nations official said the dam was safe.",
         "United Nations official", "UNO", "GOV"),
        ("According to a European Union diplomat, the dam was safe.",
         "European Union diplomat", "EUR", "GOV"),
        ("A police officer who was not authorised to speak to the press said the dam was safe.",
         "police officer", None, "COP"),
        ("A person familiar with the matter said the dam was safe.",
         "person familiar with the matter", None, "CVL"),
    ],
)  # fmt: skip
def test_a_description_tells_country_and_sector(
    text: str, name: str, country: str | None, sector: str
) -> None:
    """Whose official it is stands in the phrase; that they gave no name does not hide it."""
    source = dateline.code(text).statements[0].chain[-1]
    assert (source.name, source.kind, source.country, source.sector) == (
        name, UNNAMED, country, sector,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A senior official who asked not to be named said the town was quiet.", "ETH"),
        ("A foreign ministry official said the town was quiet.", "ETH"),
        ("Western diplomats in Addis Ababa said the town was quiet.", None),
        ("A diplomat in the Ethiopian capital said the town was quiet.", None),
        ("A foreign official said the town was quiet.", None),
        ("A Kenyan diplomat in Addis Ababa said the town was quiet.", "KEN"),
    ],
)
def test_only_a_countrys_own_officials_are_given_the_country_of_the_article(
    text: str, country: str | None
) -> None:
    """An official is of the country an article is about; a diplomat there is from elsewhere."""
    about = "Ethiopian troops entered the town of Zalambessa. Ethiopian jets bombed a road. "
    source = dateline.code(about + text).statements[0].chain[-1]
    assert (source.kind, source.country, source.sector) == (UNNAMED, country, "GOV")


@pytest.mark.parametrize(
    "words",
    [
        "who requested anonymity", "who asked not to be named",
        "who declined to be identified", "who asked that his name be withheld",
        "who wished to remain anonymous", "demanding not to be named",
    ],
)  # fmt: skip
def test_asking_not_to_be_named_is_no_statement_and_no_event(words: str) -> None:
    """Only what the source reports is a statement, and nothing is refused or requested."""
    coding = dateline.code(f"An official, {words}, said the army had shelled the town.")
    assert [statement.stance for statement in coding.statements] == [Stance.STATES]
    assert {event.type for event in coding.events} == {"ASSAULT"}


def test_anonymity_for_others_is_a_statement() -> None:
    """Who demands it for somebody else does say something."""
    text = "The lawyers demanded anonymity for the witnesses."
    assert [statement.stance for statement in dateline.code(text).statements] == [Stance.DEMANDS]
