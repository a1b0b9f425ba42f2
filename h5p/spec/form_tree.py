"""Content and semantics side by side, as a form shows them."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from h5p.spec.blank import part_names
from h5p.spec.fields import is_flat
from h5p.spec.form_post import DEPTH, unique
from h5p.spec.form_value import NOTHING, address, fits, kind_of, shown
from h5p.spec.media_field import KINDS
from h5p.spec.names import LibraryRef
from h5p.spec.pointer import ROOT, last, step
from h5p.spec.repository import Repository
from h5p.spec.scalar import spread
from h5p.spec.show_when import condition_of, holds
from h5p.spec.text import bare

_TAG = re.compile(r"<[^>]*>")
_SUMMARY = 80
MOST_OPEN = 400  # fields; beyond it parts are shown closed


@dataclass
class Node:
    """One field of a form, with what stands in it.

    ``kind`` is that of form_value.kind_of, or "unfit" for a value that a form cannot
    show; ``words`` are the labels on the way to it.
    """

    kind: str
    path: str
    label: str
    words: tuple[str, ...]
    one: dict[str, Any]
    values: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    common: list["Node"] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    media: list[str] = field(default_factory=list)  # paths of its files
    links: list[tuple[str, str]] = field(default_factory=list)  # name, address
    rules: str = ""  # JSON of a condition
    needs_all: bool = False
    is_shown: bool = True
    is_open: bool = True
    summary: str = ""
    errors: list[str] = field(default_factory=list)
    id: str = ""

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""

    @property
    def hint(self) -> str:
        return _text(self.one.get("description"))

    @property
    def is_optional(self) -> bool:
        return self.one.get("optional") is True or self.kind == "boolean"

    @property
    def entity(self) -> str:
        return _text(self.one.get("entity"))

    @property
    def is_long(self) -> bool:
        """Whether its text needs several lines."""
        return self.kind in {"area", "lines"} or "\n" in self.value

    @property
    def number(self) -> str:
        """The number of a row, from 1."""
        at = last(self.path)
        return str(int(at) + 1) if at.isascii() and at.isdigit() else ""

    @property
    def bounds(self) -> dict[str, int | float]:
        """min, max, step and maxLength, as far as the field has them."""
        names = ("min", "max", "step", "maxLength")
        told = {name: self.one.get(name) for name in names}
        return {
            name: one
            for name, one in told.items()
            if isinstance(one, int | float) and not isinstance(one, bool)
        }

    @property
    def heading(self) -> str:
        """The label of a row without its number."""
        return self.label.removesuffix(self.number).strip()

    @property
    def count(self) -> int:
        return 1 + sum(one.count for one in (*self.children, *self.common))

    def walk(self) -> "list[Node]":
        inner = [row for one in (*self.children, *self.common) for row in one.walk()]
        return [self, *inner]


def form_tree(
    params: dict[str, Any],
    semantics: Any,
    repository: Repository,
    opened: Collection[str] = (),
    *,
    is_whole: bool = False,
) -> Node:
    """The form of ``params``; if it is very long, only the parts ``opened`` are open.

    Args:
        is_whole: every part is open, however long it is.
    """
    whole = _Builder(params, repository, None).root(semantics)
    if whole.count > MOST_OPEN and not is_whole:
        whole = _Builder(params, repository, frozenset(opened)).root(semantics)
    for at, node in enumerate(whole.walk()):
        node.id = f"f{at}"
    return whole


@dataclass
class _Builder:
    params: dict[str, Any]
    repository: Repository
    opened: Collection[str] | None  # None: all

    def root(self, semantics: Any) -> Node:
        node = Node("group", ROOT, "", (), {})
        self.fields(node, self.params, semantics, 0)
        return node

    def fields(
        self, node: Node, value: dict[str, Any], fields: Any, depth: int
    ) -> None:
        for one in unique(fields):
            path = step(node.path, one["name"])
            label = _text(one.get("label")) or one["name"]
            words = (*node.words, label)
            inner = value.get(one["name"], NOTHING)
            made = self.node(inner, one, path, label, words, depth + 1)
            condition = condition_of(one, node.path)
            if condition is not None:
                rules = [[row.path, row.equals] for row in condition.rules]
                made.rules = json.dumps(rules, ensure_ascii=False)
                made.needs_all = condition.needs_all
                made.is_shown = holds(condition, self.params)
            (node.common if one.get("common") is True else node.children).append(made)

    def node(
        self,
        value: Any,
        one: dict[str, Any],
        path: str,
        label: str,
        words: tuple[str, ...],
        depth: int,
    ) -> Node:
        if one.get("type") == "group" and is_flat(one):
            inner = next(unique(one.get("fields")), None)
            if inner is None:
                return Node("unknown", path, label, words, one)
            own = _text(inner.get("label")) or label
            return self.node(value, inner, path, own, words, depth + 1)
        kind = kind_of(one) if fits(value, one) and depth <= DEPTH else "unfit"
        node = Node(
            kind if kind_of(one) != "unknown" else "unknown", path, label, words, one
        )
        if kind == "group":
            self.fields(
                node, value if isinstance(value, dict) else {}, one.get("fields"), depth
            )
        elif kind == "list":
            self.rows(node, value, depth)
        elif kind == "library":
            self.part(node, value, depth)
        elif kind in KINDS:
            node.media, node.values = _files(value), [address(value)]
        elif kind not in {"unfit", "unknown"}:
            node.values = shown(value, one)
            node.options = _options(one, node.values)
        return node

    def rows(self, node: Node, value: Any, depth: int) -> None:
        inner = node.one.get("field")
        if not isinstance(inner, dict):
            node.kind = "unknown"
            return
        entity = node.entity or _text(inner.get("label")) or _text(inner.get("name"))
        for at, row in enumerate(value if isinstance(value, list) else []):
            label = f"{entity} {at + 1}".strip()
            path, words = step(node.path, at), (*node.words, label)
            made = self.node(row, inner, path, label, words, depth + 1)
            made.summary = _summary(row)
            node.children.append(made)

    def part(self, node: Node, value: Any, depth: int) -> None:
        value = value if isinstance(value, dict) else {}
        current = value.get("library")
        current = current if isinstance(current, str) else ""
        node.values = [current]
        node.options = [
            (str(ref), facts.title or str(ref))
            for ref in part_names(node.one)
            if (facts := self.repository.get(ref)) is not None
        ]
        ref = LibraryRef.parse(current)
        facts = self.repository.get(ref) if ref else None
        if current and current not in dict(node.options):
            node.options.append((current, current))
        node.summary = _summary(value)
        node.is_open = self.opened is None or not current or node.path in self.opened
        params = value.get("params", {})
        if facts is not None and isinstance(params, dict) and node.is_open:
            self.fields(node, params, facts.semantics, depth + 1)


def _options(one: dict[str, Any], values: list[str]) -> list[tuple[str, str]]:
    rows = spread(one.get("options")) if one.get("type") == "select" else []
    found = {str(row["value"]): _text(row.get("label")) for row in rows}
    if not found:
        return []
    found.update({value: value for value in values if value not in found})
    return [(value, label or value) for value, label in found.items()]


def _files(value: Any) -> list[str]:
    rows = value if isinstance(value, list) else [value]
    paths = [row.get("path") for row in rows if isinstance(row, dict)]
    return [one for one in paths if isinstance(one, str) and "://" not in one]


def _summary(value: Any) -> str:
    """A few words that tell one row from another: its title, or its first text."""
    metadata = value.get("metadata") if isinstance(value, dict) else None
    title = metadata.get("title") if isinstance(metadata, dict) else None
    is_part = isinstance(value, dict) and "library" in value
    inner = value.get("params") if is_part else value
    texts = [title, *(inner.values() if isinstance(inner, dict) else [])]
    words = (_TAG.sub(" ", bare(one)) for one in texts if isinstance(one, str))
    return next((one for text in words if (one := " ".join(text.split()))), "")[
        :_SUMMARY
    ]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
