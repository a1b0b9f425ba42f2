"""What a member sees of their own records: all of it, with the evidence."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe

from people.access import SIGNED_IN, policy
from people.http import AuthenticatedRequest
from records.selectors.certificate import own_certificates
from records.selectors.ledger import entered, erased_at, receipt_of
from records.selectors.own import own_progress, own_records, studied_in
from records.selectors.statement import in_force, own_results, with_open_contest
from records.services.keys import ledger_key

PAGE = 20
NEW_FOR = timedelta(days=30)  # a certificate is said to be new


@policy(SIGNED_IN)
def own(request: AuthenticatedRequest) -> HttpResponse:
    pages = Paginator(own_records(request.user), PAGE)
    page = pages.get_page(request.GET.get("page"))
    told = with_open_contest(in_force(own_results(request.user)))[:PAGE]
    now, today = timezone.now(), timezone.localdate()
    certificates = [
        (one, one.validity_on(today), now - one.issued_at < NEW_FOR)
        for one in own_certificates(request.user)[:PAGE]
    ]
    context = {"page": page, "told": told, "certificates": certificates, "now": now}
    return render(request, "records/own.html", context)


@policy(SIGNED_IN)
def own_record(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    record = get_object_or_404(own_records(request.user), uid=uid)
    scaled = record.scaled
    page = {
        "record": record,
        "entered": entered(record),
        "erased_at": erased_at([record.uid]).get(record.uid),
        "studied": studied_in(record),
        "retractions": record.retractions.select_related(
            "proposed_by", "decided_by"
        ).order_by("held_until", "pk"),
        "hundredths": None if scaled is None else int(scaled * 10_000),
    }
    return render(request, "records/own_record.html", page)


@policy(SIGNED_IN)
def own_receipt(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    record = get_object_or_404(own_records(request.user), uid=uid)
    receipt = receipt_of(record, ledger_key())
    if receipt is None:
        raise Http404
    name = f"bien-nhan-{record.uid}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(receipt, content_type="application/json", headers=headers)


@policy(SIGNED_IN)
def own_content(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    progress = get_object_or_404(
        own_progress(request.user).filter(content__isnull=False), uid=uid
    )
    content = progress.content
    assert content is not None
    html = mark_safe(content.html)  # noqa: S308 -- cleaned before it was pinned
    page = {"content": content, "html": html, "progress": progress}
    return render(request, "records/own_content.html", page)
