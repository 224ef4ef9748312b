"""Status and certainty of marked predicates."""

import pytest

from dateline.errors import DatelineError
from dateline.extract.certainty import assess
from dateline.records import Certainty, Status
from tests.build import parse
from tests.certainty.marked import judge_marked, markers

STATUS = [
    ("The army failed to *attack*.", "not_happened"),
    ("They used rockets to *push* back the rebels.", "planned"),
    ("If the rebels *attack*, the army will respond.", "possible"),
    ("If the rebels attack, the army will *respond*.", "planned"),
    ("The group wants to *brainwash* the children.", "possible"),
    ("The general ordered troops to *attack* the town.", "planned"),
    ("The president threatened to *strike* the base.", "planned"),
    ("The council called for a *ceasefire*.", "possible"),
    ("The rebels agreed to *withdraw*.", "planned"),
    ("The rebels managed to *take* the town.", "happened"),
    ("The army began to *shell* the town.", "happened"),
    ("The army continued to *shell* the town.", "ongoing"),
    ("The army stopped *shelling* the town.", "ended"),
    ("The *fighting* died out by noon.", "ended"),
    ("The *fighting* resumed on Sunday.", "ongoing"),
    ("The president called off the *talks*.", "not_happened"),
    ("The rebels rejected a *ceasefire*.", "not_happened"),
    ("Police prevented an *attack* on the station.", "not_happened"),
    ("Police foiled a *plot*.", "not_happened"),
    ("The planned *offensive* was discussed.", "planned"),
    ("A possible *strike* worried the town.", "possible"),
    ("The threat of an *attack* grew.", "possible"),
    ("The rebels have been *fighting* for over a year.", "ongoing"),
    ("The army denied *attacking* the town.", "denied"),
    ("The army denied that it had *attacked* the town.", "denied"),
    ("Russia to *send* troops to the border", "planned"),
    ("The minister said it would *attack*.", "planned"),
    ("The minister said the army had *attacked* the town.", "happened"),
    ("None was *captured*.", "not_happened"),
    ("Neither side *attacked*.", "not_happened"),
    ("The rebels have yet to *accept* the plan.", "not_happened"),
    ("The army did not *attack* or bomb the town.", "not_happened"),
    ("The army did not attack or *bomb* the town.", "not_happened"),
    ("The army did not attack but *fled*.", "happened"),
    ("The *talks* will be held on Monday.", "planned"),
    ("The two sides will hold *talks* on Monday.", "planned"),
    ("The leaders plan to hold *talks* on Monday.", "planned"),
    ("The leaders refused to hold *talks*.", "not_happened"),
    ("The *ceasefire* ended on Friday.", "ended"),
    ("The *truce* collapsed within hours.", "ended"),
    ("The *ceasefire* came into force on Friday.", "happened"),
    ("The *ceasefire* will come into force on Friday.", "planned"),
    ("The blast *killed* 40 people, the ministry said.", "happened"),
    ("The army attacked the town, *killing* 12.", "happened"),
    ("The army could attack the town, *killing* many.", "possible"),
    ("He was criticised for *attacking* the town.", "happened"),
    ("They left without *attacking*.", "not_happened"),
    ("Moscow is considering *sending* troops.", "planned"),
    ("There was no *attack* on the town.", "not_happened"),
    ("No *attack* took place.", "not_happened"),
    ("The two sides did not reach a *ceasefire*.", "not_happened"),
    ("The two sides reached a *ceasefire*.", "happened"),
    ("The army is set to *attack* the town.", "planned"),
    ("The rebels may have *attacked* the town.", "possible"),
    ("The rebels could not *take* the town.", "not_happened"),
    ("The rebels *control* the town.", "ongoing"),
    ("The army is *shelling* the town.", "ongoing"),
    ("The minister condemned the *attack*.", "happened"),
    ("The minister will condemn the *attack*.", "happened"),
    ("Talks will follow the *attack*.", "happened"),
    ("The army never *signed* the accord.", "not_happened"),
    ("The government ruled out *talks* with the rebels.", "not_happened"),
    ("The group refused to take part in *talks*.", "not_happened"),
    ("The report warned of an *attack*.", "possible"),
    ("The rebels ended their *siege* of the town.", "ended"),
    ("The two sides agreed a *ceasefire*.", "happened"),
    ("Officials said *talks* had been held.", "happened"),
    ("Israel's *invasion* of Lebanon killed thousands.", "happened"),
    ("The minister promised *sanctions*.", "planned"),
    ("The UN imposed *sanctions* on the country.", "happened"),
    ("The UN threatened to impose *sanctions* on the country.", "planned"),
    ("Washington will impose *sanctions* on the country.", "planned"),
    ("The army claims it *destroyed* the base.", "happened"),
    ("The army is preparing to *storm* the city.", "planned"),
    ("Iran vowed to *retaliate*.", "planned"),
    ("The group promised that it would *disarm*.", "planned"),
    ("Rebels fear that the army will *attack*.", "possible"),
    ("The army would not have *attacked*.", "not_happened"),
    ("They would have *attacked* had they had weapons.", "possible"),
    ("The ministry said no one was *killed*.", "not_happened"),
    ("The *war*, which began in 2014, killed thousands.", "happened"),
    ("The *war* continues.", "ongoing"),
    ("Two weeks after the *attack*, the town is quiet.", "happened"),
    ("The two leaders are *meeting* in Geneva next week.", "planned"),
    ("The *talks* are scheduled for Monday.", "planned"),
    ("The *talks*, scheduled for Monday, may bring peace.", "planned"),
    ("The *talks*, scheduled for Monday, were cancelled.", "not_happened"),
    ("They demanded an end to the *bombing*.", "ongoing"),
    ("They were prevented from *entering* the town.", "not_happened"),
    ("Nobody was *injured* in the attack.", "not_happened"),
    ("The rebels no longer *control* the town.", "ended"),
    ("The army will stop *shelling* the town.", "ongoing"),
    ("The envoy wants to end the *war*.", "ongoing"),
    ("A truce could end the *fighting*.", "ongoing"),
    ("The two sides will resume *talks* in May.", "planned"),
    ("The army will continue to *bomb* the town.", "planned"),
    ("The parliament will vote on Monday to *impose* sanctions.", "planned"),
    ("Protesters took to the streets to *demand* elections.", "planned"),
    ("The rebels have not yet *signed* the accord.", "not_happened"),
    ("The strike did not *kill* any civilians.", "not_happened"),
    ("The Kremlin rejected claims that its troops had *crossed* the border.", "denied"),
    ("Turkey denies any *involvement* in the attack.", "denied"),
    ("The group denied responsibility for the *attack*.", "happened"),
    ("The minister warned that the rebels might *attack*.", "possible"),
    ("The minister warned that the army would *attack*.", "planned"),
    ("The EU is considering new *sanctions*.", "possible"),
    ("Fighters pledged to *lay* down their arms.", "planned"),
    ("It is possible that the group *planted* the bomb.", "possible"),
    ("It is unclear whether the group *planted* the bomb.", "possible"),
    ("Government forces are about to *enter* the city.", "planned"),
    ("The summit, to be *held* in Geneva, was welcomed.", "planned"),
    ("The two leaders *met* in Geneva, where they are to sign a treaty.", "happened"),
    ("The rebels, who *seized* the town in May, may withdraw.", "happened"),
    ("The rebels, who seized the town in May, may *withdraw*.", "possible"),
    ("After *seizing* the town the rebels withdrew.", "happened"),
    ("Police *arrested* ten men suspected of planning an attack.", "happened"),
    ("Police arrested ten men suspected of planning an *attack*.", "planned"),
    ("The army said it had repelled an *attack*.", "happened"),
    ("The *attack* was repelled.", "happened"),
    ("The *attack* was foiled.", "not_happened"),
    ("The government threatened new *strikes*.", "planned"),
    ("The president announced a *ceasefire*.", "happened"),
    ("The president declared a *truce*.", "happened"),
    ("The president proposed a *truce*.", "possible"),
    ("Iran refused to *suspend* enrichment.", "not_happened"),
    ("Iran agreed to a *ceasefire*.", "happened"),
    ("Both sides have accused each other of *violating* the truce.", "happened"),
    ("The rebels have called for the government to *resign*.", "possible"),
    ("The US urged Israel to *halt* the strikes.", "possible"),
    ("The army was unable to *retake* the bridge.", "not_happened"),
    ("The rebels halted their *offensive*.", "ended"),
    ("The *protests* ended after a week.", "ended"),
    ("No *deal* was reached.", "not_happened"),
    ("The two sides failed to reach a *deal*.", "not_happened"),
    ("He was killed while trying to *escape*.", "planned"),
    ("He was killed while trying to *escape* the camp.", "planned"),
    ("The country has been at *war* since 2014.", "ongoing"),
]
HEDGED = [
    "The alleged *attack* took place in May.",
    "The rebels seemed to *retreat*.",
    "The rebels reportedly *attacked* the town.",
    "The rebels are believed to have *attacked* the town.",
    "The general is said to have *fled*.",
    "He was accused of *attacking* the town.",
    "The army claims to have *destroyed* the base.",
    "Two suspected *strikes* hit the village.",
    "The general was reportedly *arrested*.",
    "It is believed that the group *planted* the bomb.",
    "The group is suspected of *planting* the bomb.",
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status_of_a_predicate(text: str, status: str) -> None:
    """The words around a verb or an event noun say whether it happened."""
    assert judge_marked(text).status == Status(status)


@pytest.mark.parametrize("text", HEDGED)
def test_hedged_predicate(text: str) -> None:
    """Words that hold back make a predicate hedged."""
    assert judge_marked(text).certainty is Certainty.HEDGED


def test_plain_statement_is_asserted() -> None:
    """A plain past needs no reason: it happened, and the text asserts it."""
    judgement = judge_marked("The army *attacked* the town.")
    assert (judgement.status, judgement.certainty, judgement.reasons) == (
        Status.HAPPENED,
        Certainty.ASSERTED,
        (),
    )


def test_reasons_name_the_rule_and_the_words() -> None:
    """Each step that decided is kept, the nearest first, with the words it saw."""
    text = "The army reportedly failed to *take* the town."
    seen = [
        (reason.rule, text.replace("*", "")[reason.span.start : reason.span.end])
        for reason in judge_marked(text).reasons
    ]
    assert seen == [("implicative.fail", "failed"), ("hedge.reported", "reportedly")]


def test_no_word_at_the_offsets_is_an_error() -> None:
    """Offsets outside the sentences are refused with the offsets named."""
    with pytest.raises(DatelineError, match="90:95"):
        assess(parse("The army attacked."), 90, 95, markers())
