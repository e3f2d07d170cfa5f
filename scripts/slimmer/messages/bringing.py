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
        "het beeld '{value}' is er niet bij als JPEG, PNG of WebP",
        "the picture '{value}' is not there as JPEG, PNG or WebP",
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
    "left-block": ("het blok '{value}' maakte WordPress zelf", "the block '{value}' was made by WordPress itself"),
    "left-shortcode": ("[{value}] is van WordPress of een uitbreiding", "[{value}] is of WordPress or a plugin"),
    "left-old-link": (
        "deze link leidt nog naar de oude site: {value}",
        "this link still leads to the old site: {value}",
    ),
    "left-title": ("had geen titel en heet nu '{value}'", "had no title and is now called '{value}'"),
    "held-empty": ("concept: heeft geen tekst", "draft: has no text"),
    "left-too-deep": (
        "stukken zaten te diep in elkaar; alleen de woorden zijn meegekomen",
        "parts were nested too deep; only the words came along",
    ),
    "held-password": (
        "concept: stond achter een wachtwoord, en de site heeft die niet. Zo kan iedereen het lezen als u het publiceert",
        "draft: was behind a password, and this site has none. Everyone can read it when you publish it",
    ),
    "held-private": ("concept: was alleen voor de redactie", "draft: was for the editors alone"),
    "held-draft": ("concept: was een concept", "draft: was a draft"),
    "held-pending": ("concept: wachtte op beoordeling", "draft: was waiting for review"),
    "held-future": ("concept: was nog niet verschenen", "draft: had not appeared yet"),
    "held-other": ("concept: had in WordPress de status '{value}'", "draft: had the status '{value}' in WordPress"),
    "left-taken": (
        "niet meegekomen: op deze plaats staat al een andere tekst. Hij stond op {value}",
        "did not come along: another text is in this place already. It was at {value}",
    ),
    "left-comments": ("{value} reacties: deze site heeft geen reacties", "{value} comments: this site has none"),
    "left-menu": (
        "{value} regels van menu's: het menu staat in mkdocs.yml",
        "{value} lines of menus: the menu is in mkdocs.yml",
    ),
    "left-type": ("van een eigen soort in WordPress: {value}", "of a type of its own in WordPress: {value}"),
    "left-bin": ("{value} uit de prullenbak of nooit bewaard", "{value} in the bin or never saved"),
    "left-language": (
        "in een taal die deze site niet heeft: {value}",
        "in a language that this site does not have: {value}",
    ),
    # The plan of a WordPress export
    "would-make": ("{count} nieuwe teksten en {pictures} beelden:", "{count} new texts and {pictures} pictures:"),
    "plan-same": (
        "{count} teksten zijn er al; die blijven zoals ze zijn.",
        "{count} texts are here already; they stay as they are.",
    ),
    "plan-media": (
        "Beelden worden gezocht in {folders}. Staan ze elders? Voeg toe: --media MAP",
        "Pictures are looked for in {folders}. Are they elsewhere? Add: --media FOLDER",
    ),
    "wrote": ("Geschreven: {count} bestanden.", "Written: {count} files."),
    # A file that is not opened
    "wordpress-not": (
        "{path} is geen export van WordPress. Maak er een in WordPress bij Gereedschap, Exporteren, Alle inhoud.",
        "{path} is no export of WordPress. Make one in WordPress under Tools, Export, All content.",
    ),
    "wordpress-unsafe": (
        "{path} bevat opdrachten (DOCTYPE) die niet in een export horen. Vertrouw dit bestand niet.",
        "{path} holds instructions (DOCTYPE) that do not belong in an export. Do not trust this file.",
    ),
    "wordpress-too-large": (
        "{path} is te groot. Exporteer in WordPress per jaar of per soort.",
        "{path} is too large. Export by year or by type in WordPress.",
    ),
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
