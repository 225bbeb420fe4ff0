"""People and posts: one list, who held what when, and two people made into one."""

from screens.people.screen import PeopleScreen

__all__ = ["PeopleScreen"]
