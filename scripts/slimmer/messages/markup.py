"""What a writer hears about the HTML in a text, and about Markdown that others read in another way."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

MARKUP_WORDING: Mapping[str, Wording] = {
    "html-unbalanced": Wording(
        "'{html}' wordt niet gesloten, sluit niets, of staat waar het niet mag staan. "
        "Sluit elk element met </…>, in omgekeerde volgorde, of gebruik Markdown.",
        "'{html}' is not closed, closes nothing, or stands where it may not stand. "
        "Close each element with </…>, in reverse order, or use Markdown.",
    ),
    "markdown-slow": Wording(
        "deze tekst lezen duurt langer dan twee seconden, en is gestopt. Haal lange reeksen van dezelfde tekens weg, "
        "of verdeel de tekst over twee bestanden.",
        "reading this text takes more than two seconds, and was stopped. Take out long rows of the same signs, "
        "or divide the text over two files.",
    ),
    "markdown-read-otherwise": Wording(
        "vanaf '{text}' wordt de tekst hier anders gelezen dan in een voorbeeld op GitHub of in een editor. "
        "Zet een lege regel om lijsten, tabellen, citaten en code, en spring met vier spaties in.",
        "from '{text}' on the text is read otherwise here than in a preview on GitHub or in an editor. "
        "Put a blank line around lists, tables, quotes and code, and indent by four spaces.",
        warning=True,
    ),
    "markdown-almost": Wording(
        "'{text}' is bijna goed, en komt nu zo in de tekst te staan. Schrijf: {suggestion}",
        "'{text}' is almost right, and stands in the text like this. Write: {suggestion}",
        warning=True,
    ),
    "text-from-chat": Wording(
        "'{text}' komt uit een chatprogramma en zegt een lezer niets. Haal het weg.",
        "'{text}' comes from a chat program and means nothing to a reader. Remove it.",
    ),
    "link-preview": Wording(
        "'{text}' is het adres van uw eigen voorbeeld; niemand anders komt daar. Link naar het bestand zelf, bijvoorbeeld: [tekst](../over/index.md)",
        "'{text}' is the address of your own preview, where no one else can go. Link to the file itself, for example: [text](../over/index.md)",
    ),
    "link-quote": Wording(
        "in het adres '{text}' staan krullende aanhalingstekens. Haal die weg, of maak ze recht.",
        "the address '{text}' has curly quotes in it. Remove them, or make them straight.",
    ),
    "list-place": Wording(
        "'{text}' werkt alleen op een regel voor zichzelf, met een lege regel erboven en eronder. Schrijf: {suggestion}",
        "'{text}' only works on a line of its own, with an empty line above and below. Write: {suggestion}",
        warning=True,
    ),
    "box-not-indented": Wording(
        "'{text}' staat niet in het kader erboven. Spring met vier spaties in:{suggestion}",
        "'{text}' does not stand in the box above it. Indent by four spaces:{suggestion}",
    ),
    "fold-unknown": Wording(
        "'{text}' bestaat hier niet. Een uitklapbare tekst begint met <details markdown> en eindigt met </details>, en daarna komt: {suggestion}",
        "'{text}' does not exist here. A text that folds out begins with <details markdown> and ends with </details>, and next comes: {suggestion}",
    ),
    "tab-unknown": Wording(
        "'{text}' maakt hier geen tabblad. Gebruik een kop: {suggestion}",
        "'{text}' makes no tab here. Use a heading: {suggestion}",
    ),
    "heading-bold": Wording(
        "'{text}' is een vette regel en geen kop; wie luistert hoort dat niet. Schrijf: {suggestion}",
        "'{text}' is a bold line and no heading; who listens does not hear it. Write: {suggestion}",
        warning=True,
    ),
    "heading-underlined": Wording(
        "de streep hieronder maakt van '{text}' een kop. Is dat de bedoeling, schrijf dan: {suggestion}. Zet anders een lege regel boven de streep.",
        "the line below makes a heading of '{text}'. If that is meant, write: {suggestion}. Otherwise put an empty line above it.",
        warning=True,
    ),
    "list-number": Wording(
        "'{text}' wordt een lijst die bij dat getal begint. Is het een zin, schrijf dan: {suggestion}",
        "'{text}' becomes a list that begins at that number. If it is a sentence, write: {suggestion}",
        warning=True,
    ),
    "code-by-tab": Wording(
        "de tab vooraan maakt van '{text}' een blok code. Haal de tab weg.",
        "the tab in front makes a block of code of '{text}'. Remove the tab.",
        warning=True,
    ),
    "table-text": Wording(
        "'{text}' staat direct onder een tabel en wordt er een rij van. Zet er een lege regel tussen.",
        "'{text}' stands right below a table and becomes a row of it. Put an empty line between.",
        warning=True,
    ),
    "table-cell-lost": Wording(
        "deze rij heeft {count} cellen en de kop van de tabel {head}; wat er te veel is, valt weg: {text}",
        "this row has {count} cells and the head of the table {head}; what is too much is lost: {text}",
    ),
    "table-unread": Wording(
        "'{text}' wordt geen tabel. Zet tussen de cellen een | en onder de eerste rij: {suggestion}",
        "'{text}' does not become a table. Put a | between the cells and below the first row: {suggestion}",
        warning=True,
    ),
    "lines-joined": Wording(
        "'{text}' en de regel eronder komen achter elkaar te staan. Moeten ze onder elkaar, eindig dan met een \\: "
        "{suggestion}",
        "'{text}' and the line below it end up behind each other. To have them below each other, end with a \\: "
        "{suggestion}",
        warning=True,
    ),
    "language-tag": Wording(
        "'{value}' is geen code van een taal: een schermlezer weet dan niet hoe het klinkt.",
        "'{value}' is not the code of a language: a screen reader does not know how it sounds.",
        "Schrijf: {suggestion}",
        "Write: {suggestion}",
    ),
}
