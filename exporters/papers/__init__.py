"""Officers' papers: looked at, converted, and joined into one pack.

Its modules load libraries for PDF files, so each is imported where it is used and nowhere sooner.
"""

import logging

# pikepdf also writes to a log what we ask it for. Where nobody keeps one Python prints it, over the
# screen of the app.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())
