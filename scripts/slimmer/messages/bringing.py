"""What `slimmer bring` says: what came along, what did not, and why a file is not opened."""

from collections.abc import Mapping

BRINGING: Mapping[str, tuple[str, str]] = {
    # What did not come along: told with where it stood
    "left-heading": ("Niet, of anders, meegekomen:", "Did not come along, or in another way:"),
    "left-at": ("  - bij '{where}': {what}", "  - at '{where}': {what}"),
    "left-by-itself": ("  - {what}", "  - {what}"),
    "left-element": ("'{value}' heeft hier geen plaats", "'{value}' has no place here"),
    "left-link": ("de link naar '{value}' werkt hier niet; de woorden staan er", "the link to '{value}' does not work here; its words are there"),
    "left-frame": (
        "een film of ander ingesloten stuk is een link geworden: {value}. "
        "Een film met beschrijving staat in het handboek, bij Bouwstenen",
        "a film or other embedded piece became a link: {value}. "
        "For a film with a description see the handbook, Building blocks",
    ),
    "left-picture": (
        "het beeld '{value}' is er niet bij, of van een soort die browsers niet tonen. Zet het als JPEG of PNG naast de tekst",
        "the picture '{value}' is not there, or of a kind that browsers do not show. Put it beside the text as JPEG or PNG",
    ),
    "left-alt": (
        "beschrijf wat er op {value} te zien is, tussen de haken: ![…]({value})",
        "describe what {value} shows, between the brackets: ![…]({value})",
    ),
    "left-merged": ("samengevoegde cellen zijn losse cellen geworden", "merged cells became cells of their own"),
    "left-words": ("deze woorden stonden in een veld, formule of tekstvak: {value}", "these words were in a field, formula or text box: {value}"),
    "left-style": ("de stijl '{value}' is gewone tekst geworden", "the style '{value}' became plain text"),
    "left-margin": ("kop- of voettekst: {value}", "header or footer: {value}"),
    "left-chart": ("een grafiek of SmartArt. Bewaar die in Word als beeld en zet het naast de tekst", "a chart or SmartArt. Save it in Word as a picture and put it beside the text"),
    "left-object": ("een ingesloten bestand {value}", "an embedded file {value}"),
    "left-comment": ("een opmerking in de kantlijn", "a comment in the margin"),
    "left-deleted": ("wat als verwijderd was gemarkeerd: {value}", "what was marked as deleted: {value}"),
    "left-contents": ("de inhoudsopgave; de site maakt die zelf", "the table of contents; the site makes its own"),
    # A file that is not opened
    "word-not": (
        "{path} is geen Word-bestand (.docx). Open het in Word en kies Opslaan als, Word-document (.docx).",
        "{path} is no Word file (.docx). Open it in Word and choose Save as, Word document (.docx).",
    ),
    "word-locked": (
        "{path} heeft een wachtwoord. Sla het in Word op zonder wachtwoord.",
        "{path} has a password. Save it in Word without one.",
    ),
    "word-too-large": (
        "{path} is uitgepakt te groot. Verdeel het over meer bestanden, of maak de beelden in Word kleiner.",
        "{path} is too large when unpacked. Divide it over more files, or make its pictures smaller in Word.",
    ),
    "word-unsafe": (
        "{path} bevat opdrachten (DOCTYPE) die niet in een Word-bestand horen. Vertrouw dit bestand niet.",
        "{path} holds instructions (DOCTYPE) that do not belong in a Word file. Do not trust this file.",
    ),
    "word-broken": (
        "{path} is beschadigd of ongewoon gemaakt. Open het in Word en sla het opnieuw op als .docx.",
        "{path} is damaged or made in an unusual way. Open it in Word and save it again as .docx.",
    ),
    "word-empty": ("in {path} staat geen tekst.", "there is no text in {path}."),
}  # fmt: skip
