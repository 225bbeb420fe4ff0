"""Whom a list means on a day, and that nobody is given what they may not see."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.distribution import (
    PUBLIC_ONLY,
    Enclosure,
    Parcel,
    Reader,
    Recipient,
    RecipientKind,
    distribution,
    parcel,
)
from clerk.business.people import Membership, Person, Post, Role, Tenure
from clerk.business.restricted import View

DAY = date(2022, 10, 4)
VERA = Person("Vera Holt", "Councillor", address="vera@harbour.example")
TOM = Person("Tom Reed", "Councillor")
IDA = Person("Ida Marsh", address="ida@harbour.example")
SEATS = (
    Membership(VERA, Role.CHAIR, date(2021, 5, 4)),
    Membership(TOM),
    Membership(Person("Gone Since", address="gone@harbour.example"), ends=DAY),
)
MASTER = Post("Harbour Master")
OPEN = Enclosure("agenda.pdf", b"open", View.PUBLIC)
CLOSED = Enclosure("agenda-restricted.pdf", b"closed", View.RESTRICTED)


def test_a_list_means_those_of_the_day() -> None:
    found = distribution(
        (
            Recipient(RecipientKind.MEMBERS, View.RESTRICTED),
            Recipient(RecipientKind.POST, post=MASTER),
        ),
        SEATS,
        (Tenure(MASTER, Person("Before"), ends=DAY), Tenure(MASTER, IDA, starts=DAY)),
        DAY,
    )
    assert found.readers == (
        Reader("Councillor Vera Holt", "vera@harbour.example", View.RESTRICTED, "chair"),
        Reader("Ida Marsh", "ida@harbour.example", View.PUBLIC, "Harbour Master"),
    )
    assert [each.name for each in found.unreachable] == ["Councillor Tom Reed"]
    assert found.remarks == ()


def test_an_address_mail_cannot_be_sent_to_is_told_and_not_dropped() -> None:
    odd = Membership(Person("Odd", address="ask at the desk"))
    found = distribution((Recipient(RecipientKind.MEMBERS),), (odd,), (), DAY)
    assert found.readers == ()
    assert [each.address for each in found.unreachable] == ["ask at the desk"]


def test_a_post_nobody_holds_is_told_and_not_dropped() -> None:
    found = distribution((Recipient(RecipientKind.POST, post=MASTER),), (), (), DAY)
    assert found.everybody == ()
    assert found.remarks == (
        "Nobody is known to hold the post Harbour Master, so it is sent nothing.",
    )


def test_each_is_sent_once_with_what_the_more_generous_line_says() -> None:
    twice = (
        Recipient(RecipientKind.ADDRESS, name="V Holt", address="Vera@Harbour.example"),
        Recipient(RecipientKind.MEMBERS, View.RESTRICTED),
    )
    for lines in (twice, twice[::-1]):
        found = distribution(lines, SEATS[:1], (), DAY)
        assert [each.view for each in found.readers] == [View.RESTRICTED]


def test_whoever_is_on_the_list_of_the_press_is_given_public_papers_only() -> None:
    lines = (
        Recipient(RecipientKind.MEMBERS, View.RESTRICTED),
        Recipient(RecipientKind.PRESS, name="Herald", address="VERA@harbour.example"),
    )
    for each in (lines, lines[::-1]):
        found = distribution(each, SEATS[:1], (), DAY)
        assert [reader.view for reader in found.readers] == [View.PUBLIC]
        assert "is given public papers only" in found.remarks[0]


@pytest.mark.parametrize("kind", PUBLIC_ONLY)
def test_no_line_of_the_press_or_the_public_can_be_marked_restricted(kind: RecipientKind) -> None:
    with pytest.raises(ValueError, match="public papers only"):
        Recipient(kind, View.RESTRICTED, "Herald", "desk@herald.example")


def test_a_parcel_with_anything_restricted_cannot_be_made_for_a_public_reader() -> None:
    reader = Reader("Herald", "desk@herald.example", View.PUBLIC, "press")
    with pytest.raises(ValueError, match="may not be given anything restricted"):
        Parcel(reader, (OPEN, CLOSED))


@given(
    st.lists(st.builds(Enclosure, st.just("x.pdf"), st.just(b"x"), st.sampled_from(View))),
    st.sampled_from(View),
)
def test_whatever_is_offered_a_public_reader_is_given_public_files_alone(
    offered: list[Enclosure], view: View
) -> None:
    given_out = parcel(Reader("A", "a@b.example", view, "member"), offered).enclosures
    views = {each.view for each in given_out}
    assert views <= {view} or (view is View.RESTRICTED and views == {View.PUBLIC})
    closed = any(each.view is View.RESTRICTED for each in offered)
    assert view is View.PUBLIC or not closed or views == {View.RESTRICTED}
