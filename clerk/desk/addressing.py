"""An address for somebody a message could not be sent to, given where that is noticed."""

from dataclasses import replace

from clerk.business.addressees import Addressee
from clerk.business.addresses import sendable
from clerk.business.people import Post
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.people import appoint, person_called, save_person
from clerk.desk.refused import Refused
from db import people


def give_address(desk: Desk, to: Addressee, name: str, address: str) -> str:
    """Note where somebody is written to from now on; a sentence saying so.

    `name` is who that is. Where it is another than the name of `to`, that one is a post, and the
    person of this name holds it from today on. Whoever is not among the people yet is added.
    Raises Refused when mail cannot go there, or a post nobody holds is taken for a person.
    """
    if not sendable(address):
        raise Refused(f"“{address.strip()}” is no e-mail address; write it as d.marsh@example.org.")
    with in_plain_words():
        if to.person_id is not None:
            known = people.person(desk.register, to.person_id)
            save_person(desk, replace(known, address=address.strip()), known)
            return f"{known.name} is written to at {address.strip()}."
        posts = {each.name.casefold(): each for each in people.posts(desk.register)}
    person = person_called(desk, name)
    post = posts.get(to.name.casefold())
    itself = person.name.casefold() == to.name.casefold()
    if itself and post is not None:
        raise Refused(f"{to.name} is a post: say who holds it.")
    person_id = save_person(
        desk, replace(person, address=address.strip()), person if person.id else None
    )
    if not itself:
        known = replace(person, address=address.strip(), id=person_id)
        appoint(desk, known, post or Post(to.name), desk.today())
    return f"{person.name} is written to at {address.strip()}."
