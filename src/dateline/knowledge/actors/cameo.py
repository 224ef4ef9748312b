"""What CAMEO actor codes such as "AFGGOVMIL" say, in terms of PLOVER."""

from collections.abc import Collection, Mapping
from functools import cache

import msgspec

from dateline.knowledge.files import DATA, read_entries

ACTOR_CODES = DATA / "cameo" / "actor_codes.yaml"
PART = 3  # letters


class CodePart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of ``data/cameo/actor_codes.yaml``: three letters and what they mean.

    Attributes:
        code: The letters.
        title: The meaning in words.
        country: The country, or PLOVER's own code in its place.
        sector: The PLOVER sector.
        is_weak: Whether the sector counts only where no other part gives one.
    """

    code: str
    title: str
    country: str | None = None
    sector: str | None = None
    is_weak: bool = msgspec.field(default=False, name="weak")


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a code says.

    Attributes:
        country: ISO alpha-3 or a code of PLOVER's own.
        sectors: PLOVER sectors, the leading one first.
        title: The leading role in words.
        unknown: The parts of the code that mean nothing here.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    title: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def sector(self) -> str | None:
        """The leading sector."""
        return self.sectors[0] if self.sectors else None


@cache
def load_code_parts() -> dict[str, CodePart]:
    """Return the parts that codes are put together from, by their letters."""
    return {part.code: part for part in read_entries(ACTOR_CODES, CodePart)}


def meaning_of(code: str, parts: Mapping[str, CodePart], countries: Collection[str]) -> Meaning:
    """Say what a code means.

    Args:
        code: Parts of three letters, the country or the kind of organisation first.
        parts: What the parts mean.
        countries: ISO alpha-3 codes of the listed countries.

    Returns:
        The meaning; empty where no part is known.
    """
    cut = [code[start : start + PART] for start in range(0, len(code), PART)]
    found: list[CodePart] = []
    unknown: list[str] = []
    for place, letters in enumerate(cut):
        # Only the first part is a country before it is a role: MUS is Mauritius, then Muslim.
        country = CodePart(code=letters, title=letters, country=letters)
        is_country = letters in countries and (place == 0 or letters not in parts)
        part = country if is_country else parts.get(letters)
        if part:
            found.append(part)
        else:
            unknown.append(letters)
    places = [part.country for part in found if part.country]
    firm = [part for part in found if part.sector and not part.is_weak]
    roles = firm or [part for part in found if part.sector][:1]
    return Meaning(
        # "IGO" only says that the organisation is named next.
        country=next((place for place in places if place != "IGO"), places[0] if places else None),
        sectors=tuple(dict.fromkeys(part.sector for part in roles if part.sector)),
        title=next((part.title for part in [*roles, *found]), ""),
        unknown=tuple(unknown),
    )
