"""The registers of certificates, and what stands in one of them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kernel.errors import DomainError
from kernel.kinds import wording
from kernel.kinds.listing import Column
from kernel.kinds.sheet import Cell
from people.access import has_permission, policy, units_for
from people.http import AuthenticatedRequest, file_of
from people.models import Unit
from records.forms.certificate import (
    CertificateQuery,
    RegisterForm,
    RegisterWordsForm,
)
from records.kinds.certificate import CertificateKind
from records.models import Certificate, CertificateRegister
from records.permissions import ISSUE_CERTIFICATE, VIEW_CERTIFICATES
from records.selectors.certificate import (
    certificates_for,
    listed,
    registers_for,
    years_of,
)
from records.services.certificate import change_register, open_register

PAGE = 50
REGISTERS = 20


@require_safe
@policy(VIEW_CERTIFICATES)
def registers(request: AuthenticatedRequest) -> HttpResponse:
    pages = Paginator(registers_for(request.user, VIEW_CERTIFICATES), REGISTERS)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "may_issue": has_permission(request.user, ISSUE_CERTIFICATE),
    }
    return render(request, "records/certificate_registers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@policy(ISSUE_CERTIFICATE)
def register_new(request: AuthenticatedRequest) -> HttpResponse:
    form = RegisterForm(
        request.POST or None, units=_issuing_units(request), initial=_initial(request)
    )
    if form.is_valid():
        values = form.cleaned_data
        kind = CertificateKind(values.pop("kind"))
        try:
            register = open_register(actor=request.user, kind=kind, **values)
        except DomainError as error:
            form.add_error("sign", str(error))
        else:
            messages.success(request, _("The register is open."))
            return redirect("records:certificate_register", register.uid)
    status = 422 if form.is_bound else 200
    context = {"form": form}
    return render(
        request, "records/certificate_register_new.html", context, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@policy(ISSUE_CERTIFICATE)
def register_change(request: AuthenticatedRequest, uid: UUID) -> HttpResponse:
    this = owned_register(request, uid)
    names = RegisterWordsForm.base_fields
    form = RegisterWordsForm(
        request.POST or None, initial={name: getattr(this, name) for name in names}
    )
    if form.is_valid():
        change_register(register=this, actor=request.user, **form.cleaned_data)
        messages.success(request, _("The register is changed."))
        return redirect("records:certificate_register", this.uid)
    status = 422 if form.is_bound else 200
    context = {"form": form, "register": this}
    return render(
        request, "records/certificate_register_new.html", context, status=status
    )


@require_safe
@policy(VIEW_CERTIFICATES)
def register(request: AuthenticatedRequest, uid: UUID) -> HttpResponseBase:
    this = get_object_or_404(registers_for(request.user, VIEW_CERTIFICATES), uid=uid)
    query = CertificateQuery(request.GET, years=years_of(this))
    rows = listed(
        certificates_for(request.user, VIEW_CERTIFICATES).filter(register=this),
        words=query.asked("q") or "",
        year=query.asked("year"),
        state=query.asked("state") or "",
        sort=query.asked("sort") or "",
    )
    if query.asked("format"):
        name = f"{_('Register of certificates')} {this.sign}"
        return file_of(query.asked("format"), name, _headings(), _cells(rows))
    context = {
        "register": this,
        "query": query,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "columns": [
            Column(_("Certificate number"), "number"), Column(_("Full name"), "name"),
            Column(_("What was studied")), Column(_("Day of issue")), Column(_("State")),
        ],
        "sort": query.asked("sort") or "-number",
        "today": timezone.localdate(),
        "may_issue": has_permission(request.user, ISSUE_CERTIFICATE),
    }  # fmt: skip
    return render(request, "records/certificate_register.html", context)


def _issuing_units(request: AuthenticatedRequest) -> QuerySet[Unit]:
    """Cells issue nothing."""
    units = units_for(request.user, ISSUE_CERTIFICATE).filter(dissolved_on=None)
    return units.exclude(kind=Unit.Kind.CELL).order_by("code", "pk")


def _initial(request: AuthenticatedRequest) -> dict[str, Any]:
    return {
        "owner": _issuing_units(request).first(),
        "signer_name": request.user.display_name,
    }


def _headings() -> list[str]:
    return [
        _("Certificate number"), _("Member code"), _("Full name"), _("Born on"), _("Unit"),
        _("What was studied"), _("Day of issue"), _("Valid until"), _("State"),
        _("In the place of"), _("Reason"), _("Note"),
    ]  # fmt: skip


def _cells(rows: QuerySet[Certificate]) -> Iterator[list[Cell]]:
    for one in rows.iterator(chunk_size=1000):
        old = one.supersedes
        yield [
            one.full_number, one.person.code, one.holder_name, _written(one.born_on),
            one.unit_name, one.study, _written(one.issued_on),
            _written(one.valid_until), str(one.get_state_display()),
            old.full_number if old else "", str(one.get_cause_display()) if old else "",
            one.cause_note or one.revoked_reason,
        ]  # fmt: skip


def _written(day: Any) -> str:
    return wording.day(day) if day else ""


def owned_register(request: AuthenticatedRequest, uid: UUID) -> CertificateRegister:
    """The register, if the caller may issue from it.

    Raises:
        Http404: they may not.
    """
    return get_object_or_404(registers_for(request.user, ISSUE_CERTIFICATE), uid=uid)
