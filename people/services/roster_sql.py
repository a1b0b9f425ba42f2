"""The statements that apply a staged roster and take it back."""

from django.utils.translation import gettext_lazy as _

from people.models import Person

_TEXTS = ("full_name", "card_number", "position", "phone")
_DAYS = ("born_on", "joined_on", "official_on")
_KEYS = ("name_key", "sort_key")

_ROWS = "people_rosterimportrow r WHERE r.roster_import_id = %(roster)s"
_VALUE = "(r.values ->> '{}')"


def _differs(kept: str) -> str:
    """A condition: a value of the person is not what ``kept`` (before/values) says."""
    texts = [
        f"(r.{kept} ? '{name}' AND p.{name} IS DISTINCT FROM r.{kept} ->> '{name}')"
        for name in _TEXTS
    ]
    days = [
        f"(r.{kept} ? '{name}' AND p.{name} IS DISTINCT FROM (r.{kept} ->> '{name}')::date)"
        for name in _DAYS
    ]
    return " OR ".join([*texts, *days])


def _assigned(kept: str) -> str:
    """Assignments of what ``kept`` holds; a person keeps the rest."""
    texts = [
        f"{name} = CASE WHEN r.{kept} ? '{name}' THEN r.{kept} ->> '{name}'"
        f" ELSE p.{name} END"
        for name in (*_TEXTS, *_KEYS)
    ]
    days = [
        f"{name} = CASE WHEN r.{kept} ? '{name}' THEN (r.{kept} ->> '{name}')::date"
        f" ELSE p.{name} END"
        for name in _DAYS
    ]
    return ", ".join([*texts, *days])


# How many staged rows no longer fit the register.
STALE = f"""
SELECT
 (SELECT count(*) FROM people_rosterimportrow r JOIN people_person p
    ON p.card_number = r.values ->> 'card_number' AND p.id IS DISTINCT FROM r.person_id
  WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed'))
 + (SELECT count(*) FROM people_rosterimportrow r JOIN people_person p
    ON p.code = r.values ->> 'code'
  WHERE r.roster_import_id = %(roster)s AND r.outcome = 'new')
 + (SELECT count(*) FROM people_rosterimportrow r LEFT JOIN people_person p
    ON p.id = r.person_id
  WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed'
    AND (p.id IS NULL OR {_differs("before")}))
 + (SELECT count(*) FROM people_rosterimportrow r
  WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed' AND r.before ? 'unit_id'
    AND NOT EXISTS (SELECT 1 FROM people_homeunit h WHERE h.person_id = r.person_id
        AND h.unit_id = (r.before ->> 'unit_id')::bigint AND h.period @> %(on)s::date
        AND upper_inf(h.period)
        AND (lower_inf(h.period) OR lower(h.period) < %(on)s::date)))
 + (SELECT count(*) FROM people_rosterimportrow r
  WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
    AND r.values ? 'unit_id'
    AND NOT EXISTS (SELECT 1 FROM people_unit u JOIN people_unitpath t ON t.unit_id = u.id
        WHERE u.id = (r.values ->> 'unit_id')::bigint AND u.dissolved_on IS NULL
        AND t.period @> %(on)s::date))
"""  # noqa: S608 -- made of our own words

_NEW_PEOPLE = f"""
INSERT INTO people_person (uid, kind, code, full_name, name_key, sort_key, born_on,
    card_number, joined_on, official_on, position, phone)
SELECT {_VALUE.format("uid")}::uuid, 'member', {_VALUE.format("code")},
    {_VALUE.format("full_name")}, {_VALUE.format("name_key")}, {_VALUE.format("sort_key")},
    {_VALUE.format("born_on")}::date, {_VALUE.format("card_number")},
    {_VALUE.format("joined_on")}::date, {_VALUE.format("official_on")}::date,
    coalesce({_VALUE.format("position")}, ''), coalesce({_VALUE.format("phone")}, '')
FROM {_ROWS} AND r.outcome = 'new' ORDER BY r.number
"""  # noqa: S608 -- made of our own words

_LINK = """
UPDATE people_rosterimportrow r SET person_id = p.id FROM people_person p
WHERE r.roster_import_id = %(roster)s AND r.outcome = 'new'
  AND p.uid = (r.values ->> 'uid')::uuid
"""

_CORRECT = f"""
UPDATE people_person p SET {_assigned("values")}
FROM people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed' AND p.id = r.person_id
"""  # noqa: S608 -- made of our own words

_LEAVE = """
UPDATE people_homeunit h SET period = daterange(lower(h.period), %(on)s::date)
FROM people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed' AND r.values ? 'unit_id'
  AND h.person_id = r.person_id AND h.period @> %(on)s::date
"""

_SETTLE = f"""
INSERT INTO people_homeunit (person_id, unit_id, period, decision_number, decision_on,
    recorded_at)
SELECT r.person_id, (r.values ->> 'unit_id')::bigint, daterange(%(on)s::date, NULL),
    %(number)s, %(on)s::date, %(now)s
FROM {_ROWS} AND r.outcome IN ('new', 'changed') AND r.values ? 'unit_id'
ORDER BY r.number
"""  # noqa: S608 -- made of our own words

