"""What is said outside the content: by commands, of the configuration and the environment, in a text that is begun."""

import errno
import os
from collections.abc import Iterable

from slimmer.messages.wording import Wording, wordings


def both(code: str, **values: object) -> tuple[str, str]:
    """In Dutch and in English."""
    return wordings("outside")[code].both(**values)


def say(code: str, locale: str, **values: object) -> str:
    """What a writer's command asks or writes, in Dutch, or else in English."""
    return _writing(code).say("nl" if locale.startswith("nl") else "en", values)


def both_ways(code: str, **values: object) -> str:
    """Dutch, and English below it, each with a capital unless it begins with a path or what was typed."""
    wording = _writing(code)
    typed = wording.nl.startswith(("{", "/", "'"))
    return "\n".join(dict.fromkeys(one if typed else f"{one[0].upper()}{one[1:]}" for one in wording.both(**values)))


def _writing(code: str) -> Wording:
    return wordings("writing").get(code) or wordings("bringing")[code]


def say_why(path: str, why: Iterable[str]) -> list[str]:
    """In Dutch and English, why a file was made again; no reasons: it was not."""
    reasons = [wordings("reasons")[code] for code in why]
    said = wordings("outside")["made-again" if reasons else "not-made-again"]
    return [said.say(code, {"path": path, "why": "; ".join(one.of(code) for one in reasons)}) for code in ("nl", "en")]


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
