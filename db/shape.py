"""The numbers in a register's header."""

APPLICATION_ID = 0x436C726B
"""Marks an SQLite file as a register of this program ("Clrk")."""

LATEST = 2
"""The version of the tables this program writes."""

OPENABLE_FROM = {1: 1, 2: 1}
"""For each version, the oldest one whose programs may still read and write it: a version that
only adds what old programs never touch does not lock them out."""
