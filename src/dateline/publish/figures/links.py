"""The addresses of the pages that figures lead to."""

from urllib.parse import quote, urlencode

import msgspec


class Links(msgspec.Struct, frozen=True):
    """Makes addresses.

    Attributes:
        base: What stands before each: nothing for pages of one application, "http://127.0.0.1:8000"
            for files; None for no addresses at all.
        asked: The filters, by name and value, that lists of events are asked with besides.
    """

    base: str | None = ""
    asked: tuple[tuple[str, str], ...] = ()

    def events(self, **query: object) -> str | None:
        """Return the address of a list of events, within what is asked anyway."""
        return self.to("events", **dict(self.asked) | query)

    def to(self, *parts: str, **query: object) -> str | None:
        """Return the address of a page: ``to("events", id)``, ``to("events", type="ASSAULT")``.

        Args:
            *parts: The parts of its path.
            **query: What stands behind the question mark; None is left out.

        Returns:
            The address; None where there are none.
        """
        if self.base is None:
            return None
        path = "".join(f"/{quote(part, safe='')}" for part in parts)
        given = {name: value for name, value in query.items() if value is not None}
        return self.base.rstrip("/") + path + (f"?{urlencode(given)}" if given else "")


HERE = Links()
NOWHERE = Links(None)
