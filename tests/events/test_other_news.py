"""Sport, business, culture, science and daily life report no political events."""

import pytest

from tests.events.coder import code_frames

SPORT = [
    "Spain beat Germany 2-1 on Sunday to reach the final. The striker shot twice from close range "
    "and hit the post before half-time. Germany attacked for most of the second half but the "
    "defence held. The coach praised his players after the match.",
    "The champion defended her title in straight sets. She fought back from a break down and "
    "saved four set points. Her rival withdrew from the doubles with a knee injury. The two meet "
    "again in Rome next week.",
    "The club has sacked its manager after nine defeats in a row. The board met on Monday and "
    "accepted that the season was lost. Supporters had called for a change. A former captain "
    "takes charge of training today.",
    "Kenya won gold and silver in the marathon. The winner attacked at the thirtieth kilometre "
    "and nobody could respond. Ethiopia finished third. Rain hit the race in its last hour.",
    "The league fined the goalkeeper for criticising a referee. He was suspended for two games "
    "last year after he kicked an opponent. His lawyer will appeal. The club declined to comment.",
    "France signed a new fly-half from Toulouse. The captain welcomed him to the squad in Paris. "
    "England lost two forwards to injury in training. The sides clash at Twickenham on Saturday.",
]
BUSINESS = [
    "Shares in Tokyo rallied on Friday after the yen fell. The index hit its highest level since "
    "1990. Exporters led the advance. Analysts expect the central bank to keep rates on hold.",
    "The carmaker will cut four thousand jobs in Europe. It blames weak demand and rising energy "
    "costs. The company reached a deal with a Korean supplier of batteries last month. Its "
    "shares slid by six percent.",
    "The airline ordered forty jets from Airbus. It plans to launch flights to Lisbon and Oslo in "
    "May. A price war with its rivals has squeezed profits. Fuel costs were a further blow.",
    "The retailer agreed to buy a chain of bakeries. It offered twelve pounds a share. The "
    "takeover was approved by the board of the smaller firm. The shops will keep their name.",
    "Oil prices rose after a storm shut refineries in Texas. Traders targeted cheaper cargoes from "
    "West Africa. Stocks of petrol fell for a third week. Demand usually peaks in July.",
    "The start-up raised thirty million dollars from investors. It launched an app that helps "
    "farmers sell grain. The founders met at university. They want to expand to Brazil.",
]
CULTURE = [
    "The band released its fourth album on Friday. The singer recorded most of it in a barn in "
    "Wales. Critics praised the strings and attacked the lyrics. A tour of Japan follows in May.",
    "The film tells of a boy who runs away from school. It was shot in Iceland in winter. The "
    "director won a prize in Venice for her first picture. It opens in London next week.",
    "The museum has returned to its old building. Visitors can see six hundred paintings in new "
    "rooms. A donor gave the money for the roof. The architect won a competition in 2011.",
    "The novel follows three sisters through one summer. Readers met the eldest in an earlier "
    "book. The author fights cliches with humour. Its ending will strike some as cruel.",
    "The festival drew ninety thousand people. Heavy rain forced the last act off the stage. The "
    "orchestra played a march by Elgar. Tickets for next year sell out fast.",
]
LIFE_AND_SCIENCE = [
    "A storm hit the coast of Norway on Tuesday. It killed two hikers and destroyed a bridge. "
    "Trains stopped for six hours. Forecasters warned of more snow.",
    "Researchers investigated why the birds abandon their nests. The team tracked sixty pairs "
    "with tiny transmitters. Rats attack the chicks at night. The study appears in a journal.",
    "The drug attacks cancer cells and spares healthy ones. Doctors treated ninety patients in two "
    "hospitals. The trial stopped early. The regulator approved the drug in March.",
    "The chef threatens nobody with salt. She burned the first tart and gave it to the dog. Guests "
    "fought over the second. Her restaurant opens at six.",
]
TEXTS = [*SPORT, *BUSINESS, *CULTURE, *LIFE_AND_SCIENCE]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:30] for text in TEXTS])
def test_other_news_gives_no_event(text: str) -> None:
    """A report of sport, business, culture or science codes nothing."""
    assert [(event.frame, event.sentence) for event in code_frames(text)] == []


POLITICAL = [
    "The United States imposed new sanctions on Iran's oil exports on Tuesday. Oil prices rose two "
    "percent as traders feared lower supply, and shipping companies rerouted tankers. Analysts "
    "said the market could lose a million barrels a day.",
    "A bomber attacked a football stadium in Kampala on Sunday during the final match. Al-Shabaab "
    "claimed responsibility for the blast. Players and coaches fled the pitch, and the league "
    "cancelled the rest of the season.",
    "Russia suspended gas supplies to Poland on Wednesday. The company Gazprom said the contract "
    "had been broken. Energy prices soared, shares slid and the euro fell.",
]


@pytest.mark.parametrize("text", POLITICAL, ids=[text[:30] for text in POLITICAL])
def test_powers_act_in_reports_of_anything(text: str) -> None:
    """What governments and armed groups do is coded in a text full of markets or sport too."""
    assert code_frames(text)
