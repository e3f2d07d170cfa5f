"""What a writer hears as a warning: it stops nothing, and can be silenced at its place."""

from collections.abc import Mapping

from slimmer.messages.wording import MEANT, Wording

WARNING_WORDING: Mapping[str, Wording] = {
    "title-long": Wording(
        "deze titel heeft {length} tekens; een zoekmachine toont er {limit}. Maak hem korter, of zet de rest "
        "in de omschrijving.",
        "this title has {length} characters; a search engine shows {limit}. Make it shorter, or put the rest "
        "into the description.",
        warning=True,
    ),
    "description-long": Wording(
        "deze omschrijving heeft {length} tekens; een zoekmachine toont er {limit}. Maak haar korter.",
        "this description has {length} characters; a search engine shows {limit}. Make it shorter.",
        warning=True,
    ),
    "link-vague": Wording(
        "'{text}' zegt niet waar de link heen leidt, en wie alleen de links hoort, mist de zin eromheen. "
        "Maak een link van woorden die het zeggen, bijvoorbeeld: [het programma van de dag]({target})",
        "'{text}' does not say where the link leads, and who hears only the links lacks the sentence around it. "
        "Make a link of words that say so, for example: [the programme of the day]({target})",
        warning=True,
    ),
    "link-bare": Wording(
        "hier staat een adres waar een lezer woorden verwacht. Schrijf: [waar het over gaat]({target})",
        "here is an address where a reader expects words. Write: [what it is about]({target})",
        warning=True,
    ),
    "picture-small": Wording(
        "'{target}' is maar {width} beeldpunten breed; op een scherm wordt dat klein of wazig. "
        "Gebruik een beeld van minstens {limit} breed.",
        "'{target}' is only {width} pixels wide, which is small or blurred on a screen. "
        "Use a picture at least {limit} wide.",
        warning=True,
    ),
    "word-unknown": Wording(
        "'{value}' staat niet in het woordenboek.{hint} Klopt het woord, zet het dan op een regel in "
        "docs/_data/spelling.txt",
        "'{value}' is not in the dictionary.{hint} If the word is right, put it on a line in docs/_data/spelling.txt",
        "Bedoelt u: {suggestion}?",
        "Did you mean: {suggestion}?",
        warning=True,
    ),
    "silence-unknown": Wording(
        "'{value}' is geen waarschuwing die u stil kunt zetten; wat de site tegenhoudt blijft gemeld.",
        "'{value}' is not a warning that you can silence; what stops the site is always told.",
        *MEANT,
        warning=True,
    ),
    "silence-reason": Wording(
        "hier ontbreekt waarom deze melding stil mag zijn. Schrijf: silence {value}: de reden",
        "this lacks why the message may be silent. Write: silence {value}: the reason",
        warning=True,
    ),
    "silence-unused": Wording(
        "hier is '{value}' stilgezet, maar er is niets van te melden. Haal deze opmerking weg.",
        "'{value}' is silenced here, but there is nothing of it to tell. Remove this remark.",
        warning=True,
    ),
}
