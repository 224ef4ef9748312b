"""Feeds and pages of the Quay Gazette, which does not exist."""

from collections.abc import Sequence

STORIES = {
    "goma": ("Rebels attack army base near Goma", "Rebels attacked an army base near Goma on "
             "Thursday, killing 12 soldiers, a military spokesman said."),
    "bukavu": ("Police arrest protesters in Bukavu", "Police arrested 15 protesters in Bukavu on "
               "Friday, a spokesman for the governor said."),
    "truce": ("Truce signed in Nairobi", "The M23 and the Congolese army signed a ceasefire in "
              "Nairobi on Saturday, mediators said."),
}  # fmt: skip
FILLING = (
    "The governor of the province called a meeting of the district chiefs for the next morning. "
    "Traders in the lakeside market said that fewer boats had come in than a week before."
)


def page(name: str, head: str = "") -> str:
    """Return a web page with one of the stories and nothing around it, unless ``head`` says so."""
    title, text = STORIES[name]
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1><p>{text}</p><p>{FILLING}</p></article></body></html>"
    )


def item(
    link: str | None, title: str = "A report", date: str = "Fri, 12 Mar 2021 09:00:00 GMT",
    summary: str = "In short.", **more: str,
) -> str:  # fmt: skip
    """Return an item of RSS; ``more`` are further elements, ``__`` standing for ``:``."""
    parts = {"link": link, "title": title, "pubDate": date, "description": summary, **more}
    written = (
        f"<{name.replace('__', ':')}><![CDATA[{value}]]></{name.replace('__', ':')}>"
        for name, value in parts.items()
        if value
    )
    return f"<item>{''.join(written)}</item>"


def rss(items: Sequence[str], title: str = "The Quay Gazette", more: str = "") -> str:
    """Return an RSS feed."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://quay.example/</link>{more}{''.join(items)}"
        "</channel></rss>"
    )


def opml(*addresses: str, more: str = "") -> str:
    """Return a list of feeds."""
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{a}"/>' for a in addresses)
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}{more}</body></opml>'
