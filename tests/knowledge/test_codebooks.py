"""Codebooks: every rule codes its matches and none of its rejects, and wrong files are refused."""

from pathlib import Path

import pytest

import dateline
from dateline.errors import KnowledgeError
from dateline.knowledge.codebooks import BUILT_IN, Rule, load_codebook
from dateline.settings import Settings

RULES = [
    (folder.name, rule)
    for folder in BUILT_IN.iterdir()
    for rule in load_codebook(folder.name).rules
]
MATCHES = [(name, rule, text) for name, rule in RULES for text in rule.matches]
REJECTS = [(name, rule, text) for name, rule in RULES for text in rule.rejects]

CODEBOOK = """\
- id: harbour
  name: Events of harbours
  types:
    Closure: [by force, by decree]
    Rescue: []
"""
RULE = """\
- id: chained
  code: Closure
  sub_code: by force
  frames: [harbour.chain]
  actors: [REB]
  matches: [The rebels chained off the harbour of Goma.]
  rejects: [The army chained off the harbour of Goma.]
- id: rescue
  code: Rescue
  types: [AID]
  words: [harbour, ship, ships]
  needs_recipient: true
  matches: [The Libyan coast guard rescued 40 migrants from a ship on Monday.]
  rejects: [The Libyan coast guard rescued 40 migrants from a house on Monday.]
"""
FRAME = """\
- id: harbour.chain
  type: COERCE
  mode: restrict
  verbs: [chain off harbour|port]
  matches: [The rebels chained off the harbour of Goma.]
  rejects: [The dog was chained to a post.]
"""


def rules_in(text: str, name: str) -> set[str]:
    """Return the rules of a codebook that code an event of a text."""
    settings = Settings(codebooks=(name,))
    coding = dateline.code(text, published="2021-03-12", settings=settings)
    return {code.rule for event in coding.events for code in event.codes}


def _label(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("name", "rule", "text"), MATCHES, ids=_label)
def test_a_rule_codes_its_matches(name: str, rule: Rule, text: str) -> None:
    """A sentence under ``matches`` has its code by this rule and no earlier one."""
    assert rule.id in rules_in(text, name)


@pytest.mark.parametrize(("name", "rule", "text"), REJECTS, ids=_label)
def test_a_rule_leaves_its_rejects_alone(name: str, rule: Rule, text: str) -> None:
    """A sentence under ``rejects`` has no code by this rule."""
    assert rule.id not in rules_in(text, name)


def write(folder: Path, codebook: str = CODEBOOK, rules: str = RULE) -> str:
    """Write a codebook with a frame of its own, and return its folder."""
    (folder / "frames").mkdir()
    (folder / "codebook.yaml").write_text(codebook)
    (folder / "rules.yaml").write_text(rules)
    (folder / "frames" / "harbour.yaml").write_text(FRAME)
    return str(folder)


def test_a_folder_makes_a_coder_of_ones_own(tmp_path: Path) -> None:
    """Own words, own types, no program: PLOVER's code stays beside the new one."""
    settings = Settings(codebooks=(write(tmp_path), "acled"))
    text = "M23 rebels chained off the harbour of Goma on Monday."
    (event,) = dateline.code(text, published="2021-03-12", settings=settings).events
    assert (event.type, event.mode) == ("COERCE", "restrict")
    (code,) = event.codes
    assert (code.codebook, code.type, code.sub_type) == ("harbour", "Closure", "by force")


SIDES = """\
  sides:
    Rescue:
      - {actors: [MIL, COP], recipients: [CVL, REF]}
      - {actors: [SOC]}
"""


