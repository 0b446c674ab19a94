"""An HTML tree as lines of text, each with the blocks it stands in."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from anyq.articles.plain import normalise
from anyq.data import rows
from anyq.errors import TooLarge

BlockKind = Literal["chrome", "rail", "comments", "caption", "author", "date"]
MAX_NODES = 150_000
"""Nodes of a page; the largest of 5,000 news pages have some 20,000."""
SPLIT = 200
"""Letters up to which a block made of inline elements only is a row of labels, one a line."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


SKIPPED = _tags(
    "script style noscript template svg select button textarea iframe object video audio canvas "
    "head title form datalist option"
)
BLOCKS = _tags(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul html"
)
TAGS: dict[str, BlockKind] = {
    "nav": "chrome",
    "footer": "chrome",
    "aside": "rail",
    "figcaption": "caption",
    "time": "date",
    "menu": "chrome",
}
"""Elements whose very name says what they hold."""
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_SENTENCE = re.compile(r"[.!?…]\W*$")


class Piece(msgspec.Struct):
    """A line of the page.

    Attributes:
        text: normalised.
        tag: the block it stands in.
        inside: ids of the blocks around it, outermost first.
        kinds: what its blocks are, with the block's id, outermost first.
        linked: how many of its letters are links.
        number: of the line on the page.
        weight: how much it speaks for its block to be the article (`body.weigh`).
    """

    text: str
    tag: str
    inside: tuple[int, ...]
    kinds: tuple[tuple[BlockKind, int], ...]
    linked: int
    number: int
    weight: int = 0

    def is_in(self, *kinds: BlockKind) -> bool:
        """Whether one of the blocks around it is of a kind."""
        return any(kind in kinds for kind, _ in self.kinds)


@cache
def _names() -> dict[str, BlockKind]:
    return {
        row["words"]: msgspec.convert(row["kind"], BlockKind)
        for row in rows("anyq.articles", "blocks.tsv")
    }


@lru_cache(8192)
def kind_of(names: str) -> BlockKind | None:
    """Tell what a block is by its class and id; None if they do not say.

    Names repeat from page to page, so answers are kept.
    """
    known = _names()
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        for i, word in enumerate(words):
            pair = f"{word} {words[i + 1]}" if i + 1 < len(words) else ""
            if found := known.get(pair) or known.get(word):
                return found
    return None


class _Walk:
    """One walk over a tree; kept apart so that its parts stay short."""

    def __init__(self, told: Mapping[int, BlockKind]) -> None:
        self.told = told
        self.pieces: list[Piece] = []
        self.inside: list[int] = []
        self.kinds: list[tuple[BlockKind, int]] = []
        self.tags = ["body"]
        self.parts: list[str] = []
        self.labels: list[_Label] = []
        self.loose = False  # whether the line has text outside inline elements
        self.links = self.linked = self.depth = self.nodes = 0

    def run(self, root: LexborNode) -> list[Piece]:
        """Walk without recursion: the deepest page costs no stack."""
        node: LexborNode | None = root
        stack: list[tuple[LexborNode, str, BlockKind | None]] = []
        while node is not None:
            child = self._enter(node, stack)
            while child is None and stack and (child := node.next) is None:
                node = self._leave(stack)
            node = child
        self._end_line()
        return self.pieces

    def _enter(
        self, node: LexborNode, stack: list[tuple[LexborNode, str, BlockKind | None]]
    ) -> LexborNode | None:
        """Take a node in; return its first child where it is to be looked into."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooLarge(
                f"The page has more than {MAX_NODES:,} elements.", "Give one article a page."
            )
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
        elif tag == "br":
            self._end_line()
        elif tag not in SKIPPED and tag[:1] not in ("-", "!"):
            child = node.child
            if child is not None:
                stack.append((node, tag, self._open(node, tag)))
                return child
        return None

    def _open(self, node: LexborNode, tag: str) -> BlockKind | None:
        kind = self.told.get(node.mem_id) if self.told else None
        kind = kind or _kind(node, tag)
        if tag in BLOCKS:
            self._end_line()
            self.tags.append(tag)
            self.inside.append(node.mem_id)
            if kind is not None:
                self.kinds.append((kind, node.mem_id))
        else:
            self.depth += 1
            if self.depth == 1:
                self.labels.append(_Label(len(self.parts)))
            if kind is not None and self.labels:
                self.labels[-1].kinds.append((kind, node.mem_id))
        self.links += tag == "a"
        return kind

    def _leave(self, stack: list[tuple[LexborNode, str, BlockKind | None]]) -> LexborNode:
        node, tag, kind = stack.pop()
        if tag in BLOCKS:
            self._end_line()
            self.tags.pop()
            self.inside.pop()
            if kind is not None:
                self.kinds.pop()
        else:
            self.depth -= 1
        self.links -= tag == "a"
        return node

    def _text(self, text: str) -> None:
        if not text.strip():
            if self.parts:
                self.parts.append(" ")
            return
        if not self.depth and any(map(str.isalnum, text)):
            self.loose = True
        self.parts.append(text)
        if self.links:
            self.linked += len(text.strip())

    def _end_line(self) -> None:
        if self.parts:
            text = _clean(self.parts)
            if text:
                self._add(text)
            self.parts = []
        self.labels, self.loose, self.linked = [], False, 0

    def _add(self, text: str) -> None:
        labels = [] if self.loose else self.labels
        row = len(labels) > 1 and self.tags[-1] != "p" and len(text) <= SPLIT
        whole = self.linked >= len(text.replace(" ", ""))
        if row and not _SENTENCE.search(text):
            ends = [*(label.start for label in labels[1:]), len(self.parts)]
            for label, end in zip(labels, ends, strict=True):
                part = _clean(self.parts[label.start : end])
                if part:
                    self._append(part, label.kinds, len(part) if whole else 0)
        else:
            own = labels[0].kinds if len(labels) == 1 else []
            self._append(text, own, min(self.linked, len(text)))

    def _append(self, text: str, own: list[tuple[BlockKind, int]], linked: int) -> None:
        kinds = (*self.kinds, *own)
        place = tuple(self.inside)
        self.pieces.append(Piece(text, self.tags[-1], place, kinds, linked, len(self.pieces)))


class _Label(msgspec.Struct):
    """An inline element of a line: where its text begins among the parts, and its kinds."""

    start: int
    kinds: list[tuple[BlockKind, int]] = []


def _kind(node: LexborNode, tag: str) -> BlockKind | None:
    attributes = node.attributes
    if not attributes:
        return TAGS.get(tag)
    if attributes.get("itemprop") == "author" or attributes.get("rel") == "author":
        return "author"
    if (attributes.get("hidden", "") is None) or "display:none" in (attributes.get("style") or ""):
        return "chrome"
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return TAGS.get(tag) or kind_of(names)


def _clean(parts: list[str]) -> str:
    return " ".join(normalise("".join(parts)).split())


def pieces(tree: LexborHTMLParser, told: Mapping[int, BlockKind]) -> list[Piece]:
    """Return the lines of a parsed page in their order.

    Args:
        tree: the page.
        told: kinds of blocks that its publisher's file names, by the block's id.

    Raises:
        TooLarge: more than `MAX_NODES` elements.
    """
    body = tree.body
    return _Walk(told).run(body) if body is not None else []
