"""One question: writing it, reading it beside its paragraph, deciding about it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from assessments.forms.question import QuestionForm
from assessments.forms.registry import form_of, initial_of
from assessments.kinds.question_type import scoring_title, type_of
from assessments.models import QuestionVersion
from assessments.permissions import APPROVE_QUESTION, EDIT_QUESTION
from assessments.selectors.question import banks_for, points_of, versions_for
from assessments.selectors.question_use import uses_of
from assessments.services.question import (
    DraftFaulty,
    NotADraft,
    VersionOpen,
    delete_draft,
    edit_question,
    start_new_version,
    write_question,
)
from assessments.services.question_review import (
    NoteMissing,
    NotInReview,
    NotInUse,
    OwnQuestion,
    PointMissing,
    approve_question,
    retire_question,
    return_to_author,
    submit_for_review,
)
from people.access import policy
from people.http import AuthenticatedRequest

BOTH = (EDIT_QUESTION, APPROVE_QUESTION)
WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(WRITE)
@policy(EDIT_QUESTION)
def question_new(
    request: AuthenticatedRequest, bank_uid: UUID, kind: str
) -> HttpResponse:
    bank = get_object_or_404(banks_for(request.user, EDIT_QUESTION), uid=bank_uid)
    if kind not in QuestionVersion.Kind:
        raise Http404
    form = form_of(kind)(request.POST or None, points=points_of(bank))
    if request.method == "POST" and not form.is_rebuilt and form.is_valid():
        try:
            version = write_question(
                bank=bank,
                draft=form.draft(),
                point=form.cleaned_data["point"],
                actor=request.user,
            )
        except DraftFaulty as error:
            _tell(form, error)
        else:
            messages.success(request, _("The draft has been kept."))
            return redirect("assessments:question", version.uid)
    context = {"bank": bank, "form": form, "kind": QuestionVersion.Kind(kind)}
    return render(request, "assessments/question_form.html", context)


@require_http_methods(WRITE)
@policy(EDIT_QUESTION)
def question_edit(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    version = get_object_or_404(
        versions_for(request.user, EDIT_QUESTION), uid=version_uid
    )
    bank = version.question.bank
    form = form_of(version.kind)(
        request.POST or None, points=points_of(bank), initial=initial_of(version)
    )
    if request.method == "POST" and not form.is_rebuilt and form.is_valid():
        try:
            edit_question(
                version=version,
                draft=form.draft(),
                point=form.cleaned_data["point"],
                actor=request.user,
            )
        except (DraftFaulty, NotADraft) as error:
            _tell(form, error)
        else:
            messages.success(request, _("The draft has been kept."))
            return redirect("assessments:question", version.uid)
    kind = QuestionVersion.Kind(version.kind)
    context = {"bank": bank, "form": form, "version": version, "kind": kind}
    return render(request, "assessments/question_form.html", context)


@require_safe
@policy(*BOTH)
def question(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    version = get_object_or_404(versions_for(request.user, *BOTH), uid=version_uid)
    bank = version.question.bank
    type_ = type_of(version.kind)
    content = type_.read(version.content)
    context = {
        "version": version,
        "bank": bank,
        "key": type_.describe(content),
        "scoring": scoring_title(version.kind, content),
        "feedback": content.feedback,
        "versions": version.question.versions.order_by("-number"),
        "uses": uses_of(version.question),
        "may_write": banks_for(request.user, EDIT_QUESTION).filter(pk=bank.pk).exists(),
        "may_approve": banks_for(request.user, APPROVE_QUESTION)
        .filter(pk=bank.pk)
        .exists(),
        "is_own": version.author_id == request.user.pk,
    }
    return render(request, "assessments/question.html", context)


@require_POST
@policy(EDIT_QUESTION)
def write(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    """What an author may do: hand in, begin a new version, retire, throw away."""
    version = get_object_or_404(
        versions_for(request.user, EDIT_QUESTION), uid=version_uid
    )
    bank = version.question.bank
    try:
        match request.POST.get("do"):
            case "submit":
                submit_for_review(version=version, actor=request.user)
            case "new_version":
                version = start_new_version(version=version, actor=request.user)
                return redirect("assessments:question_edit", version.uid)
            case "retire":
                retire_question(version=version, actor=request.user)
            case "delete":
                delete_draft(version=version, actor=request.user)
                return redirect("assessments:bank", bank.uid)
    except (NotADraft, PointMissing, VersionOpen, NotInUse) as error:
        messages.error(request, str(error))
    return redirect("assessments:question", version.uid)


@require_POST
@policy(APPROVE_QUESTION)
def review(request: AuthenticatedRequest, version_uid: UUID) -> HttpResponse:
    """What a reviewer may do: approve or return with a reason."""
    version = get_object_or_404(
        versions_for(request.user, APPROVE_QUESTION), uid=version_uid
    )
    try:
        match request.POST.get("do"):
            case "approve":
                approve_question(version=version, actor=request.user)
            case "return":
                note = request.POST.get("note", "").replace("\x00", "")[:2000]
                return_to_author(version=version, note=note, actor=request.user)
    except (NotInReview, OwnQuestion, NoteMissing) as error:
        messages.error(request, str(error))
    return redirect("assessments:question", version.uid)


def _tell(form: QuestionForm, error: DraftFaulty | NotADraft) -> None:
    problems = error.problems if isinstance(error, DraftFaulty) else [str(error)]
    for one in problems:
        form.add_error(None, one)