@pytest.mark.parametrize(
    ("text", "codes", "turned_away"),
    [
        pytest.param("The Libyan coast guard rescued 40 migrants from a ship.", 1, 0, id="allowed"),
        pytest.param(
            "Amnesty International aided migrants on a ship on Monday.", 1, 0, id="another way"
        ),
        pytest.param("M23 aided migrants on a ship on Monday.", 0, 1, id="not allowed"),
        pytest.param("M23 aided migrants in a house on Monday.", 0, 0, id="no rule held"),
    ],
)
def test_a_type_says_who_may_act_on_whom(
    tmp_path: Path, text: str, codes: int, turned_away: int
) -> None:
    """What breaks it has no code, and a reason that says which sides; PLOVER's code stays."""
    folder = write(tmp_path, CODEBOOK + SIDES)
    settings = Settings(codebooks=(folder,))
    (event,) = dateline.code(text, published="2021-03-12", settings=settings).events
    reasons = [one.rule for one in event.reasons if one.rule.startswith("turned away")]
    assert (event.type, len(event.codes), len(reasons)) == ("AID", codes, turned_away)
    if turned_away:
        assert reasons == ["turned away by harbour: Rescue by rescue: REB may not act on REF there"]


def test_sides_of_which_nothing_is_known_are_allowed(tmp_path: Path) -> None:
    """Nobody is turned away for what the report does not tell."""
    folder = write(tmp_path, CODEBOOK + SIDES)
    assert rules_in("Forty migrants were rescued from a ship on Monday.", folder) == {"rescue"}


def test_a_number_can_be_a_condition() -> None:
    """Many arrests are a development of a conflict, and one of a thief is none."""
    assert rules_in("Police arrested 40 people in Kampala on Monday.", "acled") == {"arrests.many"}
    assert rules_in("Police arrested four people in Kampala on Monday.", "acled") == set()


def test_what_did_not_happen_has_no_code_where_the_codebook_says_so() -> None:
    """ACLED lists what happened: a plan has no code there."""
    text = "Rebels will attack government soldiers near Goma on Monday, they said."
    assert not rules_in(text, "acled")


@pytest.mark.parametrize(
    ("codebook", "rules", "problem"),
    [
        pytest.param(
            CODEBOOK,
            RULE.replace("code: Closure", "code: Closing"),
            "code is 'Closing'",
            id="no such type",
        ),
        pytest.param(
            CODEBOOK,
            RULE.replace("by force", "by storm"),
            "did you mean 'by force'",
            id="no sub-type",
        ),
        pytest.param(
            CODEBOOK,
            RULE.replace("[harbour.chain]", "[harbor.chain]"),
            "did you mean 'harbour.chain'",
            id="no such frame",
        ),
        pytest.param(
            CODEBOOK, RULE.replace("types: [AID]", "types: [HELP]"), "'HELP'", id="no PLOVER type"
        ),
        pytest.param(
            CODEBOOK, RULE.replace("words:", "word:"), "did you mean 'words'", id="unknown key"
        ),
        pytest.param(
            CODEBOOK,
            RULE.replace("[REB]", "[REBEL]"),
            "a sector is 'REBEL'; did you mean",
            id="no sector",
        ),
        pytest.param(
            CODEBOOK,
            RULE.replace("needs_recipient: true", "at_least: {dead: 3}"),
            "a number is 'dead'; did you mean",
            id="no number",
        ),
        pytest.param(
            CODEBOOK + SIDES.replace("Rescue", "Rescues"),
            RULE,
            "did you mean 'Rescue'",
            id="sides of no type",
        ),
        pytest.param(
            CODEBOOK + SIDES.replace("SOC", "SOK"),
            RULE,
            "a sector under sides of 'Rescue' is 'SOK'",
            id="sides of no sector",
        ),
        pytest.param(
            CODEBOOK + SIDES.replace("actors:", "actor:"), RULE, "actor", id="sides, unknown key"
        ),
        pytest.param(CODEBOOK * 2, RULE, "must hold one codebook, not 2", id="two codebooks"),
        pytest.param(CODEBOOK.replace("id:", "  id:"), RULE, "not valid YAML", id="no YAML"),
    ],
)
def test_a_wrong_codebook_is_refused_with_the_remedy(
    tmp_path: Path, codebook: str, rules: str, problem: str
) -> None:
    """The message names the file and the entry; nothing is coded with half a codebook."""
    with pytest.raises(KnowledgeError) as raised:
        load_codebook(write(tmp_path, codebook, rules))
    assert problem in str(raised.value)
    assert str(tmp_path) in str(raised.value)


def test_a_missing_codebook_is_named() -> None:
    """The built-in ones are listed."""
    with pytest.raises(KnowledgeError, match="give one of acled"):
        load_codebook("acld")
