"""What somebody meant to write later: `TODO`, `[naam]`, `...nog aanvullen`, filler of a template."""

import re
from collections.abc import Iterator, Sequence

from slimmer.markup.dialects import Kind, find_kinds
from slimmer.text.shorten import shown

_THINGS = (
    r"(?:voor|achter|bedrijfs|organisatie)?naam|datum|dag|tijd|titel|onderwerp|adres|plaats|locatie|bedrag|aantal|getal|"
    r"functie|rol|telefoon(?:nummer)?|e-?mail(?:adres)?|link|url|foto|afbeelding|bron|tekst|organisatie|contactpersoon|"
    r"(?:first |last |company |your )?name|date|day|time|title|subject|address|place|location|amount|number|phone|"
    r"picture|photo|image|source|text|organi[sz]ation"
)
_LATER = (
    r"(?:aan te vullen|aanvullen|in te vullen|invullen|uit te werken|uitwerken|te schrijven|schrijven|toe te voegen|"
    r"toevoegen|te checken|checken|te controleren|controleren|na te kijken|nakijken|te bepalen|bepalen|opzoeken)"
)
_TO_BE = r"to be (?:added|announced|completed|confirmed|decided|determined|filled in|finished|written)"
_BRACKETS = (
    rf"{_THINGS}|invullen|aanvullen|nog [^\]\n]+|vul [^\]\n]+ in|(?:typ|type|insert|enter|fill in) [^\]\n]+|{_TO_BE}"
)
_SIGN = (
    ("TODO", r"(?<![\w#/.-])TODO(?![\w/-])"),
    ("FIXME", r"(?<!\w)FIXME(?!\w)"),
    ("TBD", r"(?<!\w)TBD(?!\w)"),
    ("XXX", r"(?<!\w)(?<!stuk )(?<!ikel )(?<!deel )(?<!pter )(?<!icle )(?<!art )XXX+(?!\w)"),
    ("[", rf"(?<![\]\w!\\`])\[(?i:{_BRACKETS}|[xX]{{2,}}|[.…]+)\](?![(\[:])"),
    ("nog ", rf"(?i:(?:(?:\.\.\.|…)[ \t]*|^[-*+ \t]*|\()nog {_LATER})[ .!…]*(?:\)|$)"),
    ("to be ", rf"(?i:(?:(?:\.\.\.|…)[ \t]*|^[-*+ \t]*|\(){_TO_BE})[ .!…]*(?:\)|$)"),
    (
        "volgt",
        r"(?i:(?:^[-*+ \t]*|[(\[])(?:tekst|inhoud|foto|(?:meer )?informatie) volgt(?: nog)?)[ .!…]*(?:[)\]]|$)",
    ),
    ("orem ipsum", r"[Ll]orem ipsum"),
    ("dolor sit amet", r"dolor sit amet"),
    # The line to copy of a message, as it stands there.
    ("hier te vinden is", r"^In één zin wat hier te vinden is\.?$"),
    ("there is to find here", r"^In one sentence what there is to find here\.?$"),
    ("tekst in te voeren", r"(?:Klik|Tik)[^.\n]* om tekst in te voeren"),
    ("to enter text", r"(?:Click|Tap)[^.\n]* to enter text"),
)
KINDS = [Kind(sign, re.compile(pattern), code="text-unfinished") for sign, pattern in _SIGN]
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def unfinished(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str, dict[str, str]]]:
    """In lines outside code; not in remarks, which no visitor sees. A name in brackets may be that of a link."""
    whole = "\n".join(line for _, line in lines)
    if "<!--" in whole:
        seen = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), whole).split("\n")
        lines = [(number, text) for (number, _), text in zip(lines, seen, strict=True)]
    for number, code, text, _ in find_kinds(KINDS, lines):
        if not text.startswith("[") or f"\n{text}:".casefold() not in f"\n{whole}".casefold():
            yield number, code, {"text": shown(text.strip())}
