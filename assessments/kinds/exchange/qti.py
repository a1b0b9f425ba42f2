"""Reading of QTI 2.1, 2.2 and 3.0: packages with a manifest, or a single item.

Source: IMS Question and Test Interoperability 2.1 and 3.0, Content Packaging 1.1.
"""

import posixpath
from urllib.parse import unquote

from django.utils.translation import gettext as _

from assessments.kinds.exchange.item import (
    FileFault,
    Found,
    Item,
    ItemFault,
    Skipped,
    bounded,
    line_place,
)
from assessments.kinds.exchange.package import Package
from assessments.kinds.exchange.qti_body import Words
from assessments.kinds.exchange.qti_item import shape_of
from assessments.kinds.exchange.settings import read_comment, with_settings
from assessments.kinds.exchange.text import one_line
from assessments.kinds.exchange.tree import Node, read_tree

MANIFEST = "imsmanifest.xml"
_OLD = {"questestinterop"}


def read_qti_package(package: Package) -> Found:
    """Every item that the manifest of ``package`` lists.

    Raises:
        FileFault: no manifest, or no item.
    """
    at = _manifest(package)
    folder = posixpath.dirname(at)
    manifest = read_tree(package.read(at))
    entries: list[Item | Skipped] = []
    for resource in manifest.every("resource"):
        kind, href = resource.get("type").lower(), unquote(resource.get("href"))
        if not href or not kind.startswith(("imsqti", "imscp_qti")):
            continue
        if "item" in kind and "test" not in kind:
            entries.append(_from(package, posixpath.join(folder, href)))
        else:
            reason = _("It is no single question; tests are set up here anew.")
            name = posixpath.basename(href)[:120]
            entries.append(Skipped(kind[:60], name, href[:200], reason))
        bounded(len(entries))
    if not entries:
        raise FileFault(_("The package lists no QTI question."))
    return Found(tuple(entries))


def _manifest(package: Package) -> str:
    found = [one for one in package.names if posixpath.basename(one) == MANIFEST]
    if MANIFEST in found:
        return MANIFEST
    if len(found) != 1:
        raise FileFault(_("The package has no imsmanifest.xml: it is no QTI package."))
    return found[0]


def _from(package: Package, name: str) -> Item | Skipped:
    """The item in a part; a part that cannot be opened spoils itself alone."""
    try:
        return read_qti_item(read_tree(package.read(name)), place=name[:200])
    except FileFault as fault:
        return Skipped("", posixpath.basename(name)[:120], name[:200], str(fault))


def read_qti_item(root: Node, place: str = "") -> Item | Skipped:
    """The question of one ``assessmentItem``.

    Raises:
        FileFault: another kind of XML, or an older QTI.
    """
    if root.name in _OLD:
        raise FileFault(_("This is QTI 1.2, which is not read; export it as QTI 2.1."))
    if root.name != "assessmentItem":
        raise FileFault(_("This is XML, but no QTI question (assessmentItem)."))
    place = place or line_place(root.line)
    title = one_line(root.get("title"))[:200]
    settings: dict[str, object] = {}
    for one in root.comments():
        settings |= read_comment(one)
    words = Words()
    try:
        stem, (kind, content, notes) = shape_of(
            root, words, whole="content" in settings
        )
    except ItemFault as fault:
        name = title or root.get("identifier")[:120]
        return Skipped(fault.type, name, place, str(fault))
    item = Item(kind, stem, content, title=title, place=place)
    return with_settings(item.noted(*words.notes, *notes), settings)
