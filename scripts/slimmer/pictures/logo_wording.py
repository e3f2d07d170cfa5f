"""What a writer hears about a logo; `wording` holds these with all other messages."""

from collections.abc import Mapping

from slimmer.wording import Wording

_PLAIN_NL = (
    "Sla het op als gewone SVG (Inkscape: Opslaan als, Gewone SVG; Illustrator: Exporteren als, SVG, "
    "Opmaak: presentatiekenmerken), of lever een PNG."
)
_PLAIN_EN = (
    "Save it as plain SVG (Inkscape: Save as, Plain SVG; Illustrator: Export as, SVG, Styling: presentation "
    "attributes), or use a PNG."
)

LOGO_WORDING: Mapping[str, Wording] = {
    "logo-place": Wording(
        "'{value}' is geen bestandsnaam. Zet het logo in {folder} en schrijf alleen de naam, bijvoorbeeld: "
        "logo: {example}",
        "'{value}' is not a file name. Put the logo in {folder} and write only its name, for example: logo: {example}",
    ),
    "logo-type": Wording(
        "'{value}' kan geen logo zijn. Een logo is een SVG, PNG, JPEG of WebP, bijvoorbeeld: logo: {example}",
        "'{value}' cannot be a logo. A logo is an SVG, PNG, JPEG or WebP, for example: logo: {example}",
    ),
    "logo-missing": Wording(
        "het logo '{value}' staat niet in {folder}.{hint} Zet het daar neer, of haal deze regel weg.",
        "the logo '{value}' is not in {folder}.{hint} Put it there, or remove this line.",
        "Bedoel je: logo: {suggestion}?",
        "Did you mean: logo: {suggestion}?",
    ),
    "logo-unused": Wording(
        "geen organisatie noemt dit logo. Zet in het bestand van de organisatie{of} de regel: logo: {name}",
        "no organisation names this logo. Put this line in the file of the organisation{of}: logo: {name}",
    ),
    "logo-format": Wording(
        "'{value}' is in werkelijkheid {kind}. Een logo is een SVG, PNG, JPEG of WebP, met de uitgang die erbij "
        "hoort. Sla het opnieuw op.",
        "'{value}' is really {kind_en}. A logo is an SVG, PNG, JPEG or WebP, with the ending that belongs to it. "
        "Save it again.",
    ),
    "logo-bytes": Wording(
        "'{value}' is {size} groot; dit soort logo mag hoogstens {limit} zijn. Vraag de organisatie om een "
        "kleiner bestand, of sla het kleiner op.",
        "'{value}' is {size}; this kind of logo may be at most {limit}. Ask the organisation for a smaller file, "
        "or save it smaller.",
    ),
    "logo-pixels": Wording(
        "'{value}' heeft meer dan {limit} miljoen beeldpunten. Verklein het, bijvoorbeeld tot 1000 breed.",
        "'{value}' has more than {limit} million pixels. Make it smaller, for example 1000 wide.",
    ),
    "logo-animated": Wording(
        "'{value}' beweegt. Een logo staat stil: sla één beeld ervan op als PNG.",
        "'{value}' is animated. A logo stands still: save one frame of it as PNG.",
    ),
    "logo-broken": Wording(
        "'{value}' is beschadigd of onvolledig. Haal het opnieuw op, of sla het opnieuw op als PNG.",
        "'{value}' is damaged or incomplete. Fetch it again, or save it again as PNG.",
    ),
    "logo-empty": Wording(
        "op '{value}' is niets te zien: alles is wit of doorzichtig. Kies een ander bestand.",
        "'{value}' shows nothing: all of it is white or transparent. Choose another file.",
    ),
    "logo-small": Wording(
        "'{value}' is zonder witrand maar {width} × {height} beeldpunten en zou onscherp zijn. Vraag de organisatie "
        "om een SVG, of om een PNG van minstens {wanted}.",
        "'{value}' without its margins is only {width} × {height} pixels and would look blurred. Ask the "
        "organisation for an SVG, or for a PNG of at least {wanted}.",
    ),
    "logo-svg-broken": Wording(
        "'{value}' is geen volledige SVG (regel {at} van het logo). Haal het opnieuw op, of lever een PNG.",
        "'{value}' is not a complete SVG (line {at} of the logo). Fetch it again, or use a PNG.",
    ),
    "logo-svg-encoding": Wording(
        "'{value}' is niet te lezen als {encoding}. Sla het op als SVG in UTF-8.",
        "'{value}' cannot be read as {encoding}. Save it as SVG in UTF-8.",
    ),
    "logo-svg-dtd": Wording(
        "'{value}' bevat eigen definities (DOCTYPE of ENTITY, regel {at} van het logo); dat is niet veilig. "
        + _PLAIN_NL,
        "'{value}' brings definitions of its own (DOCTYPE or ENTITY, line {at} of the logo); that is not safe. "
        + _PLAIN_EN,
    ),
    "logo-svg-active": Wording(
        "'{value}' doet iets: {what} (regel {at} van het logo). Een logo is alleen een tekening. " + _PLAIN_NL,
        "'{value}' does something: {what} (line {at} of the logo). A logo is only a drawing. " + _PLAIN_EN,
    ),
    "logo-svg-outside": Wording(
        "'{value}' verwijst naar iets buiten het bestand: {what} (regel {at} van het logo). " + _PLAIN_NL,
        "'{value}' refers to something outside the file: {what} (line {at} of the logo). " + _PLAIN_EN,
    ),
    "logo-svg-element": Wording(
        "'{value}' gebruikt {what} (regel {at} van het logo), en dat kan de site niet overnemen. " + _PLAIN_NL,
        "'{value}' uses {what} (line {at} of the logo), which the site cannot take over. " + _PLAIN_EN,
    ),
    "logo-svg-style": Wording(
        "'{value}' heeft opmaak die de site niet kan overnemen: {what} (regel {at} van het logo). " + _PLAIN_NL,
        "'{value}' has styling that the site cannot take over: {what} (line {at} of the logo). " + _PLAIN_EN,
    ),
    "logo-svg-size": Wording(
        "'{value}' zegt niet hoe groot de tekening is (viewBox, of width en height). Sla het opnieuw op als SVG.",
        "'{value}' does not say how large the drawing is (viewBox, or width and height). Save it again as SVG.",
    ),
    "logo-svg-complex": Wording(
        "'{value}' heeft te veel vormen, of vormen die zichzelf herhalen (regel {at} van het logo). "
        "Vereenvoudig de tekening, of lever een PNG.",
        "'{value}' has too many shapes, or shapes that repeat themselves (line {at} of the logo). "
        "Simplify the drawing, or use a PNG.",
    ),
}
