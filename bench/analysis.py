"""What a round's test tells: figures of questions, and of points by unit, at growing sizes."""

from datetime import timedelta
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from assessments.kinds.content import Content, Option
from assessments.models import (
    BlueprintLine,
    PointResult,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
)
from assessments.selectors.counted import asked
from assessments.selectors.understanding import Spot, grid_at
from assessments.services.analysis import analyse
from assessments.services.analysis_sql import ITEMS, PAPER, POINTS
from bench.crowd import make_crowd
from bench.table import show
from courses.models import Activity, Campaign, CourseRun, Point, Resolution, Section
from lms.demo.paper_rows import write_papers
from people.models import Unit, User

SIZES = (1_000, 10_000, 40_000, 100_000)
POINTS_ASKED = 10
QUESTIONS_A_POINT = 6  # in the bank; two of them on each paper


def run(size: int | None) -> dict[str, Any]:
    """Measure each size (or ``size`` attempts alone), twenty questions each."""
    rows = []
    for attempts in [size] if size else SIZES:
        rows.append(_measure(attempts))
        print(rows[-1], flush=True)
    show(rows)
    return {"sizes": rows}


def _measure(attempts: int) -> dict[str, Any]:
    started = perf_counter()
    campaign = make_crowd(attempts, max(attempts // 25, 20))
    quiz, course_run = _test(campaign)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_HOMES)
        cursor.execute(_ATTEMPTS, {"quiz": quiz.pk, "run": course_run.pk})
    write_papers(quiz_id=quiz.pk, run_id=course_run.pk)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
    print(f"{attempts} papers made in {perf_counter() - started:.0f} s", flush=True)
    analysis = analyse(quiz=quiz, run=course_run)
    parameters = asked(quiz, course_run, analysis=analysis.pk, day=timezone.localdate())
    root = Unit.objects.get(kind=Unit.Kind.PROVINCE)
    spot = Spot(analysis, root, (root.pk,), (), timezone.localdate())
    return {
        "attempts": attempts,
        "items_ms": _ms([PAPER, ITEMS], parameters),
        "points_ms": _ms([POINTS], parameters),
        "grid_ms": _page_ms(spot),
        "alpha": round(analysis.alpha or 0, 4),
        "cells": PointResult.objects.filter(analysis=analysis).count(),
    }


def _ms(statements: list[str], parameters: dict[str, Any]) -> float:
    """How long the statements take; what they write is undone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM assessments_itemresult")
        cursor.execute("DELETE FROM assessments_pointresult")
        started = perf_counter()
        for statement in statements:
            cursor.execute(statement, parameters)
        took = 1000 * (perf_counter() - started)
        transaction.set_rollback(True)
    return round(took, 1)


def _page_ms(spot: Spot) -> float:
    grid_at(spot)
    started = perf_counter()
    grid_at(spot)
    return round(1000 * (perf_counter() - started), 1)


def _test(campaign: Campaign) -> tuple[Quiz, CourseRun]:
    """A test of twenty questions over ten points, whose run closed an hour ago."""
    root, now = campaign.owner, timezone.now()
    author, approver = (
        User.objects.create(username=f"soan-{number}-{now:%f}", display_name="Soạn")
        for number in range(2)
    )
    version = campaign.published
    assert version is not None
    assert version.run is not None
    resolution = Resolution.objects.create(
        kind="resolution", sign=f"{now:%f}-NQ/TU", title="Nghị quyết",
        issued_on=timezone.localdate(), owner=root,
    )  # fmt: skip
    bank = QuestionBank.objects.create(
        title="Ngân hàng", owner=root, resolution=resolution
    )
    section = Section.objects.create(
        course=version.run.course, title="Kiểm tra", position=2
    )
    activity = Activity.objects.create(
        section=section, kind="quiz", title="Bài kiểm tra", position=1
    )
    quiz = Quiz.objects.create(activity=activity, bank=bank)
    for number in range(1, POINTS_ASKED + 1):
        point = Point.objects.create(
            resolution=resolution, position=number, number=f"{number}", title="Ý"
        )
        BlueprintLine.objects.create(quiz=quiz, point=point, difficulty=2, count=2)
        for _ in range(QUESTIONS_A_POINT):
            _question(bank, point, author, approver)
    CourseRun.objects.filter(pk=version.run_id).update(
        closes_at=now - timedelta(hours=1)
    )
    return quiz, CourseRun.objects.get(pk=version.run_id)


def _question(bank: QuestionBank, point: Point, author: User, approver: User) -> None:
    options = tuple(
        Option(name, f"Phương án {name}", correct=name == "a") for name in "abcd"
    )
    now = timezone.now()
    QuestionVersion.objects.create(
        question=Question.objects.create(bank=bank), kind="single", point=point,
        stem="Câu hỏi", stem_key="cau hoi", content=Content(options).as_json(),
        difficulty=2, state="approved", author=author, edited_at=now,
        approved_by=approver, approved_at=now,
    )  # fmt: skip


# Keys are not looked at while this is made: the exclusion of two homes is slow to fill.
_HOMES = """
    INSERT INTO people_homeunit (person_id, unit_id, period, decision_number, recorded_at)
    SELECT person_id, unit_id, '[2024-01-01,)', '', now() FROM courses_rosterentry
"""
_ATTEMPTS = """
    INSERT INTO assessments_attempt (uid, quiz_id, person_id, enrolment_id, number, seed,
        state, started_at, deadline_at, submitted_at, lease, points, max_points, scaled,
        passed)
    SELECT gen_random_uuid(), %(quiz)s, person_id, id, 1, id, 'submitted',
        now() - interval '3 hours', now() - interval '2 hours', now() - interval '2 hours',
        gen_random_uuid(), 20 * (1 - (id * 7919 %% 1000 / 1000.0) ^ 2), 20, 0, false
    FROM courses_enrolment WHERE run_id = %(run)s
"""
