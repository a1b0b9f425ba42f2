"""Reports on the campaign that is over: of the province, and of the demo's commune."""

from django.utils import timezone

from courses.models import Campaign
from lms.demo.load import Province
from people.models import Unit, User
from records.kinds.report import Heading, Shape
from records.services.report import ask_report, make_report


def make_reports(province: Province, campaign: Campaign) -> None:
    """Each by its own officer, as of now; the year's report beside them."""
    parts = {one.key: one for one in province.parts}
    version = campaign.published
    assert version is not None
    year = (
        province.today.replace(month=1, day=1),
        province.today.replace(month=12, day=31),
    )
    window = (
        timezone.localdate(version.opens_at),
        timezone.localdate(version.closes_at),
    )
    for key, shape in (
        ("campaign_officer", Shape.YEAR),
        ("campaign_officer", Shape.ROUND),
        ("committee_officer", Shape.ROUND),
    ):
        part = parts[key]
        from_on, until_on = window if shape == Shape.ROUND else year
        unit_id = part.unit.id if part.unit else province.root.id
        report = ask_report(
            shape=shape,
            unit=Unit.objects.get(pk=unit_id),
            campaign=campaign if shape == Shape.ROUND else None,
            actor=User.objects.get(pk=province.user_ids[part.person.id]),
            heading=Heading(signer_title="BÍ THƯ" if part.unit else ""),
            from_on=from_on,
            until_on=until_on,
            now=province.now,
        )
        make_report(report=report, now=province.now)
