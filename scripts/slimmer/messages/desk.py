"""What the preview says around the site: on each page, and on the page for editors."""

from collections.abc import Mapping

DESK: Mapping[str, tuple[str, str]] = {
    "title": ("Redactie", "Editors"),
    "about": (
        "Wat er aan de site te doen is. Alleen in het voorbeeld op deze computer; bezoekers zien dit niet.",
        "What there is to do. Only in the preview on this computer; visitors do not see this.",
    ),
    "home": ("Naar de site", "To the site"),
    "problems": ("Problemen en waarschuwingen", "Problems and warnings"),
    "drafts": ("Concepten", "Drafts"),
    "scheduled": ("Gepland", "Scheduled"),
    "hidden": ("Niet op de site", "Not on the site"),
    "translations": ("Vertalingen", "Translations"),
    "orphans": ("Pagina's waar niets naar verwijst", "Pages that nothing links to"),
    "pictures": ("Beelden die niemand gebruikt", "Pictures that no one uses"),
    "aliases": ("Oude adressen", "Old addresses"),
    "none": ("Niets.", "Nothing."),
    "here": ("Op deze pagina", "On this page"),
    "elsewhere": ("Elders: {count}", "Elsewhere: {count}"),
    "line": ("regel {line}", "line {line}"),
    "open": ("Open in VS Code", "Open in VS Code"),
    "source": ("Deze pagina staat in", "This page is in"),
}


def desk_words(locale: str) -> Mapping[str, str]:
    return {name: said[0 if locale == "nl" else 1] for name, said in DESK.items()}
