"""XML from outside, read without doctypes, entities, outside files or endless depth."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import FileFault

MOST_BYTES = 10_000_000
MOST_NODES = 120_000
DEEPEST = 100
LONGEST_TEXT = 1_000_000  # letters in one place, but for files within (base64)
COMMENT = "#comment"


@dataclass(slots=True)
class Node:
    """An element: ``parts`` are its texts and children in order, names without spaces."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list["Node | str"] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def children(self, *names: str) -> list["Node"]:
        return [
            one
            for one in self.parts
            if isinstance(one, Node)
            and (one.name in names if names else one.name != COMMENT)
        ]

    def child(self, *names: str) -> "Node | None":
        return next(iter(self.children(*names)), None)

    def every(self, *names: str) -> Iterator["Node"]:
        """The descendants of these names, in order."""
        for one in self.parts:
            if isinstance(one, Node):
                if one.name in names:
                    yield one
                yield from one.every(*names)

    def text(self) -> str:
        """All text inside, comments apart."""
        return "".join(
            one if isinstance(one, str) else one.text()
            for one in self.parts
            if isinstance(one, str) or one.name != COMMENT
        )

    def comments(self) -> list[str]:
        return [str(one.parts[0]) for one in self.children(COMMENT) if one.parts]


def read_tree(data: bytes) -> Node:
    """The root of ``data``.

    Raises:
        FileFault: no XML, or XML that is not to be opened.
    """
    if len(data) > MOST_BYTES:
        raise FileFault(_("The file is too large; split it."))
    return _Builder().read(data)


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.CommentHandler = self._comment
        self.open: list[Node] = [Node("", {}, 0)]
        self.count = 0
        self.length = 0

    def read(self, data: bytes) -> Node:
        try:
            self.parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            if isinstance(error, FileFault):
                raise
            line = getattr(error, "lineno", None) or self.parser.CurrentLineNumber
            words = _("The XML is broken at line %(n)d.")
            raise FileFault(words % {"n": line}) from error
        return self.open[0].children()[0]

    def _refuse(self, *_told: object) -> int:
        raise FileFault(
            _("The XML declares a doctype or entities; such files are not opened.")
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        self.length = 0
        if self.count > MOST_NODES or len(self.open) > DEEPEST:
            raise FileFault(_("The XML has too many or too deeply nested parts."))
        told = {_local(key): value for key, value in attributes.items()}
        node = Node(_local(name), told, self.parser.CurrentLineNumber)
        self.open[-1].parts.append(node)
        self.open.append(node)

    def _end(self, _name: str) -> None:
        self.open.pop()
        self.length = 0

    def _data(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_TEXT and self.open[-1].name != "file":
            words = _("A text near line %(n)d is far too long for a question.")
            raise FileFault(words % {"n": self.parser.CurrentLineNumber})
        self.open[-1].parts.append(text)

    def _comment(self, text: str) -> None:
        node = Node(COMMENT, {}, self.parser.CurrentLineNumber, [text])
        self.open[-1].parts.append(node)


def _local(name: str) -> str:
    """A name without its space; those of QTI 3 in the form of QTI 2."""
    name = name.rpartition("\n")[2]
    if name.startswith(("data-", "aria-")) or "-" not in name:
        return name
    first, *rest = name.removeprefix("qti-").split("-")
    return first + "".join(one.capitalize() for one in rest)
