"""Joining the structure trees of tagged papers, so that a screen reader can read the whole pack.

The terms are those of ISO 32000-1, 14.7. A page names a key (`StructParents`); under that key
the parent tree lists, for each marked-content id of the page, the element the content belongs to.
Keys, ids of elements and names of roles are each paper's own, so they are made unlike those of
the papers before it in the paper, before its pages are copied; then its tree is copied after
them, which makes every element point to the copied pages.
"""

from collections.abc import Collection
from operator import itemgetter
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from exporters.papers.structure_names import rename_clashes, rename_ids
from exporters.papers.structure_prune import Named, prune
from exporters.papers.structure_walk import (
    is_element,
    kids,
    leaves,
    named_leaves,
    parents_named,
    standard_role,
)

_LEAF = 256


class Structure:
    """The structure tree of a pack while its parts are added one after the other."""

    def __init__(self, pack: Pdf) -> None:
        self._pack = pack
        self._parents: dict[int, Object] = {}
        self._ids: list[tuple[bytes, Object]] = []
        self._next_key = 0
        self._roles = Dictionary()
        self._classes = Dictionary()
        self._namespaces = Array()
        self._root = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pack.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array())
        )
        self._count = self._offset = 0

    def own(self, holder: Object, owner: Object, entry: str = "/StructParent") -> None:
        """Let an annotation belong to an element, or a page (`entry` in plural) to a list."""
        holder[entry] = self._next_key
        self._parents[self._next_key] = owner
        self._next_key += 1

    def owner(self, annotation: Object) -> Object | None:
        """The element an annotation belongs to."""
        key = annotation.get("/StructParent")
        found = self._parents.get(key) if isinstance(key, int) else None
        return found if isinstance(found, Dictionary) else None

    def add_content(self, page: Object, element: Object) -> int:
        """The id for new content of `page`, which belongs to `element`."""
        key = page.get("/StructParents")
        row = self._parents.get(key) if isinstance(key, int) else None
        if not isinstance(row, Array):
            row = self._pack.make_indirect(Array())
            self.own(page, row, "/StructParents")
        row.append(element)
        return len(row) - 1

    def element(self, role: Name, parent: Object, **entries: Any) -> Object:
        """A new element, which its parent does not hold yet."""
        return self._pack.make_indirect(
            Dictionary(Type=Name.StructElem, S=role, P=parent, **entries)
        )

    def part(self, title: str, language: str) -> Object:
        """A new part of the pack, in the order of reading after those there are."""
        part = self.element(Name.Part, self._document, T=String(title), K=Array())
        if language:
            part.Lang = String(language)
        self._document.K.append(part)
        return part

    def prepare(self, source: Pdf, *, ids_listed: bool, outside: Collection[Named] = ()) -> None:
        """Make keys, ids and roles of a tagged paper unlike those of the papers before it.

        To be called before its pages are copied. `ids_listed` says that elements have no ids but
        those the paper lists. Pages `outside` are no part of its structure.
        """
        root = source.Root.StructTreeRoot
        self._count += 1
        keys = {key for key, _ in leaves(root.ParentTree)}
        offset = self._next_key
        named = [(holder, name, int(holder[name])) for holder, name in parents_named(source, keys)]
        explained = {key for _, _, key in named} & keys
        if outside or keys - explained:
            prune(source, root, explained, outside)
        for holder, name, key in named:
            if key in keys:
                holder[name] = key + offset
            else:
                # It would lead to what belongs to another paper.
                del holder[name]
        highest = max(keys, default=-1)
        self._offset = offset
        self._next_key += highest + 1
        rename_ids(root, b"%d-" % self._count, listed=ids_listed)
        rename_clashes(root, self._roles, self._classes, self._count)

    def adopt(self, source: Pdf, part: Object) -> None:
        """Hang the tree of a paper that was prepared under `part`, its pages being copied."""
        root = self._pack.copy_foreign(source.Root.StructTreeRoot)
        roles = root.get("/RoleMap", Dictionary())
        for kid in list(kids(root)):
            self._hang(kid, part, roles)
        for key, owner in leaves(root.ParentTree):
            self._parents[key + self._offset] = owner
        if "/IDTree" in root:
            self._ids += named_leaves(root.IDTree)
        self._roles.update(roles)
        self._classes.update(root.get("/ClassMap", Dictionary()))
        for namespace in root.get("/Namespaces", Array()):
            self._namespaces.append(namespace)

    def _hang(self, kid: Object, part: Object, roles: Object) -> None:
        """A document is unwrapped: there is one in a pack, and it holds all the papers."""
        if not is_element(kid):
            return
        inner = list(kids(kid))
        if standard_role(kid, roles) == "/Document":
            if all(is_element(each) for each in inner):
                if "/Lang" in kid:
                    part.Lang = kid.Lang
                for each in inner:
                    each.P = part
                part.K.extend(inner)
                return
            kid.S = Name.Sect
        kid.P = part
        part.K.append(kid)

    def finish(self) -> None:
        """Put the joined tree into the pack."""
        root = self._root
        root.K = self._document
        root.ParentTree = self._tree("/Nums", sorted(self._parents.items(), key=itemgetter(0)))
        root.ParentTreeNextKey = self._next_key
        if self._ids:
            listed = sorted(self._ids, key=itemgetter(0))
            root.IDTree = self._tree("/Names", [(String(name), each) for name, each in listed])
        for name, value in (
            ("/RoleMap", self._roles),
            ("/ClassMap", self._classes),
            ("/Namespaces", self._namespaces),
        ):
            if len(value):
                root[name] = value
        self._pack.Root.StructTreeRoot = root
        self._pack.Root.MarkInfo = Dictionary(Marked=True)

    def _tree(self, name: str, entries: list[tuple[Any, Object]]) -> Object:
        """A number or name tree of two levels."""
        branches = Array()
        for start in range(0, len(entries), _LEAF):
            some = entries[start : start + _LEAF]
            branch = Dictionary(Limits=Array([some[0][0], some[-1][0]]))
            branch[name] = Array([each for entry in some for each in entry])
            branches.append(self._pack.make_indirect(branch))
        return self._pack.make_indirect(Dictionary(Kids=branches))
