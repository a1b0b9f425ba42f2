"""The official editor, where the operator installed it: our page around its frame.

The frame has no session and saves nothing: it hands the content to this page, whose form
sends it; from there it goes the way of our own editor.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from h5p.forms.editing import Editing, TitleForm, named_faults
from h5p.forms.official import Handed, read_handed
from h5p.kinds.edit_token import EditToken
from h5p.kinds.sent_file import SentFile
from h5p.models import Content, Draft, Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import contents_for
from h5p.selectors.draft import draft_of, drafts_for
from h5p.selectors.editor import EditorShelf, content_types
from h5p.selectors.editor_library import types_for
from h5p.selectors.frame import editor_of, with_player
from h5p.selectors.library import trusted
from h5p.selectors.official import has_editor
from h5p.services.draft import Unfinished, forget_draft
from h5p.services.edit import save_edit
from h5p.services.revision import ContentFaulty
from h5p.services.temp_file import settle
from h5p.spec.defaults import fill_defaults
from h5p.spec.metadata import facts_in
from h5p.spec.problem import Problem
from h5p.spec.temporary import temporary_paths, without_marks
from h5p.views.editor import WRITE, base_of, saved
from h5p.views.unfinished import (
    chosen_owner,
    desk_of,
    kept,
    owners_of,
    sent_in,
    shown_desk,
)
from people.access import policy
from people.http import AuthenticatedRequest

type Fault = tuple[str, str]  # the way to the field in words, the sentence


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def official_new(request: AuthenticatedRequest) -> HttpResponse:
    """New content of a chosen type, or of one that is chosen from the editor's own list.

    Nothing is kept before it is saved.
    """
    _must_be_installed()
    asked = request.GET.get("library", "")
    if asked and asked not in {str(one.ref) for one in content_types()}:
        return redirect("h5p:content_new")
    blank = {"library": asked, "content": {"params": {}, "metadata": {}}}
    return _edit(request, blank, None, None)


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def official_edit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The newest revision in the official editor; what is saved becomes the next one."""
    _must_be_installed()
    content = get_object_or_404(contents_for(request.user, EDIT_H5P), uid=uid)
    draft = draft_of(request.user, content)
    if draft is not None and request.method != "POST":
        return redirect("h5p:official_draft", draft.uid)
    base = base_of(request, content)
    told = {**facts_in(base.facts), "title": content.title}
    opened = Handed(base.ref, base.params, told).whole
    return _edit(request, opened, content, base)


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def official_draft(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was left unfinished, in the official editor."""
    _must_be_installed()
    this = get_object_or_404(drafts_for(request.user, EDIT_H5P), uid=uid)
    told = {
        **(facts_in(this.base.facts) if this.base else {}),
        **this.metadata,
        "title": this.title,
    }
    opened = Handed(this.ref, this.params, told).whole
    return _edit(request, opened, this.content, this.base, this)


def _must_be_installed() -> None:
    if not has_editor():
        raise Http404


def _edit(
    request: AuthenticatedRequest,
    opened: dict[str, Any],
    content: Content | None,
    base: Revision | None,
    draft: Draft | None = None,
) -> HttpResponse:
    form = _title_form(request, content, None)
    faults: list[Fault] = []
    if request.method == "POST":
        try:
            handed = read_handed(request.POST)
        except (ValueError, RecursionError):
            words = _("The form did not arrive whole. Go back and send it again.")
            messages.error(request, words)
            return redirect(request.get_full_path())
        opened = handed.whole
        form = _title_form(request, content, handed)
        done, faults = _take(request, handed, form, content, base, draft)
        if done is not None:
            return done
    names = (str(one.uid) if one else "" for one in (base, draft))
    token = EditToken(str(request.user.uid), *names)
    context = {
        "content": content,
        "revision": base,
        "draft": draft,
        "desk": shown_desk(request, draft, content),
        "form": form,
        "faults": faults,
        "opened": opened,
        "waits_for": [str(one) for one in trusted(base.refs)[1]] if base else [],
        "frame": editor_of(request, token),
    }
    return with_player(render(request, "h5p/official.html", context))


def _take(
    request: AuthenticatedRequest,
    handed: Handed,
    form: TitleForm,
    content: Content | None,
    base: Revision | None,
    draft: Draft | None,
) -> tuple[HttpResponse | None, list[Fault]]:
    """Save what was handed over, or keep it unfinished; else what is wrong."""
    sent = _sent(request, handed, draft)
    do = request.POST.get("do", "save")
    if do == "draft":
        told = Unfinished(
            library=handed.library,
            params=without_marks(handed.params),
            title=handed.title,
            owner=chosen_owner(request),
            metadata=handed.metadata,
            sent=sent,
        )
        return kept(request, told, content, base, page="h5p:official_draft"), []
    began = draft or base
    if handed.library not in {
        one.ref for one in types_for(began.ref if began else None)
    }:
        words = _("%(library)s is no longer installed.") % {"library": handed.library}
        return None, [("", words)]
    revision, faults = _save(request, handed, form, content, base, sent)
    if revision is None:
        return None, faults
    forget_draft(user=request.user, uid=desk_of(request).draft, content=content)
    return saved(request, revision, base, do), []


def _sent(
    request: AuthenticatedRequest, handed: Handed, draft: Draft | None
) -> list[SentFile]:
    """The files that were sent for it, now and when it was left unfinished."""
    fresh = settle(paths=temporary_paths(handed.params), user=request.user)
    return [*(sent_in(draft).values() if draft else ()), *fresh]


def _save(
    request: AuthenticatedRequest,
    handed: Handed,
    form: TitleForm,
    content: Content | None,
    base: Revision | None,
    sent: list[SentFile],
) -> tuple[Revision | None, list[Fault]]:
    """The revision that was made of it; else what is wrong."""
    shelf = EditorShelf(get_language() or "vi")
    facts = shelf.get(handed.library)
    assert facts is not None  # it is among the types
    params = fill_defaults(without_marks(handed.params), facts.semantics, shelf)
    editing = Editing(facts, shelf, params)
    if not form.is_valid():
        return None, []
    try:
        revision = save_edit(
            content=content,
            owner=form.cleaned_data.get("owner"),
            title=form.cleaned_data["title"],
            library=handed.library,
            params=params,
            base=base,
            sent=sent,
            actor=request.user,
            uid=desk_of(request).draft,
            metadata=handed.metadata,
        )
    except ContentFaulty as faulty:
        return None, _told(editing, faulty.problems)
    return revision, []


def _told(editing: Editing, problems: list[Problem]) -> list[Fault]:
    editing.tell(problems)
    return [(way, words) for _id, way, words in named_faults(editing.tree())]


def _title_form(
    request: AuthenticatedRequest, content: Content | None, handed: Handed | None
) -> TitleForm:
    """The title, which the editor asks for, and the owner, whom our page asks for."""
    told: dict[str, Any] | None = None
    if handed is not None:
        told = {"title": handed.title, "owner": request.POST.get("owner", "")}
    form = TitleForm(told, owners=None if content else owners_of(request))
    form.fields["title"].widget = forms.HiddenInput()
    return form
