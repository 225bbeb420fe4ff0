"""What numbers written by a rule look like."""

from datetime import date

from clerk.business.numbering.series import SeriesRule, number_of


def following(
    rule: SeriesRule, next_value: int, day: date, how_many: int = 3, *, meeting: int = 1
) -> tuple[str, ...]:
    """The next numbers a meeting on `day` would take, `next_value` being the first one's value;
    `meeting` counts the committee's meetings of that month from 1.

    Where the pattern has the agenda item or a letter, item 1 and the letters from a on stand for
    them. Raises PatternError when the pattern is wrong.
    """
    return tuple(
        number_of(
            rule,
            next_value + count,
            day,
            meeting=meeting,
            item="1",
            letter="abcdefghijklmnopqrstuvwxyz"[count],
        )
        for count in range(min(how_many, 26))
    )
