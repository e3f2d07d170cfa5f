"""Every message about lists of organisations, the sign-up form and websites."""

from collections.abc import Mapping

from slimmer.messages.wording import MEANT, Wording

LIST_WORDING: Mapping[str, Wording] = {
    # The file itself
    "import-type": Wording(
        "'{suffix}' kan hier niet worden gelezen. Open het bestand in Excel en kies Opslaan als: .xlsx of CSV UTF-8.",
        "'{suffix}' cannot be read here. Open the file in Excel and choose Save as: .xlsx or CSV UTF-8.",
    ),
    "import-encrypted": Wording(
        "deze werkmap is beveiligd met een wachtwoord. Haal het weg in Excel: Bestand, Info, Werkmap beveiligen.",
        "this workbook is protected by a password. Remove it in Excel: File, Info, Protect Workbook.",
    ),
    "import-old-excel": Wording(
        "dit is een werkmap van voor Excel 2007. Open hem in Excel en kies Opslaan als: .xlsx.",
        "this is a workbook from before Excel 2007. Open it in Excel and choose Save as: .xlsx.",
    ),
    "import-not-excel": Wording(
        "dit is geen Excel-werkmap, al heet het bestand zo. Open het in Excel en kies Opslaan als: .xlsx.",
        "this is not an Excel workbook, though it is named like one. Open it in Excel and choose Save as: .xlsx.",
    ),
    "import-not-text": Wording(
        "dit is geen tekstbestand, al heet het bestand zo. Is het een werkmap? Laat de naam dan eindigen op .xlsx.",
        "this is not a text file, though it is named like one. Is it a workbook? Then let its name end in .xlsx.",
    ),
    "import-broken": Wording(
        "deze werkmap is beschadigd of ongewoon gemaakt. Open hem in Excel en sla hem opnieuw op als .xlsx.",
        "this workbook is damaged or made in an unusual way. Open it in Excel and save it again as .xlsx.",
    ),
    "import-too-large": Wording(
        "dit bestand is {size} groot (uitgepakt); een lijst mag hoogstens {limit} zijn. "
        "Kopieer alleen de lijst naar een nieuw bestand.",
        "this file is {size} (unpacked); a list may be at most {limit}. Copy only the list into a new file.",
    ),
    "import-bomb": Wording(
        "'{part}' in deze werkmap wordt bij uitpakken {times} keer zo groot; dat is geen gewone lijst. "
        "Kopieer de lijst naar een nieuwe werkmap.",
        "'{part}' in this workbook grows {times} times when unpacked; that is no ordinary list. "
        "Copy the list into a new workbook.",
    ),
    "import-unsafe": Wording(
        "'{part}' in deze werkmap bevat opdrachten (DOCTYPE) die niet in een werkmap horen. Vertrouw dit bestand niet.",
        "'{part}' in this workbook holds instructions (DOCTYPE) that do not belong in one. Do not trust this file.",
    ),
    "import-too-many-rows": Wording(
        "deze lijst heeft meer dan {limit} rijen. Verdeel haar over meer bestanden.",
        "this list has more than {limit} rows. Divide it over more files.",
    ),
    "import-blank-rows": Wording(
        "'{part}' in deze werkmap heeft meer dan {limit} rijen, vooral lege. "
        "Kopieer alleen de lijst naar een nieuwe werkmap.",
        "'{part}' in this workbook has more than {limit} rows, most of them blank. "
        "Copy only the list into a new workbook.",
    ),
    "import-empty": Wording(
        "hier staat niets in. Zet in de eerste rij de namen van de kolommen: {example}",
        "there is nothing in this. Put the names of the columns in the first row: {example}",
    ),
    "import-only-header": Wording(
        "onder de namen van de kolommen staan geen rijen. Zet er per organisatie een rij onder.",
        "there are no rows below the names of the columns. Put a row for each organisation below them.",
    ),
    "import-sheet-unknown": Wording(
        "het blad '{value}' bestaat niet. Wel: {known}.",
        "the sheet '{value}' does not exist. There are: {known}.",
    ),
    "import-encoding": Wording(
        "dit bestand is in geen gangbare codering opgeslagen (byte {byte}). "
        "Kies in Excel: Opslaan als, CSV UTF-8 (door scheidingstekens gescheiden).",
        "this file is not saved in a common encoding (byte {byte}). In Excel choose: Save as, CSV UTF-8.",
    ),
    "import-quotes": Wording(
        'de aanhalingstekens kloppen niet: een tekst die met " begint moet eindigen op "; een " in de tekst wordt "".',
        'the quotation marks do not match: text that begins with " must end with "; a " inside the text becomes "".',
    ),
    # The columns
    "import-header-missing": Wording(
        "geen kolom met namen gevonden; gevonden: {found}. Zet boven de kolommen: {example}",
        "no column with names found; found: {found}. Put above the columns: {example}",
    ),
    "import-column-twice": Wording(
        "kolom {first} ('{first_name}') en kolom {second} ('{second_name}') zijn allebei '{field}'. Haal er één weg.",
        "column {first} ('{first_name}') and column {second} ('{second_name}') are both '{field}'. Remove one of them.",
    ),
    # A cell
    "import-row-long": Wording(
        "deze rij heeft {count} cellen, meer dan de {columns} kolommen. "
        'Zet tekst met een scheidingsteken tussen aanhalingstekens: "Zorg, welzijn en wonen"',
        "this row has {count} cells, more than the {columns} columns. "
        'Put text with a separator between quotation marks: "Care, welfare and housing"',
    ),
    "import-formula": Wording(
        "in kolom {column} ('{name}') staat een formule; formules worden niet uitgerekend. "
        "Kopieer de kolom en plak haar als waarden (Plakken speciaal).",
        "column {column} ('{name}') holds a formula; formulas are not computed. "
        "Copy the column and paste it as values (Paste Special).",
    ),
    "import-cell-error": Wording(
        "in kolom {column} ('{name}') staat een fout van Excel ({value}). Vul de waarde in, of maak de cel leeg.",
        "column {column} ('{name}') holds an error of Excel ({value}). Fill in the value, or clear the cell.",
    ),
    "import-merged": Wording(
        "in kolom {column} ('{name}') is een cel samengevoegd met die ernaast, dus één waarde staat in meer kolommen. "
        "Hef dat op (Start, Samenvoegen en centreren) en vul elke cel in.",
        "in column {column} ('{name}') a cell is merged with the one beside it, so one value stands in more columns. "
        "Unmerge it (Home, Merge & Center) and fill in each cell.",
    ),
    "import-character": Wording(
        "in kolom {column} ('{name}') staat een onzichtbaar teken ({character}). Typ de tekst van de cel opnieuw.",
        "column {column} ('{name}') holds an invisible character ({character}). Type the text of the cell again.",
    ),
    "import-too-long": Wording(
        "de tekst in kolom {column} ('{name}') is {length} tekens lang; hoogstens {limit}. Maak haar korter.",
        "the text in column {column} ('{name}') is {length} characters long; at most {limit}. Make it shorter.",
    ),
    "import-key": Wording(
        "'{value}' kan geen sleutel zijn. Gebruik kleine letters, cijfers en streepjes: {example}",
        "'{value}' cannot be a key. Use small letters, digits and hyphens: {example}",
    ),
    "import-key-other": Wording(
        "de sleutel '{value}' bestaat nog niet, maar '{name}' wel. Schrijf in de kolom 'sleutel': {suggestion}",
        "the key '{value}' does not exist yet, but '{name}' does. Write in the column 'key': {suggestion}",
    ),
    "import-name-missing": Wording(
        "de naam ontbreekt. Vul haar in, of maak de hele rij leeg.",
        "the name is missing. Fill it in, or clear the whole row.",
    ),
    "import-sector-missing": Wording(
        "'{name}' is nieuw en heeft nog geen sector. Vul in de kolom 'sector' in: {known}.",
        "'{name}' is new and has no sector yet. Fill in, in the column 'sector': {known}.",
    ),
    "import-unknown": Wording(
        "{kind} '{value}' bestaat niet. Wel: {known}.",
        "{kind} '{value}' does not exist. There are: {known}.",
        *MEANT,
    ),
    "import-municipality": Wording(
        "'{value}' is geen gemeente van deze site.{hint} Ligt de organisatie elders, laat de cel dan leeg.",
        "'{value}' is not a municipality of this site.{hint} If it lies elsewhere, leave the cell empty.",
        "Bedoelt u: {suggestion}?",
        "Did you mean: {suggestion}?",
    ),
    "import-website": Wording(
        "'{value}' is geen webadres. Schrijf het adres zelf in de cel, niet de tekst van een koppeling: "
        "https://www.voorbeeld.nl/",
        "'{value}' is not a web address. Write the address itself in the cell, not the text of a link: "
        "https://www.example.org/",
    ),
    "import-logo": Wording(
        "'{value}' kan niet het bestand van een logo zijn. Schrijf alleen de naam van het bestand: logo.svg",
        "'{value}' cannot be the file of a logo. Write only the name of the file: logo.svg",
    ),
    "import-date": Wording(
        "'{value}' is geen datum. Schrijf dag-maand-jaar, jaar-maand-dag, of alleen het jaar: 25-11-2021",
        "'{value}' is not a date. Write day-month-year, year-month-day, or only the year: 25-11-2021",
    ),
    "import-role-missing": Wording(
        "'{name}' heeft hier geen rol. Vul in de kolom 'rol' in: {known}; "
        "of geef hem voor alle rijen: --role {example}",
        "'{name}' has no role here. Fill in, in the column 'role': {known}; or give it for all rows: --role {example}",
    ),
    "import-source-missing": Wording(
        "de rol van '{name}' heeft geen bron. Vul in de kolom 'bron' in waar dat staat, "
        'of geef die voor alle rijen: --source "https://…"',
        "the role of '{name}' has no source. Fill in, in the column 'source', where that is written, "
        'or give it for all rows: --source "https://…"',
    ),
    "import-source": Wording(
        "'{value}' kan geen bron zijn. Schrijf een webadres (https://…), een sleutel van sources.yml, "
        "of in woorden welk document.",
        "'{value}' cannot be a source. Write a web address (https://…), a key of sources.yml, "
        "or in words which document.",
    ),
    "import-rows-differ": Wording(
        "'{name}' staat ook in rij {other}, met bij '{field}' iets anders: '{first}', en hier '{second}'. "
        "Maak ze gelijk of laat er één leeg.",
        "'{name}' is also in row {other}, with something else for '{field}': '{first}', and here '{second}'. "
        "Make them equal or leave one empty.",
    ),
    "import-file-shape": Wording(
        "{file} is zo opgemaakt dat het niet zonder verlies kan worden aangevuld. Zet er met de hand in: {lines}",
        "{file} is laid out so that it cannot be added to without loss. Write in it by hand: {lines}",
    ),
    # What is left alone until someone decides
    "import-doubt-name": Wording(
        "'{name}' lijkt op '{other}' ({where}). Dezelfde? Schrijf in de kolom 'sleutel': {same}. "
        "Een andere? Schrijf daar: {new}",
        "'{name}' looks like '{other}' ({where}). The same? Write in the column 'key': {same}. "
        "Another one? Write there: {new}",
        warning=True,
    ),
    "import-doubt-website": Wording(
        "'{name}' heeft dezelfde website ({website}) als '{other}' ({where}). Dezelfde? Schrijf in de kolom 'sleutel': "
        "{same}. Een andere? Schrijf daar: {new}",
        "'{name}' has the same website ({website}) as '{other}' ({where}). The same? Write in the column 'key': "
        "{same}. Another one? Write there: {new}",
        warning=True,
    ),
    # What is read in a way that someone may want to know
    "import-contact-left": Wording(
        "'{value}' lijkt het adres van een persoon en is niet overgenomen. Is het van een functie? Geef dan mee: "
        "--keep-contacts",
        "'{value}' looks like a person's address and was left out. Is it of a function? Then add: --keep-contacts",
        warning=True,
    ),
    "import-repeated": Wording(
        "zegt hetzelfde als rij {other} en telt niet dubbel.",
        "says the same as row {other} and does not count twice.",
        warning=True,
    ),
    "import-same-name": Wording(
        "'{name}' is gelezen als dezelfde organisatie als '{other}' in rij {row}.",
        "'{name}' is read as the same organisation as '{other}' in row {row}.",
        warning=True,
    ),
    # Out
    "export-too-long": Wording(
        "'{field}' is {length} tekens lang; in een cel van Excel passen er {limit}. "
        "Kies .csv, of maak de tekst korter.",
        "'{field}' is {length} characters long; a cell of Excel holds {limit}. Choose .csv, or make the text shorter.",
    ),
    # The sign-up form
    "form-answer-missing": Wording(
        "het antwoord op '{label}' ontbreekt. Vul het in (de drie puntjes boven de vraag, Edit).",
        "the answer to '{label}' is missing. Fill it in (the three dots above the question, Edit).",
    ),
    "form-question-missing": Wording(
        "de vraag '{label}' ontbreekt. Gebruik het formulier en laat de kopjes staan.",
        "the question '{label}' is missing. Use the form and keep its headings.",
    ),
    "form-question-twice": Wording(
        "het kopje '{label}' staat er meer dan één keer of op een andere plek. Een antwoord mag geen kopje zijn.",
        "the heading '{label}' is there more than once or in another place. An answer may not be a heading.",
    ),
    "form-box": Wording(
        "het vakje over persoonsgegevens is niet aangevinkt. Lees het en vink het aan.",
        "the box about personal data is not ticked. Read it and tick it.",
    ),
    "form-character": Wording(
        "het antwoord op '{label}' bevat een onzichtbaar teken ({character}). Typ het opnieuw.",
        "the answer to '{label}' holds an invisible character ({character}). Type it again.",
    ),
    "form-too-long": Wording(
        "het antwoord op '{label}' is {length} tekens lang; hoogstens {limit}. Maak het korter.",
        "the answer to '{label}' is {length} characters long; at most {limit}. Make it shorter.",
    ),
    # Websites
    "website-status": Wording(
        "{url} antwoordt met {status}. Bestaat de pagina nog? Verbeter het adres.",
        "{url} answers {status}. Does the page still exist? Mend the address.",
    ),
    "website-timeout": Wording(
        "{url} antwoordt niet binnen {seconds} seconden. Probeer het later nog eens.",
        "{url} does not answer within {seconds} seconds. Try again later.",
    ),
    "website-unreachable": Wording(
        "{url} is niet bereikbaar ({reason}). Verbeter het adres, of probeer het later nog eens.",
        "{url} cannot be reached ({reason}). Mend the address, or try again later.",
    ),
    "website-loop": Wording(
        "{url} verwijst te vaak door (meer dan {limit} keer). Open het in een browser en neem het adres daar over.",
        "{url} redirects too often (more than {limit} times). Open it in a browser and copy the address there.",
    ),
    "website-refused": Wording(
        "{url} leidt naar {target}, en dat is geen openbaar webadres. Verbeter het adres.",
        "{url} leads to {target}, and that is no public web address. Mend the address.",
    ),
    "website-unsure": Wording(
        "{url} is er, maar antwoordt programma's niet ({status}). Kijk zelf in een browser.",
        "{url} is there, but does not answer programs ({status}). Look yourself, in a browser.",
        warning=True,
    ),
    "website-moved": Wording(
        "{url} is voorgoed verhuisd. Schrijf: website: {target}",
        "{url} has moved for good. Write: website: {target}",
        warning=True,
    ),
}
