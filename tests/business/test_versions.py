"""Which of many saves somebody would go back to."""

from datetime import UTC, datetime, timedelta

from clerk.business.versions import Version, worth_showing

BEGUN = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)


def save(number: int, second: float, length: int, who: str = "Ada Pell") -> Version:
    at = (BEGUN + timedelta(seconds=second)).isoformat(timespec="milliseconds")
    return Version(number, at.replace("+00:00", "Z"), who, length)


def shown(*saves: Version, known: tuple[int, ...] = ()) -> list[int]:
    return [one.number for one in worth_showing(saves, known)]


def test_of_steady_typing_the_last_is_shown_and_one_in_five_minutes() -> None:
    saves = [save(at, at / 4, at) for at in range(1, 2401)]
    numbers = shown(*saves)
    assert numbers == [1201, 2400]


def test_what_stood_before_a_pause_another_hand_or_a_loss_is_shown() -> None:
    saves = (
        save(1, 0, 10),
        save(2, 1, 500),
        save(3, 90, 510),
        save(4, 91, 520, "Ben Hoy"),
        save(5, 92, 600),
        save(6, 93, 20),
        save(7, 94, 30),
        save(8, 95, 40),
    )
    assert shown(*saves) == [2, 3, 4, 5, 8]
    assert shown(*saves, known=(7,)) == [2, 3, 4, 5, 7, 8]


def test_nothing_typed_has_no_versions() -> None:
    assert shown() == []
