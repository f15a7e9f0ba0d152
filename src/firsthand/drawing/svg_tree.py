"""The tree of an SVG: its ids numbered, its groups as few as will do."""

import re
import xml.etree.ElementTree as etree

# What a group cannot say for its parts.
OWN = {"id", "d", "x", "y", "href", "transform", "opacity", "width", "height"}
REFERENCE = re.compile(r"(?:\burl\(|(?<!\S))#([\w.-]+)")


def number_ids(root: etree.Element, prefix: str) -> None:
    """Number the ids that something refers to; drop the others."""
    told = " ".join(
        value
        for element in root.iter()
        for key, value in element.items()
        if key != "id"
    )
    needed = {*REFERENCE.findall(told)}
    names: dict[str, str] = {}
    for element in root.iter():
        old = element.attrib.pop("id", "")
        if old in needed:
            names[old] = f"{prefix}-{len(names)}"
            element.set("id", names[old])
    for element in root.iter():
        for key, value in element.items():
            found = REFERENCE.search(value)
            if found and key in ("href", "fill", "clip-path"):
                name = names[found[1]]
                element.set(key, value.replace(found[1], name))


def flatten(element: etree.Element) -> None:
    """Take away groups and definitions that say nothing themselves."""
    children = []
    for child in element:
        flatten(child)
        if child.tag == "g" and not child.attrib:
            children += [*child]
        elif child.tag != "defs" or len(child):
            children.append(child)
    element[:] = children


def share(group: etree.Element) -> None:
    """Say once, of a group, what all its parts would say each."""
    for child in group:
        share(child)
    if group.tag != "g" or len(group) < 2:
        return
    first, *others = group
    for key, value in [*first.items()]:
        if key in OWN or key in group.attrib:
            continue
        if all(other.get(key) == value for other in others):
            group.set(key, value)
            for part in group:
                del part.attrib[key]
