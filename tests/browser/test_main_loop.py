"""One campaign from publishing to the export, by its people, at both widths."""

from pathlib import Path
from typing import Any

import pytest

from courses.models import Campaign
from tests.browser.parts.campaign import publishes_a_campaign
from tests.browser.parts.learner import (
    comes_in_by_code,
    looks_at_own_records,
    studies_to_the_test,
    takes_the_test,
)
from tests.browser.parts.office import (
    confirms_an_entry,
    drills_down_to_names,
    exports_the_facts,
    follows_up_the_missing,
    issues_a_code,
)
from tests.browser.province import make_province


@pytest.mark.parametrize("kind", ["phone", "desk"])
def test_a01_a16_a34_one_campaign_runs_from_publishing_to_the_export(
    visit: Any, run_jobs: Any, tmp_path: Path, kind: str
) -> None:
    tickets = make_province(tmp_path)
    running = Campaign.objects.filter(state="published").latest("pk")

    def sit(key: str) -> Any:
        visitor = visit(kind)
        visitor.is_signed_in_as(tickets[key].user)
        return visitor

    new = publishes_a_campaign(sit("campaign_officer"), run_jobs)
    newcomer = visit(kind)
    comes_in_by_code(newcomer, tickets["newcomer"].password, "sen hồng 1975")
    learner = sit("member")
    studies_to_the_test(learner, tickets["member"].user.person)
    takes_the_test(learner)
    looks_at_own_records(learner)
    secretary = sit("secretary")
    follows_up_the_missing(secretary, running)
    issues_a_code(secretary)
    confirms_an_entry(sit("committee_officer"))
    drills_down_to_names(sit("committee_officer"), running)
    content = exports_the_facts(sit("organisation_officer"), run_jobs)

    assert new.state == "published"
    assert new.roster.count() > 1000
    assert content.decode("utf-8-sig").count("\n") > 1000
