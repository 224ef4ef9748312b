"""Derive the list of English words of ``data/spelling`` from SCOWL; run once, by hand.

    apt-get download wamerican wbritish && for deb in *.deb; do dpkg-deb -x "$deb" scowl; done
    python tools/build_spelling.py scowl/usr/share/dict src/dateline/data/spelling

The lists are those of the Debian packages wamerican and wbritish (2020.12.07), made of SCOWL by
Kevin Atkinson, which may be used and copied freely with its notice. Both spellings are joined,
possessives left out. A word that is written with and without a capital stands there twice.
"""

import gzip
import sys
from pathlib import Path


def main() -> None:
    """Read the lists of the folder given first, and write ``english.txt.gz`` into the second."""
    source, target = map(Path, sys.argv[1:3])
    words = {
        word
        for name in ("american-english", "british-english")
        for word in (source / name).read_text(encoding="utf-8").split()
        if "'" not in word
    }
    packed = gzip.compress("\n".join(sorted(words)).encode(), 9, mtime=0)
    (target / "english.txt.gz").write_bytes(packed)
    print(f"{len(words):,} words, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
