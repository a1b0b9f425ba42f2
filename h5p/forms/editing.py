"""Content as it is edited: what was sent, what is shown, what is wrong with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from h5p.kinds.sent_file import SentFile
from h5p.messages import field_sentence_of
from h5p.spec.form_action import act
from h5p.spec.form_post import Posted, read_form
from h5p.spec.form_tree import Node, form_tree
from h5p.spec.names import LibraryRef
from h5p.spec.pointer import parent
from h5p.spec.problem import Problem
from h5p.spec.repository import LibraryFacts, Repository
from h5p.spec.strict_json import read_json
from people.models import Unit

DEPTH = 100  # of JSON
MOST_SENT = 300  # files


class TitleForm(forms.Form):
    """What stands above the fields of the content itself."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Unit.objects.none())

    def __init__(
        self, *args: Any, owners: QuerySet[Unit] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if owners is None:
            del self.fields["owner"]
            return
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = owners
        if owners.count() == 1:
            owner.initial = owners.get()
            owner.widget = forms.HiddenInput()


@dataclass
class Editing:
    """Content in the editor: its params, and where the form that was sent stood in them."""

    library: LibraryFacts
    repository: Repository
    params: dict[str, Any]
    sent: dict[str, SentFile] = field(default_factory=dict)  # by their path
    opened: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)  # place, sentence
    looked_at: str = ""

    @property
    def ref(self) -> LibraryRef:
        return self.library.ref

    @property
    def base(self) -> str:
        """What the form carries, so that nothing that it does not show is lost."""
        return json.dumps(self.params, ensure_ascii=False, separators=(",", ":"))

    @property
    def signed(self) -> list[str]:
        return [one.signed() for one in self.sent.values()]

    def read(self, posted: Posted, user: str) -> None:
        """Take over what the form carried: the content that it showed, and files sent.

        Raises:
            ValueError: the form did not come whole.
        """
        carried = posted.getlist("base")
        base = read_json(str(carried[0] if carried else "").encode(), DEPTH)
        if not isinstance(base, dict):
            raise ValueError(base)  # noqa: TRY004 -- as all that is not whole
        self.params = base
        for text in posted.getlist("sent")[:MOST_SENT]:
            one = SentFile.read(str(text), user)
            if one is not None:
                self.sent[one.path] = one
        self.opened = {str(one) for one in posted.getlist("opened")}

    def take(self, posted: Posted, uploads: dict[str, dict[str, Any]]) -> None:
        """Lay what was typed over the content; places move as rows did."""
        done = read_form(
            self.params,
            self.library.semantics,
            posted,
            self.repository,
            uploads=uploads,
        )
        self.params = done.params
        self.opened = {done.places.get(one, one) for one in self.opened}
        self.faults = [(done.places.get(one, one), words) for one, words in self.faults]
        self.looked_at = done.places.get(self.looked_at, "")

    def press(self, do: str) -> None:
        """Do what a button of the form says, at ``looked_at``."""
        path = self.looked_at
        if do == "open":
            self.opened.add(path)
        elif do == "close":
            self.opened.discard(path)
        elif path:
            self.params, self.looked_at = act(
                self.params, self.library.semantics, do, path, self.repository
            )
            self.opened |= {self.looked_at} if do in {"add", "choose"} else set()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong, and open the parts in which it stands."""
        for one in problems:
            self.faults.append((one.path, field_sentence_of(one)))
            place = one.path
            while place:
                self.opened.add(place)
                place = parent(place)

    def tree(self) -> Node:
        """The form, with each fault at its field."""
        tree = form_tree(
            self.params, self.library.semantics, self.repository, self.opened
        )
        nodes = {one.path: one for one in tree.walk()}
        for path, words in self.faults:
            nodes.get(path, tree).errors.append(words)
        return tree


def named_faults(tree: Node) -> list[tuple[str, str, str]]:
    """Each fault with the id of its field and the way to it in words."""
    return [
        (one.id, " › ".join(one.words), words)
        for one in tree.walk()
        for words in one.errors
    ]
