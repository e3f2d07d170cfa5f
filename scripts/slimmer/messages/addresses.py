"""What a writer hears about addresses."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

ADDRESS_WORDING: Mapping[str, Wording] = {
    "address-taken": Wording(
        "het adres /{url} is al van {other}. Kies een ander adres, bijvoorbeeld: slug: {suggestion}",
        "the address /{url} already belongs to {other}. Choose another one, for example: slug: {suggestion}",
    ),
    "asset-address-taken": Wording(
        "het adres /{url} is al van {other}. Geef dit bestand een andere naam.",
        "the address /{url} already belongs to {other}. Give this file another name.",
    ),
    "alias-taken": Wording(
        "het oude adres /{url} is al van {other}. Haal het hier of daar weg.",
        "the old address /{url} already belongs to {other}. Remove it here or there.",
    ),
    "address-long": Wording(
        "het adres /{url} is te lang voor sommige systemen. Kies een korter, bijvoorbeeld: {field}: {suggestion}",
        "the address /{url} is too long for some systems. Choose a shorter one, for example: {field}: {suggestion}",
    ),
    "address-deep": Wording(
        "het adres /{url} is te lang voor sommige systemen, door de mappen waar dit bestand in staat. "
        "Geef ze kortere namen, of zet het minder diep.",
        "the address /{url} is too long for some systems, by the folders that this file stands in. "
        "Give them shorter names, or put it less deep.",
    ),
    "asset-address-long": Wording(
        "het adres /{url} is te lang voor sommige systemen. Geef dit bestand, of de map, een kortere naam.",
        "the address /{url} is too long for some systems. Give this file, or the folder, a shorter name.",
    ),
    "asset-address-invalid": Wording(
        "'{value}' kan geen deel van een adres zijn. Noem het bestand: {suggestion}",
        "'{value}' cannot be part of an address. Name the file: {suggestion}",
    ),
    "label-address-taken": Wording(
        "'{value}' geeft het adres /{url}, en dat is al van {other}. "
        "Kies iets dat in meer verschilt, bijvoorbeeld: {field}: {suggestion}",
        "'{value}' gives the address /{url}, which already belongs to {other}. "
        "Choose something that differs in more, for example: {field}: {suggestion}",
    ),
    "alias-invalid": Wording(
        "'{value}' kan geen oud adres zijn. Schrijf het pad op deze site, bijvoorbeeld: aliases: [/oud/adres/]",
        "'{value}' cannot be an old address. Write the path on this site, for example: aliases: [/old/address/]",
    ),
    "slug-invalid": Wording(
        "'{value}' kan geen deel van een adres zijn. Gebruik kleine letters, cijfers en streepjes: {field}: {example}",
        "'{value}' cannot be part of an address. Use small letters, digits and hyphens: {field}: {example}",
    ),
    "word-slug-taken": Wording(
        "'{value}' is ook het adres van '{other}'. Kies voor '{field}' een ander woord.",
        "'{value}' is the address of '{other}' too. Choose another word for '{field}'.",
    ),
}
