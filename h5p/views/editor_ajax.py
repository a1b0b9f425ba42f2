"""What the official editor asks: the requests of docs/h5p.md, by their ``action``."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from h5p.messages import sentence_of
from h5p.selectors.editor_desk import Desk
from h5p.selectors.editor_library import (
    TrustedShelf,
    library_data,
    listed,
    named,
    translations,
    types_for,
)
from h5p.selectors.library import may_trust
from h5p.selectors.type_list import type_cache
from h5p.services.edit_package import NotEditable, open_package
from h5p.services.library import PackageFaulty
from h5p.services.media import FileRefused, media_value
from h5p.services.temp_file import TooManyFiles, keep_temp
from h5p.spec.media_field import KINDS
from h5p.spec.names import LibraryRef
from h5p.spec.semantics import filter_params
from h5p.spec.strict_json import read_json
from h5p.spec.temporary import MARK
from h5p.views.editor_frame import desk_or_404
from people.access import PUBLIC, policy

DEPTH = 100  # of JSON
LARGEST_FIELD = 100_000  # characters of a field's semantics

_HUB_LISTS = ("levels", "languages", "licenses", "disciplines")

type Asked = Callable[[HttpRequest, Desk], HttpResponse]


@csrf_exempt
@policy(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def editor_ajax(request: HttpRequest, token: str) -> HttpResponse:
    """Answer the editor; its token is the right, and stands in the address."""
    desk = desk_or_404(token)
    if request.method == "OPTIONS":  # jQuery takes the page for one of our origin
        return _open(HttpResponse(status=HTTPStatus.NO_CONTENT))
    action = request.GET.get("action", "")
    method = "POST" if request.method == "POST" else "GET"
    found = _ASKED.get((method, action))
    if found is not None:
        return _open(found(request, desk))
    if action in {name for _method, name in _ASKED}:
        words = _("This request is made in another way.")
        return _open(refused(HTTPStatus.METHOD_NOT_ALLOWED, "WRONG_METHOD", words))
    words = _("This request is not known here.")
    return _open(refused(HTTPStatus.NOT_FOUND, "UNKNOWN_ACTION", words))


def refused(status: HTTPStatus, code: str, words: str) -> JsonResponse:
    told = {"success": False, "errorCode": code, "message": words}
    return JsonResponse(told, status=status)


def _type_cache(request: HttpRequest, desk: Desk) -> HttpResponse:
    return JsonResponse(type_cache(_types(desk), desk.user, _address(request)))


def _hub_metadata(_request: HttpRequest, _desk: Desk) -> HttpResponse:
    """The hub is off, and its client asks all the same; it wants each list, if empty."""
    return JsonResponse({"success": True, "data": {one: [] for one in _HUB_LISTS}})


def _libraries(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All types; or, by its name, what the form of one library is made of."""
    if "machineName" not in request.GET:
        return JsonResponse(listed(_types(desk)), safe=False)
    ref = LibraryRef.of(
        {
            name: request.GET.get(name)
            for name in ("machineName", "majorVersion", "minorVersion")
        }
    )
    told = ref and library_data(
        ref,
        request.GET.get("language", ""),
        request.GET.get("default-language", ""),
        _address(request),
    )
    if not told:
        words = _("This library, or one that its form needs, is not trusted here.")
        return refused(HTTPStatus.NOT_FOUND, "NOT_TRUSTED", words)
    return JsonResponse(told)


def _named_libraries(request: HttpRequest, _desk: Desk) -> HttpResponse:
    return JsonResponse(named(_names(request)), safe=False)


def _translations(request: HttpRequest, _desk: Desk) -> HttpResponse:
    told = translations(_names(request), request.GET.get("language", ""))
    return JsonResponse({"success": True, "data": told})


