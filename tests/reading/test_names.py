"""Lists of people as papers print them."""

import pytest

from clerk.business.people import Role
from clerk.reading.names import people
from clerk.reading.one_name import role_of


def names(text: str) -> list[str]:
    return [named.name for named in people(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A Brook, C Dale and E Frost",
        "A Brook; C Dale; E Frost",
        "A Brook\nC Dale\nE Frost",
        "A Brook, C Dale & E Frost.",
        "A Brook, C Dale,\nand E Frost",
        "Councillors A Brook C Dale E Frost",
        "Cllr A Brook, Cllr C Dale, Cllr E Frost",
        "• A Brook\n• C Dale\n• E Frost",
        "A Brook (Chair) C Dale, E Frost",
    ],
)
def test_one_list_in_many_layouts(text: str) -> None:
    assert names(text) == ["A Brook", "C Dale", "E Frost"]


def test_a_title_before_several_names_is_given_to_each() -> None:
    found = people("Councillors A Brook, C Dale and Mrs E Frost")
    assert [(named.title, named.name) for named in found] == [
        ("Councillor", "A Brook"),
        ("Councillor", "C Dale"),
        ("Mrs", "E Frost"),
    ]


def test_a_new_office_ends_what_a_title_is_given_to() -> None:
    found = people("Cllrs A Brook and C Dale, Alderman E Frost, G Hale")
    assert [named.title for named in found] == ["Cllr", "Cllr", "Alderman", ""]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A Brook (Chair)", Role.CHAIR),
        ("A Brook (in the Chair)", Role.CHAIR),
        ("Councillor A Brook in the Chair", Role.CHAIR),
        ("A Brook – Chairman", Role.CHAIR),
        ("A Brook, Chairwoman", Role.CHAIR),
        ("A Brook (AB) Chair", Role.CHAIR),
        ("A Brook (Cadeirydd / Chair)", Role.CHAIR),
        ("Vice-Chair A Brook", Role.VICE_CHAIR),
        ("A Brook (Vice-\nChair)", Role.VICE_CHAIR),
        ("A Brook (Deputy Chairman)", Role.VICE_CHAIR),
        ("A Brook (co-opted member)", Role.CO_OPTED),
        ("A Brook (substitute)", Role.SUBSTITUTE),
    ],
)
def test_roles(text: str, role: Role) -> None:
    (named,) = people(text)
    assert (named.name, named.role) == ("A Brook", role)


@pytest.mark.parametrize(
    "text",
    [
        "A Brook (substituting for Councillor C Dale)",
        "A Brook (as substitute for C Dale)",
        "A Brook (sub for Cllr C Dale)",
        "A Brook substituting for C Dale",
    ],
)
def test_substitutes(text: str) -> None:
    (named,) = people(text)
    assert (named.name, named.role) == ("A Brook", Role.SUBSTITUTE)
    assert named.substitute_for == "C Dale"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Jane Roe (Head of Finance)", "Head of Finance"),
        ("Jane Roe, Head of Finance", "Head of Finance"),
        ("Jane Roe – Head of Finance", "Head of Finance"),
        ("Head of Finance (Mrs Jane Roe), Town Clerk (Mr John Poe)", "Head of Finance"),
    ],
)
def test_posts(text: str, post: str) -> None:
    assert (people(text)[0].name, people(text)[0].post) == ("Jane Roe", post)


def test_posts_before_names() -> None:
    found = people("Town Clerk Jane Roe, Legal and Property Officer John Poe and Surveyor Al Moe")
    assert [(named.post, named.name) for named in found] == [
        ("Town Clerk", "Jane Roe"),
        ("Legal and Property Officer", "John Poe"),
        ("Surveyor", "Al Moe"),
    ]


def test_bodies_behind_names_that_stand_on_lines_of_their_own() -> None:
    found = people("Mr. John Poe, Chamber of Trade\nMs. Jane Roe, Harbour Commissioners")
    assert [(named.name, named.organisation) for named in found] == [
        ("John Poe", "Chamber of Trade"),
        ("Jane Roe", "Harbour Commissioners"),
    ]


@pytest.mark.parametrize(
    "name", ["Áine Ní Dhuibhir", "P O’Dea", "J van der Meer", "S St John-Smith"]
)
def test_names_of_many_tongues(name: str) -> None:
    assert names(f"Cllr {name}, Cllr A Brook") == [name, "A Brook"]


@pytest.mark.parametrize(
    "text",
    ["None", "nil", "", "-", "3 members of the public", "the Clerk", "Vacancy", "no apologies"],
)
def test_nobody(text: str) -> None:
    assert people(text) == ()


def test_a_page_of_names_without_end_is_cut() -> None:
    assert len(people("A Brook, " * 100_000)) < 3000


def test_a_word_that_is_no_role() -> None:
    assert role_of("Chairs and tables") is None
