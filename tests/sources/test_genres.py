"""Kinds of text that are no news articles: sensible statements, or none."""

# ruff: noqa: E501 - texts stand here as they would be published

import pytest

import dateline

Expected = list[tuple[tuple[str, ...], str]]


TRANSCRIPT = """\
Press briefing on the harbour talks
MODERATOR: Good morning. The ambassador will make a short statement.
AMBASSADOR OKORO: Thank you. We have asked both navies to stay in port until Friday.
QUESTION: Did the army shell the harbour on Monday?
AMBASSADOR OKORO: I have seen the reports. I cannot confirm them.
The army told us that it had fired at two boats.
QUESTION: Is that a denial?
AMBASSADOR OKORO: It is not. Next, please.
"""

QA = """\
Interview: "We will not leave the valley"
The mayor of Selmo, Ada Brandt, spoke to our reporter on Tuesday.
Q: Why did you stay?
A: Because nobody else did. The rebels had burned the mill and the army was gone.
Q: Who burned the school?
A: I don't know. The rebels say it was the army.
Our reporter: What will you do now?
Ada Brandt: We will rebuild the school.
"""

LIVEBLOG = """\
Live: Shelling near Barentu
10:42 The army says two bridges have been destroyed.
10.55 am
Rebels deny hitting the bridges, according to Radio Selmo.
11:03 GMT - Reuters: Thousands are fleeing the town
11:20 | The UN secretary-general has called for an immediate ceasefire.
That's all from us. Thank you for following our live coverage.
Summary
- The army says two bridges are down
- Rebels deny it
"""

TWEETS = """\
Ada Brandt (@ada_brandt): Our convoy was shelled near #Barentu at 6am. Two drivers dead. https://t.example/abc
RT @UN_Envoy: I condemn the attack on the convoy in #Barentu. pic.twitter.example/xyz
@MinistryOfDefence says the convoy carried weapons. "A legitimate target," it tweeted.
The envoy tweeted: "Both sides must stop now."
"""

RULING = """\
JUDGMENT
1. The applicant, Mr Tomas Ferro, alleges that he was detained unlawfully by the police on 3 May 2014.
2. The Government submits that the applicant was lawfully arrested under section 12 of the Act ("the 1998 Act").
3. In Holm v. Norland (no. 1234/05, § 17), the Court held that an arrest without a warrant requires reasonable suspicion.
4. The Court finds that the police had no such suspicion. It therefore holds that there has been a violation of Article 5.
5. Judge Adler, dissenting, considers that the complaint is inadmissible.
FOR THESE REASONS, THE COURT, UNANIMOUSLY,
Declares the application admissible;
Orders the respondent State to pay the applicant EUR 5,000.
"""

RELEASE = """\
FOR IMMEDIATE RELEASE
Norland and Sudria sign agreement on fishing in the strait
PORT HOLM, 4 May 2015 - The Government of Norland today announced the signing of an agreement with Sudria on fishing in the Holm Strait.
"This agreement ends ten years of clashes at sea," said Foreign Minister Ada Brandt. "Our fishermen can go home safely."
Under the agreement, both countries will withdraw their patrol boats by June.
The Minister thanked the Government of Sudria for its patience.
For further information contact: press@example.org
About the Ministry: The Ministry of Foreign Affairs represents Norland abroad.
"""

LETTER = """\
Dear Mr President,
We, the undersigned organisations, write to express our concern about the shelling of the camp at Selmo on 2 March.
We call on your government to allow aid into the camp and to order its troops to withdraw.
According to our colleagues in the camp, soldiers killed at least nine people that night.
You told the General Assembly in September that no soldier would enter a camp. We urge you to keep your word.
Yours sincerely,
Ada Brandt
Director, Aid for Selmo
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            TRANSCRIPT,
            [
                (("MODERATOR",), "Good morning. The ambassador will make a"),
                (("OKORO",), "Thank you. We have asked both navies"),
                (("QUESTION",), "Did the army shell the harbour on"),
                (("OKORO",), "I have seen the reports. I cannot"),
                (("OKORO", "army"), "that it had fired at two boats"),
                (("QUESTION",), "Is that a denial?"),
                (("OKORO",), "It is not. Next, please."),
            ],
            id="briefing",
        ),
        pytest.param(
            QA,
            [
                (("Ada Brandt",), "Because nobody else did. The rebels had"),
                (("Ada Brandt",), "I don't know. The rebels say it"),
                (("Ada Brandt", "rebels"), "it was the army"),
                (("reporter",), "What will you do now?"),
                (("Ada Brandt",), "We will rebuild the school."),
            ],
            id="questions-and-answers",
        ),
        pytest.param(
            LIVEBLOG,
            [
                (("army",), "two bridges have been destroyed"),
                (("Radio Selmo",), "Rebels deny hitting the bridges"),
                (("Radio Selmo", "Rebels"), "hitting the bridges"),
                (("Reuters",), "Thousands are fleeing the town"),
                (("UN secretary-general",), "an immediate ceasefire"),
                (("army",), "two bridges are down"),
                (("Rebels",), "it"),
            ],
            id="live-blog",
        ),
        pytest.param(
            TWEETS,
            [
                (("Ada Brandt",), "Our convoy was shelled near #Barentu at"),
                (("UN_Envoy",), "I condemn the attack on the convoy"),
                (("MinistryOfDefence",), "the convoy carried weapons"),
                (("it",), '"A legitimate target,"'),
                (("envoy",), '"Both sides must stop now."'),
            ],
            id="posts",
        ),
        pytest.param(
            RULING,
            [
                (("applicant",), "that he was detained unlawfully by the"),
                (("Government",), "that the applicant was lawfully arrested under"),
                (("Court",), "that an arrest without a warrant requires"),
                (("Court",), "that the police had no such suspicion"),
                (("It",), "that there has been a violation of"),
                (("Adler",), "that the complaint is inadmissible"),
            ],
            id="judgment",
        ),
        pytest.param(
            RELEASE,
            [
                (("Government of Norland",), "the signing of an agreement with Sudria"),
                (("Ada Brandt",), '"This agreement ends ten years of clashes'),
            ],
            id="press-release",
        ),
        pytest.param(
            LETTER,
            [
                (("colleagues in the camp",), "soldiers killed at least nine people that"),
            ],
            id="letter",
        ),
    ],
)
def test_statements_of_a_kind_of_text(text: str, expected: Expected) -> None:
    """Each statement has the chain of its turn, post or sentence, and begins where its words do."""
    found = [
        (tuple(source.name for source in statement.chain), text[statement.content[0].start :])
        for statement in dateline.code(text).statements
    ]
    assert [chain for chain, _ in found] == [chain for chain, _ in expected]
    for (_, words), (_, begins) in zip(found, expected, strict=True):
        assert words.startswith(begins)
