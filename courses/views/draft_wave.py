"""The waves of a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courses.forms.wave import WaveCount, WavesForm
from courses.models import CampaignVersion
from courses.permissions import RUN_CAMPAIGN
from courses.selectors.material import first_units
from courses.selectors.wave import wave_rows, waves_of
from courses.services.draft import NoDraft
from courses.services.wave import WavesStand, WavesWrong, lay_waves
from courses.views.draft_part import draft_or_404
from people.access import policy
from people.http import AuthenticatedRequest

NONE = "none"  # the button by which all begin together again


@require_http_methods(["GET", "HEAD", "POST"])
@policy(RUN_CAMPAIGN)
def campaign_waves(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    """Divide the campaign into waves, or let all begin together."""
    draft = draft_or_404(request, uid)
    form = _form(request, draft)
    if request.method == "POST":
        is_none = request.POST.get("then") == NONE or form is None
        if form is None or is_none or form.is_valid():
            return _lay(request, draft, None if is_none else form)
    context = {
        "draft": draft,
        "form": form,
        "parts": form.parts() if form else [],
        "count": WaveCount({"count": form.count if form else ""}),
        "offered": first_units(request.user),
        "stands": draft.campaign.published_id is not None,
        "rows": wave_rows(draft.campaign, timezone.localdate()),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "courses/campaign_waves.html", context, status=status)


def _form(request: AuthenticatedRequest, draft: CampaignVersion) -> WavesForm | None:
    """Of as many waves as were asked for, else of those that are there."""
    waves = waves_of(draft.campaign)
    count = WaveCount(request.POST or request.GET).said() or len(waves)
    if not count:
        return None
    return WavesForm(
        request.POST or None, count=count, user=request.user, draft=draft, waves=waves
    )


def _lay(
    request: AuthenticatedRequest, draft: CampaignVersion, form: WavesForm | None
) -> HttpResponse:
    plans = form.plans() if form else []
    try:
        lay_waves(campaign=draft.campaign, plans=plans, actor=request.user)
    except (NoDraft, WavesStand, WavesWrong) as error:
        messages.error(request, str(error))
        return redirect("courses:campaign", draft.campaign.uid)
    if form is None:
        messages.success(request, _("All units begin together."))
    else:
        messages.success(request, _("The waves are saved."))
    onward = request.POST.get("then") == "check"
    name = "courses:campaign_check" if onward else "courses:campaign_waves"
    return redirect(name, draft.campaign.uid)
