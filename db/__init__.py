"""The register: one SQLite file, and the only room that knows SQL.

    with open_register(path, who="J Smith", create=True) as register:
        with register.writing("Import the minutes of 20 July 2021") as change:
            meeting = save_record(change, record)

Reading functions take an open register (or a transaction); functions that change something take
the transaction `register.writing(what)` gives, so that several make one event and one undo. Each
subject is a module:

    councils   the council, its committees and their house styles
    people     persons, posts, tenures and memberships
    meetings   lists of meetings, and finding one by its reference
    records    `meeting_record`: everything known of a meeting
    saving     `save_record`: make the register hold exactly a record
    typing     texts while they are typed: `save_text`, `leave_minute`, revisions
    numbers    series, the ledger, `issue_minutes`
    actions    lists of actions, their numbers and progress
    papers     papers' bytes, and the files that were read
    search     full-text search
    history    events and undo
    check      is the register sound?
    backup     backups, thinning; `restore` puts one back
"""

from db.errors import RegisterError
from db.opening import open_register, private_folder
from db.register import Reader, Register, Transaction

__all__ = [
    "Reader",
    "Register",
    "RegisterError",
    "Transaction",
    "open_register",
    "private_folder",
]
