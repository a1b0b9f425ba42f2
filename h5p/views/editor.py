"""Our own editor: a form made from semantics, which works without scripts."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from h5p.forms.editing import Editing, TitleForm, named_faults
from h5p.models import Content, Draft, Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import contents_for
from h5p.selectors.draft import draft_of
from h5p.selectors.editor import EditorShelf, content_types
from h5p.selectors.official import has_editor
from h5p.selectors.type_list import recent_first
from h5p.services.content import duplicate_content
from h5p.services.draft import Unfinished, forget_draft
from h5p.services.edit import faults_of, save_edit
from h5p.services.media import FileRefused, media_value, take_file
from h5p.services.revision import ContentFaulty
from h5p.spec.blank import blank_params, with_ids
from h5p.spec.defaults import fill_defaults
from h5p.spec.media_field import KINDS
from h5p.spec.names import LibraryRef
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

WRITE = ["GET", "HEAD", "POST"]
_ENDS = {"save", "preview"}
_KEEPS = {"draft", "autosave"}


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def content_new(request: AuthenticatedRequest) -> HttpResponse:
    """Choose a type, then fill in its form; nothing is kept before it is saved."""
    ref = LibraryRef.parse(request.GET.get("library"))
    types = content_types()
    if ref not in {one.ref for one in types}:
        return render(
            request,
            "h5p/content_new.html",
            {
                "types": recent_first(types, request.user),
                "has_official": has_editor(),
            },
        )
    assert ref is not None
    return edit(request, ref, None, None)


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def content_edit(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The newest revision in the editor; what is saved becomes the next one.

    Who left it unfinished goes on with that.
    """
    content = get_object_or_404(contents_for(request.user, EDIT_H5P), uid=uid)
    draft = draft_of(request.user, content)
    if draft is not None and request.method != "POST":
        return redirect("h5p:draft", draft.uid)
    base = base_of(request, content)
    return edit(request, base.ref, content, base)


