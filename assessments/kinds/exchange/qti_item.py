"""A QTI item: one interaction is a question, several are a text with gaps or a case."""

from typing import Any

from django.utils.translation import gettext as _

from assessments.kinds.exchange import shape
from assessments.kinds.exchange.item import ItemFault, bounded_answers
from assessments.kinds.exchange.qti_body import HOLE, Words, interactions
from assessments.kinds.exchange.qti_interaction import INLINE, read_interaction
from assessments.kinds.exchange.qti_key import Key, keys_of
from assessments.kinds.exchange.settings import read_comment
from assessments.kinds.exchange.shape import Shape
from assessments.kinds.exchange.text import plain
from assessments.kinds.exchange.tree import Node

_BLANK = "_____"


def shape_of(root: Node, words: Words, *, whole: bool) -> tuple[str, Shape]:
    """The stem and the shape of an item; ``whole``: a comment holds all of it.

    Raises:
        ItemFault: it cannot be asked here.
    """
    if whole:
        return "", ("", {}, [])
    body = root.child("itemBody")
    found = list(interactions(body)) if body else []
    if body is None or not found:
        raise ItemFault(_("It is a text without a question."), "description")
    bounded_answers(len(found))
    reader = _Reader(keys_of(root), words, _said(root, words))
    inner = [one for one in body.children() if any(interactions(one)) or one in found]
    if len(found) > 1 and not all(one.name in INLINE for one in found):
        stem, made = reader.case(body, found, inner)
    else:
        stem, made = reader.question(body.children(), found)
    general = reader.said.get("general", "")
    if general and "feedback" in made[1]:
        made = made[0], {**made[1], "feedback": general}, made[2]
    return stem, made


def _said(root: Node, words: Words) -> dict[str, str]:
    return {
        one.get("identifier"): words.of(one) for one in root.children("modalFeedback")
    }


class _Reader:
    def __init__(
        self, keys: dict[str, Key], words: Words, said: dict[str, str]
    ) -> None:
        self.keys = keys
        self.words = words
        self.said = said

    def question(self, nodes: list[Node], found: list[Node]) -> tuple[str, Shape]:
        """The question that stands in ``nodes`` with the interactions ``found``."""
        first = found[0]
        if len(found) == 1 and first.name not in INLINE:
            stem = self.words.of(*_before(nodes, first), first.child("prompt"))
            made = self._read(first)
            return stem or (shape.lead_in() if made[0] == "cloze" else ""), made
        if not all(one.name in INLINE for one in found):
            raise ItemFault(
                _("It mixes questions of several kinds in one text."), "case_set"
            )
        if len(found) == 1 and first.name == "textEntryInteraction":
            return self._with_blank(nodes), self._read(first)
        return self._cloze(nodes, found)

    def case(
        self, body: Node, found: list[Node], inner: list[Node]
    ) -> tuple[str, Shape]:
        """Several questions about what stands before the first of them."""
        parts: list[dict[str, Any]] = []
        notes: list[str] = []
        before: list[Node] = []
        texts: list[Node] = []
        for node in body.children():
            if node not in inner:
                (before if parts else texts).append(node)
                continue
            inside = [node] if node in found else list(interactions(node))
            nodes = [*before, *([node] if node in found else _unwrapped(node))]
            stem, (kind, content, lost) = self.question(nodes, inside)
            content = {**content, **_own(node)}
            parts.append(
                {
                    "id": f"q{len(parts) + 1}",
                    "kind": kind,
                    "stem": stem,
                    "content": content,
                }
            )
            notes += lost
            before = []
        rest = texts[1:]
        stem = self.words.of(texts[0]) if rest else ""
        text = self.words.of(*rest)
        text = text or self.words.of(*texts)
        content = {"text": text, "parts": parts, "feedback": ""}
        return stem or _("Read the text and answer."), ("case_set", content, notes)

    def _read(self, node: Node) -> Shape:
        key = self.keys.get(node.get("responseIdentifier"), Key())
        return read_interaction(node, key, self.words, self.said)

    def _with_blank(self, nodes: list[Node]) -> str:
        raw = self.words.raw(*nodes)
        before, _hole, after = raw.partition(HOLE)
        rest = plain(after)
        return plain(f"{before} {_BLANK} {rest}") if rest else plain(before)

    def _cloze(self, nodes: list[Node], found: list[Node]) -> tuple[str, Shape]:
        at = next(
            n for n, one in enumerate(nodes) if one in found or any(interactions(one))
        )
        stem = self.words.of(*nodes[:at])
        raw = self.words.raw(Node("body", {}, 0, list(nodes[at:])))
        text = shape.gapped(raw.split(HOLE), plain)
        made = shape.cloze(text, [(self._read(one), 1) for one in found])
        return stem or shape.lead_in(), made


def _before(nodes: list[Node], interaction: Node) -> list[Node]:
    return [one for one in nodes if one is not interaction]


def _unwrapped(node: Node) -> list[Node]:
    """What stands in a division; a paragraph with words of its own stays whole."""
    has_words = any(isinstance(one, str) and one.strip() for one in node.parts)
    return [node] if has_words else node.children()


def _own(node: Node) -> dict[str, object]:
    """What a comment in a part of a case says of it."""
    found: dict[str, object] = {}
    for one in node.comments():
        found |= read_comment(one)
    return found
