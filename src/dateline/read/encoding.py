"""Bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by what the bytes allow."""

import codecs
import re

from dateline.errors import UnreadableInputError

SAMPLE = 4096  # bytes looked at to tell UTF-16 without a mark from binary data
CONTROL_SHARE = 0.02  # of all characters; more control characters than this are not text
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY_KINDS = (
    (b"%PDF-", "a PDF; name it .pdf or use --input-format pdf"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; save it as text, HTML or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as text, HTML or PDF"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"\x89PNG", "an image; run text recognition on it first"),
    (b"\xff\xd8\xff", "an image; run text recognition on it first"),
    (b"GIF8", "an image; run text recognition on it first"),
    (b"SQLite format 3", "a SQLite database; give the articles themselves"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_WINDOWS_1252 = "dateline-windows-1252"


def decode(data: bytes, place: str) -> str:
    """Turn the bytes of a text file into text; what follows a byte order mark is believed.

    Text that is mostly UTF-8 with stray Windows-1252 bytes, as pages pasted together are, keeps
    both kinds of character.

    Args:
        data: The bytes.
        place: The file they come from, for messages.

    Returns:
        The text without a byte order mark; line ends are left as they are.

    Raises:
        UnreadableInputError: The bytes are empty, or binary data rather than text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableInputError(place, "is empty; give a file that holds an article")
    for start, kind in BINARY_KINDS:
        if data.startswith(start):
            raise UnreadableInputError(place, f"is {kind}")
    text = _decode(data)
    strange = len(_CONTROL.findall(text))
    if strange > CONTROL_SHARE * len(text):
        raise UnreadableInputError(
            place,
            f"looks like binary data, not text ({strange} of {len(text)} characters are control "
            "characters); save it as plain text, HTML, PDF or JSON Lines",
        )
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _unmarked_utf_16(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    return data.decode("utf-8", errors=_WINDOWS_1252)


def _unmarked_utf_16(sample: bytes) -> str | None:
    """Return the UTF-16 flavour whose zero bytes stand where Latin letters would put them."""
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.4 and odd < pairs * 0.05:
        return "utf-16-be"
    return None


def _read_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error(_WINDOWS_1252, _read_as_windows_1252)
