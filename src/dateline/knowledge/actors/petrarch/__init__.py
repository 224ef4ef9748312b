"""Reads the dictionaries of actors and agents that PETRARCH and Phoenix code with."""

from dateline.knowledge.actors.petrarch.read import read_dictionaries

__all__ = ["read_dictionaries"]
