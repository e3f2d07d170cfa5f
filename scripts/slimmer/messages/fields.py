"""What a writer hears about a file, its fields and the data."""

from collections.abc import Mapping

from slimmer.messages.wording import MEANT, Wording

FIELD_WORDING: Mapping[str, Wording] = {
    # The file itself
    "file-empty": Wording(
        "dit bestand is leeg. Schrijf er tekst in of verwijder het.",
        "this file is empty. Write text in it or delete it.",
    ),
    "file-not-utf8": Wording(
        "dit bestand is niet opgeslagen als UTF-8 (vanaf teken '{byte}'). "
        "Kies in uw editor: Opslaan als, codering UTF-8.",
        "this file is not saved as UTF-8 (from byte '{byte}'). In your editor choose: Save as, encoding UTF-8.",
    ),
    "file-too-large": Wording(
        "dit bestand is {size} groot; tekst mag hoogstens {limit} zijn. Verdeel het over meer pagina's.",
        "this file is {size}; text may be at most {limit}. Divide it over more pages.",
    ),
    "file-unreadable": Wording(
        "dit bestand kan niet worden gelezen: het is een snelkoppeling of is afgeschermd. "
        "Zet het bestand zelf hier neer.",
        "this file cannot be read: it is a shortcut or is protected. Put the file itself here.",
    ),
    "file-type": Wording(
        "bestanden die eindigen op '{suffix}' worden niet gepubliceerd. Wel: {allowed}.",
        "files that end in '{suffix}' are not published. Allowed: {allowed}.",
    ),
    "file-place": Wording(
        "teksten in blog/ horen in blog/posts/ of blog/newsletters/. Verplaats dit bestand.",
        "texts in blog/ belong in blog/posts/ or blog/newsletters/. Move this file.",
    ),
    "newsletter-twice": Wording(
        "van deze maand is er al een nieuwsbrief: {other}. Voeg ze samen of noem er een naar een andere maand.",
        "this month already has a newsletter: {other}. Join them or name one after another month.",
    ),
    "locale-missing": Wording(
        "de bestandsnaam noemt geen taal. Noem het bestand: {suggestion}",
        "the file name tells no language. Name the file: {suggestion}",
    ),
    "locale-unknown": Wording(
        "'{locale}' in de bestandsnaam is geen taal van deze site (wel: {locales}). Noem het bestand: {suggestion}",
        "'{locale}' in the file name is not a language of this site (which has: {locales}). "
        "Name the file: {suggestion}",
    ),
    "file-name-date": Wording(
        "de naam van een nieuwsbrief is jaar en maand. Noem het bestand: {suggestion}",
        "a newsletter is named by year and month. Name the file: {suggestion}",
    ),
    # Front matter and data
    "front-matter-missing": Wording(
        "bovenaan ontbreken de gegevens van de pagina. Begin het bestand met drie regels: "
        "--- / title: Titel van de pagina / ---",
        "the details of the page are missing at the top. Begin the file with three lines: "
        "--- / title: Title of the page / ---",
    ),
    "front-matter-open": Wording(
        "de gegevens bovenaan zijn niet afgesloten. Zet na het laatste gegeven een regel met alleen: ---",
        "the details at the top are not closed. After the last one, put a line with only: ---",
    ),
    "yaml-broken": Wording(
        "dit is niet te lezen als 'naam: waarde' ({detail}). Zet tekst met een dubbele punt of een bijzonder "
        "teken tussen aanhalingstekens, bijvoorbeeld: {example}",
        "this cannot be read as 'name: value' ({detail}). Put text with a colon or a special sign between "
        "quotes, for example: {example}",
    ),
    "yaml-hash": Wording(
        "wat achter een los hekje staat, valt weg ('{lost}'). Zet de tekst tussen aanhalingstekens: {example} "
        "(een opmerking krijgt twee spaties voor het hekje en een erachter)",
        "what stands behind a loose # is lost ('{lost}'). Put the text between quotes: {example} "
        "(a remark gets two spaces before the # and one behind it)",
    ),
    "yaml-space": Wording(
        "na de dubbele punt van '{field}' ontbreekt de spatie. Schrijf: {example}",
        "the space behind the colon of '{field}' is missing. Write: {example}",
    ),
    "placeholder": Wording(
        "hier staat nog '{value}' uit een voorbeeld. Schrijf er uw eigen tekst, of haal de regel weg.",
        "this still says '{value}', from an example. Write your own text here, or remove the line.",
    ),
    "body-empty": Wording(
        "onder de gegevens staat geen tekst, dus deze pagina zou leeg zijn. Schrijf er tekst, of zet erbij: draft: true",
        "there is no text below the details, so this page would be empty. Write some, or add: draft: true",
    ),
    "file-copy": Wording(
        "dit bestand heet als een kopie. Verwijder het, of geef het een eigen naam, zoals: {suggestion}",
        "this file is named like a copy. Delete it, or give it a name of its own, such as: {suggestion}",
    ),
    "file-date-differs": Wording(
        "de bestandsnaam zegt {named}, maar hier staat {value}. Noem het bestand {suggestion}, of schrijf: date: {named}",
        "the file name says {named}, but this says {value}. Name the file {suggestion}, or write: date: {named}",
        warning=True,
    ),
    "newsletter-date-differs": Wording(
        "dit is de nieuwsbrief van {named}, maar hier staat {value}. Noem het bestand {suggestion}, of verbeter de datum.",
        "this is the newsletter of {named}, but this says {value}. Name the file {suggestion}, or mend the date.",
        warning=True,
    ),
    "field-markdown": Wording(
        "'{field}' is gewone tekst, dus lezers zien '{value}' zo staan. Haal de opmaak weg.",
        "'{field}' is plain text, so readers see '{value}' as it is. Remove the markup.",
        warning=True,
    ),
    "project-running": Wording(
        "dit project loopt nog (running: true), maar eindigde op {value}. Haal een van de twee weg.",
        "this project is running (running: true), but ended on {value}. Remove one of the two.",
    ),
    "project-end-twice": Wording(
        "'at_least_until' is voor een project waarvan niet bekend is of en wanneer het eindigde, en hier staat ook "
        "'{field}'. Haal een van de twee weg.",
        "'at_least_until' is for a project of which it is not known whether and when it ended, and '{field}' stands "
        "here as well. Remove one of the two.",
    ),
    "text-misread": Wording(
        "'{value}' is in een verkeerde codering gelezen. Waarschijnlijk stond er: {suggestion}",
        "'{value}' was read in a wrong encoding. It probably was: {suggestion}",
    ),
    "word-gap": Wording(
        "'{value}' kan de site hier niet invullen. In '{field}' mag alleen: {known}",
        "the site cannot fill in '{value}' here. '{field}' may only have: {known}",
    ),
    "word-no-gap": Wording(
        "'{value}' kan de site niet invullen. In '{field}' horen geen accolades.",
        "the site cannot fill in '{value}'. There are no braces in '{field}'.",
    ),
    "key-invalid": Wording(
        "'{value}' kan geen sleutel zijn. Gebruik kleine letters, cijfers en streepjes: {example}",
        "'{value}' cannot be a key. Use small letters, digits and hyphens: {example}",
    ),
    "file-name-key": Wording(
        "de bestandsnaam '{value}' is ook de sleutel en een deel van het adres. Noem het bestand: {example}.yml",
        "the file name '{value}' is the key and a part of the address too. Name the file: {example}.yml",
    ),
    "yaml-shape": Wording(
        "hier staat {found}, maar verwacht wordt een lijst van 'naam: waarde', bijvoorbeeld: {example}",
        "this is {found}, but a list of 'name: value' is expected, for example: {example}",
    ),
    "field-duplicate": Wording(
        "'{field}' staat er twee keer (ook op regel {other}). Haal er één weg.",
        "'{field}' is given twice (also on line {other}). Remove one of them.",
    ),
    "field-unknown": Wording(
        "'{field}' is hier geen bekend gegeven. Bekend zijn: {known}.",
        "'{field}' is not a known field here. Known are: {known}.",
        "Bedoelt u: {suggestion}:",
        "Did you mean: {suggestion}:",
    ),
    "field-missing": Wording(
        "'{field}' ontbreekt. Voeg een regel toe, bijvoorbeeld: {example}",
        "'{field}' is missing. Add a line, for example: {example}",
    ),
    "field-type": Wording(
        "bij '{field}' hoort {wanted}, en er staat {value}. Schrijf bijvoorbeeld: {example}",
        "'{field}' takes {wanted}, and this says {value}. Write for example: {example}",
    ),
    "field-too-long": Wording(
        "'{field}' is {length} tekens lang; hoogstens {limit}. Maak het korter.",
        "'{field}' is {length} characters long; at most {limit}. Make it shorter.",
    ),
    "date-invalid": Wording(
        "'{value}' is geen datum. Schrijf {shape}, bijvoorbeeld: {field}: {example}",
        "'{value}' is not a date. Write {shape}, for example: {field}: {example}",
    ),
    "date-order": Wording(
        "het einde ({end}) ligt voor het begin ({start}). Draai ze om of verbeter er één.",
        "the end ({end}) is before the start ({start}). Swap them or mend one.",
    ),
    "url-invalid": Wording(
        "'{value}' is geen webadres. Schrijf het volledig, bijvoorbeeld: {field}: https://www.voorbeeld.nl/",
        "'{value}' is not a web address. Write it in full, for example: {field}: https://www.example.org/",
    ),
    "reference-unknown": Wording(
        "{kind} '{value}' bestaat niet.",
        "{kind} '{value}' does not exist.",
        *MEANT,
    ),
    "role-unknown": Wording(
        "rol '{value}' bestaat niet. Wel: {known}.",
        "role '{value}' does not exist. There are: {known}.",
        "Schrijf: role: {suggestion}",
        "Write: role: {suggestion}",
    ),
    "reference-missing": Wording(
        "{kind} '{value}' bestaat nog niet.{hint} Voeg toe in {file}: {example}",
        "{kind} '{value}' does not exist yet.{hint} Add in {file}: {example}",
        "Schrijf hier '{suggestion}'.",
        "Write '{suggestion}' here.",
    ),
    "language-unknown": Wording(
        "taal '{value}' heeft deze site niet. Haal haar weg, of gebruik een taal van de site: {known}.",
        "this site does not have the language '{value}'. Remove it, or use a language of the site: {known}.",
        "Schrijf bijvoorbeeld: {suggestion}: …",
        "Write for example: {suggestion}: …",
    ),
    "reference-unpublished": Wording(
        "{kind} '{value}' wordt (nog) niet gepubliceerd: {reason}. Haal de regel weg tot het zover is.",
        "{kind} '{value}' is not published (yet): {reason}. Remove the line until it is.",
    ),
    "organisation-twice": Wording(
        "'{value}' staat er al in een ander bestand: {other}. Voeg de rollen daar toe en verwijder dit bestand.",
        "'{value}' is already in another file: {other}. Add the roles there and delete this file.",
    ),
    "date-future": Wording(
        "{value} ligt in de toekomst (vandaag is {today}). Schrijf de dag waarop het gebeurde, of wacht tot het zover is.",
        "{value} is in the future (today is {today}). Write the day on which it happened, or wait until it has.",
    ),
    "date-early": Wording(
        "{value} ligt voor {founded}; toen was er nog niets om aan mee te doen. Kijk de datum na.",
        "{value} is before {founded}, when there was nothing yet to take part in. Check the date.",
    ),
    "contact-invalid": Wording(
        "'{value}' is geen mailadres. Schrijf bijvoorbeeld: contact: info@voorbeeld.nl",
        "'{value}' is not a mail address. Write for example: contact: info@example.org",
    ),
    "contact-personal": Wording(
        "'{value}' lijkt het adres van een persoon. Gebruik een adres van een functie: contact: info@voorbeeld.nl, "
        "of schrijf, als het van een functie is: shared_mailbox: true",
        "'{value}' looks like a person's address. Use the address of a function: contact: info@example.org, "
        "or write, when it is of a function: shared_mailbox: true",
    ),
    "data-unknown": Wording(
        "dit bestand kent de site niet. In docs/_data/ horen: {known}.",
        "the site does not know this file. docs/_data/ takes: {known}.",
        *MEANT,
    ),
    "abbreviation-invalid": Wording(
        "'{value}' kan geen afkorting zijn. Begin en eindig met een letter of cijfer; daartussen mogen ook / - en &. "
        "Schrijf bijvoorbeeld: GGD: {{nl: …, en: …}}",
        "'{value}' cannot be an abbreviation. Begin and end with a letter or digit; / - and & may stand in between. "
        "Write for example: GGD: {{nl: …, en: …}}",
    ),
    "data-duplicate": Wording(
        "'{value}' is al gebruikt op {other}. Elke naam hier mag één keer voorkomen.",
        "'{value}' is already used at {other}. Each name here may occur once.",
    ),
    "nav-unknown": Wording(
        "het menu noemt '{value}', maar die pagina bestaat niet.",
        "the menu names '{value}', but that page does not exist.",
        *MEANT,
    ),
    "words-missing": Wording(
        "voor de taal '{locale}' ontbreken woorden van de site: {missing}. Voeg ze toe in {file}.",
        "the language '{locale}' lacks words of the interface: {missing}. Add them in {file}.",
    ),
    # The mail
    "mail-too-large": Wording(
        "deze nieuwsbrief wordt een mail van {size} kB; boven {limit} kB kapt Gmail hem af. De grootste delen: "
        "{parts}. Maak ze korter, of zet een deel in een bericht en licht dat uit.",
        "this newsletter becomes a mail of {size} kB; Gmail cuts it off above {limit} kB. The largest parts: "
        "{parts}. Make them shorter, or move a part into a post and feature it.",
    ),
    "mail-large": Wording(
        "deze nieuwsbrief wordt een mail van {size} kB; boven {limit} kB kapt Gmail hem af. De grootste delen: "
        "{parts}.",
        "this newsletter becomes a mail of {size} kB; Gmail cuts it off above {limit} kB. The largest parts: {parts}.",
        warning=True,
    ),
}
