"""The pinned HTML of a lesson as it is read without a network.

Whatever stands there is kept, but for what only the site can do: questions lose their
boxes, exercises and files that stay behind are named. Nothing in it runs, and nothing
leads to another host: addresses that an editor wrote stand as words.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from cms.kinds.shelf import LARGEST_FILE, Shelf
from courses.kinds.pinned import CHECK
from kernel.kinds import wording

KEPT = frozenset({
    "h2", "h3", "h4", "p", "b", "strong", "i", "em", "sub", "sup", "code",
    "blockquote", "ul", "ol", "li", "figure", "figcaption", "video", "details",
    "summary", "aside", "div", "span", "section", "table", "caption", "thead",
    "tbody", "tr", "th", "td",
})  # fmt: skip
ALONE = frozenset({
    "img", "br", "hr", "track", "input", "source", "wbr", "link", "meta", "base",
    "embed",
})  # fmt: skip
LEFT_OUT = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
    "button", "output", "select", "textarea",
})  # fmt: skip
ATTRIBUTES = frozenset({
    "class", "id", "lang", "alt", "width", "height", "colspan", "rowspan", "scope",
    "tabindex", "kind", "srclang", "label", "default", "controls", "preload",
    "start", "aria-label", "data-point",
})  # fmt: skip
LARGEST_CAPTIONS = 512 << 10  # bytes that stand in the page itself
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Around:
    """What the text needs to know beside itself.

    Args:
        site: where the site is, without "/" at its end.
        lengths: seconds of each clip by the hash of its file.
        read: the bytes of a file by the address at which the site serves it.
        prefix: before each name within the text, where several texts are one page.
    """

    site: str
    lengths: Mapping[str, int]
    read: Callable[[str], bytes]
    prefix: str = ""


def offline_text(html: str, shelf: Shelf, around: Around) -> str:
    """``html`` for the package; what it shows is put on ``shelf``."""
    writer = _Writer(shelf, around)
    writer.feed(html)
    writer.close()
    return writer.written()


@dataclass(frozen=True)
class _Open:
    """An element that is open: what ends it, and where its start was written."""

    tag: str
    end: str
    at: int
    address: str = ""  # of a link


class _Writer(HTMLParser):
    def __init__(self, shelf: Shelf, around: Around) -> None:
        super().__init__()
        self.shelf, self.around = shelf, around
        self._out: list[str] = []
        self._open: list[_Open] = []
        self._dropped: list[str] = []  # elements inside one that is left out
        self._clip = ""  # the name of the clip whose captions come next

    def written(self) -> str:
        while self._open:
            self._end(self._open.pop())
        return "".join(self._out)

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._out.append(escape(data, quote=False))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._dropped:
            self._dropped += [tag] if tag not in ALONE else []
        elif tag in ALONE:
            self._out.append(self._alone(tag, given))
        elif (instead := self._instead(tag, given)) is not None:
            self._out.append(instead)
            self._dropped = [tag]
        else:
            start, end = self._shape(tag, given)
            self._open.append(_Open(tag, end, len(self._out), given.get("href", "")))
            self._out.append(start)

    def handle_endtag(self, tag: str) -> None:
        if tag in ALONE:
            return
        if self._dropped:
            if tag in self._dropped:
                while self._dropped.pop() != tag:
                    pass
            return
        if any(one.tag == tag for one in self._open):
            while self._end(self._open.pop()) != tag:
                pass

    def _end(self, one: _Open) -> str:
        if one.tag == "a":
            words = _TAG.sub("", "".join(self._out[one.at + 1 :]))
            start, end = self._link(one.address, unescape(words))
            self._out[one.at] = start
            self._out.append(end)
        else:
            self._out.append(one.end)
        return one.tag

    def _instead(self, tag: str, given: Mapping[str, str]) -> str | None:
        """What stands for an element that does not go along; None if it goes."""
        if tag in LEFT_OUT:
            return ""
        if "data-h5p" in given:
            return _note(
                _("This exercise is played in the lesson on the network only.")
            )
        if tag == "video":
            self._clip = self.shelf.put(given.get("src", ""), "clip")
            return None if self._clip else self._clip_left(given.get("src", ""))
        return None

    def _shape(self, tag: str, given: Mapping[str, str]) -> tuple[str, str]:
        """How an element begins and ends; a check question is text with a list."""
        if tag == "fieldset" and given.get("id", "").startswith(CHECK):
            said = _("This question is answered in the lesson on the network only.")
            return '<div class="lesson-check">', f"{_note(said)}</div>"
        match tag:
            case "legend":
                return '<p class="lesson-check-stem">', "</p>"
            case "label":
                return "<li>", "</li>"
            case "div" if given.get("class") == "choices":
                return "<ul>", "</ul>"
            case "video":
                return f'<video src="{self._clip}"{self._kept(given)}>', "</video>"
        return (f"<{tag}{self._kept(given)}>", f"</{tag}>") if tag in KEPT else ("", "")

    def _alone(self, tag: str, given: Mapping[str, str]) -> str:
        match tag:
            case "img":
                return self._image(given)
            case "track":
                return self._captions(given)
            case "br" | "hr":
                return f"<{tag}>"
        return ""

    def _image(self, given: Mapping[str, str]) -> str:
        url, words = given.get("src", ""), given.get("alt", "")
        name = self.shelf.put_picture(url, words or _("Image"))
        if name:
            return f'<img src="{name}"{self._kept(given)}>'
        return f"<p>{escape(words)}</p>{self._left(url)}"

    def _captions(self, given: Mapping[str, str]) -> str:
        """Browsers read no captions from a file beside a page, so they stand in it."""
        url = given.get("src", "")
        if not self._clip or not self.shelf.put_beside(url, self._clip):
            return ""
        text = self.around.read(url)
        if len(text) > LARGEST_CAPTIONS:
            return ""
        packed = b64encode(text).decode()
        return f'<track src="data:text/vtt;base64,{packed}"{self._kept(given)}>'

    def _link(self, address: str, words: str) -> tuple[str, str]:
        if address in self.shelf.sizes:
            name = self.shelf.put(address, words)
            if name:
                return f'<a href="{name}">', "</a>"
            return "", f" {self._left(address, 'span')}"
        if address.startswith("#"):
            return f'<a href="#{escape(self.around.prefix + address[1:])}">', "</a>"
        if address.startswith(("mailto:", "tel:", f"{self.around.site}/")):
            return f'<a href="{escape(address)}">', "</a>"
        if address.startswith("/") and not address.startswith("//"):
            return f'<a href="{escape(self.around.site + address)}">', "</a>"
        is_told = address.startswith(("http://", "https://")) and address != words
        return "", f" ({escape(address)})" if is_told else ""

    def _kept(self, given: Mapping[str, str]) -> str:
        """The harmless attributes of ``given``."""
        kept = {name: given[name] for name in given if name in ATTRIBUTES}
        if "id" in kept:
            kept["id"] = self.around.prefix + kept["id"]
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())

    def _clip_left(self, url: str) -> str:
        length = self.around.lengths.get(PurePosixPath(url).stem)
        if length is None:
            return self._left(url)
        facts = {"length": wording.length(length), "size": self._size(url)}
        if self._is_in_zip(url):
            return _note(
                _(
                    "This clip lasts %(length)s and takes %(size)s, so it is not in this"
                    " file: it is in the ZIP, and plays in the lesson, on the network."
                )
                % facts
            )
        return _note(
            _(
                "This clip lasts %(length)s and takes %(size)s, so it is not in the"
                " package: it plays in the lesson, on the network."
            )
            % facts
        )

    def _left(self, url: str, tag: str = "p") -> str:
        if self._is_in_zip(url):
            said = _(
                "This file (%(size)s) is not in this copy: it is in the ZIP, and in the"
                " lesson, on the network."
            )
        else:
            said = _(
                "This file (%(size)s) is not in the package: it is in the lesson, on the"
                " network."
            )
        return _note(said % {"size": self._size(url)}, tag)

    def _is_in_zip(self, url: str) -> bool:
        """Whether a file that does not stand in the one file goes into the ZIP."""
        size = self.shelf.sizes.get(url, 0)
        return self.shelf.is_single and 0 < size <= LARGEST_FILE

    def _size(self, url: str) -> str:
        size = self.shelf.sizes.get(url)
        return wording.file_size(size) if size else _("size unknown")


def _note(said: str, tag: str = "p") -> str:
    return f'<{tag} class="lesson-online">{escape(said)}</{tag}>'