def _files(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep a file for a day; it is named with a mark until the content is saved."""
    file = request.FILES.get("file")
    field = _read(request.POST.get("field", "")[:LARGEST_FIELD])
    kind = field.get("type") if isinstance(field, dict) else None
    if file is None or file.file is None or kind not in KINDS:
        words = _("No file has come, or it is not known what it is for. Send it again.")
        return refused(HTTPStatus.BAD_REQUEST, "NO_FILE", words)
    try:
        kept = keep_temp(
            file=file.file, name=file.name or "", kind=kind, user=desk.user
        )
        value = media_value(kept.path, file.file, kind)
    except (FileRefused, TooManyFiles) as error:
        return refused(HTTPStatus.BAD_REQUEST, "FILE_REFUSED", str(error))
    mimes = field.get("mimes") if isinstance(field, dict) else None
    if isinstance(mimes, list) and mimes and value["mime"] not in mimes:
        return refused(HTTPStatus.BAD_REQUEST, "FILE_REFUSED", str(FileRefused.message))
    del value["copyright"]
    return JsonResponse({**value, "path": f"{kept.path}{MARK}"})


def _filter(request: HttpRequest, _desk: Desk) -> HttpResponse:
    """Content as its library allows it, held against the semantics that are trusted."""
    told = _read(request.POST.get("libraryParameters", ""))
    ref = LibraryRef.parse(told.get("library")) if isinstance(told, dict) else None
    if ref is None:
        words = _("The content did not arrive whole. Please send it again.")
        return refused(HTTPStatus.BAD_REQUEST, "NO_CONTENT", words)
    found = filter_params(told.get("params"), ref, TrustedShelf())
    if found.grave:
        words = " ".join(sentence_of(one) for one in found.grave)
        return refused(HTTPStatus.BAD_REQUEST, "UNFIT_CONTENT", words)
    metadata = told.get("metadata")
    data = {
        "library": str(ref),
        "params": found.params,
        "metadata": metadata if isinstance(metadata, dict) else {},
    }
    return JsonResponse({"success": True, "data": data})


def _library_upload(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open a package in the editor; its libraries go into quarantine, as always."""
    if not may_trust(desk.user):
        words = _(
            "Only administrators install libraries here. Import the package in the list"
            " of exercises, or ask an administrator."
        )
        return refused(HTTPStatus.FORBIDDEN, "NO_PERMISSION", words)
    file = request.FILES.get("h5p")
    if file is None or file.file is None:
        words = _("No file has come. Please choose the package again.")
        return refused(HTTPStatus.BAD_REQUEST, "NO_FILE", words)
    try:
        opened = open_package(file=file.file, name=file.name or "", user=desk.user)
    except (PackageFaulty, NotEditable, TooManyFiles) as error:
        return refused(HTTPStatus.BAD_REQUEST, "PACKAGE_REFUSED", str(error))
    types = type_cache(_types(desk), desk.user, _address(request))
    data = {"h5p": opened.facts, "content": opened.params, "contentTypes": types}
    return JsonResponse({"success": True, "data": data})


def _hub(_request: HttpRequest, _desk: Desk) -> HttpResponse:
    words = _(
        "The hub of H5P is off: nothing here is fetched from elsewhere. Import a package"
        " instead."
    )
    return refused(HTTPStatus.FORBIDDEN, "HUB_DISABLED", words)


_ASKED: dict[tuple[str, str], Asked] = {
    ("GET", "content-type-cache"): _type_cache,
    ("GET", "content-hub-metadata-cache"): _hub_metadata,
    ("GET", "libraries"): _libraries,
    ("POST", "libraries"): _named_libraries,
    ("POST", "translations"): _translations,
    ("POST", "files"): _files,
    ("POST", "filter"): _filter,
    ("POST", "library-upload"): _library_upload,
    ("POST", "library-install"): _hub,
    ("POST", "get-content"): _hub,
    ("POST", "get-hub-content"): _hub,
}


def _types(desk: Desk) -> Any:
    return types_for(desk.began)


def _names(request: HttpRequest) -> list[str]:
    """Names of libraries: the editor sends them with brackets, others may without."""
    return [*request.POST.getlist("libraries[]"), *request.POST.getlist("libraries")]


def _read(text: str) -> Any:
    """The value that ``text`` writes in JSON; None if it writes none."""
    try:
        return read_json(text.encode("utf-8", "replace"), DEPTH)
    except (ValueError, RecursionError):
        return None


def _address(request: HttpRequest) -> Callable[[str, str], str]:
    site = f"{request.scheme}://{request.get_host()}"

    def address(sha256: str, path: str) -> str:
        return site + reverse("h5p:library_file", args=[sha256, path])

    return address


def _open(response: HttpResponse) -> HttpResponse:
    """Readable by a page without an origin; the token is the right, no cookie is asked."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Headers"] = "X-Requested-With, Content-Type"
    response["Access-Control-Max-Age"] = "600"
    response["Cache-Control"] = "no-store"
    return response
