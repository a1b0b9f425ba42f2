"""The papers of the made-up province: drawn as the product draws, one key in doubt."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F, Sum

from assessments.kinds.draw import draw_paper
from assessments.models import Attempt, AttemptItem, ItemFlag, RunAnalysis
from assessments.selectors.pool import lines_of, pool_of
from lms.demo.rounds import SLIP
from records.models import CompletionRecord

pytestmark = pytest.mark.django_db


def test_d17_a23_finished_campaign_has_papers_and_a_key_in_doubt(
    settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    call_command(
        "make_province", size="small", seed=7, on=date(2026, 6, 1), verbosity=0
    )
    analysis = RunAnalysis.objects.get()
    quiz = analysis.quiz
    attempts = Attempt.objects.filter(quiz=quiz).order_by("pk")
    lines = lines_of(quiz)
    pool = pool_of(quiz.bank_id, lines)

    for attempt in attempts[:5]:
        drawn = draw_paper(lines, pool, attempt.seed, shuffle=quiz.shuffle)
        stored = AttemptItem.objects.filter(attempt=attempt).order_by("position")
        assert [(one.version_id, one.options, one.tokens) for one in stored] == [
            (one.candidate.id, list(one.options), list(one.tokens)) for one in drawn
        ]
    marked = attempts.annotate(sum=Sum("items__points"))
    assert not marked.exclude(points=F("sum")).exists()
    assert analysis.is_settled
    assert analysis.takers == attempts.count() > 1000
    flagged = ItemFlag.objects.values_list("version__stem", flat=True)
    assert SLIP.stem in set(flagged)
    assert analysis.alpha is not None
    records = CompletionRecord.objects.filter(completed_at__isnull=False)
    told = dict(attempts.values_list("person", "scaled"))
    for record in records.filter(version__run=analysis.run)[:200]:
        assert record.scaled == told[record.person_id]
