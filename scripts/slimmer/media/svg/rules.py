"""What a drawing may consist of. Everything here stands still and stays inside its own file."""

import re

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

SHAPES = frozenset("path rect circle ellipse line polyline polygon".split())
WORDS = frozenset("text tspan textPath".split())
"""Elements that show their text."""
PROSE = frozenset({"title", "desc"})
NOT_DRAWN = PROSE | frozenset("defs symbol clipPath mask pattern marker filter linearGradient radialGradient".split())
"""What is drawn only where something refers to it, or never."""
ELEMENTS = (
    SHAPES
    | WORDS
    | NOT_DRAWN
    | frozenset("svg g use switch stop feBlend feColorMatrix feComponentTransfer feComposite feDropShadow".split())
    | frozenset("feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset".split())
)

ACTIVE = frozenset("script handler listener foreignobject iframe embed object audio video canvas".split())
"""Refused in whatever namespace; in lower case."""
MOVING = frozenset("animate animatecolor animatemotion animatetransform animation set discard mpath".split())
OUTSIDE = frozenset("a feimage cursor tref color-profile font-face-uri".split())

DROPPED = frozenset("metadata view".split())
"""Says something about the drawing, draws nothing."""

# Each may stand as an attribute and as a property of a style.
PROPERTIES = frozenset(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cx cy direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
    flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight height
    image-rendering letter-spacing lighting-color marker-end marker-mid marker-start mask mask-type opacity overflow
    paint-order r rx ry shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
    text-rendering unicode-bidi vector-effect visibility width word-spacing writing-mode x y
    """.split()
)
ATTRIBUTES = PROPERTIES | frozenset(
    """
    amplitude clipPathUnits d dx dy edgeMode exponent filterUnits fr fx fy gradientTransform gradientUnits href id in
    in2 intercept k1 k2 k3 k4 lengthAdjust markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode
    offset operator orient pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio
    primitiveUnits refX refY result rotate side slope spacing spreadMethod startOffset stdDeviation systemLanguage
    tableValues textLength transform type values viewBox x1 x2 xml:space y1 y2
    """.split()
)
"""In SVG every other attribute is without effect, or does something that no logo needs, and is dropped."""

IGNORED_PROPERTIES = frozenset(
    """
    -moz-user-select -webkit-user-select backface-visibility block-progression box-sizing clip cursor enable-background
    font-feature-settings font-variation-settings glyph-orientation-horizontal glyph-orientation-vertical
    inline-size isolation kerning line-height pointer-events shape-inside shape-margin shape-padding solid-color
    solid-opacity text-align text-decoration-color text-decoration-line text-decoration-style text-indent
    text-orientation user-select vertical-align white-space will-change
    """.split()
)
"""Drawing programs and web pages write these into every style; without them the drawing looks the same."""
IGNORED_PREFIXES = ("-inkscape-", "-sodipodi-", "font-variant-", "margin", "max-", "min-", "padding")

WITH_HREF = frozenset("use linearGradient radialGradient pattern textPath".split())
FUNCTIONS = frozenset(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color matrix translate scale rotate skewx skewy url".split()
)
LOCAL = re.compile(r"#([\w.:-]+)")
LOCAL_URL = re.compile(r"""url\(\s*(["']?)#([\w.:-]+)\1\s*\)""", re.IGNORECASE)
_LOADS = re.compile(r"url\s*\(|image\s*\(|image-set\s*\(|src\s*\(|//", re.IGNORECASE)
_PLAIN = re.compile(r"""[\w\s#%.,+()'"/-]*""")


def tidy_value(value: str) -> str | None:
    """The value with its references written one way; `None` when it is more than numbers, words and colours."""
    value = " ".join(LOCAL_URL.sub(lambda found: f"url(#{found[2]})", value).split())
    rest = LOCAL_URL.sub("", value)
    # What stands before each bracket; a search for `name(` would try every letter of a long word.
    names = [re.split(r"[^\w-]", part.rstrip())[-1] for part in rest.split("(")[:-1]]
    if not _PLAIN.fullmatch(rest) or "/*" in rest or any(name.lower() not in FUNCTIONS - {"url"} for name in names):
        return None
    return value


def loads_something(value: str) -> bool:
    """Whether this value, or one that it hides behind an escape, can name a file elsewhere."""
    return bool(_LOADS.search(re.sub(r"\\([0-9a-fA-F]{1,6})\s?", _unescape, LOCAL_URL.sub("", value))))


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 else "?"
