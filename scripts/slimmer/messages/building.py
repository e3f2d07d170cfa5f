"""What a build says of the files of the site."""

from collections.abc import Iterable, Mapping

REASONS: Mapping[str, tuple[str, str]] = {
    "new": ("het stond er nog niet", "it was not there yet"),
    "removed": ("iemand had het uit de site verwijderd", "someone had removed it from the site"),
    "altered": ("iemand had het in de site veranderd", "someone had changed it in the site"),
    "again": ("u vroeg om alles opnieuw te maken", "you asked to make everything again"),
    "program": ("Slimmer zelf of een pakket eronder is vernieuwd", "Slimmer itself or a package below it changed"),
    "theme": ("een sjabloon, stijl, script of tekening is anders", "a template, style, script or drawing changed"),
    "menu": (
        "het menu, de voet of iets anders om elke pagina heen is anders",
        "the menu, the footer or something else around every page changed",
    ),
    "words": ("de woorden van de site zijn anders", "the words of the site changed"),
    "text": ("de tekst is anders", "the text changed"),
    "page": (
        "de titel, omschrijving, datum of een ander gegeven van de pagina is anders",
        "the title, description, date or another field of the page changed",
    ),
    "others": ("wat de pagina van andere pagina's toont is anders", "what the page shows of other pages changed"),
    "found": ("wat zoeken weet van de pagina's is anders", "what search knows of the pages changed"),
    "mark": ("het beeldmerk of zijn kleur is anders", "the mark or its colour changed"),
    "redirect": (
        "het adres waar het heen leidt, of de titel daarvan, is anders",
        "the address that it leads to, or its title, changed",
    ),
    "settings": ("een instelling in mkdocs.yml is anders", "a setting in mkdocs.yml changed"),
    "records": ("een organisatie is anders", "an organisation changed"),
    "day": (
        "de dag waarop de organisaties veranderden is anders",
        "the organisations changed on another day",
    ),
    "posts": ("een bericht of nieuwsbrief erin is anders", "a post or newsletter in it changed"),
    "content": ("het bestand waarvan het gemaakt is, is anders", "the file that it is made from changed"),
}
_MADE = ("{path} is opnieuw gemaakt: {why}.", "{path} was made again: {why}.")
_KEPT = (
    "{path} is niet opnieuw gemaakt: alles waar het van afhangt is gelijk gebleven.",
    "{path} was not made again: all that it depends on is as it was.",
)


def say_why(path: str, why: Iterable[str]) -> tuple[str, str]:
    """In Dutch and English; no reasons: it was not made again."""
    codes = tuple(why)
    dutch, english = (
        (_MADE if codes else _KEPT)[at].format(path=path, why="; ".join(REASONS[code][at] for code in codes))
        for at in (0, 1)
    )
    return dutch, english
