"""SVG elements with as little ceremony as they need."""

from xml.etree import ElementTree as ET

from markupsafe import Markup

Element = ET.Element


def picture(width: float, height: float, title: str, name: str = "chart") -> Element:
    """Return an empty picture; `title` is what a screen reader says of it."""
    root = Element("svg", {"viewBox": f"0 0 {width:g} {height:g}", "class": name, "role": "group"})
    root.set("aria-label", title)
    return root


def shape(parent: Element, tag: str, name: str = "", **places: float) -> Element:
    """Add an element of a class, with numbers as attributes."""
    made = ET.SubElement(parent, tag, {key: f"{value:.5g}" for key, value in places.items()})
    if name:
        made.set("class", name)
    return made


def words(parent: Element, x: float, y: float, said: str, name: str = "") -> Element:
    """Add a text; classes `end` and `middle` say which end `x` is."""
    made = shape(parent, "text", name, x=x, y=y)
    made.text = said
    return made


def link(parent: Element, to: str, said: str) -> Element:
    """Add a link that can be reached by keyboard, with what it says when pointed at."""
    made = ET.SubElement(parent, "a", {"href": to, "aria-label": said, "data-tip": said})
    ET.SubElement(made, "title").text = said
    return made


def markup(root: Element) -> Markup:
    """Return the picture for a template."""
    return Markup(ET.tostring(root, encoding="unicode"))
