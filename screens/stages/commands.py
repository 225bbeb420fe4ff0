"""What moves a meeting from stage to stage, its keys, and at which stages it does."""

from clerk.business.meetings import FIXED, ISSUED, Stage
from screens.commands import Command

ABOUT = (
    "What is not ready to be issued, and why: Enter goes there. Below, what went out: copies to be "
    "checked and who had them, drafts issued, corrections. Numbers are fixed only when the draft "
    "is issued, and what is issued, confirmed or signed cannot be taken back."
)

VERBS = (
    Command("stages.back", "Back", "Stop writing, or go back.", ("escape",)),
    Command(
        "stages.copy",
        "Checking copy",
        "Close the meeting, and write a Word copy to be checked.",
        ("c",),
    ),
    Command("stages.copy_for", "Copy for", "The same, saying whom the copy is for.", ("C",)),
    Command("stages.close", "Close", "Close the meeting, and write no copy yet.", ("l",)),
    Command("stages.issue", "Issue", "Show what issuing the draft fixes, and ask.", ("i",)),
    Command("stages.differences", "Differences", "What changed since the last draft.", ("d",)),
    Command("stages.correct", "Correction", "Record what is put right.", ("a",)),
    Command("stages.confirm", "Confirm", "Confirm the minutes as a correct record.", ("o",)),
    Command("stages.sign", "Sign", "Note who signed the minutes.", ("s",)),
    Command("stages.export", "Export", "Print decisions, minutes or changes.", ("x",)),
    Command("stages.extract", "Extract", "Print one minute by its number.", ("e",), footer=False),
    Command("stages.show", "Open the file", "Open the copy just written.", ("ctrl+o",)),
)

_NOT_YET = "The draft is not issued yet."
_GONE_ON = "The draft is issued: x prints the minutes as they are."


def not_at(verb: str, stage: Stage) -> str | None:
    """Why a command has no meaning at a stage; None when it has."""
    match verb:
        case "close":
            return None if stage is Stage.IN_THE_ROOM else "The meeting is not open."
        case "copy" | "copy_for":
            return _GONE_ON if stage in ISSUED else None
        case "issue" if stage is Stage.IN_THE_ROOM:
            return "The meeting is still open: c closes it and writes a copy to be checked."
        case "issue" if stage in FIXED:
            return "These minutes are confirmed: their text is fixed."
        case "correct":
            return None if stage in ISSUED else f"{_NOT_YET} Put the text itself right."
        case "confirm" if stage is not Stage.DRAFT_ISSUED:
            return "They are confirmed already." if stage in ISSUED else _NOT_YET
        case "sign" if stage is not Stage.CONFIRMED:
            return "They are signed already." if stage is Stage.SIGNED else "Not confirmed yet."
    return None