@require_POST
@policy(EDIT_H5P)
def content_duplicate(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    content = get_object_or_404(contents_for(request.user, EDIT_H5P), uid=uid)
    newest = content.revisions.order_by("-number").first()
    if newest is None:
        raise Http404
    title = _("%(title)s (copy)") % {"title": content.title[:190]}
    copy = duplicate_content(revision=newest, title=title, actor=request.user)
    messages.success(request, _("This is the copy. The other one stays as it is."))
    return redirect("h5p:content_edit", copy.content.uid)


def base_of(request: HttpRequest, content: Content) -> Revision:
    """The revision that the form was opened with; the newest if it names none."""
    revisions = content.revisions.order_by("-number")
    asked = request.POST.get("revision", "")
    known = {str(one): one for one in revisions.values_list("uid", flat=True)}
    base = revisions.filter(uid=known[asked]).first() if asked in known else None
    base = base or revisions.first()
    if base is None:
        raise Http404
    return base


def saved(
    request: HttpRequest, revision: Revision, base: Revision | None, do: str
) -> HttpResponse:
    """Say what has been kept, and go on to its page, or its preview."""
    words = _("Revision %(number)d is kept.") % {"number": revision.number}
    messages.success(request, words)
    if base is not None and revision.number > base.number + 1:
        messages.warning(
            request,
            _(
                "Somebody else saved it meanwhile. Both revisions are here: compare them."
            ),
        )
    if do == "preview":
        return redirect("h5p:revision_preview", revision.uid)
    return redirect("h5p:content", revision.content.uid)


def edit(
    request: AuthenticatedRequest,
    ref: LibraryRef,
    content: Content | None,
    base: Revision | None,
    draft: Draft | None = None,
) -> HttpResponse:
    """The form: of ``draft``, else of ``base``, else of new content."""
    shelf = EditorShelf(get_language() or "vi")
    facts = shelf.get(ref)
    if facts is None:
        messages.error(
            request, _("%(library)s is no longer installed.") % {"library": ref}
        )
        return (
            redirect("h5p:content", content.uid)
            if content
            else redirect("h5p:content_new")
        )
    editing = Editing(facts, shelf, {})
    form = _title_form(request, content, draft)
    if request.method == "POST":
        done = _take(request, editing, form, content, base)
        if done is not None:
            return done
    elif draft is not None or base is not None:
        begun = draft or base
        assert begun is not None
        editing.params = fill_defaults(begun.params, facts.semantics, shelf)
        editing.sent = sent_in(draft) if draft else {}
    else:
        editing.params = with_ids(blank_params(facts.semantics, shelf), uuid4)
    return _shown(request, editing, form, content, base, draft)


def _take(
    request: AuthenticatedRequest,
    editing: Editing,
    form: TitleForm,
    content: Content | None,
    base: Revision | None,
) -> HttpResponse | None:
    """Take in what was sent; a redirect if it has been saved, else None."""
    try:
        editing.read(request.POST, str(request.user.uid))
    except (ValueError, RecursionError):
        words = _("The form did not arrive whole. Go back and send it again.")
        messages.error(request, words)
        return redirect(request.get_full_path())
    do, _space, editing.looked_at = request.POST.get("do", "save").partition(" ")
    editing.take(request.POST, _uploads(request, editing))
    if do in _KEEPS:
        return _keep(request, editing, content, base, do)
    if do not in _ENDS:
        editing.press(do)
        return None
    if not form.is_valid() or editing.faults:
        editing.tell(faults_of(editing.params, editing.ref, base))
        return None
    try:
        revision = save_edit(
            content=content,
            owner=form.cleaned_data.get("owner"),
            title=form.cleaned_data["title"],
            library=editing.ref,
            params=editing.params,
            base=base,
            sent=editing.sent.values(),
            actor=request.user,
            uid=desk_of(request).draft,
        )
    except ContentFaulty as faulty:
        editing.tell(faulty.problems)
        return None
    forget_draft(user=request.user, uid=desk_of(request).draft, content=content)
    return saved(request, revision, base, do)


def _keep(
    request: AuthenticatedRequest,
    editing: Editing,
    content: Content | None,
    base: Revision | None,
    do: str,
) -> HttpResponse | None:
    told = Unfinished(
        library=editing.ref,
        params=editing.params,
        title=request.POST.get("title", "").strip(),
        owner=chosen_owner(request),
        sent=editing.sent.values(),
    )
    done = kept(request, told, content, base, is_alone=do == "autosave")
    return None if editing.faults and do == "draft" else done


def _uploads(
    request: AuthenticatedRequest, editing: Editing
) -> dict[str, dict[str, object]]:
    """Keep the files that came with the form; what is refused is told at its field."""
    nodes = {one.path: one for one in editing.tree().walk() if one.kind in KINDS}
    taken = {}
    for name in request.FILES:
        file = request.FILES.get(name)
        node = nodes.get(name.removeprefix("f:"))
        if node is None or file is None or file.file is None:
            continue
        try:
            sent = take_file(
                file=file.file, name=file.name or "", kind=node.kind, user=request.user
            )
            taken[node.path] = media_value(sent.path, file.file, node.kind)
        except FileRefused as error:
            editing.faults.append((node.path, str(error)))
        else:
            editing.sent[sent.path] = sent
    return taken


def _title_form(
    request: AuthenticatedRequest, content: Content | None, draft: Draft | None
) -> TitleForm:
    """The title; what is wrong with it is told only when the form is to be saved."""
    initial: dict[str, object] = {"title": content.title if content else ""}
    if draft is not None:
        initial["title"] = draft.title or initial["title"]
        initial |= {"owner": draft.owner} if draft.owner else {}
    if request.method == "POST" and not _is_end(request):
        initial = {name: request.POST.get(name, "") for name in ("title", "owner")}
    return TitleForm(
        request.POST if _is_end(request) else None,
        owners=None if content else owners_of(request),
        initial=initial,
    )


def _is_end(request: HttpRequest) -> bool:
    do = request.POST.get("do", "save").partition(" ")[0]
    return request.method == "POST" and do in _ENDS


def _shown(
    request: AuthenticatedRequest,
    editing: Editing,
    form: TitleForm,
    content: Content | None,
    base: Revision | None,
    draft: Draft | None = None,
) -> HttpResponse:
    tree = editing.tree()
    for node in tree.walk():
        node.links = [(path, _link(path, editing, base)) for path in node.media]
    places = {one.path: one.id for one in tree.walk()}
    context = {
        "content": content,
        "revision": base,
        "draft": draft,
        "desk": shown_desk(request, draft, content),
        "editing": editing,
        "form": form,
        "tree": tree,
        "faults": named_faults(tree),
        "looked_at": places.get(editing.looked_at, ""),
    }
    return render(request, "h5p/editor.html", context)


def _link(path: str, editing: Editing, base: Revision | None) -> str:
    """Where the author may look at a file; empty if it is in no revision."""
    sent = editing.sent.get(path)
    if sent is not None:
        return reverse("h5p:sent_file", args=[sent.signed()])
    if base is not None and path in base.files:
        return reverse("h5p:revision_file", args=[base.uid, path])
    return ""
