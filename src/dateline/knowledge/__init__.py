"""Reads and checks ``data/`` into typed tables, one module a folder."""
