"""Ids, roles and classes of a paper's structure, made unlike those of other papers."""

import re
from collections.abc import Iterable, Mapping

from pikepdf import Array, Dictionary, Name, Object, String

from exporters.papers.structure_walk import elements, is_element, named_leaves

_ID = re.compile(rb"/ID\s*[(<](?!<)")
_WITHIN_A_TABLE = ("/TH", "/TD", "/TR", "/THead", "/TBody", "/TFoot")


def may_hide_ids(data: bytes) -> bool:
    """Whether elements of the file may have ids that it does not list, as LibreOffice's notes do.

    To go through all elements would take longer than all else. Objects that are packed together
    cannot be seen here; programs that pack them list their ids.
    """
    return _ID.search(data) is not None


def rename_ids(root: Object, prefix: bytes, *, listed: bool) -> None:
    """Put `prefix` before every id, and before the ids that cells of tables name as their heads.

    All papers one program makes may use the same ids. Cells name no heads but those of their own
    table, so that only tables with ids are gone through where all ids are `listed`.
    """
    done: set[tuple[int, int]] = set()
    tree = root.get("/IDTree")
    if not isinstance(tree, Dictionary):
        if listed:
            return
        for element in elements(root):
            _rename(element, prefix)
            _rename_heads(element, prefix, done)
        return
    rows: dict[tuple[int, int], Object] = {}
    for _, element in list(named_leaves(tree)):
        if element.objgen in done:
            continue
        done.add(element.objgen)
        _rename(element, prefix)
        row = element.get("/P")
        within = str(element.get("/S")) in _WITHIN_A_TABLE
        if within and row is not None and is_element(row):
            rows[row.objgen] = row
    for table in _tables(rows.values()):
        for cell in elements(table):
            _rename_heads(cell, prefix, done)
    _rename_tree(tree, prefix)


def _tables(rows: Iterable[Object]) -> Iterable[Object]:
    """The tables in which these elements are, each once."""
    found: dict[tuple[int, int], Object] = {}
    for above in rows:
        while str(above.get("/S")) in _WITHIN_A_TABLE and is_element(above.get("/P")):
            above = above.P
        found[above.objgen] = above
    return found.values()


def _rename(element: Object, prefix: bytes) -> None:
    name = element.get("/ID")
    if isinstance(name, String):
        element["/ID"] = String(prefix + bytes(name))


def _rename_heads(element: Object, prefix: bytes, done: set[tuple[int, int]]) -> None:
    """Attributes may be shared by several cells, and their lists of heads by several attributes."""
    attributes = element.get("/A")
    if attributes is None:
        return
    for each in attributes if isinstance(attributes, Array) else (attributes,):
        heads = each.get("/Headers") if isinstance(each, Dictionary) else None
        if not isinstance(heads, Array) or not len(heads):
            continue
        shared = [name for name in (each.objgen, heads.objgen) if name != (0, 0)]
        if done.isdisjoint(shared):
            for place in range(len(heads)):
                heads[place] = String(prefix + bytes(heads[place]))
        done.update(shared)


def _rename_tree(tree: Object, prefix: bytes) -> None:
    names = tree.get("/Names")
    if isinstance(names, Array):
        for position in range(0, len(names), 2):
            if isinstance(names[position], String):
                names[position] = String(prefix + bytes(names[position]))
    branches = tree.get("/Kids")
    for kid in branches if isinstance(branches, Array) else ():
        if isinstance(kid, Dictionary):
            _rename_tree(kid, prefix)


def rename_clashes(root: Object, roles: Object, classes: Object, count: int) -> None:
    """Give names of roles and classes another ending where they mean something else already.

    `roles` and `classes` are those of the papers before this one, the `count`th.
    """
    own_roles = root.get("/RoleMap", Dictionary())
    own_classes = root.get("/ClassMap", Dictionary())
    new_roles = _clashing(own_roles, roles, count)
    new_classes = _clashing(own_classes, classes, count)
    if not new_roles and not new_classes:
        return
    if new_roles:
        root["/RoleMap"] = Dictionary(
            {
                str(new_roles.get(name, name)): new_roles.get(str(role), role)
                for name, role in own_roles.items()
            }
        )
    if new_classes:
        root["/ClassMap"] = Dictionary(
            {str(new_classes.get(name, name)): held for name, held in own_classes.items()}
        )
    for element in elements(root):
        role = str(element.get("/S"))
        if role in new_roles:
            element["/S"] = new_roles[role]
        if new_classes and "/C" in element:
            _rename_classes(element, new_classes)


def _clashing(own: Object, others: Object, count: int) -> dict[str, Name]:
    """New names for those that are in both and mean different things."""
    return {
        name: Name(f"{name}.{count}")
        for name, meaning in own.items()
        if name in others and _said(meaning) != _said(others[name])
    }


def _said(meaning: object) -> bytes:
    if isinstance(meaning, Object):
        return meaning.unparse(resolved=True)
    return repr(meaning).encode()


def _rename_classes(element: Object, new: Mapping[str, Name]) -> None:
    held = element["/C"]
    if isinstance(held, Name):
        element["/C"] = new.get(str(held), held)
    elif isinstance(held, Array):
        element["/C"] = Array(
            [new.get(str(each), each) if isinstance(each, Name) else each for each in held]
        )
