"""What is wrong with a value from outside the content: the configuration, the environment, the command line."""

import errno
from collections.abc import Mapping

OUTSIDE: Mapping[str, tuple[str, str]] = {
    "epoch": (
        "SOURCE_DATE_EPOCH '{value}' is geen aantal seconden sinds 1970. Schrijf bijvoorbeeld: {example}",
        "SOURCE_DATE_EPOCH '{value}' is no number of seconds since 1970. Write for example: {example}",
    ),
    "site-url": (
        "site_url (of SITE_URL) '{value}' is geen adres van een site: https://, een naam en een pad, zonder ? en #. "
        "Schrijf bijvoorbeeld: {example}",
        "site_url (or SITE_URL) '{value}' is no address of a site: https://, a name and a path, without ? and #. "
        "Write for example: {example}",
    ),
    "option": (
        "'{name}' onder plugins, slimmer, kan niet '{value}' zijn. Schrijf bijvoorbeeld: {name}: {example}",
        "'{name}' under plugins, slimmer, cannot be '{value}'. Write for example: {name}: {example}",
    ),
    "signed": (
        "'signed' noemt rollen die niet onder 'roles' staan: {value}. Noem er een uit: {example}",
        "'signed' names roles that are not under 'roles': {value}. Name one of: {example}",
    ),
    "smtp-port": (
        "SLIMMER_SMTP_PORT '{value}' is geen poort: een getal van 1 tot 65535, bijvoorbeeld: {example}",
        "SLIMMER_SMTP_PORT '{value}' is no port: a number from 1 to 65535, for example: {example}",
    ),
    "smtp-timeout": (
        "SLIMMER_SMTP_TIMEOUT '{value}' is geen aantal seconden, bijvoorbeeld: {example}",
        "SLIMMER_SMTP_TIMEOUT '{value}' is no number of seconds, for example: {example}",
    ),
    "not-ours": (
        "{value} is geen map voor de site: er staat iets anders in dan een site van Slimmer, of hij hoort bij de "
        "teksten. Daar wordt niets veranderd. Kies een lege map, bijvoorbeeld: --site-dir site",
        "{value} is no folder for the site: it holds something else than a site of Slimmer, or belongs to the texts. "
        "Nothing in it is changed. Choose an empty folder, for example: --site-dir site",
    ),
    "preview-theme": (
        "{place}: {detail}. De vorige versie blijft staan tot dit sjabloon klopt.",
        "{place}: {detail}. The previous version stays until this template is right.",
    ),
    "preview-fault": (
        "de site kon niet opnieuw worden gemaakt ({detail}). De vorige versie blijft staan. Staat de oorzaak niet in "
        "wat u net bewaarde, meld dit dan:",
        "the site could not be made again ({detail}). The previous version stays. If the cause is not in what you just "
        "saved, please report this:",
    ),
    "cache": (
        "let op: in .cache kan niets worden bewaard ({why}), dus alles wordt opnieuw gemaakt. "
        "Maak ruimte, of verwijder .cache.",
        "note: nothing can be kept in .cache ({why}), so everything is made anew. Make room, or remove .cache.",
    ),
    "no-room": (
        "de schijf is vol: er is geen ruimte voor {value}. Maak ruimte, en doe het nog eens.",
        "the disk is full: there is no room for {value}. Make room, and do it again.",
    ),
    "no-permission": (
        "{value} mag hier niet worden gelezen of geschreven. Kijk van wie het is, en doe het nog eens.",
        "{value} may not be read or written here. Look whose it is, and do it again.",
    ),
    "system": (
        "het gaat niet met {value}; het systeem zegt: {why}.",
        "it does not work with {value}; the system says: {why}.",
    ),
    "no-site-file": (
        "{value} is geen bestand of adres van de site.",
        "{value} is no file or address of the site.",
    ),
    "no-site-file-but": (
        "{value} is geen bestand of adres van de site. Bedoelt u {suggestion}?",
        "{value} is no file or address of the site. Do you mean {suggestion}?",
    ),
    "smtp-from": (
        "de afzender '{value}' (SLIMMER_SMTP_FROM of mail.sender) is geen mailadres. Schrijf bijvoorbeeld: {example}",
        "the sender '{value}' (SLIMMER_SMTP_FROM or mail.sender) is no mail address. Write for example: {example}",
    ),
}


def both(code: str, **values: object) -> tuple[str, str]:
    """In Dutch and in English."""
    nl, en = OUTSIDE[code]
    return nl.format_map(values), en.format_map(values)


_REFUSED = {
    errno.ENOSPC: "no-room",
    errno.EDQUOT: "no-room",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
}


def refused(error: OSError) -> tuple[str, str]:
    """What the system does not do, with the path where it has one."""
    where = error.filename if isinstance(error.filename, str) else str(error.filename or ".")
    return both(_REFUSED.get(error.errno or 0, "system"), value=where, why=error.strerror or str(error))
