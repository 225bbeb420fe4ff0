"""The files that go out with a meeting's mail: printed here, or made before and handed in.

A file handed in for the public is looked through first: what is restricted, or may be, never
leaves by mistake. Files are named here, so that no name says anything of what is restricted.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from clerk.business.distribution import Enclosure
from clerk.business.meetings import MeetingRecord
from clerk.business.pack_numbers import closed_chain
from clerk.business.packs import IssuedPack, chain
from clerk.business.post import Sent
from clerk.business.restricted import View
from clerk.desk import pack_leaks
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.exporting import Printed, composed, write_out
from clerk.desk.file_names import called, check_name
from clerk.desk.packs_issued import check_still_public, issued_packs, pack_bytes
from clerk.desk.refused import Refused
from db import papers, post
from exporters.document import Document
from exporters.working_folder import working_folder

_PRINTED = {
    Sent.AGENDA: Printed.AGENDA,
    Sent.NOTICE: Printed.NOTICE,
    Sent.MINUTES: Printed.MINUTES,
}


def enclosures(
    desk: Desk,
    kind: Sent,
    record: MeetingRecord,
    files: Mapping[View, Path],
    *,
    public: bool,
    restricted: bool,
) -> tuple[Enclosure, ...]:
    """A copy for the public, where one is wanted, and one for those who may have what is
    restricted, where there is anything restricted in it.

    `files` are handed in; where there are none, a pack is the one issued last, and an agenda, a
    notice or minutes are printed as PDF. Raises Refused for a file that cannot be read, and for
    one that is not fit for its readers.
    """
    wanted = [View.PUBLIC] * public + [View.RESTRICTED] * restricted
    if files:
        given = [(view, files[view]) for view in wanted if view in files]
        return tuple(_handed_in(desk, kind, record, view, path) for view, path in given)
    if kind is Sent.PACK:
        issued = issued_now(desk, record.meeting.reference)
        if View.PUBLIC in wanted and View.PUBLIC in issued:
            check_still_public(desk, issued[View.PUBLIC])
        return tuple(
            Enclosure(_name(kind, record, view, ".pdf"), pack_bytes(desk, issued[view]), view)
            for view in wanted
            if view in issued
        )
    if kind not in _PRINTED:
        return ()
    name = record.meeting.reference
    for_public = composed(desk, _PRINTED[kind], name)
    made = []
    for view in wanted:
        document = for_public if view is View.PUBLIC else composed(desk, _PRINTED[kind], name, view)
        if view is View.PUBLIC or document != for_public:
            made.append(_made(kind, record, view, document))
    return tuple(made)


def issued_now(desk: Desk, reference: str) -> dict[View, IssuedPack]:
    """The pack, or the supplement to it, that was issued last, in each view there is one in.

    A supplement may be there in one view alone, as it has nothing new for the other; a restricted
    pack whose public pages moved since is none any more.
    """
    found = [each.pack for each in issued_packs(desk, reference)]
    chains = {View.PUBLIC: chain(found, View.PUBLIC), View.RESTRICTED: closed_chain(found)}
    lasts = {view: packs[-1] for view, packs in chains.items() if packs}
    newest = max((pack.supplement for pack in lasts.values()), default=0)
    return {view: pack for view, pack in lasts.items() if pack.supplement == newest}


def _made(kind: Sent, record: MeetingRecord, view: View, document: Document) -> Enclosure:
    """The document as a PDF, or in Word where this computer cannot set it as one."""
    for ending in (".pdf", ".docx"):
        with working_folder() as folder:
            path = folder / f"sent{ending}"
            try:
                write_out(document, path)
            except Refused:
                if ending == ".docx":
                    raise
            else:
                return Enclosure(_name(kind, record, view, ending), path.read_bytes(), view)
    raise AssertionError("one of both was made or refused")


def _handed_in(desk: Desk, kind: Sent, record: MeetingRecord, view: View, path: Path) -> Enclosure:
    check_name(path, view)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); choose another file.") from error
    if not content:
        raise Refused(f"{path} is empty; make it again.")
    if view is View.PUBLIC:
        _check_public(desk, record, path, content)
    return Enclosure(_name(kind, record, view, path.suffix.lower()), content, view)


def check_kept(desk: Desk, record: MeetingRecord, name: str, content: bytes) -> None:
    """Raise Refused when what was to go to the public holds what was closed to it since."""
    with working_folder() as folder:
        path = folder / name
        path.write_bytes(content)
        _check_public(desk, record, path, content)


def _check_public(desk: Desk, record: MeetingRecord, path: Path, content: bytes) -> None:
    """Raise Refused when a file for the public is restricted, or speaks of what is."""
    digest = sha256(content).hexdigest()
    with in_plain_words():
        kept_apart = papers.is_restricted_paper(desk.register, digest)
        sent_as = post.sent_as(desk.register, digest)
    if "restricted" in path.name.casefold() or any("restricted" in name for name in sent_as):
        raise Refused(
            f"{path.name} holds restricted business, and is not sent to the public; choose the "
            "public one."
        )
    if kept_apart:
        raise Refused(f"{path.name} is a restricted paper, and is not sent to the public.")
    if pack_leaks.says_any(path, pack_leaks.forbidden(desk, str(record.meeting.id))):
        raise Refused(
            f"{path.name} has words of restricted business in it, and is not sent to the public; "
            "make the public one anew."
        )


def _name(kind: Sent, record: MeetingRecord, view: View, ending: str) -> str:
    return called(record.meeting.reference, kind.value, ending, view)
