"""How long the questions of pages take over a database of many made-up events."""
