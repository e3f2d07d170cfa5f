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
}
