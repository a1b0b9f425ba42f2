"""What tells two revisions of content apart, in the words of its form."""

import re
from dataclasses import dataclass

from h5p.models import Revision
from h5p.spec.defaults import fill_defaults
from h5p.spec.form_tree import Node, form_tree
from h5p.spec.repository import Repository
from h5p.spec.text import bare

_TAG = re.compile(r"<[^>]*>")
MOST = 500


@dataclass(frozen=True)
class Difference:
    """One field that is not the same; "" is where it was not, or is no more."""

    way: tuple[str, ...]
    before: str
    after: str


def differences(
    former: Revision,
    latter: Revision,
    shelf: Repository,
    former_shelf: Repository | None = None,
) -> list[Difference]:
    """The fields in which ``latter`` differs from ``former``, in the order of the form.

    Args:
        former_shelf: the builds that ``former`` is shown with, if not those of ``shelf``.
    """
    before, after = _fields(former, former_shelf or shelf), _fields(latter, shelf)
    paths = [*dict.fromkeys([*after, *before])]
    found = []
    for path in paths:
        one, other = before.get(path), after.get(path)
        texts = _said(one), _said(other)
        if texts[0] != texts[1]:
            node = other or one
            assert node is not None
            found.append(Difference(node.words, *texts))
    return found[:MOST]


def _fields(revision: Revision, shelf: Repository) -> dict[str, Node]:
    facts = shelf.get(revision.ref)
    if facts is None:
        return {}
    params = fill_defaults(revision.params, facts.semantics, shelf)
    tree = form_tree(params, facts.semantics, shelf, is_whole=True)
    return {one.path: one for one in tree.walk() if one.kind not in {"group", "list"}}


def _said(node: Node | None) -> str:
    if node is None:
        return ""
    if node.kind == "boolean":
        return "✓" if node.values else "–"
    names = dict(node.options)
    texts = [*node.media, *(names.get(one, one) for one in node.values)]
    text = ", ".join(one for one in texts if one)
    return " ".join(bare(_TAG.sub(" ", text)).split()) if node.kind == "rich" else text
