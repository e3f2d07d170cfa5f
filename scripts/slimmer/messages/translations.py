"""What a writer hears about a pair of texts: which one lags behind, what differs, what was renamed."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

TRANSLATION_WORDING: Mapping[str, Wording] = {
    "translation-stale": Wording(
        "{other} is veranderd en deze vertaling niet, bij '{text}'. Werk de vertaling bij en meld dat, "
        "of meld dat zij nog klopt: slimmer status --ok {own}",
        "{other} has changed and this translation has not, at '{text}'. Mend the translation and say so, "
        "or say that it is still right: slimmer status --ok {own}",
        warning=True,
    ),
    "translation-differs": Wording(
        "{what} verschillen: hier {here}, in {other} {there}. Maak ze gelijk, of meld dat het zo klopt: "
        "slimmer status --ok {own}",
        "{what} differ: {here} here, {there} in {other}. Make them the same, or say that it is right: "
        "slimmer status --ok {own}",
        warning=True,
    ),
    "address-lost": Wording(
        "dit stond eerst op {urls}; wie dat adres heeft, komt nergens meer uit. Zet erbij: aliases: [{aliases}]",
        "this was at {urls} before; whoever has that address comes out nowhere. Add: aliases: [{aliases}]",
        warning=True,
    ),
    "pair-broken": Wording(
        "de vertaling heet nog {other}, dus de twee horen niet meer bij elkaar. Noem haar: {suggestion}",
        "the translation is still called {other}, so the two no longer belong together. Name it: {suggestion}",
        warning=True,
    ),
}

STATUS: Mapping[str, tuple[str, str]] = {
    "fresh": ("bij", "fresh"),
    "stale": ("loopt achter", "lags behind"),
    "missing": ("geen vertaling", "no translation"),
    "draft": ("in de maak", "being made"),
    "unrecorded": ("nog niet nagekeken", "not looked at yet"),
}
"""What a pair of texts is in."""
