"""Measures what coding costs, against a plain parse of the same text: ``python -m bench``."""
