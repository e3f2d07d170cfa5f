"""What the writers' commands ask and say, and what they write between the lines of a new text."""

import os

from slimmer.messages.wording import Wording, wordings


def _wording(code: str) -> Wording:
    return wordings("writing").get(code) or wordings("bringing")[code]


def say(code: str, locale: str, **values: object) -> str:
    """In Dutch, or else in English."""
    return _wording(code).say("nl" if locale.startswith("nl") else "en", values)


def both_ways(code: str, **values: object) -> str:
    """Dutch, and English below it, each with a capital unless it begins with a path or what was typed."""
    wording = _wording(code)
    typed = wording.nl.startswith(("{", "/", "'"))
    return "\n".join(dict.fromkeys(one if typed else f"{one[0].upper()}{one[1:]}" for one in wording.both(**values)))


def spoken() -> str:
    """The language of who runs a command, from the system: Dutch unless it clearly is another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        value = os.environ.get(name, "")
        if value and value.partition(".")[0] not in ("C", "POSIX"):
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
