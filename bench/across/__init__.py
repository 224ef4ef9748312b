"""Measures joining over articles on made-up news of which the truth is known."""
