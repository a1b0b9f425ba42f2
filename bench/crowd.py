"""A made-up province with one campaign and its records, of any size, made in SQL."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from courses.models import (
    Activity,
    Campaign,
    CampaignStep,
    CampaignVersion,
    Course,
    CourseRun,
    Section,
)
from people.kinds.role import Role
from people.models import Grant, Unit, User
from records.services.tally import recount

COMMITTEES = 95
CELL = 25  # people


def make_crowd(members: int, units: int) -> Campaign:
    """Empty the tables, then fill them: five levels, a campaign under way, 98 % there."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no checks of keys
        cursor.execute(_EMPTY)
        cursor.execute(
            _UNITS, {"units": units, "committees": min(COMMITTEES, units // 8)}
        )
        cursor.execute(_PEOPLE, {"members": members})
        cursor.execute("SET session_replication_role = origin")
    campaign = _campaign()
    version = campaign.published
    assert version is not None
    asked = {"campaign": campaign.pk, "version": version.pk, "run": version.run_id}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(_ROSTER, asked)
        cursor.execute(_RECORDS, asked | {"uid": str(version.uid)})
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")
    recount(campaign=campaign)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE records_tally")
    return campaign


def officer() -> User:
    """Somebody who may see and export everything."""
    user = User.objects.create(username="can-bo", display_name="Cán bộ")
    root = Unit.objects.get(kind=Unit.Kind.PROVINCE)
    since = (timezone.localdate() - timedelta(days=30), None)
    Grant.objects.create(
        user=user, role=Role.ORGANISATION_OFFICER, unit=root, period=since
    )
    return user


def _campaign() -> Campaign:
    root, now = Unit.objects.get(kind=Unit.Kind.PROVINCE), timezone.now()
    window = {
        "opens_at": now - timedelta(days=20),
        "closes_at": now + timedelta(days=10),
    }
    course = Course.objects.create(title="Nghị quyết", owner=root)
    run = CourseRun.objects.create(course=course, owner=root, **window)
    section = Section.objects.create(course=course, title="Nghiên cứu", position=1)
    Activity.objects.create(section=section, kind="lesson", title="Bài 1", position=1)
    campaign = Campaign.objects.create(owner=root)
    version = CampaignVersion.objects.create(
        campaign=campaign, number=1, title="Đợt học tập Nghị quyết", run=run, **window
    )
    CampaignStep.objects.create(
        version=version, position=1, kind="study", title="Học", section=section
    )
    version.published_at = window["opens_at"]
    version.save()
    campaign.state, campaign.published = Campaign.State.PUBLISHED, version
    campaign.save()
    return campaign


_EMPTY = """
    TRUNCATE people_unit, people_person, people_user, courses_campaign, courses_course,
        courses_courserun, records_completionrecord RESTART IDENTITY CASCADE
"""
# 1 province, committees, a tenth grassroots organisations, a tenth sections, then cells.
_UNITS = """
    CREATE TEMP TABLE made ON COMMIT DROP AS
    WITH size AS (SELECT %(units)s AS units, %(committees)s AS l2, %(units)s / 10 AS l3)
    SELECT n, CASE WHEN n = 1 THEN 1 WHEN n <= 1 + l2 THEN 2 WHEN n <= 1 + l2 + l3 THEN 3
            WHEN n <= 1 + l2 + 2 * l3 THEN 4 ELSE 5 END AS depth,
        CASE WHEN n = 1 THEN NULL WHEN n <= 1 + l2 THEN 1
            WHEN n <= 1 + l2 + l3 THEN 2 + n %% l2
            WHEN n <= 1 + l2 + 2 * l3 THEN 2 + l2 + n %% l3
            ELSE 2 + l2 + l3 + n %% l3 END AS parent
    FROM size, generate_series(1, units) AS n;
    CREATE INDEX ON made (n);
    INSERT INTO people_unit (id, uid, kind, code, name, name_key, founded_on)
    SELECT n, gen_random_uuid(), (ARRAY['province', 'party_committee', 'grassroots',
        'section', 'cell'])[depth], 'M' || lpad(n::text, 6, '0'), 'Tổ chức đảng số ' || n,
        'to chuc dang so ' || n, DATE '2020-01-01' FROM made;
    INSERT INTO people_unitname (unit_id, name, period, decision_number, decision_on)
    SELECT n, 'Tổ chức đảng số ' || n, '[2020-01-01,)', '1-QĐ', DATE '2020-01-01' FROM made;
    INSERT INTO people_unitpath (unit_id, path, depth, period)
    WITH RECURSIVE down AS (
        SELECT n, depth, ('u' || n)::ltree AS path FROM made WHERE n = 1
        UNION ALL
        SELECT made.n, made.depth, down.path || ('u' || made.n)
        FROM down JOIN made ON made.parent = down.n
    ) SELECT n, path, depth, '[2020-01-01,)' FROM down;
"""
_PEOPLE = """
    INSERT INTO people_person (id, uid, kind, code, full_name, name_key, sort_key,
        card_number, position, phone)
    SELECT n, gen_random_uuid(), CASE WHEN n %% 100 = 99 THEN 'press' ELSE 'member' END,
        'DV' || lpad(n::text, 8, '0'), 'Nguyễn Thị Hồng Hạnh ' || n, '', n::text,
        lpad(n::text, 12, '0'), '', '' FROM generate_series(1, %(members)s) AS n;
"""
# Homes are not read by what is measured; their exclusion constraint is slow to fill.
_ROSTER = """
    CREATE TEMP TABLE cell ON COMMIT DROP AS
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS cells
    FROM people_unit WHERE kind = 'cell';
    CREATE INDEX ON cell (place);
    ANALYZE cell;
    INSERT INTO courses_rosterentry (campaign_id, version_id, person_id, unit_id,
        is_member, exclusion, since_on, recorded_at)
    SELECT %(campaign)s, %(version)s, person.id, cell.id, person.kind = 'member',
        CASE WHEN person.id %% 80 = 0 THEN 'exempt' ELSE '' END, current_date - 20,
        now() - interval '20 days'
    FROM people_person AS person
    JOIN cell ON cell.place = person.id %% (SELECT max(cells) FROM cell);
    INSERT INTO courses_enrolment (uid, run_id, person_id, state, enrolled_at)
    SELECT gen_random_uuid(), %(run)s, id, 'active', now() - interval '20 days'
    FROM people_person;
"""
_RECORDS = """
    INSERT INTO records_completionrecord (uid, campaign_id, version_id, person_id,
        unit_id, participated_at, completed_at, passed_at, scaled, grade, mode)
    SELECT gen_random_uuid(), campaign_id, version_id, person_id, unit_id,
        now() - interval '10 days',
        CASE WHEN person_id %% 30 <> 0 THEN now() - interval '9 days' END,
        CASE WHEN person_id %% 25 <> 0 THEN now() - interval '9 days' END, 0.8,
        CASE WHEN person_id %% 9 = 0 THEN 'B' ELSE 'A' END,
        CASE WHEN person_id %% 9 = 0 THEN 'hall' ELSE 'online' END
    FROM courses_rosterentry
    WHERE campaign_id = %(campaign)s AND (person_id::bigint * 7919) %% 1000 < 979;
    INSERT INTO records_participation (uid, record_id, mode, grade, state, occurred_on,
        recorded_at, evidence, reason, decided_at, decision_reason)
    SELECT gen_random_uuid(), id, mode, grade, 'confirmed', current_date - 10,
        participated_at, jsonb_build_object('version', %(uid)s::text), '', participated_at, ''
    FROM records_completionrecord WHERE campaign_id = %(campaign)s;
"""
