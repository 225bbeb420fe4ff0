"""Officers' papers: looked at, converted, and joined into one pack.

Its modules load libraries for PDF files, so each is imported where it is used and nowhere sooner.
"""
