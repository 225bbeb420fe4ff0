"""Earlier versions of a minute's text, and going back to one."""

from clerk.business.versions import Version, worth_showing
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import texts
from db.minutes import heading
from db.revisions import every_text, is_before_closing, landmarks, revision_text


def versions(desk: Desk, minute_id: int, *, restricted: bool = False) -> tuple[Version, ...]:
    """The versions of a minute, or of its restricted part, worth showing; the latest first."""
    register = desk.register
    with in_plain_words():
        now = texts.text_now(register, minute_id, restricted=restricted).revision
        saves = [
            Version(one.number, one.saved_at, one.saved_by, len(text), one.number == now)
            for one, text in every_text(register, minute_id, restricted=restricted)
        ]
        known = landmarks(register, minute_id, restricted=restricted)
    return worth_showing(saves, known)[::-1]


def version_text(desk: Desk, minute_id: int, number: int, *, restricted: bool = False) -> str:
    """The text of one version. Raises Refused when there is none with that number."""
    with in_plain_words():
        return revision_text(desk.register, minute_id, number, restricted=restricted)


def restore_version(desk: Desk, minute_id: int, number: int, *, restricted: bool = False) -> None:
    """Put an earlier version in place of the text, as one event that can be taken back.

    What is being typed is taken into the minute first. Raises Refused, also for a public text from
    before the minute was closed: it would make public again what was closed.
    """
    with in_plain_words():
        if not restricted and is_before_closing(desk.register, minute_id, number):
            raise Refused(
                "This text is from before the minute was closed to the public, where everybody "
                "would read it: copy what is wanted into the restricted text."
            )
        texts.leave_minute(desk.register, minute_id)
        _, name = heading(desk.register, minute_id) or (0, "")
        with desk.register.writing(f"Go back to an earlier text of minute {name}") as change:
            text = revision_text(change, minute_id, number, restricted=restricted)
            texts.write_text(change, minute_id, text, restricted=restricted)
