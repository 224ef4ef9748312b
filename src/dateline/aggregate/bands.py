"""Keeps which texts have which bands, many millions of them, in twelve bytes each."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np

AT_ONCE = 1 << 17  # bands that are kept loose before they are sorted


class _Run(NamedTuple):
    """Bands in order, each with the key of its text."""

    bands: "np.ndarray[tuple[int], np.dtype[np.int64]]"
    keys: "np.ndarray[tuple[int], np.dtype[np.int32]]"


class Bands:
    """Which texts have a band.

    The newest are in a dictionary; the others in runs, sorted and each at least twice as long as
    the next one, so that there are few of them and each band is sorted few times.
    """

    def __init__(self) -> None:
        self._newest: dict[int, list[int]] = {}
        self._loose = 0
        self._runs: list[_Run] = []

    def add(self, bands: Collection[int], key: int) -> None:
        """Keep the bands of one more text.

        Args:
            bands: Numbers of 64 bits with a sign.
            key: Key of the text.
        """
        for band in bands:
            self._newest.setdefault(band, []).append(key)
        self._loose += len(bands)
        if self._loose >= AT_ONCE:
            self._sort()

    def texts(self, bands: Iterable[int]) -> set[int]:
        """Return the keys of the texts that have one of some bands."""
        asked = list(bands)
        found = {key for band in asked for key in self._newest.get(band, ())}
        wanted = np.sort(np.array(asked, np.int64))
        for run in self._runs:
            starts = np.searchsorted(run.bands, wanted)
            held = wanted[run.bands.take(starts, mode="clip") == wanted]
            for band in held:
                end = np.searchsorted(run.bands, band, "right")
                found.update(run.keys[np.searchsorted(run.bands, band) : end].tolist())
        return found

    def _sort(self) -> None:
        """Make a run of the newest bands, and one run of those that are not twice as long."""
        texts = self._newest.values()
        bands = np.repeat(np.fromiter(self._newest, np.int64), [len(keys) for keys in texts])
        keys = np.fromiter((key for keys in texts for key in keys), np.int32, self._loose)
        while self._runs and len(self._runs[-1].bands) < 2 * len(bands):
            last = self._runs.pop()
            bands, keys = np.concatenate((last.bands, bands)), np.concatenate((last.keys, keys))
        order = np.argsort(bands, kind="stable")
        self._runs.append(_Run(bands[order], keys[order]))
        self._newest, self._loose = {}, 0
