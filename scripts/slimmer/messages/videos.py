"""What a writer hears about a video; `problems` holds these with all other messages."""

from collections.abc import Mapping

from slimmer.messages.wording import Wording

VIDEO_WORDING: Mapping[str, Wording] = {
    "video-address": Wording(
        "'{target}' is geen adres van één film op YouTube of Vimeo. Kopieer daar het adres bij 'Delen', "
        "bijvoorbeeld: https://youtu.be/… of https://vimeo.com/…",
        "'{target}' is not the address of one video at YouTube or Vimeo. Copy the address there from 'Share', "
        "for example: https://youtu.be/… or https://vimeo.com/…",
    ),
    "video-title-missing": Wording(
        "de film '{target}' heeft geen titel. Schrijf: ![wat de film laat zien]({target})",
        "the video '{target}' has no title. Write: ![what the video shows]({target})",
    ),
    "video-transcript-missing": Wording(
        "bij de film '{title}' ontbreekt de tekst voor wie hem niet ziet of hoort. "
        "Schrijf die in een bestand naast deze tekst en verwijs ernaar: {example}",
        "the video '{title}' lacks the text for people who cannot see or hear it. "
        "Write it in a file beside this text and refer to it: {example}",
    ),
    "video-captions-missing": Wording(
        "de film '{target}' heeft geen ondertitels. Maak ze als WebVTT, zet ze naast de film en schrijf "
        "tussen de accolades: captions={captions}",
        "the video '{target}' has no captions. Make them as WebVTT, put them beside the video and write "
        "between the braces: captions={captions}",
    ),
    "video-place": Wording(
        "de film '{target}' staat midden in een zin. "
        "Zet hem op een regel alleen, met een lege regel erboven en eronder.",
        "the video '{target}' stands within a sentence. "
        "Put it on a line of its own, with an empty line above and below.",
    ),
}
