"""What a writer hears about a logo; `wording` holds these with all other messages."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

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
}
