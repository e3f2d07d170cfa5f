"""What somebody meant to write later: `TODO`, `[naam]`, `...nog aanvullen`, filler of a template."""

import re
from collections.abc import Iterator

from slimmer.markup.dialects import Kind, Kinds, find_kinds
from slimmer.text.shorten import shown

CODE = "text-unfinished"
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
    ("«", rf"«(?i:{_THINGS})»"),
    ("{", rf"(?<![{{\w%$]){{(?i:{_THINGS})}}(?!}})"),
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
UNFINISHED = tuple(Kind(sign, re.compile(pattern), code=CODE) for sign, pattern in _SIGN)
_KINDS = Kinds(UNFINISHED)


def unfinished(field: str) -> Iterator[dict[str, str]]:
    """In a field; in a text it is one of all kinds (`almost`)."""
    yield from ({"text": shown(text.strip())} for _, _, text, _ in find_kinds(_KINDS, [(0, field)]))
