"""Addresses of certificates and of the learning book."""

from typing import Any

from records.kinds.certificate import CertificateKind
from records.models import Certificate, CertificateRegister, CompletionRecord
from records.services.certificate import issue_certificates, open_register
from tests.access.row import Row
from tests.access.rows.reports import round_of
from tests.access.world import Side
from tests.factories import NOON, UserFactory


def _register(side: Side) -> CertificateRegister:
    return open_register(
        owner=side.province,
        kind=CertificateKind.CERTIFICATE,
        title="Bồi dưỡng",
        sign="GCN",
        months=None,
        place="",
        signer_post="Giám đốc",
        signer_name="Trần Văn Bình",
        actor=UserFactory(),
    )


def _in_register(side: Side) -> dict[str, Any]:
    return {"uid": _register(side).uid}


def _to_issue(side: Side) -> dict[str, Any]:
    return {
        "uid": _register(side).uid,
        "campaign_uid": round_of(side).campaign.uid,
    }


def _certificate(side: Side) -> Certificate:
    this = round_of(side)
    CompletionRecord.objects.create(
        campaign=this.campaign,
        version=this.version,
        person=side.person,
        unit=side.cell,
        participated_at=NOON,
        completed_at=NOON,
        passed_at=NOON,
        grade="A",
        mode="online",
    )
    issue_certificates(
        register=_register(side),
        campaign=this.campaign,
        issued_on=NOON.date(),
        actor=UserFactory(),
    )
    return Certificate.objects.get(person=side.person)


def _issued(side: Side) -> dict[str, Any]:
    return {"uid": _certificate(side).uid}


def _year(side: Side) -> dict[str, Any]:
    one = _certificate(side)
    return {"uid": one.register.uid, "year": one.year}


def _code(side: Side) -> dict[str, Any]:
    return {"code": _certificate(side).code}


ROWS: list[Row] = [
    Row("records:certificate_registers"),
    Row("records:certificate_register_new"),
    Row("records:certificate_register", _in_register, at="province"),
    Row(
        "records:certificate_register",
        _in_register,
        at="province",
        query={"format": "xlsx"},
    ),
    Row("records:certificate_register_change", _in_register, at="province"),
    Row("records:certificate_issue_start", _in_register, at="province"),
    Row("records:certificate_issue", _to_issue, at="province"),
    Row("records:certificate", _issued, at="province"),
    Row("records:certificate_pdf", _issued, at="province"),
    Row("records:certificate_reissue", _issued, at="province", method="post"),
    Row("records:certificate_revoke", _issued, at="province", method="post"),
    Row("records:certificate_check_start"),
    Row("records:certificate_check", _code),
    Row("records:certificate_status", _year),
    Row("records:own_badge", _issued, is_own=True),
    Row("records:own_certificate", _issued, is_own=True),
    Row("records:own_certificate_name", _issued, is_own=True, method="post"),
    Row("records:own_book"),
    Row("records:own_book_pdf"),
    Row("records:own_book_copy"),
]
