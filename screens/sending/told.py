"""What is about to go to whom, in words."""

from clerk.business.distribution import Parcel
from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk.sending import Prepared
from clerk.desk.sent_messages import is_restricted
from screens.widgets.paged_list import ListRow


def rows_of(found: Prepared) -> list[ListRow]:
    """Everybody it is about: who gets what, then those who are left out, with why."""
    rows = [_row(one) for one in (*found.parcels, *found.unreachable)]
    for said, readers in (("in doubt", found.doubted), ("had it by mail", found.had)):
        rows += [
            ListRow(reader, (reader.name, reader.why, said, reader.address), muted=True)
            for reader in readers
        ]
    return rows


def _row(one: Parcel) -> ListRow:
    reader = one.reader
    if any(each.view is View.RESTRICTED for each in one.enclosures):
        gets = "restricted file"
    else:
        gets = "public file" if one.enclosures else "link"
    return ListRow(one, (reader.name, reader.why, gets, reader.address or "no address"))


def summary(found: Prepared, *, on_paper: bool = False) -> str:
    """ "12 get it, 3 of them the restricted one; 1 has no address.", who gets a text or a letter
    all the same when it is `on_paper`."""
    reached = (*found.parcels, *found.unreachable) if on_paper else found.parcels
    closed = sum(is_restricted((one,)) for one in reached)
    said = f"{counted(len(reached), 'reader')}, {closed} with restricted papers"
    if found.unreachable and not on_paper:
        said += f"; {len(found.unreachable)} without an address: a text or letters reach them"
    if found.had:
        said += f"; {len(found.had)} had it by mail"
    return f"{said}."
