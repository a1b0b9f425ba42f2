"""People who have passed, a register, and certificates."""

from typing import Any

from people.models import Person, Unit
from records.kinds.certificate import CertificateKind
from records.models import Certificate, CertificateRegister
from records.services.certificate import issue_certificates, open_register
from tests.factories import NOON, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

TODAY = NOON.date()


def make_register(owner: Unit, **changes: Any) -> CertificateRegister:
    facts: dict[str, Any] = {
        "kind": CertificateKind.CERTIFICATE,
        "title": "Bồi dưỡng đảng viên mới",
        "sign": "GCN-ĐVM",
        "months": 12,
        "place": "Đồng Xoài",
        "signer_post": "GIÁM ĐỐC",
        "signer_name": "Trần Văn Bình",
        "actor": UserFactory(),
    }
    return open_register(owner=owner, **{**facts, **changes})


def passed(this: Round, count: int = 1, **fields: Any) -> list[Person]:
    """So many members who have studied and passed the test."""
    cell = UnitFactory(parent=this.province)
    people = [this.add(cell, **fields) for _ in range(count)]
    for person in people:
        this.study(person)
        this.sit_test(person)
    return people


def certify(this: Round, register: CertificateRegister) -> list[Certificate]:
    issue_certificates(
        register=register, campaign=this.campaign, issued_on=TODAY, actor=UserFactory()
    )
    return list(Certificate.objects.filter(register=register).order_by("number"))


def one_certificate(**fields: Any) -> Certificate:
    this = make_round()
    passed(this, **fields)
    (certificate,) = certify(this, make_register(this.province))
    return certificate
