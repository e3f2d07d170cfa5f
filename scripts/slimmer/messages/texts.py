"""What a writer hears about a text: headings, pictures and videos in it, links, footnotes, what it may not hold."""

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
        "'{alt}' is a file name, not a description. Write: {example}",
    ),
    "image-external": Wording(
        "'{target}' staat op een andere site; dat verraadt onze bezoekers daar. "
        "Zet de afbeelding naast de tekst en schrijf: ![{alt}](foto.jpg)",
        "'{target}' is on another site, which would learn of our visitors. "
        "Put the picture beside the text and write: ![{alt}](photo.jpg)",
    ),
    "link-broken": Wording(
        "de link '{target}' leidt nergens heen. Bedoelt u: {suggestion}",
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
        "the link '{target}' leads to {other}, which is not published (yet): {reason}. Remove the link until it is.",
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
        "Bedoelt u: {suggestion}?",
        "Did you mean: {suggestion}?",
    ),
    "footnote-empty": Wording(
        "voetnoot '[^{key}]' heeft geen tekst. Zet achter de dubbele punt wat er onderaan moet staan, bijvoorbeeld: "
        "[^{key}]: Jaarverslag 2025, bladzijde 12.",
        "footnote '[^{key}]' has no text. Put after the colon what has to stand at the end, for example: "
        "[^{key}]: Jaarverslag 2025, bladzijde 12.",
    ),
    "footnote-unused": Wording(
        "voetnoot '[^{key}]' staat onderaan, maar de tekst verwijst er niet naar. Zet [^{key}] in de tekst "
        "of haal de voetnoot weg.",
        "footnote '[^{key}]' stands at the end, but the text does not refer to it. Put [^{key}] in the text "
        "or remove the footnote.",
    ),
    "contact-empty": Wording(
        "er is nog geen adres om naar te schrijven; bezoekers zien daarom nergens 'contact'. Wilt u er geen, haal "
        "'contact' dan weg; anders schrijft u daaronder: mail: info@voorbeeld.nl",
        "there is no address to write to yet; so visitors see no 'contact' anywhere. If you do not want one, remove "
        "'contact'; otherwise write below it: mail: info@voorbeeld.nl",
        warning=True,
    ),
    "newsletter-empty": Wording(
        "er is nog geen adres om u aan te melden voor de nieuwsbrief; bezoekers zien daarom nergens 'aanmelden'. Wilt u "
        "er geen, haal 'newsletter' dan weg; anders schrijft u daaronder: "
        'sign_up: "https://www.voorbeeld.nl/aanmelden"',
        "there is no address to sign up for the newsletter yet; so visitors see no 'sign up' anywhere. If you do not "
        "want one, remove 'newsletter'; otherwise write below it: "
        'sign_up: "https://www.voorbeeld.nl/aanmelden"',
        warning=True,
    ),
    "list-unknown": Wording(
        "'[[{name}]]' is geen lijst van deze site. Wel: {known}.",
        "'[[{name}]]' is not a list of this site. These are: {known}.",
        "Bedoelt u: [[{suggestion}]]",
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
        "hier staat een teken ({name}) dat lezers niet of niet goed zien. Verwijder het en typ de tekst opnieuw.",
        "there is a character here ({name}) that readers do not see, or not well. Delete it and type the text again.",
    ),
    "markdown-too-deep": Wording(
        "deze tekst is te diep genest (citaten of lijsten in elkaar) om te tonen. Maak hem vlakker.",
        "this text is nested too deeply (quotes or lists in one another) to show. Make it flatter.",
    ),
    # Videos
    "video-address": Wording(
        "'{target}' is geen adres van één film op YouTube of Vimeo. Kopieer daar het adres bij 'Delen', "
        "bijvoorbeeld: https://youtu.be/… of https://vimeo.com/…",
        "'{target}' is not the address of one video at YouTube or Vimeo. Copy the address there from 'Share', "
        "for example: https://youtu.be/… or https://vimeo.com/…",
    ),
    "video-title-missing": Wording(
        "de film '{target}' heeft geen titel. Schrijf: ![wat de film laat zien]({target})",
        "the video '{target}' has no title. Write: ![what the video shows]({target})",
    ),
    "video-transcript-missing": Wording(
        "bij de film '{title}' ontbreekt de tekst voor wie hem niet ziet of hoort. "
        "Schrijf die in een bestand naast deze tekst en verwijs ernaar: {example}",
        "the video '{title}' lacks the text for people who cannot see or hear it. "
        "Write it in a file beside this text and refer to it: {example}",
    ),
    "video-captions-missing": Wording(
        "de film '{target}' heeft geen ondertitels. Maak ze als WebVTT, zet ze naast de film en schrijf "
        "tussen de accolades: captions={captions}",
        "the video '{target}' has no captions. Make them as WebVTT, put them beside the video and write "
        "between the braces: captions={captions}",
    ),
    "video-place": Wording(
        "de film '{target}' staat midden in een zin. "
        "Zet hem op een regel alleen, met een lege regel erboven en eronder.",
        "the video '{target}' stands within a sentence. "
        "Put it on a line of its own, with an empty line above and below.",
    ),
}
