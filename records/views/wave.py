"""The waves of a campaign: reviewed by two persons, then the next is opened."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from courses.kinds.wave import WaveState
from courses.models import Campaign
from courses.permissions import RUN_CAMPAIGN
from courses.services.wave import release_wave
from kernel.errors import DomainError
from people.access import policy
from people.http import AuthenticatedRequest
from records.forms.wave import OpenForm, ReturnForm, ReviewForm, SignForm
from records.kinds.wave import WaveFigures
from records.models import WaveReview
from records.selectors.wave import figures_of_wave
from records.selectors.wave_review import Reviewed, reviewed_waves
from records.services.wave_review import return_review, sign_review, write_review
from records.views.reminder import campaign_or_404


@require_safe
@policy(RUN_CAMPAIGN)
def waves(request: AuthenticatedRequest, campaign_uid: UUID) -> HttpResponse:
    campaign = campaign_or_404(request, campaign_uid)
    today = timezone.localdate()
    context = {
        "campaign": campaign,
        "version": campaign.published,
        "waves": reviewed_waves(campaign, today),
        "form": OpenForm(initial={"opens_on": today}),
    }
    return render(request, "records/waves.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def wave_review(
    request: AuthenticatedRequest, campaign_uid: UUID, number: int
) -> HttpResponse:
    """Read the review of a wave; write it, if it is not somebody else's to sign."""
    campaign, one = _wave_or_404(request, campaign_uid, number)
    form = ReviewForm(
        request.POST or None, initial={"text": one.review.text if one.review else ""}
    )
    if form.is_valid():
        try:
            write_review(
                wave=one.row.wave,
                text=form.cleaned_data["text"],
                actor=request.user,
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The review waits for a second person."))
            return redirect("records:wave_review", campaign.uid, number)
    context = {
        "campaign": campaign,
        "version": campaign.published,
        "one": one,
        "figures": _figures(one),
        "form": form,
        "may_write": _may_write(request, one),
        "may_sign": _may_sign(request, one.review),
    }
    status = 422 if form.is_bound else 200
    return render(request, "records/wave_review.html", context, status=status)


@require_POST
@policy(RUN_CAMPAIGN)
def wave_sign(
    request: AuthenticatedRequest, campaign_uid: UUID, number: int
) -> HttpResponse:
    campaign, one = _wave_or_404(request, campaign_uid, number)
    form = SignForm(request.POST)
    if one.review is None or not form.is_valid():
        messages.error(request, _("Read the review first, then sign it."))
        return redirect("records:wave_review", campaign.uid, number)
    try:
        did = sign_review(
            review=one.review,
            actor=request.user,
            read_at=form.cleaned_data["read_at"],
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("records:wave_review", campaign.uid, number)
    if did:
        messages.success(request, _("The review is signed. The next wave may open."))
    return redirect("records:waves", campaign.uid)


@require_POST
@policy(RUN_CAMPAIGN)
def wave_return(
    request: AuthenticatedRequest, campaign_uid: UUID, number: int
) -> HttpResponse:
    campaign, one = _wave_or_404(request, campaign_uid, number)
    form = ReturnForm(request.POST)
    if one.review is None:
        raise Http404
    if not form.is_valid():
        _tell_wrong(request, form)
        return redirect("records:wave_review", campaign.uid, number)
    try:
        return_review(
            review=one.review, reason=form.cleaned_data["reason"], actor=request.user
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Sent back. The one who wrote it sees the reason."))
    return redirect("records:wave_review", campaign.uid, number)


@require_POST
@policy(RUN_CAMPAIGN)
def wave_open(
    request: AuthenticatedRequest, campaign_uid: UUID, number: int
) -> HttpResponse:
    """Open a wave on its day, or say what is still missing."""
    campaign, one = _wave_or_404(request, campaign_uid, number)
    form = OpenForm(request.POST)
    for sentence in one.lacking:
        messages.error(request, sentence)
    if not form.is_valid():
        _tell_wrong(request, form)
    elif not one.lacking:
        try:
            did = release_wave(
                wave=one.row.wave,
                opens_on=form.cleaned_data["opens_on"],
                actor=request.user,
            )
        except DomainError as error:
            messages.error(request, str(error))
        else:
            _tell_opened(request, did)
    return redirect("records:waves", campaign.uid)


def _tell_opened(request: AuthenticatedRequest, did: bool) -> None:  # noqa: FBT001 -- the service's answer
    if did:
        words = _(
            "The wave opens on its day; its people are enrolled in the background."
        )
        messages.success(request, words)
    else:
        messages.info(request, _("This wave had been opened already."))


def _tell_wrong(request: AuthenticatedRequest, form: forms.Form) -> None:
    for errors in form.errors.values():
        messages.error(request, " ".join(str(one) for one in errors))


def _wave_or_404(
    request: AuthenticatedRequest, campaign_uid: UUID, number: int
) -> tuple[Campaign, Reviewed]:
    campaign = campaign_or_404(request, campaign_uid)
    for one in reviewed_waves(campaign, timezone.localdate()):
        if one.row.wave.number == number:
            one.row.wave.campaign = campaign
            return campaign, one
    raise Http404


def _figures(one: Reviewed) -> WaveFigures:
    """Those that were frozen, or of now while nothing is written."""
    return one.figures or figures_of_wave(one.row.wave, timezone.now())


def _may_write(request: AuthenticatedRequest, one: Reviewed) -> bool:
    if one.row.state != WaveState.OPEN:
        return False
    review = one.review
    if review is None or review.returned_because:
        return True
    return review.signed_at is None and review.written_by_id == request.user.pk


def _may_sign(request: AuthenticatedRequest, review: WaveReview | None) -> bool:
    if review is None or review.signed_at or review.returned_because:
        return False
    return review.written_by_id != request.user.pk
