"""Which keys of a PDF's dictionaries draw: ISO 32000-2, by kind of dictionary, with the kind of
each value.

PLAIN values are names, numbers, texts and arrays of them; a dictionary or a stream in such a
place is left out. A kind in a list stands for an array of such values. EACH stands for every
key: glyphs and inks are named by the document. Resources (7.8.3) are not copied by their keys but
by their use, see `public_copy`.
"""

from __future__ import annotations

from collections.abc import Mapping

PLAIN = "plain"
EACH = "*"
Kind = str | list[str]


def _plain(keys: str) -> dict[str, Kind]:
    return {f"/{key}": PLAIN for key in keys.split()}


_FUNCTIONS: dict[str, Kind] = {
    "/TR": "function",
    "/TR2": "function",
    "/BG": "function",
    "/BG2": "function",
}
_PARMS: dict[str, Kind] = {"/Filter": PLAIN, "/DecodeParms": "parms"}

KEYS: Mapping[str, Mapping[str, Kind]] = {
    "colours": {EACH: "colour"},
    # 9.5 to 9.8, fonts.
    "font": _plain(
        "Type Subtype Name BaseFont FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2"
    )
    | {
        "/FontDescriptor": "descriptor",
        "/DescendantFonts": ["font"],
        "/Encoding": "encoding",
        "/ToUnicode": "cmap",
        "/CIDSystemInfo": "system",
        "/CIDToGIDMap": "map",
        "/CharProcs": "glyphs",
    },
    "descriptor": _plain(
        "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight "
        "XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet Lang"
    )
    | {
        "/FontFile": "program",
        "/FontFile2": "program",
        "/FontFile3": "program",
        "/CIDSet": "map",
        "/Style": "panose",
    },
    "panose": _plain("Panose"),
    "program": _plain("Length1 Length2 Length3 Subtype") | _PARMS,
    "map": _PARMS,
    "system": _plain("Registry Ordering Supplement"),
    "encoding": _plain("Type BaseEncoding Differences CMapName WMode")
    | {"/UseCMap": "cmap", "/CIDSystemInfo": "system"}
    | _PARMS,
    "cmap": _plain("Type CMapName WMode")
    | {"/UseCMap": "cmap", "/CIDSystemInfo": "system"}
    | _PARMS,
    "glyphs": {EACH: "content"},
    "content": _PARMS,
    # 8.8 to 8.10, XObjects.
    "form": _plain("Type Subtype FormType BBox Matrix") | {"/Group": "group"} | _PARMS,
    "image": _plain(
        "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte"
    )
    | {"/ColorSpace": "colour", "/Mask": "mask", "/SMask": "image"}
    | _PARMS,
    "group": _plain("Type S I K") | {"/CS": "colour"},
    # 8.7, patterns and shadings.
    "pattern": _plain("Type PatternType PaintType TilingType BBox XStep YStep Matrix")
    | {"/Shading": "shading", "/ExtGState": "state"}
    | _PARMS,
    "shading": _plain(
        "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate BitsPerComponent "
        "BitsPerFlag Decode VerticesPerRow"
    )
    | {"/ColorSpace": "colour", "/Function": "function"}
    | _PARMS,
    # 7.10, functions.
    "function": _plain(
        "FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"
    )
    | {"/Functions": ["function"]}
    | _PARMS,
    # 8.4.5, graphics states. Halftones are the printer's.
    "state": _plain("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp")
    | {"/SMask": "softmask", "/Font": "statefont"}
    | _FUNCTIONS,
    "softmask": _plain("Type S BC") | {"/G": "form", "/TR": "function"},
    # 8.6, colour spaces that are more than a name.
    "calibrated": _plain("WhitePoint BlackPoint Gamma Matrix Range"),
    "profile": _plain("N Range") | {"/Alternate": "colour"} | _PARMS,
    "inks": _plain("Subtype") | {"/Colorants": "colours", "/Process": "process"},
    "process": _plain("Components") | {"/ColorSpace": "colour"},
    "table": _PARMS,
    # 7.4, filters.
    "parms": _plain(
        "Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 "
        "DamagedRowsBeforeError ColorTransform"
    )
    | {"/JBIG2Globals": "map"},
}
