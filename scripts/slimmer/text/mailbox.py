"""Mailboxes of a function, as opposed to a person's."""

import re

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
    ondernemers bedrijven
    """.split()
)


def is_mail_address(text: str) -> bool:
    return len(text) <= 254 and bool(_ADDRESS.fullmatch(text)) and ".." not in text


def is_function_mailbox(address: str, *names: str) -> bool:
    """Before the `@` stands a function, perhaps with a word of `names` (`info.best`): never a person's name.

    What is not known as a function is taken for a person, for a person's address cannot be taken back.
    """
    local, _, domain = address.partition("@")
    own = {word for name in (*names, domain.rpartition(".")[0]) for word in fold(name).split()} | {"en", "and"}
    parts = {part for part in re.split(r"[._+-]|\d+", local.lower()) if part}
    return bool(parts & _FUNCTIONS) and parts <= _FUNCTIONS | own
