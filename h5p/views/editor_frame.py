"""The official editor's page, and the files that it loads: by a token, no session."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from h5p.kinds.edit_token import EditToken
from h5p.models import AssetPack
from h5p.selectors.editor_desk import Desk, desk_of
from h5p.selectors.official import editor_integration, page_files
from h5p.selectors.temp_file import temp_files_of
from h5p.views.frame import policy_of
from h5p.views.kept_file import FOR_EVER, answer, answer_from
from people.access import PUBLIC, policy


@policy(PUBLIC)
@require_safe
@xframe_options_exempt
def editor_frame(request: HttpRequest, token: str) -> HttpResponse:
    """The page in which foreign code makes the form; nothing in it can reach ours."""
    desk = desk_or_404(token)
    language = (get_language() or "vi")[:2]
    files = page_files(language)
    if files is None:
        raise Http404
    site = f"{request.scheme}://{request.get_host()}"
    context = {
        "files": files,
        "language": language,
        "integration": editor_integration(
            desk=desk,
            site=site,
            base=site + reverse("h5p:editor_frame", args=[token]),
            language=language,
        ),
    }
    response = render(request, "h5p/editor_frame.html", context)
    response["Content-Security-Policy"] = policy_of(site, is_editor=True)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@policy(PUBLIC)
@require_safe
def editor_content_file(
    request: HttpRequest, token: str, path: str
) -> HttpResponseBase:
    """A file of the revision that is edited."""
    kept = desk_or_404(token).files.get(path)
    if kept is None:
        raise Http404
    return answer(request, kept["sha256"], path, "private, max-age=43200")


@policy(PUBLIC)
@require_safe
def editor_temp_file(request: HttpRequest, token: str, path: str) -> HttpResponseBase:
    """A file that the author sent within the day."""
    sent = temp_files_of(desk_or_404(token).user, timezone.now())
    one = get_object_or_404(sent, path=path.removesuffix("#tmp"))
    return answer_from(request, one.kept_at, one.path, "private, no-store")


@policy(PUBLIC)
@require_safe
@gzip_page
def asset_file(request: HttpRequest, sha256: str, path: str) -> HttpResponseBase:
    """A file of the editor, or of its core, as the operator installed it."""
    pack = get_object_or_404(AssetPack, sha256=sha256)
    kept = pack.files.get(path)
    if kept is None:
        raise Http404
    return answer(request, kept["sha256"], path, FOR_EVER, is_library=True)


def desk_or_404(token: str) -> Desk:
    told = EditToken.read(token)
    desk = desk_of(told) if told else None
    if desk is None:
        raise Http404
    return desk
