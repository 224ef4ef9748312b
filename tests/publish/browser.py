"""Whether the tests that draw pages can run here."""

import pytest

from dateline.errors import BrowserMissingError
from dateline.publish.chromium import find_chromium


def _has_chromium() -> bool:
    try:
        find_chromium()
    except BrowserMissingError:
        return False
    return True


needs_chromium = pytest.mark.skipif(not _has_chromium(), reason="there is no Chromium on the PATH")
