"""What messages name, and why something is not published: each in both languages."""

from collections.abc import Mapping
from datetime import date

from slimmer.locales.dates import say_date
from slimmer.model.problem import Value

TERMS: Mapping[str, tuple[str, str]] = {
    # What a field refers to
    "person": ("persoon", "person"),
    "organisation": ("organisatie", "organisation"),
    "theme": ("themalijn", "theme line"),
    "source": ("bron", "source"),
    "category": ("categorie", "category"),
    "tag": ("trefwoord", "tag"),
    "sector": ("sector", "sector"),
    "municipality": ("gemeente", "municipality"),
    "project": ("project", "project"),
    "featured": ("bericht of project", "post or project"),
    "role": ("rol", "role"),
    # Columns of a list, where they have no name above
    "key": ("sleutel", "key"),
    "name": ("naam", "name"),
    "website": ("website", "website"),
    "logo": ("logo", "logo"),
    "pledge": ("belofte", "pledge"),
    "contact": ("contact", "contact"),
    "date": ("datum", "date"),
    "note": ("notitie", "note"),
    "in-language": ("{name} ({code})", "{name} ({code})"),
    "row": ("rij {row}", "row {row}"),
    "labels": ("{nl}", "{en}"),
    # What stands where something else is expected
    "nothing": ("niets", "nothing"),
    "a-list": ("een lijst", "a list"),
    "loose-text": ("losse tekst", "loose text"),
    # What a field takes
    "text": ("tekst", "text"),
    "true-or-false": ("true of false", "true or false"),
    "whole-number": ("een heel getal", "a whole number"),
    "count": ("een heel getal van 0 of meer", "a whole number of 0 or more"),
    "list-in-brackets": ("een lijst tussen rechte haken", "a list between square brackets"),
    "at-least-one": ("minstens één waarde", "at least one value"),
    "text-per-language": ("een tekst per taal", "a text per language"),
    "named-values": ("een lijst van 'naam: waarde'", "a list of 'name: value'"),
    "something-else": ("iets anders", "something else"),
    "day": ("jaar-maand-dag", "year-month-day"),
    "partial-date": ("jaar, jaar-maand of jaar-maand-dag", "year, year-month or year-month-day"),
    # Who has an address
    "own-page": ("een pagina die de site zelf maakt", "a page that the site makes by itself"),
    "own-file": ("een bestand dat de site zelf maakt", "a file that the site makes by itself"),
    # Why something is not published
    "underscore": ("'{part}' begint met een liggend streepje", "'{part}' begins with an underscore"),
    "draft": ("concept (draft: true)", "draft (draft: true)"),
    "appears": ("verschijnt op {day}", "appears on {day}"),
    "picture-unused": ("geen gepubliceerde tekst gebruikt dit beeld", "no published text uses this picture"),
    # Lines to copy
    "example-quoted": ('title: "Zorg: samen verder"', 'title: "Care: onwards together"'),
    "example-picture": ("![wat er te zien is]({target})", "![what it shows]({target})"),
    "example-alt": ("alt: Wat er op de foto te zien is", "alt: What the photo shows"),
    # Why a website does not answer
    "unknown-name": ("onbekende naam", "unknown name"),
    "certificate": ("het certificaat klopt niet", "the certificate is not right"),
    "not-secure": ("geen veilige verbinding", "no secure connection"),
    "refuses": ("de server weigert", "the server refuses"),
    "drops": ("de server verbreekt de verbinding", "the server drops the connection"),
    "not-http": ("het antwoord is geen HTTP", "the answer is not HTTP"),
    "no-connection": ("geen verbinding", "no connection"),
    # What two texts of a pair have
    "headings": ("de koppen", "the headings"),
    "items": ("de punten van lijsten", "the items of lists"),
    "rows": ("de rijen van tabellen", "the rows of tables"),
    "boxes": ("de kaders", "the boxes"),
    "lists": ("de lijsten die de site vult", "the lists that the site fills"),
    "code-blocks": ("de blokken code", "the blocks of code"),
    "links": ("de links", "the links"),
    "pictures": ("de beelden", "the pictures"),
    "sources": ("de bronnen", "the sources"),
    "numbers": ("de getallen", "the numbers"),
    "months": ("de maanden", "the months"),
    "value-of": ("de waarden van '{name}'", "the values of '{name}'"),
    # What a file really is, after "is really"
    "svg": ("een SVG-tekening", "an SVG drawing"),
    "png": ("een PNG", "a PNG"),
    "jpeg": ("een JPEG", "a JPEG"),
    "webp": ("een WebP", "a WebP"),
    "gif": ("een GIF", "a GIF"),
    "avif": ("een AVIF", "an AVIF"),
    "heic": ("een HEIC, zoals een iPhone hem maakt", "a HEIC, as an iPhone makes it"),
    "bmp": ("een BMP", "a BMP"),
    "tiff": ("een TIFF", "a TIFF"),
    "ico": ("een pictogram (ICO)", "an icon (ICO)"),
    "pdf": ("een PDF of Illustrator-bestand", "a PDF or Illustrator file"),
    "eps": ("een EPS", "an EPS"),
    "gzip": ("een gecomprimeerde SVG (svgz)", "a compressed SVG (svgz)"),
    "zip": ("een zip- of Office-bestand", "a zip or Office file"),
    "html": ("een webpagina", "a web page"),
    "empty": ("leeg", "empty"),
}


def tell(value: Value, locale: str) -> str:
    """A text as it is; a term in Dutch, or else in English."""
    if isinstance(value, str):
        return value
    values = {name: tell(one, locale) for name, one in value.values}
    if "day" in values:
        values["day"] = say_date(date.fromisoformat(values["day"]), locale)
    return TERMS[value.name][0 if locale == "nl" else 1].format_map(values)
