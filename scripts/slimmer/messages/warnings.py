"""What a writer hears as a warning: it stops nothing, and can be silenced at its place."""

from collections.abc import Mapping

from slimmer.messages.wording import MEANT, Wording

WARNING_WORDING: Mapping[str, Wording] = {
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
