"""The register: one SQLite file, and the only room that knows SQL.

    with open_register(path, who="J Smith", create=True) as register:
        with register.writing("Import the minutes of 20 July 2021") as change:
            meeting = save_record(change, record)

Reading functions take an open register (or a transaction); functions that change something take
the transaction `register.writing(what)` gives, so that several make one event and one undo. Each
subject is a module:

    councils   the council, its committees and their house styles
    people     persons, posts, tenures and memberships
    directory  people and posts as one list; `joining` makes two people one
    meetings   lists of meetings, and finding one by its reference
    records    a whole meeting: `meeting_record`, `save_record`
    texts      minutes as they are typed: `save_text`, `leave_minute`
    revisions  every text of a minute that was saved
    actions    lists of actions, their numbers and progress
    due        meetings to come, minutes unfinished, actions overdue
    numbers    series and the ledger; `issue` gives numbers for good
    papers     papers' bytes, and the files that were read
    search     full-text search
    history    events and undo
    check      is the register sound?
    backup     backups and thinning; `restore` puts one back
    counts     how much there is
"""

from db.errors import RegisterError
from db.opening import open_register, private_folder
from db.register import Register
from db.transaction import Reader, Transaction

__all__ = [
    "Reader",
    "Register",
    "RegisterError",
    "Transaction",
    "open_register",
    "private_folder",
]
