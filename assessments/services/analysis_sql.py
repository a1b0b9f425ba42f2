"""The statements of the analysis (formulas and sources: docs/assessments.md).

``points`` stay numeric until the last division, so that equal papers are equal.
"""

from assessments.selectors.counted import COUNTED

# Alpha of papers that differ: deviations from each question's own mean.
PAPER = f"""
    WITH {COUNTED},
    centre AS (
        SELECT version_id, avg(points)::float8 AS mean FROM marked GROUP BY version_id
    ),
    paper AS (
        SELECT attempt_id, count(*) AS size, sum(points)::float8 AS total,
            sum(points::float8 - centre.mean) AS apart,
            sum((points::float8 - centre.mean) ^ 2) AS spread
        FROM marked JOIN centre USING (version_id)
        GROUP BY attempt_id
    ),
    sums AS (
        SELECT count(*) AS takers, avg(size)::float8 AS size, avg(total) AS mean,
            avg(apart ^ 2) AS variance, avg(spread) AS spread
        FROM paper
    ),
    reckoned AS (
        SELECT sums.*, CASE WHEN size > 1 AND variance > 1e-9
            THEN size / (size - 1) * (1 - spread / variance) END AS alpha
        FROM sums
    )
    SELECT takers, size, mean, sqrt(variance), alpha,
        CASE WHEN alpha IS NOT NULL THEN sqrt(variance * greatest(1 - alpha, 0)) END
    FROM reckoned
"""  # noqa: S608 -- made of our own constants

# A question against the rest of each paper, and its options against both groups.
ITEMS = f"""
    WITH {COUNTED},
    paper AS (
        SELECT attempt_id, count(*) AS size, sum(points) AS total
        FROM marked GROUP BY attempt_id
    ),
    rested AS (
        SELECT marked.*, CASE WHEN size > 1
            THEN (total - points)::float8 / (size - 1) END AS rest
        FROM marked JOIN paper USING (attempt_id)
    ),
    ranked AS (
        SELECT rested.*,
            rest IS NOT NULL AND rank() OVER (PARTITION BY version_id ORDER BY rest DESC)
                <= ceil(0.27 * count(*) OVER (PARTITION BY version_id)) AS is_upper,
            rest IS NOT NULL AND rank() OVER (PARTITION BY version_id ORDER BY rest)
                <= ceil(0.27 * count(*) OVER (PARTITION BY version_id)) AS is_lower
        FROM rested
    ),
    figures AS (
        SELECT version_id, count(*) AS takers,
            count(*) FILTER (WHERE response.item_id IS NULL
                OR (cardinality(response.tokens) = 0 AND response.texts = '{{}}'::jsonb))
                AS omitted,
            avg(points)::float8 AS facility,
            CASE WHEN min(points) < max(points) AND min(rest) < max(rest)
                THEN corr(points::float8, rest) END AS discrimination,
            avg(points) FILTER (WHERE is_upper)::float8 AS upper,
            avg(points) FILTER (WHERE is_lower)::float8 AS lower,
            count(*) FILTER (WHERE is_upper) AS upper_takers,
            count(*) FILTER (WHERE is_lower) AS lower_takers
        FROM ranked
        LEFT JOIN assessments_response AS response ON response.item_id = ranked.item_id
        GROUP BY version_id
    ),
    chosen AS (
        SELECT ranked.version_id, shown.option, count(*) AS takers,
            count(*) FILTER (WHERE is_upper) AS upper,
            count(*) FILTER (WHERE is_lower) AS lower, avg(rest) AS rest
        FROM ranked
        JOIN assessments_response AS response ON response.item_id = ranked.item_id
        JOIN assessments_attemptitem AS item ON item.id = ranked.item_id
        CROSS JOIN LATERAL unnest(item.tokens, item.options) AS shown (token, option)
        WHERE shown.token = ANY(response.tokens)
        GROUP BY ranked.version_id, shown.option
    ),
    options AS (
        SELECT figures.version_id, jsonb_agg(jsonb_build_object(
            'id', asked.option ->> 'id', 'takers', coalesce(chosen.takers, 0),
            'upper', coalesce(chosen.upper::float8 / nullif(upper_takers, 0), 0),
            'lower', coalesce(chosen.lower::float8 / nullif(lower_takers, 0), 0),
            'rest', chosen.rest) ORDER BY asked.place) AS options
        FROM figures
        JOIN assessments_questionversion AS version ON version.id = figures.version_id
        CROSS JOIN LATERAL jsonb_array_elements(version.content -> 'options')
            WITH ORDINALITY AS asked (option, place)
        LEFT JOIN chosen ON chosen.version_id = figures.version_id
            AND chosen.option = asked.option ->> 'id'
        WHERE version.kind IN ('single', 'multiple', 'true_false')
        GROUP BY figures.version_id
    )
    INSERT INTO assessments_itemresult (analysis_id, version_id, takers, omitted,
        facility, discrimination, upper, lower, upper_takers, lower_takers, options)
    SELECT %(analysis)s, version_id, takers, omitted, facility, discrimination, upper,
        lower, upper_takers, lower_takers, coalesce(options, '[]'::jsonb)
    FROM figures LEFT JOIN options USING (version_id)
    ORDER BY version_id
"""  # noqa: S608 -- made of our own constants

# By the unit in which each person was at home on the day the run closed.
POINTS = f"""
    WITH {COUNTED},
    person AS (
        SELECT version.point_id, marked.person_id, count(*) AS answers,
            sum(marked.points) AS points
        FROM marked
        JOIN assessments_questionversion AS version ON version.id = marked.version_id
        WHERE version.point_id IS NOT NULL
        GROUP BY version.point_id, marked.person_id
    )
    INSERT INTO assessments_pointresult
        (analysis_id, point_id, unit_id, takers, answers, points)
    SELECT %(analysis)s, person.point_id, home.unit_id, count(*), sum(answers), sum(points)
    FROM person
    LEFT JOIN people_homeunit AS home
        ON home.person_id = person.person_id AND home.period @> %(day)s::date
    GROUP BY person.point_id, home.unit_id
"""  # noqa: S608 -- made of our own constants
