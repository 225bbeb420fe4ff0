"""Finding one's way in a structure tree (ISO 32000-1, 14.7), broken ones too."""

from collections.abc import Collection, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_DEEPEST = 200
_KINDS = {
    "/RoleMap": Dictionary,
    "/ClassMap": Dictionary,
    "/IDTree": Dictionary,
    "/Namespaces": Array,
}


def is_tagged(source: Pdf) -> bool:
    """Whether a structure tree is there to be followed, whatever the file says of itself."""
    root = source.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or not isinstance(root.get("/ParentTree"), Dictionary):
        return False
    if not is_sound(root):
        return False
    return any(is_element(kid) for kid in kids(root)) and any(True for _ in leaves(root.ParentTree))


def is_sound(root: Object) -> bool:
    """Whether what the root of a tree says of its elements is of the kind it should be
    (ISO 32000-1, table 322)."""
    return all(isinstance(root.get(name, kind()), kind) for name, kind in _KINDS.items())


def is_element(thing: object) -> bool:
    """An element of structure, not a marked-content id nor a reference to content or an object."""
    return isinstance(thing, Dictionary) and "/S" in thing


def kids(element: Object) -> Iterator[Any]:
    """What stands below an element: elements, ids, references."""
    below = element.get("/K")
    if isinstance(below, Array):
        yield from below
    elif below is not None:
        yield below


def elements(root: Object) -> Iterator[Object]:
    """Every element below `root`, each once, in the order of reading."""
    seen = set()
    waiting: list[Any] = [each for each in kids(root) if is_element(each)]
    waiting.reverse()
    while waiting:
        element = waiting.pop()
        name = element.objgen
        if name != (0, 0):
            if name in seen:
                continue
            seen.add(name)
        yield element
        below = element.get("/K")
        if below is None or isinstance(below, int):
            continue
        if isinstance(below, Array):
            # To index is far quicker than to go through, and most hold one thing.
            if len(below) != 1:
                waiting += [each for each in reversed(list(below)) if is_element(each)]
                continue
            below = below[0]
        if is_element(below):
            waiting.append(below)


def leaves(tree: Object) -> Iterator[tuple[int, Object]]:
    """The keys and values of a number tree."""
    for leaf in _leaves(tree, "/Nums"):
        pairs = list(leaf)
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(key, int) and isinstance(value, Array | Dictionary):
                yield key, value


def named_leaves(tree: Object) -> Iterator[tuple[bytes, Object]]:
    """The names and values of a name tree."""
    for leaf in _leaves(tree, "/Names"):
        pairs = list(leaf)
        for name, value in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(name, String) and isinstance(value, Array | Dictionary):
                yield bytes(name), value


def _leaves(tree: Object, name: str, depth: int = 0) -> Iterator[Array]:
    held = tree.get(name)
    if isinstance(held, Array):
        yield held
    if depth < _DEEPEST:
        branches = tree.get("/Kids")
        for kid in branches if isinstance(branches, Array) else ():
            if isinstance(kid, Dictionary):
                yield from _leaves(kid, name, depth + 1)


def parents_named(source: Pdf, keys: Collection[int]) -> list[tuple[Any, str]]:
    """What names a key of the parent tree, and by which entry: pages, annotations, drawn objects.

    What is drawn inside pages is only looked through while some of `keys` are unexplained.
    """
    found: list[tuple[Any, str]] = []
    missing = set(keys)

    def note(holder: Any, name: str) -> None:
        key = holder.get(name)
        if isinstance(key, int):
            found.append((holder, name))
            missing.discard(key)

    annotations = []
    for page in source.pages:
        note(page.obj, "/StructParents")
        annotations += [each for each in page.obj.get("/Annots", Array()) if _holds(each)]
    for each in _once(annotations):
        note(each, "/StructParent")
    if missing:
        for drawn in _drawn(source, annotations):
            note(drawn, "/StructParents")
            note(drawn, "/StructParent")
    return found


def _holds(thing: object) -> bool:
    return isinstance(thing, Dictionary | Stream)


def _once(things: list[Any]) -> Iterator[Any]:
    seen = set()
    for thing in things:
        name = thing.objgen
        if name == (0, 0) or name not in seen:
            seen.add(name)
            yield thing


def _drawn(source: Pdf, annotations: list[Any]) -> Iterator[Stream]:
    """Every form and image that pages and appearances draw, each once."""
    resources: list[Any] = [page.resources for page in source.pages]
    for each in annotations:
        look = each.get("/AP")
        for kept in look.values() if isinstance(look, Dictionary) else ():
            if isinstance(kept, Stream) and "/Resources" in kept:
                resources.append(kept["/Resources"])
    yield from drawn_in(*resources)


def drawn_in(*resources: Any) -> Iterator[Stream]:
    """Every form and image among these resources, and in the forms' own, each once."""
    waiting = list(resources)
    seen = set()
    while waiting:
        known = waiting.pop()
        drawn = known.get("/XObject") if isinstance(known, Dictionary) else None
        for each in drawn.values() if isinstance(drawn, Dictionary) else ():
            if isinstance(each, Stream) and each.objgen not in seen:
                seen.add(each.objgen)
                yield each
                waiting.append(each.get("/Resources"))


def standard_role(element: Object, roles: Object) -> str:
    """What an element is, its own word for it being looked up in the role map."""
    role = str(element.get("/S", ""))
    for _ in range(_DEEPEST):
        further = roles.get(role)
        if not isinstance(further, Name) or str(further) == role:
            break
        role = str(further)
    return role


def parent_of(source: Pdf, annotation: Object) -> Object | None:
    """The element an annotation belongs to."""
    key, root = annotation.get("/StructParent"), source.Root.get("/StructTreeRoot")
    if not isinstance(key, int) or not isinstance(root, Dictionary):
        return None
    owner = dict(leaves(root.ParentTree)).get(key) if "/ParentTree" in root else None
    return owner if isinstance(owner, Dictionary) else None


def refers(element: Object | None, target: Object) -> bool:
    """Whether an element holds a reference to `target`."""
    return element is not None and any(_is_reference(kid, target) for kid in kids(element))


def _is_reference(kid: object, target: Object) -> bool:
    return isinstance(kid, Dictionary) and "/Obj" in kid and kid.Obj.objgen == target.objgen


def remove_reference(element: Object | None, target: Object, instead: object = None) -> None:
    """Take the reference to `target` out of `element`, and put something else in its place."""
    if element is None:
        return
    kept = Array()
    for kid in kids(element):
        if not _is_reference(kid, target):
            kept.append(kid)
        elif instead is not None:
            kept.append(instead)
    element["/K"] = kept
