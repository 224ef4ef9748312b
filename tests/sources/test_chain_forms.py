"""Chains in the many forms that news gives them: the deepest statement of each sentence."""

import pytest

from tests.sources.build import Said, said


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        (
            "The Daily Star cites Al Jazeera as saying that the governor, Omar Haddad, told it "
            "the bridge was mined.",
            ("Daily Star", "Al Jazeera", "governor"),
            "the bridge was mined",
        ),
        (
            "According to The New York Times, which cited the Washington Post, a colonel said the"
            " depot was empty.",
            ("The New York Times", "The Washington Post", "colonel"),
            "the depot was empty",
        ),
        (
            "The bridge was mined, Reuters reported, quoting the Interfax news agency.",
            ("Reuters", "Interfax"),
            "The bridge was mined",
        ),
        (
            "The Times of London quoted Le Monde as reporting that the talks had failed.",
            ("The Times of London", "Le Monde"),
            "that the talks had failed",
        ),
        (
            "Brandt told Deutsche Welle that the mill was burning.",
            ("Deutsche Welle", "Brandt"),
            "that the mill was burning",
        ),
        (
            "In remarks to Al Jazeera, Brandt said the mill was burning.",
            ("Al Jazeera", "Brandt"),
            "the mill was burning",
        ),
        (
            "In comments carried by the state news agency SANA, Brandt said the mill was burning.",
            ("SANA", "Brandt"),
            "the mill was burning",
        ),
        (
            "In remarks carried by state television, the president said the rebels had shelled a "
            "market.",
            ("state television", "president"),
            "the rebels had shelled a market",
        ),
        (
            "State television quoted the ministry as saying that four men had been killed.",
            ("State television", "ministry"),
            "that four men had been killed",
        ),
        (
            "State television quoted the interior ministry as saying four men had been killed.",
            ("State television", "interior ministry"),
            "four men had been killed",
        ),
        (
            "The state-run Xinhua news agency quoted police as saying four men had been killed.",
            ("Xinhua", "police"),
            "four men had been killed",
        ),
        (
            "The ministry was quoted by state television as saying four men had been killed.",
            ("state television", "ministry"),
            "four men had been killed",
        ),
        (
            "A report by Human Rights Watch says that witnesses saw soldiers burn the huts.",
            ("Human Rights Watch",),
            "that witnesses saw soldiers burn the huts",
        ),
        (
            "A report by Human Rights Watch quotes witnesses as saying that soldiers burned the "
            "huts.",
            ("Human Rights Watch", "witnesses"),
            "that soldiers burned the huts",
        ),
        (
            "A UN report said that witnesses had told investigators that soldiers burned the huts.",
            ("UN", "witnesses"),
            "that soldiers burned the huts",
        ),
        (
            "Human Rights Watch said in a report that witnesses described soldiers burning the "
            "huts.",
            ("Human Rights Watch", "witnesses"),
            "soldiers burning the huts",
        ),
        (
            "According to a document seen by Reuters, the army had planned the raid for months.",
            ("Reuters", "document"),
            "the army had planned the raid for months",
        ),
        (
            "According to an internal memo obtained by the BBC, the army had planned the raid for"
            " months.",
            ("BBC", "internal memo"),
            "the army had planned the raid for months",
        ),
        (
            "A letter seen by the Guardian says the army had planned the raid for months.",
            ("The Guardian", "letter"),
            "the army had planned the raid for months",
        ),
        (
            "The army had planned the raid for months, a leaked cable published by Der Spiegel "
            "shows.",
            ("Der Spiegel", "leaked cable"),
            "The army had planned the raid for months",
        ),
        (
            "Reuters, citing unnamed officials, reported that the port was closed.",
            ("Reuters", "unnamed officials"),
            "that the port was closed",
        ),
        (
            "The New York Times, quoting unidentified intelligence officials, said that the port "
            "was closed.",
            ("The New York Times", "unidentified intelligence officials"),
            "that the port was closed",
        ),
        (
            "Citing two diplomats, Reuters reported that the port was closed.",
            ("Reuters", "two diplomats"),
            "that the port was closed",
        ),
        (
            "Citing the ministry, TASS said that the port was closed.",
            ("TASS", "ministry"),
            "that the port was closed",
        ),
        (
            "The Kyiv Post reported on Friday, citing the navy, that the port was closed.",
            ("Kyiv Post", "navy"),
            "that the port was closed",
        ),
        (
            "Speaking to the BBC, Brandt said the port was closed.",
            ("BBC", "Brandt"),
            "the port was closed",
        ),
        (
            "Speaking on CNN, Brandt said the port was closed.",
            ("CNN", "Brandt"),
            "the port was closed",
        ),
        (
            "Brandt said on CNN that the port was closed.",
            ("CNN", "Brandt"),
            "that the port was closed",
        ),
        (
            "Brandt said in an interview with Sky News that the port was closed.",
            ("Sky News", "Brandt"),
            "that the port was closed",
        ),
        (
            "Brandt said in an interview published in Der Spiegel that the port was closed.",
            ("Der Spiegel", "Brandt"),
            "that the port was closed",
        ),
        (
            "Brandt, who spoke to the BBC by phone, said the port was closed.",
            ("BBC", "Brandt"),
            "the port was closed",
        ),
        (
            "In an interview broadcast by Radio Free Europe, Brandt said the port was closed.",
            ("Radio Free Europe/Radio Liberty", "Brandt"),
            "the port was closed",
        ),
        (
            "Brandt said that the ministry had told him that the port was closed.",
            ("Brandt", "ministry"),
            "that the port was closed",
        ),
        (
            "Haddad said that Brandt had told him that the port was closed.",
            ("Haddad", "Brandt"),
            "that the port was closed",
        ),
        (
            "The lawyer said his client had told police that he had acted alone.",
            ("lawyer", "client"),
            "that he had acted alone",
        ),
        (
            "A spokesman said the general had denied that the port was closed.",
            ("spokesman", "general"),
            "that the port was closed",
        ),
        (
            "The ministry said the rebels had claimed responsibility for the attack.",
            ("ministry", "rebels"),
            "responsibility for the attack",
        ),
        (
            "The claim, first made by the rebels, was that the port was closed.",
            ("rebels",),
            "that the port was closed",
        ),
        (
            "The claim that the port was closed, first made by the rebels, was denied by the "
            "ministry.",
            ("ministry",),
            "The claim that the port was closed, first made by the rebels",
        ),
        (
            "Reports that the port was closed were denied by the ministry.",
            ("ministry",),
            "Reports that the port was closed",
        ),
        (
            "The ministry denied a Reuters report that the port was closed.",
            ("ministry",),
            "a Reuters report that the port was closed",
        ),
        (
            "The army dismissed as false a report in the Guardian that the port was closed.",
            ("army",),
            "that the port was closed",
        ),
        (
            "“The port is closed,” the minister tweeted on Monday.",
            ("minister",),
            "“The port is closed,”",
        ),
        (
            "The minister wrote on Twitter that the port was closed.",
            ("minister",),
            "that the port was closed",
        ),
        (
            "In a tweet, the minister said that the port was closed.",
            ("minister",),
            "that the port was closed",
        ),
        (
            "In a post on Telegram, the governor said two drones had been shot down.",
            ("governor",),
            "two drones had been shot down",
        ),
        (
            "The port was closed, the governor said on Telegram.",
            ("governor",),
            "The port was closed",
        ),
        (
            "The court ruled that the detention was unlawful.",
            ("court",),
            "that the detention was unlawful",
        ),
        (
            "The court found that the ministry had ordered the arrests.",
            ("court",),
            "that the ministry had ordered the arrests",
        ),
        (
            "In its ruling, the court said that the ministry had ordered the arrests.",
            ("court",),
            "that the ministry had ordered the arrests",
        ),
        (
            "The judge said witnesses had testified that the soldiers fired first.",
            ("judge", "witnesses"),
            "that the soldiers fired first",
        ),
        (
            "Interfax quoted a defence ministry source as saying that a jet had crashed.",
            ("Interfax", "defence ministry source"),
            "that a jet had crashed",
        ),
        (
            "Local media quoted residents as saying they had heard shots.",
            ("Local media", "residents"),
            "they had heard shots",
        ),
        (
            "Residents told local radio they had heard shots.",
            ("local radio", "Residents"),
            "they had heard shots",
        ),
        (
            "Witnesses told the AFP news agency that the soldiers fired first.",
            ("Agence France-Presse", "Witnesses"),
            "that the soldiers fired first",
        ),
        (
            "A witness told Reuters that soldiers had told villagers to leave.",
            ("Reuters", "witness", "soldiers"),
            "villagers to leave",
        ),
        (
            "Al Arabiya television, quoting its correspondent in Sanaa, reported that the airport"
            " had been hit.",
            ("Al Arabiya", "correspondent in Sanaa"),
            "that the airport had been hit",
        ),
        (
            "Kommersant reported that, according to a source in the ministry, the jet had crashed.",
            ("Kommersant", "source in the ministry"),
            "the jet had crashed",
        ),
        (
            "The Observatory said, citing activists on the ground, that the jet had crashed.",
            ("Observatory", "activists on the ground"),
            "that the jet had crashed",
        ),
        (
            "Israeli media reported that the army had told residents to leave.",
            ("Israeli media", "army"),
            "residents to leave",
        ),
        (
            "The foreign minister was quoted as saying that the port was closed.",
            ("foreign minister",),
            "that the port was closed",
        ),
        (
            "The New York Times reported Monday that US officials believe the port was closed.",
            ("The New York Times",),
            "that US officials believe the port was closed",
        ),
        (
            "Fars news agency, which is close to the Revolutionary Guards, quoted a commander as "
            "saying the ship had been seized.",
            ("Fars News Agency", "commander"),
            "the ship had been seized",
        ),
        (
            "The ministry said in a statement carried by the KCNA news agency that the ship had "
            "been seized.",
            ("Korean Central News Agency", "ministry"),
            "that the ship had been seized",
        ),
        (
            "The ship was seized, the ministry said in a statement to Reuters.",
            ("Reuters", "ministry"),
            "The ship was seized",
        ),
        (
            "The ship was seized, according to a ministry statement quoted by RIA Novosti.",
            ("RIA Novosti", "ministry statement"),
            "The ship was seized",
        ),
        (
            "The ship was seized, RIA Novosti quoted the ministry's spokeswoman, Olga Tarasova, "
            "as saying.",
            ("RIA Novosti", "ministry's spokeswoman"),
            "The ship was seized",
        ),
        (
            '"The ship was seized," RIA quoted her as saying.',
            ("RIA Novosti", "her"),
            '"The ship was seized,"',
        ),
        (
            "Press reports said officials had admitted that the ship was seized.",
            ("Press", "officials"),
            "that the ship was seized",
        ),
        (
            "Media reports citing officials said the ship was seized.",
            ("Media reports", "officials"),
            "the ship was seized",
        ),
        (
            "A senior Israeli official, who asked not to be named, told Haaretz that the ship had"
            " been seized.",
            ("Haaretz", "senior Israeli official"),
            "that the ship had been seized",
        ),
        (
            "A senior Iranian official who spoke on condition of anonymity told the Associated "
            "Press the ship had been seized.",
            ("Associated Press", "senior Iranian official"),
            "the ship had been seized",
        ),
        (
            "The official, who was not authorized to talk to the media, said the ship had been "
            "seized.",
            ("official",),
            "the ship had been seized",
        ),
        (
            "The Guardian reported that a leaked memo showed the minister had known of the raid.",
            ("The Guardian", "leaked memo"),
            "the minister had known of the raid",
        ),
        (
            "The White House said Putin had assured Obama that the convoy would not be stopped.",
            ("White House", "Putin"),
            "that the convoy would not be stopped",
        ),
        (
            "The envoy said both sides had told him they were ready to talk.",
            ("envoy", "both sides"),
            "they were ready to talk",
        ),
    ],
)
def test_form_of_chain(text: str, chain: tuple[str, ...], content: str) -> None:
    """The one who says it stands last, those through whom we know it before."""
    assert Said(chain, content) in said(text)
