"""The zip files that Word, PowerPoint, Excel and OpenDocument files are: their parts."""

import zipfile
from io import BytesIO

from lxml import etree

from exporters.papers.looked import PaperRefused

DAMAGED = "The file is damaged and cannot be opened: ask for it again."
_TOO_LARGE = "The file unpacks to more than a gigabyte: ask for a smaller one, or a PDF."
_MOST_UNPACKED = 1 << 30
_LARGEST_PART = 1 << 28
_MANIFEST = "META-INF/manifest.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_OFFICE_DOCUMENT = "/officeDocument"
_SECRET = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"

# Nothing a paper says may open another file or the network, or unfold without end.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Package:
    """The parts of a zip file by their names. Each method raises PaperRefused for damage."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
            size = sum(part.file_size for part in self._zip.infolist())
        # What zipfile lets out depends on the byte that is wrong.
        except Exception as failure:
            raise PaperRefused(DAMAGED) from failure
        if size > _MOST_UNPACKED:
            raise PaperRefused(_TOO_LARGE)
        self._roots: dict[str, etree._Element | None] = {}

    def read(self, name: str) -> bytes:
        """The bytes of a part; none when there is no such part."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as part:
                found = part.read(_LARGEST_PART + 1)
        # As above, and what the packing itself lets out.
        except Exception as failure:
            raise PaperRefused(DAMAGED) from failure
        if len(found) > _LARGEST_PART:
            raise PaperRefused(_TOO_LARGE)
        return found

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None when there is no such part."""
        if name not in self._roots:
            content = self.read(name)
            try:
                self._roots[name] = etree.fromstring(content, _PARSER) if content else None
            except (etree.XMLSyntaxError, ValueError) as failure:
                raise PaperRefused(DAMAGED) from failure
        return self._roots[name]

    def check(self) -> None:
        """Raise PaperRefused when any part cannot be unpacked whole."""
        for name in sorted(self.names):
            self.read(name)

    def main_type(self) -> str:
        """The media type of what the package is: of its main part, or of the OpenDocument.

        Empty when it is neither.
        """
        if "mimetype" in self.names and _MANIFEST in self.names:
            return self.read("mimetype").decode("ascii", "replace").strip()
        types, main = self.xml(_CONTENT_TYPES), self.main_part()
        if types is None or not main:
            return ""
        overrides = types.iterfind("{*}Override")
        defaults = types.iterfind("{*}Default")
        own = [each.get("ContentType", "") for each in overrides if each.get("PartName") == main]
        by_ending = [
            each.get("ContentType", "")
            for each in defaults
            if main.lower().endswith(f".{each.get('Extension', '').lower()}")
        ]
        return next(iter(own + by_ending), "")

    def main_part(self) -> str:
        """The name of the part a Word, PowerPoint or Excel file is about, with its slash."""
        links = self.xml("_rels/.rels")
        for link in links.iterfind("{*}Relationship") if links is not None else ():
            if link.get("Type", "").endswith(_OFFICE_DOCUMENT):
                return "/" + link.get("Target", "").lstrip("/")
        return ""

    def is_locked(self) -> bool:
        """Whether its parts are encrypted."""
        manifest = self.xml(_MANIFEST)
        locked = manifest is not None and any(True for _ in manifest.iter(_SECRET))
        return locked or any(part.flag_bits & 1 for part in self._zip.infolist())

    def has_macros(self) -> bool:
        """Whether there is a program among the parts."""
        return any(
            name.lower().endswith(("vbaproject.bin", "/script-lb.xml"))
            or name.startswith(("Scripts/", "xl/macrosheets/"))
            for name in self.names
            if not name.endswith("/")
        )
