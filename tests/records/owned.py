"""One row of each table that a unit owns."""

from datetime import date, timedelta

from django.utils import timezone

from assessments.models import QuestionBank
from cms.models import DocumentImport
from courses.models import Campaign, Course, CourseRun, Resolution
from h5p.models import Content, Draft
from people.models import Unit
from records.models import CertificateRegister
from tests.factories import CourseFactory, UserFactory

TODAY = date(2026, 6, 1)


def _resolution(owner: Unit) -> Resolution:
    return Resolution.objects.create(
        sign=f"{owner.pk}-NQ/TW", title="Nghị quyết", issued_on=TODAY, owner=owner
    )


def bank(owner: Unit, title: str = "Ngân hàng") -> QuestionBank:
    same = Resolution.objects.filter(owner=owner).first() or _resolution(owner)
    return QuestionBank.objects.create(title=title, owner=owner, resolution=same)


def _run(owner: Unit) -> CourseRun:
    now = timezone.now()
    return CourseRun.objects.create(
        course=CourseFactory(), owner=owner, opens_at=now, closes_at=now + timedelta(1)
    )


def register(owner: Unit) -> CertificateRegister:
    return CertificateRegister.objects.create(
        owner=owner, kind="course", title="Giấy chứng nhận", sign="GCN",
        signer_post="Giám đốc", signer_name="A", created_by=UserFactory(),
        created_at=timezone.now(),
    )  # fmt: skip


def _content(owner: Unit) -> Content:
    return Content.objects.create(title="Thẻ", owner=owner, created_at=timezone.now())


def _draft(owner: Unit) -> Draft:
    return Draft.objects.create(
        user=UserFactory(), owner=owner, library="H5P.TrueFalse 1.8", params={},
        saved_at=timezone.now(),
    )  # fmt: skip


def _import(owner: Unit) -> DocumentImport:
    return DocumentImport.objects.create(
        owner=owner, file_name="a.txt", file="a.txt", sha256="0" * 64,
        uploaded_by=UserFactory(), uploaded_at=timezone.now(),
    )  # fmt: skip


MAKERS = {
    Course: lambda owner: CourseFactory(owner=owner),
    CourseRun: _run,
    Resolution: _resolution,
    Campaign: lambda owner: Campaign.objects.create(owner=owner),
    QuestionBank: bank,
    DocumentImport: _import,
    Content: _content,
    Draft: _draft,
    CertificateRegister: register,
}
