"""What the file system says of a file: while that is the same, so are its bytes."""

import os

_YOUNG = 2_000_000_000
"""Nanoseconds in which some file systems give two changes the same time."""


_NUMBERED = os.name != "nt"
"""On Windows a listing of a folder gives every file the number 0, and asking for the file itself does not."""


def state_of(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino if _NUMBERED else 0}"


def is_settled(stat: os.stat_result, now: int) -> bool:
    """Whether another change would show in its state. `now` is in nanoseconds, from before the look.

    Whoever sets the clock of a file back changes its `ctime`; on Windows that is when it was made, and tells less.
    """
    return max(stat.st_mtime_ns, stat.st_ctime_ns) <= now - _YOUNG
