"""One entry of the files in ``data/actors/``: what is known of an actor, as its file states it.

The records are without ``gc``: none can be part of a circle, and looking for circles in tables of
so many of them would take most of the time that reading the tables takes.
"""

from enum import StrEnum
from typing import Literal

import msgspec


class Kind(StrEnum):
    """What an entry is: a state, an organ of one, an organisation, a group, a party, a person."""

    STATE = "state"
    BODY = "body"
    ORGANISATION = "organisation"
    GROUP = "group"
    PARTY = "party"
    PERSON = "person"


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One tenure of a person.

    Attributes:
        title: What the office is called ("president").
        country: ISO alpha-3 or a code of PLOVER's own; that of the person where left out.
        sector: PLOVER sector of the office.
        earliest: First day in office, ISO, possibly partial; None where not certain.
        latest: Last day in office, likewise; None also while it lasts.
    """

    title: str
    country: str | None = None
    sector: str | None = "GOV"
    earliest: str | None = msgspec.field(default=None, name="from")
    latest: str | None = msgspec.field(default=None, name="to")


class ActorEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One actor as the knowledge files list it.

    Attributes:
        id: Unique id: ISO alpha-3 for a state ("AFG"), else a slug ("islamic-state").
        name: Canonical English name.
        aliases: Further names. One written all in capitals is an acronym and matches only so.
        kind: What it is.
        country: ISO alpha-3 or a code of PLOVER's own (IGO, UNO, EUR, NGO, ...); None if unsettled.
        sector: PLOVER sector; None for a state as a whole.
        other_sectors: Further sectors that hold.
        earliest: Start of its existence, validity or life, ISO, possibly partial.
        latest: Its end, likewise.
        wikidata: Wikidata id, only where certain.
        offices: Tenures of a person.
        renamed_from: Id of the entry that it continues under a new name.
        matches: Sentences in which an ambiguous alias names this actor.
        rejects: Sentences in which it does not.
        demonyms: Of a state: its adjectives and the names of its people ("Afghan").
        capital: Of a state: the seat of its government, which stands for it as an actor.
        metonyms: Further names of places that stand for it ("the Kremlin").
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    other_sectors: tuple[str, ...] = ()
    earliest: str | None = msgspec.field(default=None, name="from")
    latest: str | None = msgspec.field(default=None, name="to")
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()
    renamed_from: str | None = None
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    metonyms: tuple[str, ...] = ()


class RoleEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One noun or adjective that says what somebody is: "colonel", "ministry", "armed".

    Attributes:
        noun: The word or words, singular, lower-case.
        aliases: Other spellings, abbreviations, feminine forms.
        plural: The plural where it is irregular.
        sector: PLOVER sector; None where only the words around can tell ("spokesman").
        country: ISO alpha-3 or a code of PLOVER's own that the word itself implies.
        is_weak: Whether a sector named beside it goes first ("police official").
        is_title: Whether it stands before a person's name ("General Ahmadi").
        is_unit: Whether it is a body of people rather than persons ("ministry", "brigade").
        is_modifier: Whether it only describes another noun and is no actor alone ("military").
        is_vague: Whether it means an actor only with a name before or behind it ("office").
        is_member: Whether its plural behind a group's name means the group ("Taliban fighters").
        is_proper: Whether it means an actor only as the last word of a proper name ("Herald").
        is_kind: Whether behind a name of its own sector it only says what that is ("the Xinhua
            news agency").
        is_form: Whether it is the legal form that ends a firm's name ("Inc.").
        voice: For whom it speaks where only an earlier sentence names a body: "any" body as "a
            spokesman" does, or a "firm" as "the chairman" does.
    """

    noun: str
    aliases: tuple[str, ...] = ()
    plural: str | None = None
    sector: str | None = None
    country: str | None = None
    is_weak: bool = msgspec.field(default=False, name="weak")
    is_title: bool = msgspec.field(default=False, name="title")
    is_unit: bool = msgspec.field(default=False, name="unit")
    is_modifier: bool = msgspec.field(default=False, name="modifier")
    is_vague: bool = msgspec.field(default=False, name="vague")
    is_member: bool = msgspec.field(default=False, name="member")
    is_proper: bool = msgspec.field(default=False, name="proper")
    is_kind: bool = msgspec.field(default=False, name="kind")
    is_form: bool = msgspec.field(default=False, name="form")
    voice: Literal["any", "firm"] | None = None
