"""What the writers' commands ask and say, and what they write between the lines of a new text."""

import os
from collections.abc import Mapping

from slimmer.messages.bringing import BRINGING

WRITING: Mapping[str, tuple[str, str]] = {
    # Questions of `slimmer new`
    "ask-folder": ("In welke map van docs/ komt de pagina", "Which folder of docs/ does the page go in"),
    "ask-description": ("In één zin: waar gaat het over", "In one sentence: what is it about"),
    "ask-date": ("Welke dag staat erbij (jaar-maand-dag)", "Which day does it carry (year-month-day)"),
    "ask-month": ("Van welke maand (jaar-maand)", "Of which month (year-month)"),
    "ask-number": ("Welk nummer", "Which number"),
    "ask-lead": ("Waarmee opent de mail, in een of twee zinnen", "What opens the mail, in a sentence or two"),
    "ask-authors": ("Door wie", "By whom"),
    "ask-category": ("Welke categorie", "Which category"),
    "ask-tags": ("Welke trefwoorden", "Which tags"),
    "ask-start": ("Wanneer begon het (jaar of jaar-maand)", "When did it begin (year or year-month)"),
    "ask-themes": ("Bij welke themalijnen hoort het", "Which theme lines does it belong to"),
    "ask-sector": ("Welke sector", "Which sector"),
    "ask-municipality": ("Welke gemeente", "Which municipality"),
    "ask-website": ("Welke website", "Which website"),
    "ask-role": ("Welke rol heeft deze organisatie", "Which role does this organisation have"),
    "ask-since": ("Sinds wanneer heeft zij die rol", "Since when does it have that role"),
    "ask-source": (
        "Waar is dat te lezen (bron of webadres)",
        "Where can that be read (source or web address)",
    ),
    "ask-work": ("Wat doet deze persoon hier, in het {language}", "What does this person do here, in {language}"),
    "ask-organisation": ("Bij welke organisatie (sleutel)", "At which organisation (key)"),
    "ask-label": ("Hoe heet '{value}' in het {language}", "What is '{value}' called in {language}"),
    "ask-add": ("'{value}' staat nog niet in {file}. Toevoegen", "'{value}' is not in {file} yet. Add it"),
    "ask-yes": ("Doorgaan", "Go on"),
    "ask-alias": (
        "Waar moet het oude adres heen leiden (pad van een pagina, of leeg: nergens)",
        "Where should the old address lead (path of a page, or empty: nowhere)",
    ),
    "choices": ("  Kies uit: {known}", "  Choose from: {known}"),
    # What was done
    "made": ("Gemaakt: {path}", "Made: {path}"),
    "added": ("Toegevoegd in {path}: {line}", "Added in {path}: {line}"),
    "next-draft": (
        "Open het bestand en schrijf. Is het klaar, haal dan de regel 'draft: true' weg.",
        "Open the file and write. When it is ready, remove the line 'draft: true'.",
    ),
    "next-check": ("Kijk het na met: slimmer check", "Check it with: slimmer check"),
    "nothing-done": ("Er is niets veranderd.", "Nothing was changed."),
    "moved": ("{old} heet nu {new}", "{old} is now {new}"),
    "updated": ("Bijgewerkt: {path}", "Updated: {path}"),
    "stays": (
        "{path} blijft waar het is: het bestand heeft zelf een adres, dat mensen kunnen hebben.",
        "{path} stays where it is: the file has an address of its own, which people may have.",
    ),
    "removed": ("Weg: {path}", "Removed: {path}"),
    "leads": ("/{old} leidt voortaan naar {new}", "/{old} now leads to {new}"),
    "rm-where": (
        "zeg waar het oude adres heen moet: slimmer rm {path} --to docs/over/index.nl.md, of --nowhere",
        "say where the old address should lead: slimmer rm {path} --to docs/over/index.nl.md, or --nowhere",
    ),
    "dead": ("/{old} leidt nergens meer heen", "/{old} leads nowhere any more"),
    "links-here": ("{path}:{line} linkt hierheen: {target}", "{path}:{line} links to this: {target}"),
    "with-write": ("Er is nog niets veranderd; met --write wel.", "Nothing was changed yet; add --write to do it."),
    # The translation status
    "status-lost": (
        "    (wat er stond, is niet in git te vinden)",
        "    (what it said is not to be found in git)",
    ),
    "status-ok": ("Klopt vanaf nu: {path}", "Right from now on: {path}"),
    "status-how": (
        "Klopt een vertaling (weer)? slimmer status --ok PAD; alles in één keer: --ok-all",
        "Is a translation right (again)? slimmer status --ok PATH; everything at once: --ok-all",
    ),
    "no-pair": (
        "{path} heeft geen vertaling. Zet er een klaar: slimmer translate {path}",
        "{path} has no translation. Set one up: slimmer translate {path}",
    ),
    # What cannot be done
    "exists": (
        "{path} bestaat al; er is niets veranderd. Kies een andere naam.",
        "{path} exists already; nothing was changed. Choose another name.",
    ),
    "translated": (
        "{path} is er al. Kijk of deze vertaling bij is: slimmer status {path}",
        "{path} is there already. See whether this translation is fresh: slimmer status {path}",
    ),
    "needs": (
        "{name} ontbreekt. Voeg toe: --set {name}={example}",
        "{name} is missing. Add: --set {name}={example}",
    ),
    "set-form": (
        "--set '{value}' is geen naam=waarde. Schrijf bijvoorbeeld: --set {example}",
        "--set '{value}' is no name=value. Write for example: --set {example}",
    ),
    "no-title": (
        "deze titel heeft geen letters of cijfers, dus er is geen bestandsnaam van te maken.",
        "this title has no letters or digits, so no file name can be made from it.",
    ),
    "no-folder": ("docs/{value} is geen map van deze site.", "docs/{value} is no folder of this site."),
    "locale": (
        "'{value}' is geen taal van deze site. Wel: {known}",
        "'{value}' is no language here. There are: {known}",
    ),
    "no-page": (
        "{path} is geen pagina of bericht van deze site. Schrijf het pad van het bestand, bijvoorbeeld: {example}",
        "{path} is no page or post of this site. Write the path of the file, for example: {example}",
    ),
    "outside": (
        "{path} ligt niet in docs/ of blog/. Kies een plek daarbinnen, bijvoorbeeld: {example}",
        "{path} is not in docs/ or blog/. Choose a place inside them, for example: {example}",
    ),
    "unreadable": (
        "eerst moet dit in orde zijn, anders is niet te zien wat er verandert:",
        "this must be mended first, or it cannot be seen what changes:",
    ),
    "folder-configured": (
        "{path} staat in mkdocs.yml bij 'folders'. Verander die naam daar eerst.",
        "{path} is named in mkdocs.yml under 'folders'. Change that name there first.",
    ),
    "not-so": ("zo kan het niet heten; er is niets veranderd:", "it cannot be called that; nothing was changed:"),
    "kind-differs": (
        "{path} heeft andere gegevens dan een tekst op {new}. Begin daar een nieuwe tekst met slimmer new, "
        "en haal deze weg met slimmer rm {path} --to {new}",
        "{path} has other details than a text at {new}. Begin a new text there with slimmer new, "
        "and remove this one with slimmer rm {path} --to {new}",
    ),
    "home": ("de voorpagina kan niet weg of verhuizen.", "the front page cannot go or move."),
    "name-invalid": (
        "'{value}' kan geen naam van een bestand zijn. Gebruik kleine letters, cijfers en streepjes: {example}",
        "'{value}' cannot be the name of a file. Use small letters, digits and hyphens: {example}",
    ),
    # Hints in a new text
    "hint-field": ("Haal het hekje weg voor wat u gebruikt.", "Remove the # in front of what you use."),
    "hint-known": ("een van: {known}", "one of: {known}"),
    "hint-draft": (
        "Klaar? Haal deze twee regels weg; tot dan ziet alleen het voorbeeld deze tekst.",
        "Ready? Remove these two lines; until then only the preview shows this text.",
    ),
    "hint-post": (
        "Schrijf hier de eerste alinea: wat is er gebeurd, en voor wie is dat van belang?",
        "Write the first paragraph here: what happened, and who does it matter to?",
    ),
    "hint-more": (
        "Wat boven de regel met 'more' staat, komt in de overzichten. Schrijf eronder verder.",
        "What stands above the line with 'more' is shown in lists. Go on below it.",
    ),
    "hint-heading": (
        "Een nieuw stuk begint met twee hekjes: ## Een kop die zegt wat eronder staat",
        "A new part begins with two signs: ## A heading that says what is below it",
    ),
    "hint-picture": (
        "Een foto naast dit bestand: ![wat er te zien is](foto.jpg)",
        "A photo beside this file: ![what it shows](photo.jpg)",
    ),
    "hint-page": (
        "Schrijf hier eerst wat bekend is, in gewone taal, en dan pas de uitleg.",
        "Write first what is known, in plain words, and the explanation after it.",
    ),
    "hint-newsletter": (
        "Wat u bij 'featured' noemt, komt er met titel en samenvatting bij. Schrijf hier de rest.",
        "What you name under 'featured' is added with title and summary. Write the rest here.",
    ),
    "hint-translate": (
        "Vertaald uit {path}. Boven elk stuk staat wat daar staat; vul eronder uw vertaling in en haal het weg.",
        "Translated from {path}. Above each part is what it says there; fill in your translation below it and remove it.",
    ),
    **BRINGING,
}


def say(code: str, locale: str, **values: object) -> str:
    """In Dutch, or else in English."""
    return WRITING[code][0 if locale.startswith("nl") else 1].format_map(values)


def both_ways(code: str, **values: object) -> str:
    """Dutch, and English below it."""
    nl, en = say(code, "nl", **values), say(code, "en", **values)
    return "\n".join(dict.fromkeys((_sentence(code, nl), _sentence(code, en))))


def _sentence(code: str, text: str) -> str:
    """With a capital, unless it begins with a path or what was typed."""
    return text if WRITING[code][0].startswith(("{", "/", "'")) else f"{text[0].upper()}{text[1:]}"


def spoken() -> str:
    """The language of who runs a command, from the system: Dutch unless it clearly is another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name, "")
        if value and not value.upper().startswith(("C", "POSIX")):
            return "nl" if value.startswith("nl") else "en"
    return _of_windows()


def _of_windows() -> str:
    """Windows names its language through its own interface."""
    try:
        import ctypes

        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined]
    except (ImportError, AttributeError, OSError):
        return "nl"
    return "nl" if language & 0x3FF == 0x13 else "en"
