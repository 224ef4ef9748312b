"""Finds the sentences that report some events."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dateline.records.story import EventRef
from dateline.store import schema
from dateline.store.kept import in_parts
from dateline.store.listing_tables import event_entry
from dateline.store.pages.events import EVIDENCE


def evidence_of(connection: Connection, refs: Collection[EventRef]) -> dict[EventRef, str]:
    """Return the sentence or sentences that report each of some events, those that there are."""
    article, entry = schema.article.c, event_entry.c
    found: dict[EventRef, str] = {}
    for some in in_parts(refs):
        # Pairs of ids would keep the database from its indexes; of both apart few are too many.
        query = (
            select(article.id, entry.event, EVIDENCE.c.words)
            .join(event_entry, entry.article == article.key)
            .join(EVIDENCE, EVIDENCE.c.rowid == entry.key)
            .where(
                article.id.in_({ref.article for ref in some}),
                entry.event.in_({ref.event for ref in some}),
            )
        )
        found |= {EventRef(id, event): words for id, event, words in connection.execute(query)}
    return {ref: found[ref] for ref in refs if ref in found}
