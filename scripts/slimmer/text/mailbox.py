"""Mailboxes of a function, as opposed to a person's."""

import re
from email.utils import parseaddr

from slimmer.text.names import fold

_ADDRESS = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_FUNCTIONS = frozenset(
    """
    info informatie information contact mail email post office kantoor hallo hello welkom welcome algemeen general
    secretariaat secretaris secretary secretariat bestuur board bestuurssecretariaat directie directiesecretariaat
    directiebureau management communicatie communications communication voorlichting pers press media redactie
    editors nieuws news nieuwsbrief newsletter marketing receptie reception balie servicedesk service helpdesk
    klantenservice klantcontact klant support administratie administration admin beheer website webmaster web
    gemeente gemeentehuis raad griffie college wethouders team project projecten projects projectbureau programma
    programme bureau relatiebeheer samenwerking partners partnerships partner leden members ledenadministratie
    zorg welzijn wonen preventie gezondheid health innovatie innovation onderzoek research onderwijs education
    subsidie subsidies aanmelden aanmelding inschrijven events evenementen vrijwilligers steunpunt meldpunt loket
    ondernemers bedrijven stadhuis kcc wmo jeugd vragen vraag reacties huisarts huisartsen praktijk apotheek apotheken
    receptuur assistente balie wijkteam verpleging thuiszorg revalidatie fysio fysiotherapie aanvragen afspraken
    opleidingen studie cursus training facturen inkoop verkoop financien hr vacatures sollicitatie planning
    """.split()
)
_SECOND = _FUNCTIONS | frozenset(
    "punt huis desk lijn groep centrum dienst plein kamer advies hulp wijzer zaken".split()
)
"""What stands behind a function in one word: `zorgloket`, `servicepunt`."""


def is_mail_address(text: str) -> bool:
    return len(text) <= 254 and bool(_ADDRESS.fullmatch(text)) and ".." not in text


def is_sender(text: str) -> bool:
    """An address with or without a name before it: `Naam <nieuwsbrief@voorbeeld.nl>`, on one line."""
    return text.isprintable() and is_mail_address(parseaddr(text)[1])


def is_function_mailbox(address: str, *names: str) -> bool:
    """Before the `@` stands a function, perhaps with a word of `names` (`info.best`): never a person's name.

    What is not known as a function is taken for a person, for a person's address cannot be taken back.
    """
    local, _, domain = address.lower().partition("@")
    own = {word for name in (*names, domain.rpartition(".")[0]) for word in fold(name).split()} | {"en", "and"}
    parts = {part for part in re.split(r"[._+-]|\d+", local) if part}
    bare, labels = re.sub("[^a-z0-9]", "", local), {label.replace("-", "") for label in domain.split(".")[:-1]}
    if bare in labels and bare in {
        form for name in names for form in (*fold(name).split(), fold(name).replace(" ", ""))
    }:
        # The organisation's own name before its own domain.
        return True
    functions = {part for part in parts if _is_function(part)}
    return bool(functions) and parts <= functions | own


def _is_function(word: str) -> bool:
    return word in _FUNCTIONS or any(word[:at] in _FUNCTIONS and word[at:] in _SECOND for at in range(3, len(word) - 2))
