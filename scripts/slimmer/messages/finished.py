"""What is wrong in a finished site, told to who changes its theme or its generator."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

FINISHED_WORDING: Mapping[str, Wording] = {
    "site-link-broken": Wording(
        "'{value}' leidt naar {target}, en dat is er niet op deze site. Verbeter de verwijzing, of maak wat ontbreekt.",
        "'{value}' leads to {target}, and this site does not have that. Correct the link, or make what is missing.",
    ),
    "site-link-outside": Wording(
        "'{value}' leidt buiten de site, die op {url} begint. Ga uit van de pagina zelf, bijvoorbeeld: ../over/",
        "'{value}' leads out of the site, which begins at {url}. Start from the page itself, for example: ../about/",
    ),
    "site-link-invalid": Wording(
        "'{value}' is geen adres: een browser kan er niets mee.",
        "'{value}' is no address: a browser can do nothing with it.",
    ),
    "site-anchor-missing": Wording(
        "'{value}' wijst naar een plek die er niet is: geen onderdeel van die pagina heeft id=\"{anchor}\".",
        "'{value}' points at a place that is not there: nothing on that page has id=\"{anchor}\".",
    ),
    "site-id-twice": Wording(
        'id="{value}" staat al eerder op deze pagina. Een id noemt één plek: geef deze een andere naam.',
        'id="{value}" stands on this page already. An id names one place: give this one another name.',
    ),
    "site-title": Wording(
        "deze pagina heeft {count} titels (<title>); het moet er één zijn, met tekst.",
        "this page has {count} titles (<title>); it must have one, with text.",
    ),
    "site-h1": Wording(
        "deze pagina heeft {count} koppen van niveau 1 (<h1>); het moet er één zijn, met tekst.",
        "this page has {count} level-1 headings (<h1>); it must have one, with text.",
    ),
    "site-heading": Wording(
        "de kop '{value}' is {below}, direct onder een {above}: daar zit een niveau tussen.",
        "the heading '{value}' is {below}, right below an {above}: that skips a level.",
    ),
    "site-description": Wording(
        "de omschrijving van deze pagina telt {count} tekens; {least} tot {most} is goed.",
        "the description of this page has {count} characters; {least} to {most} is right.",
    ),
    "site-title-twice": Wording(
        "de titel '{value}' heeft ook {other}. In een zoekmachine zijn zij niet te onderscheiden: kies een andere.",
        "{other} has the title '{value}' too. In a search engine nobody can tell them apart: choose another.",
        warning=True,
    ),
    "site-description-twice": Wording(
        "de omschrijving '{value}' heeft ook {other}. Schrijf er een die alleen bij deze pagina past.",
        "{other} has the description '{value}' too. Write one that fits only this page.",
        warning=True,
    ),
    "site-language": Wording(
        "deze pagina zegt in de taal '{value}' te zijn; naar haar adres is dat '{wanted}'.",
        "this page says that its language is '{value}'; by its address it is '{wanted}'.",
    ),
    "site-link-language": Wording(
        "'{value}' leidt naar een pagina in een andere taal. Zeg dat erbij: hreflang=\"{locale}\"",
        "'{value}' leads to a page in another language. Say so: hreflang=\"{locale}\"",
    ),
    "site-canonical": Wording(
        "het vaste adres (canonical) is '{value}'; het hoort bij deze pagina zelf: {wanted}",
        "the canonical address is '{value}'; it must be the page's own: {wanted}",
    ),
    "site-alternate-self": Wording(
        "bij de vertalingen (hreflang) ontbreekt deze pagina zelf: {locale} moet {wanted} zijn.",
        "this page itself is missing among its translations (hreflang): {locale} must be {wanted}.",
    ),
    "site-alternate-default": Wording(
        "bij de vertalingen (hreflang) moet x-default {wanted} zijn.",
        "among the translations (hreflang), x-default must be {wanted}.",
    ),
    "site-alternate": Wording(
        "de vertaling {locale} ('{value}') is er niet, of noemt niet dezelfde vertalingen terug. Zoekmachines "
        "negeren haar dan.",
        "the translation {locale} ('{value}') is not there, or does not name the same translations back. Search "
        "engines ignore it then.",
    ),
    "site-policy": Wording(
        "deze pagina heeft {count} keer een Content-Security-Policy; het moet er één zijn, en zij begint met: "
        "default-src 'none';",
        "this page has {count} Content-Security-Policies; it must have one, which begins with: default-src 'none';",
    ),
    "site-policy-open": Wording(
        "de Content-Security-Policy staat {value} toe. Dan kan alles worden uitgevoerd: haal dat weg.",
        "the Content-Security-Policy allows {value}. Then anything can run: remove it.",
    ),
    "site-inline": Wording(
        "{value} in de pagina zelf werkt niet: de Content-Security-Policy verbiedt het. Zet het in een bestand bij het "
        "thema.",
        "{value} in the page itself does not work: the Content-Security-Policy forbids it. Put it in a file of the "
        "theme.",
    ),
    "site-outside": Wording(
        "'{value}' wordt van een andere site geladen; die ziet dan wie hier leest. Zet het bestand op deze site.",
        "'{value}' is loaded from another site, which then sees who reads here. Put the file on this site.",
    ),
    "site-heavy": Wording(
        "deze pagina weegt ingepakt {size} bytes, met stijlen en scripts; {limit} is het hoogste. Verdeel haar over "
        "meer pagina's.",
        "this page weighs {size} bytes compressed, with styles and scripts; {limit} is the most. Divide it over more "
        "pages.",
    ),
    "site-requests": Wording(
        "deze pagina laadt {count} bestanden; {limit} is het meeste. Laat beelden lager op de pagina wachten met: "
        'loading="lazy"',
        'this page loads {count} files; {limit} is the most. Let pictures further down wait with: loading="lazy"',
    ),
    "site-unreadable": Wording(
        "dit bestand is niet te lezen: {reason}",
        "this file cannot be read: {reason}",
    ),
    "site-missing": Wording(
        "{value} ontbreekt. Bouw de site opnieuw met: slimmer build",
        "{value} is missing. Build the site again with: slimmer build",
    ),
    "site-feed-self": Wording(
        "deze feed zegt dat hij op '{value}' staat; dat is {wanted}",
        "this feed says that it is at '{value}'; that is {wanted}",
    ),
    "site-feed-empty": Wording(
        "in deze feed staat niets. Een feed zonder bericht hoort niet op de site.",
        "there is nothing in this feed. A feed without an entry does not belong on the site.",
    ),
    "site-sitemap-lacks": Wording(
        "de sitemap noemt {value} niet.",
        "the sitemap does not name {value}.",
    ),
    "site-sitemap-extra": Wording(
        "de sitemap noemt {value}; dat is geen pagina die zoekmachines mogen tonen.",
        "the sitemap names {value}; that is no page that search engines may show.",
    ),
}
