"""Whether an envelope's window shows a letter's address and nothing else, however the folded sheet slides, and whether
a letter keeps to what GOV.UK Notify prints. Asked of the finished file, with a reader that is not ours (PyMuPDF).

As a program: envelopes.py PROFILE FILE...   (notify, dl or c5)
"""

import re
import sys
from dataclasses import dataclass

import pymupdf

MM = 25.4 / 72
SHEET = (210.0, 297.0)


@dataclass(frozen=True)
class Envelope:
    """An envelope and its window in millimetres, and the height of the folded sheet."""

    width: float
    height: float
    window_left: float
    window_up: float
    window_width: float
    window_height: float
    panel: float

    def window(self, across, along):
        """The part of the sheet that shows when it lies so far from the left and the upper edge."""
        left = self.window_left - across
        top = self.height - self.window_up - self.window_height - along
        return (left, top, left + self.window_width, top + self.window_height)

    def positions(self, steps=10):
        """Ways for the sheet to lie, from one end of its play to the other."""
        play = (self.width - SHEET[0], self.height - self.panel)
        for across in range(steps + 1):
            for along in range(steps + 1):
                yield play[0] * across / steps, play[1] * along / steps


ENVELOPES = {
    "dl": Envelope(220, 110, 20, 18, 90, 35, 99),
    "c5": Envelope(229, 162, 20, 60, 90, 45, 148.5),
}


def inside(box, frame):
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def touches(box, frame):
    return box[2] > frame[0] and box[0] < frame[2] and box[3] > frame[1] and box[1] < frame[3]


def words(page):
    """The words of a page with their boxes in millimetres."""
    return [(tuple(side * MM for side in word[:4]), word[4]) for word in page.get_text("words")]


def drawn(page):
    """The boxes of all lines and fills of a page in millimetres."""
    return [tuple(side * MM for side in drawing["rect"]) for drawing in page.get_drawings()]


def window_faults(path, envelope, address=None):
    """What is wrong with a letter in this envelope, a line each. `address` are the lines that must show; without it
    they are the words that stand where the window always shows."""
    with pymupdf.open(path) as document:
        page = document[0]
        found, marks = words(page), drawn(page)
    frames = [envelope.window(*position) for position in envelope.positions()]
    always = tuple(pick(frame[side] for frame in frames) for side, pick in enumerate((max, max, min, min)))
    shown = [(box, word) for box, word in found if inside(box, always)]
    others = [(box, word) for box, word in found if not inside(box, always)]
    said = [word for _, word in shown]
    if address is not None and said != " ".join(address).split():
        yield f"the window always shows {' '.join(said)!r}, not the address {' '.join(address)!r}"
    if not shown:
        yield "nothing stands where the window always shows"
    for frame in frames:
        seen = [word for box, word in others if touches(box, frame)]
        if seen:
            yield f"the window can show {' '.join(seen[:6])!r}"
            return
        if any(touches(box, frame) for box in marks):
            yield "the window can show a line or a fill"
            return


# Millimetres; template preview's own figures, each painted one millimetre larger before what is left must be white.
PAGE_AREA = (15, 5, 195, 292)
FIRST_PAGE_AREAS = [(15, 5, 125, 30), (125, 5, 195, 95), (24.6, 39.5, 120, 66.3), (15, 95, 195, 292)]
ADDRESS_AREA = (24.6, 39.5, 120, 66.3)
TAG_AREA = (0, 0, 15.191, 6.149)
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}")
MOST_PAGES, MOST_BYTES, DOTS = 10, 2 << 20, 200


def white_outside(page, areas):
    """Whether a page is white outside these areas, each a millimetre larger."""
    picture = page.get_pixmap(dpi=DOTS, colorspace=pymupdf.csGRAY, alpha=False)
    rows = bytearray(picture.samples)
    scale = DOTS / 25.4
    for left, top, right, bottom in areas:
        first, last = int((left - 1) * scale), int((right + 1) * scale) + 1
        first, last = max(first, 0), min(last, picture.width)
        for row in range(max(int((top - 1) * scale), 0), min(int((bottom + 1) * scale) + 1, picture.height)):
            start = row * picture.stride
            rows[start + first : start + last] = b"\xff" * (last - first)
    return not rows.strip(b"\xff")


def notify_faults(path, address=None):
    """What GOV.UK Notify would refuse in a letter, a line each."""
    with pymupdf.open(path) as document:
        if len(document) > MOST_PAGES:
            yield f"{len(document)} pages: {MOST_PAGES} are the most"
        if path.stat().st_size > MOST_BYTES:
            yield "larger than 2 MiB"
        for number, page in enumerate(document, 1):
            size = (page.rect.width * MM, page.rect.height * MM)
            if any(abs(have - want) > 2 for have, want in zip(size, SHEET)):
                yield f"page {number} is not A4: {size}"
            if not white_outside(page, FIRST_PAGE_AREAS if number == 1 else [PAGE_AREA]):
                yield f"page {number} has something outside what may be printed on"
            if number > 1 and any("NOTIFY" in word for box, word in words(page) if touches(box, TAG_AREA)):
                yield f"page {number} says NOTIFY where only Notify may"
            for font in page.get_fonts():
                if font[1] == "n/a":
                    yield f"page {number} shows a font that is not in the file: {font[3]}"
        # Words that touch the address's area, grown by three millimetres, a line for each height.
        grown = (ADDRESS_AREA[0] - 3, ADDRESS_AREA[1] - 3, ADDRESS_AREA[2] + 3, ADDRESS_AREA[3] + 3)
        lines = {}
        for box, word in words(document[0]):
            if touches(box, grown):
                lines.setdefault(round(box[3]), []).append(word)
    read = [" ".join(line) for _, line in sorted(lines.items())]
    if address is not None and read != [" ".join(line.split()) for line in address]:
        yield f"the address reads {read}, not {address}"
    if not 3 <= len(read) <= 7:
        yield f"the address has {len(read)} lines: {read}"
        return
    if not POSTCODE.fullmatch(read[-1]):
        yield f"the address's last line is no postcode: {read[-1]!r}"
    if not all(any(sign.isalnum() for sign in line) for line in read[:2]):
        yield "one of the address's first two lines has neither letter nor figure"
    for line in read:
        if line[0] in '@()=[]"\\/,<>~':
            yield f"a line of the address begins with {line[0]!r}"
        if line.strip().lower() == "nfa" or re.search(r"no\s+fixed\s+(abode|address)", line, re.I):
            yield f"{line!r} is no address"


def faults(path, profile, address=None):
    """What is wrong with a letter made for a profile, a line each."""
    if profile == "notify":
        return notify_faults(path, address)
    return window_faults(path, ENVELOPES[profile], address)


if __name__ == "__main__":
    from pathlib import Path

    bad = [f"{name}: {fault}" for name in sys.argv[2:] for fault in faults(Path(name), sys.argv[1])]
    print("\n".join(bad) or "ok")
    sys.exit(bool(bad))
