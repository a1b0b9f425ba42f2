"""Questions sent by programs."""

from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.kinds.exchange.file import AUTO, FORMATS
from assessments.kinds.exchange.told import told
from assessments.kinds.workbook import MOST_BYTES
from assessments.models import QuestionBank
from assessments.permissions import EDIT_QUESTION, IMPORT_BY_PROGRAM
from assessments.selectors.question import banks_for
from assessments.services.question_import import (
    FileTwice,
    FileUnreadable,
    apply_import,
    keep_import,
    look_through,
)
from people.api_token import open_to, refuse
from people.http import AuthenticatedRequest

_YES = {"1", "true", "yes", "on"}


@require_POST
@open_to(IMPORT_BY_PROGRAM)
def import_questions(request: AuthenticatedRequest) -> JsonResponse:
    """Look through a file, or make drafts of its good questions in a bank at once.

    Multipart: ``file``; ``format`` (gift, aiken, moodlexml, qti, xlsx, docx or auto);
    ``dry_run`` = 1; ``bank``, the uid of a bank, where it is not a dry run.
    """
    try:
        file, fields = request.FILES.get("file"), request.POST
    except (MultiPartParserError, TooManyFilesSent, RequestDataTooBig):
        return refuse(
            HTTPStatus.BAD_REQUEST, _("The request is broken; send it again.")
        )
    chosen = fields.get("format", AUTO) or AUTO
    is_dry = fields.get("dry_run", "").lower() in _YES
    bank = _bank(request, fields.get("bank", ""))
    if chosen not in (AUTO, *FORMATS):
        words = _("Write one of: %(words)s.") % {"words": ", ".join((AUTO, *FORMATS))}
        return refuse(HTTPStatus.BAD_REQUEST, words, "format")
    if fields.get("bank") and bank is None:
        words = _("You have no such bank of questions.")
        return refuse(HTTPStatus.NOT_FOUND, words, "bank")
    if bank is None and not is_dry:
        words = _("Name the bank, or send dry_run=1 to only look.")
        return refuse(HTTPStatus.BAD_REQUEST, words, "bank")
    if not isinstance(file, UploadedFile):
        return refuse(HTTPStatus.BAD_REQUEST, _("The file is missing."), "file")
    if (file.size or 0) > MOST_BYTES:
        words = _("The file is larger than 5 MB.")
        return refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words, "file")
    return _answer(request, file, chosen, None if is_dry else bank, bank)


def _bank(request: HttpRequest, typed: str) -> QuestionBank | None:
    try:
        uid = UUID(typed)
    except ValueError:
        return None
    return banks_for(request.user, EDIT_QUESTION).filter(uid=uid).first()


def _answer(
    request: AuthenticatedRequest,
    file: "UploadedFile[bytes]",
    chosen: str,
    into: QuestionBank | None,
    bank: QuestionBank | None,
) -> JsonResponse:
    data = file.read()
    try:
        read = look_through(data=data, bank=bank, format=chosen)
        if into is not None and read.items:
            with transaction.atomic():
                staged = keep_import(
                    bank=into,
                    file_name=file.name or "",
                    data=data,
                    read=read,
                    actor=request.user,
                )
                apply_import(staged=staged, actor=request.user, leaving_out=True)
    except FileUnreadable as error:
        return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), file.name or "file")
    except FileTwice as error:
        return refuse(HTTPStatus.CONFLICT, str(error), file.name or "file")
    return JsonResponse(told(read.entries))
