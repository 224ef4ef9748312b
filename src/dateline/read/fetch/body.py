"""Takes in the body of an answer, and no more of it than is wanted, packed or unpacked."""

import zlib

import httpx

from dateline.read.fetch.failure import FetchError

PACKINGS = {"": False, "identity": False, "gzip": True, "x-gzip": True}
GZIP = zlib.MAX_WBITS | 16


def read_body(response: httpx.Response, place: str, most_bytes: int) -> bytes:
    """Return the body of an answer.

    Args:
        response: The answer; its body has not been read.
        place: The address, for messages.
        most_bytes: More than this, packed or unpacked, is refused as soon as it has come.

    Returns:
        The bytes, unpacked.

    Raises:
        FetchError: It is too large, cut short, or not packed as it says.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in PACKINGS:
        raise FetchError(
            place, f"is packed as {packing!r}, which was not asked for; tell its publisher"
        )
    unpacker = _Unpacker() if PACKINGS[packing] else None
    data = bytearray()
    came = 0
    try:
        for part in response.iter_raw():
            came += len(part)
            room = most_bytes - len(data) + 1
            data += unpacker.unpack(part, room) if unpacker else part
            if max(came, len(data)) > most_bytes:
                unpacked = "unpacks to" if unpacker else "is"
                raise FetchError(
                    place, f"{unpacked} more than {most_bytes:,} bytes, too much for one answer"
                )
    except zlib.error as error:
        raise FetchError(
            place, f"says that it is packed with gzip and is not ({error}); tell its publisher"
        ) from error
    if unpacker and came and not unpacker.is_done:
        raise FetchError(place, "is cut short in the middle of its gzip packing; try again later")
    return bytes(data)


class _Unpacker:
    """Unpacks gzip a piece at a time, no more than there is room for.

    Attributes:
        is_done: Whether the packing has come to its end.
    """

    def __init__(self) -> None:
        self._unpack = zlib.decompressobj(GZIP)

    @property
    def is_done(self) -> bool:
        return self._unpack.eof

    def unpack(self, data: bytes, room: int) -> bytes:
        """Return what a piece unpacks to, cut at the room there is."""
        unpacked = b""
        while data and len(unpacked) < room:
            if self._unpack.eof:  # several packings may follow one another
                if not data.startswith(b"\x1f"):
                    break
                self._unpack = zlib.decompressobj(GZIP)
            unpacked += self._unpack.decompress(data, room - len(unpacked))
            data = self._unpack.unused_data
        return unpacked
