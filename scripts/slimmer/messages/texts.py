"""What a writer hears about a text: headings, pictures in it, links, footnotes and what it may not hold."""

from collections.abc import Mapping

from slimmer.messages.wording import MEANT, Wording

TEXT_WORDING: Mapping[str, Wording] = {
    "heading-title": Wording(
        "'# {text}' is al de titel van de pagina. Begin met twee hekjes: ## {text}",
        "'# {text}' is already the title of the page. Begin with two signs: ## {text}",
    ),
    "heading-skipped": Wording(
        "de kop '{text}' slaat een niveau over. Schrijf: {suggestion}",
        "the heading '{text}' skips a level. Write: {suggestion}",
    ),
    "heading-empty": Wording(
        "hier staat een kop zonder tekst. Schrijf er tekst achter of haal de hekjes weg.",
        "this heading has no text. Write text behind it or remove the signs.",
    ),
    "image-alt-missing": Wording(
        "de afbeelding '{target}' heeft geen beschrijving voor wie haar niet ziet. "
        "Schrijf: ![wat er te zien is]({target})",
        "the image '{target}' has no description for people who cannot see it. Write: ![what it shows]({target})",
    ),
    "image-alt-file-name": Wording(
        "'{alt}' is een bestandsnaam, geen beschrijving. Schrijf: {example}",
        "'{alt}' is a file name, not a description. Write: {example_en}",
    ),
    "image-external": Wording(
        "'{target}' staat op een andere site; dat verraadt onze bezoekers daar. "
        "Zet de afbeelding naast de tekst en schrijf: ![{alt}](foto.jpg)",
        "'{target}' is on another site, which would learn of our visitors. "
        "Put the picture beside the text and write: ![{alt}](photo.jpg)",
    ),
    "link-broken": Wording(
        "de link '{target}' leidt nergens heen. Bedoel je: {suggestion}",
        "the link '{target}' leads nowhere. Did you mean: {suggestion}",
    ),
    "link-empty": Wording(
        "de link '{target}' leidt naar geen bestand van de site. Schrijf bijvoorbeeld: [tekst](../over/index.md)",
        "the link '{target}' leads to no file of the site. Write for example: [text](../over/index.md)",
    ),
    "file-missing": Wording(
        "de link '{target}' leidt nergens heen. Zet het bestand hier neer of haal de link weg: {place}",
        "the link '{target}' leads nowhere. Put the file here or remove the link: {place}",
    ),
    "link-unpublished": Wording(
        "de link '{target}' leidt naar {other}, en dat wordt (nog) niet gepubliceerd: {reason}. "
        "Haal de link weg tot het zover is.",
        "the link '{target}' leads to {other}, which is not published (yet): {reason_en}. Remove the link until it is.",
    ),
    "link-absolute": Wording(
        "de link '{target}' begint met een schuine streep. Link naar het bestand zelf, bijvoorbeeld: {suggestion}",
        "the link '{target}' begins with a slash. Link to the file itself, for example: {suggestion}",
    ),
    "link-scheme": Wording(
        "de link '{target}' mag niet. Toegestaan zijn bestanden van deze site, https:, http:, mailto: en tel:.",
        "the link '{target}' is not allowed. Allowed are files of this site, https:, http:, mailto: and tel:.",
    ),
    "anchor-missing": Wording(
        "op {page} is geen kop '#{anchor}'.",
        "{page} has no heading '#{anchor}'.",
        *MEANT,
    ),
    "footnote-unknown": Wording(
        "bron of voetnoot '[^{key}]' is niet bekend.{hint} Voeg de bron toe in docs/_data/sources.yml, of schrijf "
        "onderaan: [^{key}]: tekst",
        "source or footnote '[^{key}]' is not known.{hint} Add the source in docs/_data/sources.yml, or write "
        "at the end: [^{key}]: text",
        "Bedoel je: {suggestion}?",
        "Did you mean: {suggestion}?",
    ),
    "footnote-unused": Wording(
        "voetnoot '[^{key}]' staat onderaan, maar de tekst verwijst er niet naar. Zet [^{key}] in de tekst "
        "of haal de voetnoot weg.",
        "footnote '[^{key}]' stands at the end, but the text does not refer to it. Put [^{key}] in the text "
        "or remove the footnote.",
    ),
    "list-unknown": Wording(
        "'[[{name}]]' is geen lijst van deze site. Wel: {known}.",
        "'[[{name}]]' is not a list of this site. These are: {known}.",
        "Bedoel je: [[{suggestion}]]",
        "Did you mean: [[{suggestion}]]",
    ),
    "list-option": Wording(
        "'{value}' past niet bij de lijst '{name}'. Schrijf: {example}",
        "'{value}' does not fit the list '{name}'. Write: {example}",
    ),
    "class-unknown": Wording(
        "'{name}' is geen opmaak die deze site kent. Bekend zijn hier: {known}.",
        "'{name}' is not a style that this site knows. Known here are: {known}.",
        *MEANT,
    ),
    "html-forbidden": Wording(
        "'{html}' mag niet in een tekst staan. Gebruik Markdown, of haal het weg.",
        "'{html}' is not allowed in a text. Use Markdown, or remove it.",
    ),
    "character-forbidden": Wording(
        "hier staat een onzichtbaar teken ({name}) dat niet mag. Verwijder het en typ de tekst opnieuw.",
        "there is an invisible character here ({name}) that is not allowed. Delete it and type the text again.",
    ),
    "markdown-too-deep": Wording(
        "deze tekst is te diep genest (citaten of lijsten in elkaar) om te tonen. Maak hem vlakker.",
        "this text is nested too deeply (quotes or lists in one another) to show. Make it flatter.",
    ),
}
