"""The report on one class: each learner by name, with what they have reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from kernel.kinds.wording import fraction, number
from records.kinds.counts import Counts
from records.kinds.evidence import Grade
from records.kinds.moment import Moment
from records.kinds.report_document import Cell, Column, Document, Section, Table
from records.models import Report
from records.selectors.board import lines_as_of, place_sql, whole
from records.selectors.count import ON_LIST_AS_OF, RECORDS_AS_OF
from records.selectors.missing import Wish, missing_by_reason
from records.selectors.report import Standing, moment_of, scenes_of
from records.selectors.report_head import head_of, quality_of
from records.selectors.report_round import excluded_in_words, share_in_words
from records.selectors.report_table import RUNNING_COLUMN, rate_or_dash
from records.selectors.scene import Scene

ON_PAPER = 300  # names; more stand in the spreadsheet alone

_LEARNERS = f"""
    SELECT person.full_name, person.code, coalesce(named.name, unit.name),
        entry.is_member, record.participated_at IS NOT NULL,
        record.completed_at IS NOT NULL, record.passed_at IS NOT NULL,
        coalesce(record.grade, '')
    FROM courses_rosterentry AS entry
    [place]
    JOIN people_person AS person ON person.id = entry.person_id
    JOIN people_unit AS unit ON unit.id = entry.unit_id
    LEFT JOIN people_unitname AS named
        ON named.unit_id = unit.id AND named.period @> %(day)s::date
    LEFT JOIN ({RECORDS_AS_OF}) AS record ON record.person_id = entry.person_id
    WHERE entry.campaign_id = %(campaign)s AND {ON_LIST_AS_OF}
        AND entry.exclusion = '' AND place.path <@ %(path)s::ltree
    ORDER BY person.sort_key, person.id
"""  # noqa: S608 -- made of our own constants


@dataclass(frozen=True)
class Learner:
    """One line: who, of which unit, and the three numbers kept apart."""

    name: str
    code: str
    unit: str
    is_member: bool
    has_participated: bool
    has_completed: bool
    has_passed: bool
    grade: str  # of the evidence; "" where there is none

    @property
    def result(self) -> str:
        if self.has_passed:
            return "Đạt"
        if self.has_completed:
            return "Hoàn thành, chưa đạt"
        return "Chưa hoàn thành" if self.has_participated else "Chưa tham gia"


def class_document(report: Report, standing: Standing) -> Document:
    """Shape (e): one campaign's class in the unit, learner by learner, by name."""
    scenes = scenes_of(report, standing)
    (scene,) = scenes
    moment = moment_of(report)
    wish = Wish(sort="name", moment=moment, in_todays_tree=report.in_todays_tree)
    counts = whole(lines_as_of(scene, moment, in_todays_tree=report.in_todays_tree))
    learners = list(_learners(scene, moment, in_todays_tree=report.in_todays_tree))
    reasons = missing_by_reason(scene, wish)
    return Document(
        head=head_of(report, standing, f"kết quả lớp học: {scene.version.title}"),
        parts=(
            Section(
                "1. Sĩ số",
                (
                    f"Lớp có {number(len(learners))} người học.",
                    f"{standing.name}: {share_in_words(counts, scene)}.",
                    excluded_in_words(counts),
                ),
            ),
            Section("2. Kết quả", (), (_result_table(counts),)),
            _list(learners),
        ),
        quality=quality_of(report, scenes, counts, reasons),
        sheets=(_names(learners),),
    )


def _learners(
    scene: Scene, moment: Moment, *, in_todays_tree: bool
) -> Iterator[Learner]:
    """Who counts in the class as of ``moment``, members and others, by name."""
    sql = _LEARNERS.replace("[place]", place_sql(in_todays_tree=in_todays_tree))
    asked: dict[str, Any] = {
        "campaign": scene.campaign.pk,
        "campaigns": [scene.campaign.pk],
        "at": moment.at,
        "then": moment.on,
        "today": scene.on,
        "day": scene.on,
        "path": scene.path,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        for row in cursor:
            yield Learner(*row)


def _result_table(counts: Counts) -> Table:
    columns = (
        Column("Người học", 28), Column("Tham gia", 18, is_number=True),
        Column("Hoàn thành", 18, is_number=True),
        Column("Đạt kiểm tra", 18, is_number=True),
        Column("Tỷ lệ đạt", 18, is_number=True),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        _line(
            "Đảng viên",
            counts.counted,
            counts.participated,
            counts.completed,
            counts.passed,
        )
    ]
    if counts.others:
        rows.append(
            _line(
                "Ngoài Đảng", counts.others, counts.others_participated,
                counts.others_completed, counts.others_passed,
            )
        )  # fmt: skip
    return Table("Kết quả của lớp", columns, tuple(rows))


def _line(
    title: str, all_: int, took_part: int, completed: int, passed: int
) -> tuple[Cell, ...]:
    parts = (fraction(one, all_) for one in (took_part, completed, passed))
    return (title, *parts, rate_or_dash(passed, all_))


def _list(learners: list[Learner]) -> Section:
    heading = "3. Danh sách"
    if not learners:
        return Section(heading, ("Lớp chưa có ai.",))
    if len(learners) > ON_PAPER:
        words = f"Danh sách có {number(len(learners))} người, nằm trong tệp Excel."
        return Section(heading, (words,))
    return Section(heading, (), (_names(learners),))


def _names(learners: list[Learner]) -> Table:
    columns = (
        RUNNING_COLUMN, Column("Họ và tên", 24), Column("Mã", 12),
        Column("Tổ chức đảng", 25), Column("Kết quả", 17), Column("Chứng cứ", 17),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            n, one.name, one.code, one.unit, one.result,
            str(Grade(one.grade).label) if one.grade else "–",
        )
        for n, one in enumerate(learners, 1)
    )  # fmt: skip
    return Table("Danh sách lớp", columns, rows)
