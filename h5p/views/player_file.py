"""Files that the player loads: the core, bundles, files of libraries. No person in them."""

from pathlib import PurePosixPath
from uuid import UUID

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from h5p.models import Library, Revision
from h5p.selectors.library import trusted
from h5p.selectors.play import has_core
from h5p.selectors.player import (
    bundle_key,
    core_key,
    core_script,
    script_bundle,
    style_bundle,
)
from h5p.spec.media import type_of
from h5p.views.kept_file import FOR_EVER, answer, with_marks
from people.access import PUBLIC, policy

_CORE_FOLDERS = ("styles", "fonts", "images")


@policy(PUBLIC)
@require_safe
@gzip_page
def core_file(request: HttpRequest, key: str, path: str) -> HttpResponseBase:
    """A file of the core as npm brought it; ``core.js`` is the whole script."""
    if not has_core() or key != core_key():
        raise Http404
    if path == "core.js":
        script = HttpResponse(core_script(), content_type="text/javascript")
        return with_marks(script, FOR_EVER)
    parts = PurePosixPath(path).parts
    file = settings.H5P_CORE.joinpath(*parts)
    if ".." in parts or parts[0] not in _CORE_FOLDERS or not file.is_file():
        raise Http404
    response = FileResponse(file.open("rb"), content_type=type_of(path))
    return with_marks(response, FOR_EVER)


@policy(PUBLIC)
@require_safe
@gzip_page
def bundle(
    request: HttpRequest, revision_uid: UUID, key: str, kind: str
) -> HttpResponseBase:
    """The scripts, or the style sheets, of all libraries that a revision needs."""
    revision = get_object_or_404(Revision, uid=revision_uid)
    builds, missing = trusted(revision.refs)
    if missing or key != bundle_key(builds):
        raise Http404
    site = f"{request.scheme}://{request.get_host()}"
    libraries_url = site + reverse("h5p:library_root")
    if kind == "js":
        bundled = script_bundle(builds, libraries_url)
        return with_marks(
            HttpResponse(bundled, content_type="text/javascript"), FOR_EVER
        )
    sheet = HttpResponse(style_bundle(builds, libraries_url), content_type="text/css")
    return with_marks(sheet, FOR_EVER)


@policy(PUBLIC)
@require_safe
def library_root(request: HttpRequest) -> HttpResponse:
    """Where files of libraries lie; nothing is listed."""
    return HttpResponse(status=204)


@policy(PUBLIC)
@require_safe
def library_file(request: HttpRequest, sha256: str, path: str) -> HttpResponseBase:
    """A file of a trusted library."""
    build = get_object_or_404(Library, sha256=sha256, state=Library.State.TRUSTED)
    kept = build.files.get(path)
    if kept is None:
        raise Http404
    return answer(request, kept["sha256"], path, FOR_EVER, is_library=True)
