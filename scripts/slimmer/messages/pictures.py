"""What a writer hears about a photo, a drawing or a logo."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

_HEIC_NL = (
    "en dat kunnen browsers niet tonen. Maak er een JPEG van. iPhone: mail de foto aan uzelf, of kies voor nieuwe "
    "foto's Instellingen, Camera, Structuren, Meest compatibel. Windows: open haar in Foto's en kies Opslaan als, JPG."
)
_HEIC_EN = (
    "which browsers cannot show. Make it a JPEG. iPhone: mail the photo to yourself, or for new photos choose "
    "Settings, Camera, Formats, Most Compatible. Windows: open it in Photos and choose Save as, JPG."
)
_PLAIN_NL = (
    "Sla het op als gewone SVG (Inkscape: Opslaan als, Gewone SVG; Illustrator: Exporteren als, SVG, "
    "Opmaak: presentatiekenmerken), of lever een PNG."
)
_PLAIN_EN = (
    "Save it as plain SVG (Inkscape: Save as, Plain SVG; Illustrator: Export as, SVG, Styling: presentation "
    "attributes), or use a PNG."
)

PICTURE_WORDING: Mapping[str, Wording] = {
    "picture-broken": Wording(
        "'{value}' is beschadigd of onvolledig. Haal de foto opnieuw op en zet haar hier neer, of sla haar opnieuw op "
        "als JPEG.",
        "'{value}' is damaged or incomplete. Fetch the picture again and put it here, or save it again as JPEG.",
    ),
    "picture-bytes": Wording(
        "'{value}' is {size} groot; een foto mag hoogstens {limit} zijn. Sla haar kleiner op: 2500 beeldpunten breed "
        "is ruim genoeg.",
        "'{value}' is {size}; a picture may be at most {limit}. Save it smaller: 2500 pixels wide is plenty.",
    ),
    "picture-pixels": Wording(
        "'{value}' heeft meer dan {limit} miljoen beeldpunten. Sla de foto kleiner op: 2500 beeldpunten breed is ruim "
        "genoeg.",
        "'{value}' has more than {limit} million pixels. Save the picture smaller: 2500 pixels wide is plenty.",
    ),
    "picture-animated": Wording(
        "'{value}' beweegt, en dat leidt lezers af. Kies één beeld en sla het op als PNG, of gebruik een video.",
        "'{value}' is animated, which distracts readers. Choose one frame and save it as PNG, or use a video.",
    ),
    "picture-cmyk": Wording(
        "'{value}' heeft kleuren voor drukwerk (CMYK) zonder te zeggen welke. Vraag de maker om de foto in RGB, of sla "
        "haar zo op (Photoshop: Afbeelding, Modus, RGB-kleur).",
        "'{value}' has colours for print (CMYK) without saying which. Ask its maker for the picture in RGB, or save it "
        "like that (Photoshop: Image, Mode, RGB Color).",
    ),
    "picture-named": Wording(
        "'{value}' is in werkelijkheid {kind}. Geef het bestand die uitgang, ook waar u het noemt: {suggested}",
        "'{value}' is really {kind}. Give the file that ending, also where you name it: {suggested}",
    ),
    "picture-format": Wording(
        "'{value}' is in werkelijkheid {kind}. Open het bestand in een fotoprogramma en sla het op als JPEG of PNG.",
        "'{value}' is really {kind}. Open the file in a photo program and save it as JPEG or PNG.",
    ),
    "picture-heic": Wording(
        f"'{{value}}' is een HEIC, {_HEIC_NL}",
        f"'{{value}}' is a HEIC, {_HEIC_EN}",
    ),
    "picture-type": Wording(
        "'{target}' is geen foto of tekening. Link ernaar: [{alt}]({target})",
        "'{target}' is not a picture. Link to it: [{alt}]({target})",
    ),
    "picture-caption-place": Wording(
        "een bijschrift of maker (caption, credit) kan alleen bij een foto die alleen staat. Zet '{target}' op een "
        "eigen regel, met een lege regel erboven en eronder.",
        "a caption or credit is only possible for a picture that stands alone. Put '{target}' on a line of its own, "
        "with an empty line above and below it.",
    ),
    "image-alt-vague": Wording(
        "'{alt}' zegt niet wat er te zien is. Schrijf: {example}",
        "'{alt}' does not say what it shows. Write: {example}",
    ),
    "svg-broken": Wording(
        "'{value}' is geen volledige SVG (regel {at} van de tekening). Haal het opnieuw op, of lever een PNG.",
        "'{value}' is not a complete SVG (line {at} of the drawing). Fetch it again, or use a PNG.",
    ),
    "svg-large": Wording(
        "'{value}' is {size} groot; een tekening mag hoogstens {limit} zijn. Vereenvoudig haar, of lever een PNG.",
        "'{value}' is {size}; a drawing may be at most {limit}. Simplify it, or use a PNG.",
    ),
    "svg-encoding": Wording(
        "'{value}' is niet te lezen als {encoding}. Sla het op als SVG in UTF-8.",
        "'{value}' cannot be read as {encoding}. Save it as SVG in UTF-8.",
    ),
    "svg-dtd": Wording(
        "'{value}' bevat eigen definities (DOCTYPE of ENTITY, regel {at} van de tekening); dat is niet veilig. "
        + _PLAIN_NL,
        "'{value}' brings definitions of its own (DOCTYPE or ENTITY, line {at} of the drawing); that is not safe. "
        + _PLAIN_EN,
    ),
    "svg-active": Wording(
        "'{value}' doet iets: {what} (regel {at} van de tekening). " + _PLAIN_NL,
        "'{value}' does something: {what} (line {at} of the drawing). " + _PLAIN_EN,
    ),
    "svg-outside": Wording(
        "'{value}' verwijst naar iets buiten het bestand: {what} (regel {at} van de tekening). " + _PLAIN_NL,
        "'{value}' refers to something outside the file: {what} (line {at} of the drawing). " + _PLAIN_EN,
    ),
    "svg-element": Wording(
        "'{value}' gebruikt {what} (regel {at} van de tekening), en dat kan de site niet overnemen. " + _PLAIN_NL,
        "'{value}' uses {what} (line {at} of the drawing), which the site cannot take over. " + _PLAIN_EN,
    ),
    "svg-style": Wording(
        "'{value}' heeft opmaak die de site niet kan overnemen: {what} (regel {at} van de tekening). " + _PLAIN_NL,
        "'{value}' has styling that the site cannot take over: {what} (line {at} of the drawing). " + _PLAIN_EN,
    ),
    "svg-size": Wording(
        "'{value}' zegt niet hoe groot de tekening is (viewBox, of width en height). Sla het opnieuw op als SVG.",
        "'{value}' does not say how large the drawing is (viewBox, or width and height). Save it again as SVG.",
    ),
    "svg-complex": Wording(
        "'{value}' heeft te veel vormen, of vormen die zichzelf herhalen (regel {at} van de tekening). "
        "Vereenvoudig de tekening, of lever een PNG.",
        "'{value}' has too many shapes, or shapes that repeat themselves (line {at} of the drawing). "
        "Simplify the drawing, or use a PNG.",
    ),
    # Logos
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
        "Bedoelt u: logo: {suggestion}?",
        "Did you mean: logo: {suggestion}?",
    ),
    "logo-unused": Wording(
        "geen organisatie noemt dit logo. Zet in het bestand van de organisatie{of} de regel: logo: {name}",
        "no organisation names this logo. Put this line in the file of the organisation{of}: logo: {name}",
    ),
    "logo-format": Wording(
        "'{value}' is in werkelijkheid {kind}. Een logo is een SVG, PNG, JPEG of WebP, met de uitgang die erbij "
        "hoort. Sla het opnieuw op.",
        "'{value}' is really {kind}. A logo is an SVG, PNG, JPEG or WebP, with the ending that belongs to it. "
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
