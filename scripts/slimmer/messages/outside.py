"""What is wrong with a value from outside the content: the configuration, the environment, the command line."""

import errno

from slimmer.messages.wording import wordings


def both(code: str, **values: object) -> tuple[str, str]:
    """In Dutch and in English."""
    return wordings("outside")[code].both(**values)


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
