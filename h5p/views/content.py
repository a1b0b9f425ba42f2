"""Contents for those who make them: list, import, revisions, place in a course."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.models import Section
from h5p.forms.compare import CompareForm
from h5p.forms.package import ImportForm, PlaceForm
from h5p.kinds.play_token import PlayToken
from h5p.models import Content, Revision
from h5p.permissions import EDIT_H5P
from h5p.selectors.content import (
    contents_for,
    counted,
    lacking_in,
    lessons_of,
    places_of,
    revisions_for,
)
from h5p.selectors.difference import differences
from h5p.selectors.draft import draft_of, drafts_for
from h5p.selectors.editor import EditorShelf
from h5p.selectors.frame import player_of, with_player
from h5p.selectors.library import trusted
from h5p.selectors.official import has_editor
from h5p.selectors.play import has_core
from h5p.services.content import (
    import_content,
    place_exercise,
    restore_revision,
)
from h5p.services.export import NotExportable, export_package
from h5p.services.library import PackageFaulty
from people.access import grants_of, policy, units_for
from people.http import AuthenticatedRequest
from people.models import Unit

PAGE = 25
WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def content_list(request: AuthenticatedRequest) -> HttpResponse:
    form = _import_form(request)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            revision = import_content(
                file=file.file,
                name=file.name,
                owner=form.cleaned_data["owner"],
                actor=request.user,
            )
        except PackageFaulty as error:
            faults = error.sentences
        else:
            messages.success(request, _("The content has been imported."))
            return redirect("h5p:content", revision.content.uid)
    contents = counted(contents_for(request.user, EDIT_H5P))
    page = Paginator(contents, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "form": form,
        "faults": faults,
        "drafts": drafts_for(request.user, EDIT_H5P),
        "has_official": has_editor(),
    }
    return render(request, "h5p/content_list.html", context)


@require_http_methods(WRITE)
@policy(EDIT_H5P)
def content(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Its revisions and places; a package sent here becomes the next revision."""
    this = get_object_or_404(contents_for(request.user, EDIT_H5P), uid=uid)
    form = _import_form(request, this)
    faults: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            import_content(
                file=file.file,
                name=file.name,
                owner=this.owner,
                actor=request.user,
                content=this,
            )
        except PackageFaulty as error:
            faults = error.sentences
        else:
            messages.success(request, _("The new revision has been kept."))
            return redirect("h5p:content", this.uid)
    return render(request, "h5p/content.html", _context(request, this, form, faults))


@require_POST
@policy(EDIT_H5P)
def content_place(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(contents_for(request.user, EDIT_H5P), uid=uid)
    form = _place_form(request, this)
    newest = this.revisions.order_by("-number").first()
    if newest is not None and form.is_valid():
        told = form.cleaned_data
        place_exercise(
            revision=newest,
            section=told["section"],
            title=told["title"],
            rule=told["rule"],
            actor=request.user,
        )
        messages.success(request, _("The content stands in the course now."))
        return redirect("h5p:content", this.uid)
    context = _context(request, this, _import_form(request, this), [])
    return render(request, "h5p/content.html", {**context, "place_form": form})


@require_safe
@policy(EDIT_H5P)
def revision_preview(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """The revision as learners will play it; nothing is kept of what is done here."""
    this = get_object_or_404(revisions_for(request.user, EDIT_H5P), uid=uid)
    token = PlayToken(user=str(request.user.uid), revision=str(this.uid))
    context = {
        "revision": this,
        "waits_for": [str(one) for one in trusted(this.refs)[1]],
        "has_core": has_core(),
        "player": player_of(request, token),
    }
    return with_player(render(request, "h5p/preview.html", context))


@require_safe
@policy(EDIT_H5P)
def revision_export(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    this = get_object_or_404(revisions_for(request.user, EDIT_H5P), uid=uid)
    try:
        file = export_package(this)
    except NotExportable as error:
        messages.error(request, str(error))
        return redirect("h5p:content", this.content.uid)
    name = f"{slugify(this.content.title) or 'h5p'}-{this.number}.h5p"
    return FileResponse(file, as_attachment=True, filename=name)


@require_POST
@policy(EDIT_H5P)
def revision_restore(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = get_object_or_404(revisions_for(request.user, EDIT_H5P), uid=uid)
    restore_revision(revision=this, actor=request.user)
    words = _("Revision %(number)d is the newest again.") % {"number": this.number}
    messages.success(request, words)
    return redirect("h5p:content", this.content.uid)


@require_safe
@policy(EDIT_H5P)
def revision_compare(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """What was changed after this revision, up to the newest or to another of them."""
    this = get_object_or_404(revisions_for(request.user, EDIT_H5P), uid=uid)
    siblings = this.content.revisions.order_by("-number")
    form = CompareForm(request.GET, revisions=siblings.exclude(pk=this.pk))
    other = form.other() if form.is_valid() else None
    other = other or siblings.exclude(pk=this.pk).first()
    if other is None:
        messages.info(request, _("There is only one revision yet."))
        return redirect("h5p:content", this.content.uid)
    former, latter = sorted((this, other), key=lambda one: one.number)
    shelf = EditorShelf(get_language() or "vi")
    context = {
        "revision": this,
        "form": form,
        "former": former,
        "latter": latter,
        "differences": differences(former, latter, shelf),
        "newest": siblings.first(),
    }
    return render(request, "h5p/compare.html", context)


def _import_form(
    request: AuthenticatedRequest, content: Content | None = None
) -> ImportForm:
    is_sent = request.method == "POST" and bool(request.FILES)
    owners = Unit.objects.filter(
        pk__in=grants_of(request.user, EDIT_H5P).values("unit")
    )
    return ImportForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        owners=owners,
        content=content,
    )


def _place_form(request: AuthenticatedRequest, content: Content) -> PlaceForm:
    return PlaceForm(
        request.POST if request.method == "POST" and not request.FILES else None,
        sections=Section.objects.filter(
            course__owner__in=units_for(request.user, EDIT_H5P)
        )
        .select_related("course")
        .order_by("course__title", "course", "position"),
        initial={"title": content.title},
    )


def _context(
    request: AuthenticatedRequest, content: Content, form: ImportForm, faults: list[str]
) -> dict[str, object]:
    revisions = content.revisions.select_related("created_by").order_by("-number")
    page = Paginator(revisions, PAGE).get_page(request.GET.get("page"))
    newest: Revision | None = revisions.first()
    return {
        "content": content,
        "page": page,
        "newest": newest,
        "draft": draft_of(request.user, content),
        "has_official": has_editor(),
        "waits_for": [str(one) for one in trusted(newest.refs)[1]] if newest else [],
        "lacking": lacking_in(newest) if newest else [],
        "places": places_of(content),
        "lessons": lessons_of(content),
        "form": form,
        "faults": faults,
        "place_form": _place_form(request, content),
    }
