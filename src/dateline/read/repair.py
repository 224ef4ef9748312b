"""Repairs of text that was read from files: only what no reader would miss.

Text handed over as ``text`` (Python, JSON Lines) is never altered. Lost apostrophes and quotation
marks stay lost, because putting them back would be guessing.
"""

import re

LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\u0085]")
# What takes no room on the page: soft hyphens, zero-width spaces and joiners, marks, controls.
INVISIBLE = re.compile("\u00ad\\s*\n\\s*(?=[a-z])|[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_TABLE = str.maketrans(LIGATURES)


def repair(text: str) -> str:
    """Return the text with plain line ends, ligatures as letters, and nothing invisible.

    Args:
        text: Text as decoded from a file.

    Returns:
        The text that all offsets of the article will refer to.
    """
    text = LINE_ENDS.sub("\n", text)
    text = text.replace("\f", "\n\n").replace("\v", "\n")
    return INVISIBLE.sub("", text.translate(_TABLE))
