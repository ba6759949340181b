#!/usr/bin/env python3
"""Checks PDFs made by the program with tools that are not the program's own.

    check_pdf.py FILE...

Each file must pass PDF/UA-1 and PDF/A-2a (page-validation), be sound to qpdf (pikepdf), carry its fonts, language,
title and date, and hold the text of its pages in its tree of tags. A letter for GOV.UK Notify (named letter-notify*)
must also be white outside the areas that Notify prints. Needs the packages of requirements.txt and pdftoppm.
Exit 0: all pass; 1: something failed, named on standard output; 2: wrong use."""

import collections
import subprocess
import sys

import page
import pikepdf

PROFILES = ("ua1", "2a")
# Millimetres from the left and the top: x from, x to, y from, y to.
FIRST_PAGE_AREAS = ((15, 125, 5, 30), (125, 195, 5, 95), (24.6, 120, 39.5, 66.3), (15, 195, 95, 292))
LATER_PAGE_AREAS = ((15, 195, 5, 292),)
DOTS_PER_INCH = 200
SLACK = 1  # Notify paints its areas white one millimetre larger on each side.


def broken_rules(path):
    """The rules of PDF/UA-1 and PDF/A-2a that a file breaks, with how often."""
    for profile in PROFILES:
        report = page.validate_pdf(path, profile=profile)
        counted = collections.Counter((fault.rule_id, fault.message) for fault in report.failures)
        for (rule, message), times in counted.items():
            yield f"{profile} {rule} ({times} times): {message}"
        if not report.is_compliant and not counted:
            yield f"{profile}: not compliant"


def structure_faults(path):
    """What a reader of the file would miss."""
    with pikepdf.open(path) as pdf:
        yield from (f"qpdf: {problem}" for problem in pdf.check_pdf_syntax())
        root = pdf.Root
        for key in ("/Lang", "/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents"):
            if key not in root:
                yield f"the catalogue has no {key}"
        info = pdf.docinfo
        if not str(info.get("/Title", "")).strip():
            yield "no title"
        if "1970" in str(info.get("/CreationDate", "1970")):
            yield "no date of making"
        identifiers = pdf.trailer.get("/ID")
        if identifiers is None or len(bytes(identifiers[0])) != 16:
            yield "no identifier"
        for number, sheet in enumerate(pdf.pages, 1):
            yield from (f"page {number}: {fault}" for fault in page_faults(sheet))


def page_faults(sheet):
    """Fonts that are not embedded; marks that are neither tagged nor set aside; tags that point nowhere."""
    for name, font in sheet.resources.get("/Font", {}).items():
        descriptor = font.DescendantFonts[0].FontDescriptor
        if "/FontFile2" not in descriptor:
            yield f"font {name} is not embedded"
    depth, numbers = 0, []
    drawing = {"Tj", "TJ", "f", "S", "s", "B", "Do"}
    for operands, operator in pikepdf.parse_content_stream(sheet):
        operator = str(operator)
        if operator == "BDC":
            depth += 1
            if "/MCID" in operands[1]:
                numbers.append(int(operands[1]["/MCID"]))
        elif operator == "EMC":
            depth -= 1
        elif operator in drawing and depth == 0:
            yield f"{operator} outside any tag"
    if depth != 0:
        yield "a tag is not closed"
    if numbers != list(range(len(numbers))):
        yield f"tags are not numbered in order: {numbers[:10]}"


def ink_outside(path):
    """Pages of a letter with ink where Notify wants white."""
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", path, "-"]
    rest = subprocess.run(command, check=True, capture_output=True).stdout
    number = 0
    while rest:
        number += 1
        kind, size, depth, rest = rest.split(b"\n", 3)
        width, height = map(int, size.split())
        if (kind, depth) != (b"P5", b"255"):
            raise SystemExit(f"pdftoppm gave {kind!r}, not a grey picture")
        picture, rest = rest[: width * height], rest[width * height :]
        areas = FIRST_PAGE_AREAS if number == 1 else LATER_PAGE_AREAS
        if any(not clean(picture, width, row, areas) for row in range(height)):
            yield f"page {number}: ink outside the areas that Notify prints"


def clean(picture, width, row, areas):
    """Whether a row of dots is white outside the areas."""
    dots = DOTS_PER_INCH / 25.4
    line = bytearray(picture[row * width : (row + 1) * width])
    for left, right, top, bottom in areas:
        if (top - SLACK) * dots <= row <= (bottom + SLACK) * dots:
            start, end = round((left - SLACK) * dots), round((right + SLACK) * dots)
            line[start:end] = b"\xff" * (end - start)
    return line.count(0xFF) == len(line)


def main(paths):
    """Checks each file and says what is wrong with it."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    failed = 0
    for path in paths:
        faults = [*broken_rules(path), *structure_faults(path)]
        if "letter-notify" in path:
            faults += ink_outside(path)
        failed += bool(faults)
        print(f"{'FAIL' if faults else 'pass'} {path}")
        for fault in faults:
            print(f"     {fault}")
    print(f"{len(paths) - failed} of {len(paths)} files pass")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