_TRAIL = """
INSERT INTO kernel_auditevent (uid, happened_at, actor_uid, actor_label, verb, target_type,
    target_uid, target_label, facts)
SELECT gen_random_uuid(), %(now)s, %(actor)s::uuid, %(actor_label)s,
    CASE WHEN r.outcome = 'new' THEN 'person.added'
         WHEN r.values ? 'unit_id' THEN 'person.transferred' ELSE 'person.changed' END,
    'people.person', p.uid, left(p.full_name, 200),
    jsonb_build_object('roster', %(roster_uid)s, 'row', r.number, 'on', %(on)s::date,
        'decision_number', %(number)s, 'before', r.before,
        'values', r.values - ARRAY['uid', 'name_key', 'sort_key'])
FROM people_rosterimportrow r JOIN people_person p ON p.id = r.person_id
WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
"""

APPLY = (
    (_("Adding people"), _NEW_PEOPLE),
    (_("Adding people"), _LINK),
    (_("Correcting people"), _CORRECT),
    (_("Recording homes"), _LEAVE),
    (_("Recording homes"), _SETTLE),
    (_("Writing the trail"), _TRAIL),
)

# The home units concerned, the former ones too.
TOUCHED = """
SELECT DISTINCT unit FROM people_rosterimportrow r
CROSS JOIN LATERAL (VALUES ((r.values ->> 'unit_id')::bigint),
    ((r.before ->> 'unit_id')::bigint), ((SELECT h.unit_id FROM people_homeunit h
        WHERE h.person_id = r.person_id AND h.period @> %(on)s::date LIMIT 1))) AS u (unit)
WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
  AND unit IS NOT NULL
"""

# How many rows of an applied roster have been changed or used since.
CHANGED_SINCE = f"""
SELECT
 (SELECT count(*) FROM people_rosterimportrow r LEFT JOIN people_person p
    ON p.id = r.person_id
  WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
    AND (p.id IS NULL OR {_differs("values")}
      OR (r.outcome = 'new' AND p.user_id IS NOT NULL)))
 + (SELECT count(*) FROM people_rosterimportrow r
  WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
    AND r.values ? 'unit_id'
    AND NOT EXISTS (SELECT 1 FROM people_homeunit h WHERE h.person_id = r.person_id
        AND h.unit_id = (r.values ->> 'unit_id')::bigint
        AND h.period = daterange(%(on)s::date, NULL)))
 + (SELECT count(*) FROM people_rosterimportrow r JOIN people_standing s
    ON s.person_id = r.person_id
  WHERE r.roster_import_id = %(roster)s AND r.outcome = 'new')
"""  # noqa: S608 -- made of our own words

_BACK_HOME = """
DELETE FROM people_homeunit h USING people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.outcome IN ('new', 'changed')
  AND r.values ? 'unit_id' AND h.person_id = r.person_id
  AND h.period = daterange(%(on)s::date, NULL)
"""

_REOPEN = """
UPDATE people_homeunit h SET period = daterange(lower(h.period), NULL)
FROM people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed' AND r.before ? 'unit_id'
  AND h.person_id = r.person_id AND upper(h.period) = %(on)s::date
  AND h.unit_id = (r.before ->> 'unit_id')::bigint
"""

_RESTORE = f"""
UPDATE people_person p SET {_assigned("before")}
FROM people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.outcome = 'changed' AND p.id = r.person_id
"""  # noqa: S608 -- made of our own words

_FORGET_CODES = f"""
DELETE FROM people_signincode WHERE person_id IN (
    SELECT r.person_id FROM {_ROWS} AND r.outcome = 'new')
"""  # noqa: S608 -- made of our own words

UNDO = (_BACK_HOME, _REOPEN, _RESTORE, _FORGET_CODES)

# Those whom the roster added or moved.
MOVED = """
SELECT r.person_id FROM people_rosterimportrow r
WHERE r.roster_import_id = %(roster)s AND r.person_id IS NOT NULL
  AND (r.outcome = 'new' OR r.outcome = 'changed' AND r.values ? 'unit_id')
"""


def remove_sql() -> str:
    """Forgets the newcomers; who stands in a history (a list of then) keeps the row."""
    own = {"people_rosterimportrow", "people_homeunit", "people_signincode"}
    free = "".join(
        f" AND NOT EXISTS (SELECT FROM {one.related_model._meta.db_table} AS x"
        f" WHERE x.{one.field.column} = p.id)"
        for one in Person._meta.related_objects
        if one.related_model._meta.db_table not in own and not one.many_to_many
    )
    return f"""
WITH gone AS (
    SELECT p.id FROM people_person p JOIN people_rosterimportrow r ON r.person_id = p.id
    WHERE r.roster_import_id = %(roster)s AND r.outcome = 'new'{free}
), freed AS (
    UPDATE people_rosterimportrow r SET person_id = NULL FROM gone
    WHERE r.person_id = gone.id AND r.roster_import_id = %(roster)s
)
DELETE FROM people_person p USING gone WHERE p.id = gone.id
"""  # noqa: S608 -- made of our own words
