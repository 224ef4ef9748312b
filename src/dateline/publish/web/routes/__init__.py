"""One module a kind of page: what is asked of the store for it, and what it shows."""
