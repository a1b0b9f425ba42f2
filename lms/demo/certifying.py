"""Certificates of the campaign that is over, for the cell of the demo's member."""

from datetime import timedelta

from django.utils import timezone

from courses.models import Campaign
from lms.demo.documents import Staff
from lms.demo.load import Province
from people.models import Unit
from records.kinds.certificate import Cause, CertificateKind
from records.models import Certificate
from records.selectors.certificate import to_certify
from records.services.certificate import issue_certificates, open_register
from records.services.certificate_ending import reissue

AFTER = timedelta(days=14)  # the campaign's end: nobody may contest any more
MOST = 12


def hold_register(province: Province, campaign: Campaign, staff: Staff) -> None:
    """A register of the province; one of its certificates was lost and issued anew."""
    assert campaign.published is not None
    moment = campaign.published.closes_at + AFTER
    member = next(one.person for one in province.parts if one.key == "member")
    issuer = staff.campaign_officer
    register = open_register(
        owner=Unit.objects.get(pk=province.root.id),
        kind=CertificateKind.CERTIFICATE,
        title="Chương trình học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        sign="GCN-HTCĐ",
        months=36,
        place="Đồng Xoài",
        signer_post="TRƯỞNG BAN",
        signer_name=issuer.display_name,
        actor=issuer,
        now=moment,
    )
    passed = to_certify(campaign).filter(unit_id=member.cell_id)
    chosen = list(passed.values_list("uid", flat=True)[:MOST])
    chosen += passed.filter(person_id=member.id).values_list("uid", flat=True)
    if not chosen:
        return
    issue_certificates(
        register=register,
        campaign=campaign,
        records=chosen,
        issued_on=timezone.localdate(moment),
        actor=issuer,
        now=moment,
    )
    others = Certificate.objects.exclude(person_id=member.id).order_by("number")
    if lost := others.first():
        reissue(
            certificate=lost,
            cause=Cause.LOST,
            note="Bản in bị ướt, hư hỏng do mưa lũ",
            actor=issuer,
            now=moment + timedelta(days=7),
        )
