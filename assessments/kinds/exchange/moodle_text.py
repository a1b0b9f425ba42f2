"""The texts of Moodle XML, each with a format of its own."""

from django.utils.translation import gettext as _

from assessments.kinds.exchange.text import losses, of_html, plain
from assessments.kinds.exchange.tree import Node

_LITERAL = {"plain_text", "plain", "markdown"}


class Reader:
    """Reads the texts of one question; what they lose is noted."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def raw(self, node: Node | None) -> str:
        """The text as it is written."""
        text = node.child("text") if node else None
        return text.text() if text else ""

    def plain(self, node: Node) -> str:
        """A text that never has markup."""
        return plain(self.raw(node))

    def text(self, node: Node | None) -> str:
        """A text for people, whatever its format."""
        if node is None:
            return ""
        if node.child("file"):
            self.notes.append(_("Pictures and other media were left out."))
        if node.get("format") in _LITERAL:
            return plain(self.raw(node))
        return self.html(self.raw(node))

    def html(self, text: str) -> str:
        self.notes += losses(text)
        return of_html(text)
