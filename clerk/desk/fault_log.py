"""What to do with a fault nobody foresaw: keep it for whoever can mend it, tell the clerk where."""

import os
import traceback
from datetime import UTC, datetime

from clerk.desk.paths import data_folder


def written(fault: BaseException) -> str:
    """Put `fault` into the log, readable by its owner alone; the sentence to show.

    Values are left out, of variables and of messages: they may be restricted.
    """
    trace = "".join(traceback.format_tb(fault.__traceback__))
    kind = type(fault).__name__
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind}\n{trace}\n"
    sentence = f"Clerk met a fault it did not expect ({kind}) and stopped"
    log = data_folder() / "clerk-faults.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return f"{sentence}."
    return f"{sentence}; it is described in {log}."
