"""The words of a QTI body, and where its interactions stand in them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import ItemFault
from assessments.kinds.exchange.text import one_line, plain
from assessments.kinds.exchange.tree import COMMENT, Node

HOLE = "\ue000"  # stands for an interaction or a gap while the text is read
_LINES = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
          "pre", "ul", "ol", "table", "prompt"}  # fmt: skip
_MEDIA = {"img", "object", "audio", "video", "math", "svg", "picture", "include",
          "graphic", "iframe", "gapImg"}  # fmt: skip
_RICH = {"b", "strong", "i", "em", "u", "sub", "sup", "table", "ul", "ol", "a", "pre",
         "code", "h1", "h2", "h3"}  # fmt: skip
_ASIDE = {COMMENT, "feedbackInline", "feedbackBlock", "rubricBlock", "modalFeedback",
          "templateInline", "templateBlock", "stylesheet", "script", "style",
          "companionMaterialsInfo", "catalogInfo"}  # fmt: skip


def interactions(node: Node) -> Iterator[Node]:
    """The interactions inside ``node``, in order; one does not hold another."""
    for one in node.children():
        if one.name.endswith("Interaction"):
            yield one
        elif one.name not in _ASIDE:
            yield from interactions(one)


class Words:
    """Reads texts; what they lose is noted once each."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def of(self, *nodes: Node | None) -> str:
        """The words of ``nodes`` without those of their interactions."""
        return plain(self.raw(*nodes).replace(HOLE, " "))

    def raw(self, *nodes: Node | None) -> str:
        """The words with a ``HOLE`` for each interaction or gap; not yet plain."""
        return "\n".join("".join(self._pieces(one)) for one in nodes if one is not None)

    def _pieces(self, node: Node) -> Iterator[str]:
        for part in node.parts:
            if isinstance(part, str):
                yield " ".join(f"x{part.replace(HOLE, '')}x".split())[1:-1]
            elif part.name.endswith("Interaction") or part.name == "gap":
                yield HOLE
            elif part.name == "br":
                yield "\n"
            elif part.name not in _ASIDE:
                yield from self._element(part)

    def _element(self, node: Node) -> Iterator[str]:
        if node.name == "printedVariable":
            raise ItemFault(
                _("Its text changes from taker to taker (printedVariable)."),
                "templateItem",
            )
        if node.name in _MEDIA:
            self._lose(_("Pictures and other media were left out."))
            yield one_line(node.get("alt"))
            return
        if node.name in _RICH:
            self._lose(_("Formatting was left out: only the words are kept."))
        yield from self._pieces(node)
        if node.name in _LINES:
            yield "\n"

    def _lose(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)
