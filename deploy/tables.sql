-- Made by ./run tables from the migrations. Of: 980fa9bbad939a90
-- Our migrations: assessments/0001_assessments=dbdcdae8 assessments/0002_approved_questions_stand=e76213f0 assessments/0003_save_answers=253ea222 assessments/0010_typed_answers=1b0a1b20 assessments/0011_save_typed_answers=6dce42d2 assessments/0020_import_formats=6da62687 assessments/0030_analysis=5645dcc5 assessments/0031_changes_of_results_stand=2c8c8ddd assessments/0040_papers_drawn_ahead=f82539a4 assessments/0041_outages=68980211 assessments/0050_papers_open_and_rest=3a576f0c assessments/0051_flag_for_later=dc6531f7 assessments/0052_practice=7e1a5026 assessments/0053_adjustments_and_sitting_again=38aea73f assessments/0054_signals=9243b75f assessments/0070_hand_marks=6bb2a318 assessments/0080_blueprint_by_type=527b9c81 assessments/0081_last_attempt_counts=4663d565 assessments/0082_handed_files=8f37c13e assessments/0083_result_notices=890b8adf assessments/0084_inquiries=99484bd2 assessments/0085_open_signals_have_inquiries=6a41cc20 cms/0001_pages_and_lessons=9c4f93ee cms/0002_document_import=a77c5f02 cms/0010_exercise_block=dd5da025 cms/0011_watched_clips=b32077c9 courses/0001_courses=998c3b6d courses/0002_version_names_its_course=2ccc77a6 courses/0010_sessions_open_what_follows=04a9e581 courses/0011_study_time=88ec4a3f courses/0012_missed_checks=02f5107c courses/0013_waves=5ff52346 h5p/0001_h5p=3dbbc183 h5p/0010_practice_trust=85dd4822 h5p/0011_placement=b4f6693e h5p/0012_upgrades=c8bad421 h5p/0013_practice_mark=6f8a02a1 h5p/0014_official_editor=d762cfbc h5p/0016_marked_answer=81b2470f h5p/0017_marked_so_far=3108e303 h5p/0018_draft=d7ccee5a h5p/0019_upgrade_plan=e0bd7dc5 h5p/0020_draft_page=6b4f5b24 kernel/0001_initial=0eac41f2 kernel/0002_audit_is_append_only=3dd26788 kernel/0003_job=0f34036d live/0001_live_sessions=9a109c59 live/0010_absences=0d6c75d8 live/0011_hall_closing=ebe78ca7 live/0012_calendar_and_reminders=fc1dd5bc live/0013_live_media=936346c1 live/0014_chat=cf5b9f54 live/0015_slide_deck=95921421 live/0016_replay_check=de21f4fe live/0017_lease_moves_in_place=aa3f00a1 live/0020_reminders_are_notices=e651c482 live/0021_no_table_of_reminders=5005a51f live/0023_small_groups=f7bce77e live/0025_relayed_broadcast=2b786877 live/0026_relay_lease=a473f822 people/0001_extensions=1acdb415 people/0002_people=cd84ae63 people/0003_sign_in=c006642e people/0004_roster_decision=d811b07a people/0010_api_token=2d7ddbfe people/0011_privacy_requests=92af9737 people/0012_notices=be8b67e3 people/0013_notice_mail=409812a6 people/0014_privacy_notice=99bfa33b people/0015_mail_code=69cc03c1 people/0016_unit_succession=b64aeb73 people/0017_hand_over=293f0120 people/0018_second_factor=16de1c41 records/0001_records=703181c0 records/0010_ledger=e558952c records/0011_ledger_stands=d4aa2a82 records/0020_contest=af1bf776 records/0021_stated_results_stand=c5a12ea3 records/0022_evaluation_package=b247b216 records/0030_attestation=4858b929 records/0031_attestations_stand=265dfff0 records/0032_reasons_of_live_absences=0765c641 records/0033_retractions=c2b12137 records/0034_retractions_stand=0cc6ccce records/0035_reports=1d4edcf0 records/0039_certificate=e7bb370a records/0040_certificates_stand=b6928441 records/0045_reminders=9f3583a8 records/0046_witness_mail=f9d09c9c records/0047_rating_table=77d35a91 records/0048_kept_head=c6fb30d8 records/0049_report_schedule=b4944a25 records/0050_erasure=50326200 records/0051_report_of_a_class=264472f0 records/0052_waves=4704f3d8 records/0053_signed_reviews_stand=13a9f156
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';
CREATE EXTENSION IF NOT EXISTS ltree WITH SCHEMA public;
COMMENT ON EXTENSION ltree IS 'data type for hierarchical tree-like structures';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';
CREATE FUNCTION public.assessments_keep_approved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
            BEGIN
                IF OLD.state NOT IN ('approved', 'retired') THEN
                    IF TG_OP = 'DELETE' THEN
                        RETURN OLD;
                    END IF;
                    RETURN NEW;
                END IF;
                IF TG_OP = 'DELETE'
                    OR NEW.state NOT IN ('approved', 'retired')
                    OR (OLD.state = 'retired' AND NEW.state <> 'retired')
                    OR (NEW.question_id, NEW.number, NEW.kind, NEW.point_id, NEW.stem,
                        NEW.content, NEW.difficulty, NEW.author_id, NEW.approved_by_id,
                        NEW.approved_at)
                    IS DISTINCT FROM
                       (OLD.question_id, OLD.number, OLD.kind, OLD.point_id, OLD.stem,
                        OLD.content, OLD.difficulty, OLD.author_id, OLD.approved_by_id,
                        OLD.approved_at)
                THEN
                    RAISE EXCEPTION 'an approved question is never changed in place';
                END IF;
                RETURN NEW;
            END $$;
CREATE FUNCTION public.assessments_keep_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
            BEGIN
                IF TG_OP = 'DELETE'
                    OR (NEW.id, NEW.uid, NEW.correction_id, NEW.attempt_id, NEW.max_points,
                        NEW.old_points, NEW.new_points, NEW.old_scaled, NEW.new_scaled,
                        NEW.old_passed, NEW.new_passed, NEW.changed_at)
                    IS DISTINCT FROM
                       (OLD.id, OLD.uid, OLD.correction_id, OLD.attempt_id, OLD.max_points,
                        OLD.old_points, OLD.new_points, OLD.old_scaled, OLD.new_scaled,
                        OLD.old_passed, OLD.new_passed, OLD.changed_at)
                THEN
                    RAISE EXCEPTION 'the trail of a changed result is never changed';
                END IF;
                RETURN NEW;
            END $$;
CREATE FUNCTION public.assessments_save_answers(attempt_uid uuid, user_id bigint, held uuid, grace interval, uids uuid[], items uuid[], seqs bigint[], chosen text[]) RETURNS TABLE(is_open boolean, holds boolean, in_time boolean, logged text[], known text[])
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
BEGIN RETURN QUERY
WITH attempt AS MATERIALIZED (
    SELECT a.id, a.state = 'open' AS is_open, a.lease = held AS holds,
           clock_timestamp() <= a.deadline_at + grace AS in_time
    FROM assessments_attempt a
    WHERE a.uid = attempt_uid
      AND a.person_id = (
          SELECT p.id FROM people_person p
          WHERE p.user_id = assessments_save_answers.user_id
      )
    FOR UPDATE
), clock AS MATERIALIZED (
    SELECT clock_timestamp() AS moment FROM attempt
), sent AS (
    SELECT s.uid, s.item, s.seq,
           coalesce(string_to_array(nullif(s.told, ''), ','), '{}') AS tokens
    FROM unnest(uids, items, seqs, chosen) AS s (uid, item, seq, told)
), fit AS (
    SELECT sent.uid, sent.seq, sent.tokens, i.id AS item_id, attempt.id AS attempt_id
    FROM attempt
    JOIN assessments_attemptitem i ON i.attempt_id = attempt.id
    JOIN sent ON sent.item = i.uid
    WHERE attempt.is_open AND attempt.holds AND attempt.in_time
      AND sent.tokens <@ i.tokens
), stored AS (
    INSERT INTO assessments_responseevent
        (uid, attempt_id, item_id, seq, tokens, received_at)
    SELECT fit.uid, fit.attempt_id, fit.item_id, fit.seq, fit.tokens, clock.moment
    FROM fit, clock
    ON CONFLICT (uid) DO NOTHING
    RETURNING uid, item_id, seq, tokens, received_at
), moved AS (
    INSERT INTO assessments_response AS r (item_id, seq, tokens, saved_at)
    SELECT DISTINCT ON (item_id) item_id, seq, tokens, received_at
    FROM stored ORDER BY item_id, seq DESC, uid
    ON CONFLICT (item_id) DO UPDATE
        SET seq = excluded.seq, tokens = excluded.tokens, saved_at = excluded.saved_at
        WHERE r.seq < excluded.seq
)
SELECT attempt.is_open, attempt.holds, attempt.in_time,
       (SELECT coalesce(array_agg(stored.uid::text), '{}') FROM stored),
       (SELECT coalesce(array_agg(e.uid::text), '{}')
        FROM assessments_responseevent e JOIN fit USING (uid)
        WHERE e.attempt_id = fit.attempt_id)
FROM attempt;
END $$;
CREATE FUNCTION public.assessments_save_answers(attempt_uid uuid, user_id bigint, held uuid, grace interval, uids uuid[], items uuid[], seqs bigint[], chosen text[], typed text[]) RETURNS TABLE(is_open boolean, holds boolean, in_time boolean, logged text[], known text[])
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
BEGIN RETURN QUERY
WITH attempt AS MATERIALIZED (
    SELECT a.id, a.state = 'open' AS is_open, a.lease = held AS holds,
           clock_timestamp() <= a.deadline_at + grace AS in_time
    FROM assessments_attempt a
    WHERE a.uid = attempt_uid
      AND a.person_id = (
          SELECT p.id FROM people_person p
          WHERE p.user_id = assessments_save_answers.user_id
      )
    FOR UPDATE
), clock AS MATERIALIZED (
    SELECT clock_timestamp() AS moment FROM attempt
), sent AS (
    SELECT s.uid, s.item, s.seq,
           coalesce(string_to_array(nullif(s.told, ''), ','), '{}') AS tokens,
           coalesce(nullif(s.words, '')::jsonb, '{}') AS texts
    FROM unnest(uids, items, seqs, chosen, typed) AS s (uid, item, seq, told, words)
), fit AS (
    SELECT sent.uid, sent.seq, sent.tokens, sent.texts,
           i.id AS item_id, attempt.id AS attempt_id
    FROM attempt
    JOIN assessments_attemptitem i ON i.attempt_id = attempt.id
    JOIN sent ON sent.item = i.uid
    WHERE attempt.is_open AND attempt.holds AND attempt.in_time
      AND sent.tokens <@ i.tokens
      AND (sent.texts = '{}' OR ARRAY(SELECT jsonb_object_keys(sent.texts)) <@ i.tokens)
), stored AS (
    INSERT INTO assessments_responseevent
        (uid, attempt_id, item_id, seq, tokens, texts, received_at)
    SELECT fit.uid, fit.attempt_id, fit.item_id, fit.seq, fit.tokens, fit.texts,
           clock.moment
    FROM fit, clock
    ON CONFLICT (uid) DO NOTHING
    RETURNING uid, item_id, seq, tokens, texts, received_at
), moved AS (
    INSERT INTO assessments_response AS r (item_id, seq, tokens, texts, saved_at)
    SELECT DISTINCT ON (item_id) item_id, seq, tokens, texts, received_at
    FROM stored ORDER BY item_id, seq DESC, uid
    ON CONFLICT (item_id) DO UPDATE
        SET seq = excluded.seq, tokens = excluded.tokens, texts = excluded.texts,
            saved_at = excluded.saved_at
        WHERE r.seq < excluded.seq
)
SELECT attempt.is_open, attempt.holds, attempt.in_time,
       (SELECT coalesce(array_agg(stored.uid::text), '{}') FROM stored),
       (SELECT coalesce(array_agg(e.uid::text), '{}')
        FROM assessments_responseevent e JOIN fit USING (uid)
        WHERE e.attempt_id = fit.attempt_id)
FROM attempt;
END $$;
CREATE FUNCTION public.kernel_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
            BEGIN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
            END $$;
CREATE FUNCTION public.records_attestation_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'records_attestation is append-only';
        END IF;
        IF EXISTS (SELECT FROM records_attestation AS locked
                WHERE locked.campaign_id = NEW.campaign_id AND locked.state = 'locked') THEN
            RAISE EXCEPTION 'the attestations of the campaign are locked';
        END IF;
        IF TG_OP = 'INSERT' THEN
            IF NEW.state NOT IN ('confirmed', 'locked') THEN
                RAISE EXCEPTION 'an attestation begins with its confirmation';
            END IF;
            RETURN NEW;
        END IF;
        IF to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
            RAISE EXCEPTION 'attested figures are never changed';
        END IF;
        IF (OLD.state, NEW.state) NOT IN (('confirmed', 'accepted'),
                ('confirmed', 'returned'), ('accepted', 'returned')) THEN
            RAISE EXCEPTION 'no step leads from % to %', OLD.state, NEW.state;
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.records_certificate_numbers_rise() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF TG_OP = 'DELETE' OR NEW.last_number < OLD.last_number
            OR (NEW.register_id, NEW.year) <> (OLD.register_id, OLD.year) THEN
            RAISE EXCEPTION 'numbers of certificates only rise';
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.records_certificate_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION 'certificates are never removed';
        END IF;
        IF to_jsonb(NEW) - '{state,revoked_at,revoked_by_id,revoked_reason,is_name_open}'::text[]
            <> to_jsonb(OLD) - '{state,revoked_at,revoked_by_id,revoked_reason,is_name_open}'::text[]
        THEN
            RAISE EXCEPTION 'what a certificate says is never changed';
        END IF;
        IF to_jsonb(NEW) - 'is_name_open' <> to_jsonb(OLD) - 'is_name_open'
            AND OLD.state <> 'issued' THEN
            RAISE EXCEPTION 'a certificate that is % stays so', OLD.state;
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.records_ledger_clock() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        NEW.recorded_at := clock_timestamp();
        RETURN NEW;
    END $$;
CREATE FUNCTION public.records_ledger_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF NEW.number <> coalesce((SELECT max(number) FROM records_ledgerleaf), 0) + 1 THEN
            RAISE EXCEPTION 'the numbers of the ledger have no gap';
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.records_ledger_opening() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF TG_OP = 'UPDATE' OR NOT EXISTS (
            SELECT 1 FROM records_ledgererasure WHERE subject_uid = OLD.subject_uid
        ) THEN
            RAISE EXCEPTION 'an opening is only removed by an erasure';
        END IF;
        RETURN OLD;
    END $$;
CREATE FUNCTION public.records_ledger_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
    END $$;
CREATE FUNCTION public.records_signed_review_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF OLD.signed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a signed review of a wave is never changed';
        END IF;
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END $$;
CREATE TEXT SEARCH CONFIGURATION public.vi (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR asciiword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR word WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_part WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword_asciipart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR asciihword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR hword WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.vi
    ADD MAPPING FOR uint WITH simple;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.assessments_adjustment (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    time_factor numeric(3,2) NOT NULL,
    extra_attempts smallint NOT NULL,
    closes_at timestamp with time zone,
    form text NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    reason text NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    granted_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    quiz_id bigint,
    revoked_by_id bigint,
    CONSTRAINT adjustment_ends_after_it_begins CHECK ((ends_on >= begins_on)),
    CONSTRAINT adjustment_grants_something CHECK (((time_factor > (1)::numeric) OR (extra_attempts > 0) OR (closes_at IS NOT NULL) OR (NOT (form = ''::text)))),
    CONSTRAINT adjustment_has_its_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT adjustment_within_bounds CHECK (((time_factor >= (1)::numeric) AND (time_factor <= (3)::numeric) AND (extra_attempts <= 5))),
    CONSTRAINT assessments_adjustment_extra_attempts_check CHECK ((extra_attempts >= 0)),
    CONSTRAINT later_end_names_its_test CHECK (((closes_at IS NULL) OR (quiz_id IS NOT NULL))),
    CONSTRAINT revoked_adjustment_says_by_whom CHECK ((((revoked_at IS NULL) AND (revoked_by_id IS NULL)) OR ((revoked_at IS NOT NULL) AND (revoked_by_id IS NOT NULL))))
);
ALTER TABLE public.assessments_adjustment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_adjustment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_attempt (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number smallint NOT NULL,
    seed bigint NOT NULL,
    state text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    deadline_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    lease uuid NOT NULL,
    points numeric(7,2),
    max_points numeric(7,2),
    scaled numeric(5,4),
    passed boolean,
    enrolment_id bigint NOT NULL,
    person_id bigint NOT NULL,
    quiz_id bigint NOT NULL,
    credited_seconds integer DEFAULT 0 NOT NULL,
    draw_round_id bigint,
    disallowed_at timestamp with time zone,
    CONSTRAINT assessments_attempt_credited_seconds_check CHECK ((credited_seconds >= 0)),
    CONSTRAINT assessments_attempt_number_check CHECK ((number >= 0)),
    CONSTRAINT attempts_count_from_one CHECK ((number >= 1)),
    CONSTRAINT closed_attempt_has_its_result CHECK ((((max_points IS NULL) AND (passed IS NULL) AND (points IS NULL) AND (scaled IS NULL) AND (state = 'open'::text) AND (submitted_at IS NULL)) OR ((NOT (state = 'open'::text)) AND (max_points > (0)::numeric) AND (passed IS NOT NULL) AND (points IS NOT NULL) AND (scaled >= (0)::numeric) AND (scaled <= (1)::numeric) AND (submitted_at IS NOT NULL)))),
    CONSTRAINT deadline_follows_the_start CHECK ((deadline_at > started_at))
);
ALTER TABLE public.assessments_attempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_attemptdevice (
    id bigint NOT NULL,
    device text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    attempt_id bigint NOT NULL
);
ALTER TABLE public.assessments_attemptdevice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_attemptdevice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_attemptitem (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "position" smallint NOT NULL,
    tokens text[] NOT NULL,
    options text[] NOT NULL,
    points numeric(5,2),
    attempt_id bigint NOT NULL,
    version_id bigint NOT NULL,
    is_flagged boolean DEFAULT false NOT NULL,
    CONSTRAINT assessments_attemptitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT each_option_has_its_token CHECK ((
CASE
    WHEN (tokens IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(tokens, 1), 0)
END =
CASE
    WHEN (options IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(options, 1), 0)
END))
);
ALTER TABLE public.assessments_attemptitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_attemptitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_attempttrace (
    attempt_id bigint NOT NULL,
    left_times integer NOT NULL,
    left_seconds integer NOT NULL,
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT assessments_attempttrace_left_seconds_check CHECK ((left_seconds >= 0)),
    CONSTRAINT assessments_attempttrace_left_times_check CHECK ((left_times >= 0))
);
CREATE TABLE public.assessments_blueprintline (
    id bigint NOT NULL,
    difficulty smallint,
    count smallint NOT NULL,
    point_id bigint NOT NULL,
    quiz_id bigint NOT NULL,
    kind text DEFAULT ''::text NOT NULL,
    CONSTRAINT assessments_blueprintline_count_check CHECK ((count >= 0)),
    CONSTRAINT assessments_blueprintline_difficulty_check CHECK ((difficulty >= 0)),
    CONSTRAINT line_asks_for_one_to_a_hundred CHECK (((count >= 1) AND (count <= 100)))
);
ALTER TABLE public.assessments_blueprintline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_blueprintline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_carriedpoint (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    takers integer NOT NULL,
    facility double precision NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    taken_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    point_id bigint NOT NULL,
    taken_by_id bigint,
    taken_into_id bigint,
    analysis_id bigint NOT NULL,
    CONSTRAINT assessments_carriedpoint_takers_check CHECK ((takers >= 0))
);
ALTER TABLE public.assessments_carriedpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_carriedpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_drawnpaper (
    id bigint NOT NULL,
    seed bigint NOT NULL,
    items jsonb NOT NULL,
    enrolment_id bigint NOT NULL,
    quiz_id bigint NOT NULL
);
ALTER TABLE public.assessments_drawnpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_drawnpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_drawround (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number smallint NOT NULL,
    pool bigint[] NOT NULL,
    hands smallint NOT NULL,
    drawn integer NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    quiz_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT assessments_drawround_drawn_check CHECK ((drawn >= 0)),
    CONSTRAINT assessments_drawround_hands_check CHECK ((hands >= 0)),
    CONSTRAINT assessments_drawround_number_check CHECK ((number >= 0)),
    CONSTRAINT round_deals_one_to_twenty_hands CHECK (((hands >= 1) AND (hands <= 20) AND (number >= 1)))
);
ALTER TABLE public.assessments_drawround ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_drawround_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_handmark (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    by_criterion jsonb NOT NULL,
    points numeric(3,2) NOT NULL,
    comment text NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    marker_id bigint NOT NULL,
    CONSTRAINT hand_mark_is_a_share CHECK (((points >= (0)::numeric) AND (points <= (1)::numeric)))
);
ALTER TABLE public.assessments_handmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_handmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_inquiry (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    grounds jsonb NOT NULL,
    state text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    way text NOT NULL,
    words text NOT NULL,
    due_at timestamp with time zone,
    asked_at timestamp with time zone,
    begun_at timestamp with time zone,
    answered_at timestamp with time zone,
    talked_on date,
    talked_with text NOT NULL,
    said text NOT NULL,
    is_disallowed boolean,
    reason text NOT NULL,
    proposed_at timestamp with time zone,
    sent_back_because text NOT NULL,
    settled_at timestamp with time zone,
    seen_at timestamp with time zone,
    asked_by_id bigint,
    attempt_id bigint NOT NULL,
    decided_by_id bigint,
    proposed_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT inquiry_is_decided_by_two CHECK (((NOT (state = ANY (ARRAY['kept'::text, 'disallowed'::text]))) OR ((proposed_by_id IS NOT NULL) AND (NOT ((proposed_by_id = decided_by_id) AND (proposed_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL)))))),
    CONSTRAINT second_look_says_why_and_until_when CHECK ((((asked_at IS NULL) AND (way = ''::text)) OR ((asked_at IS NOT NULL) AND (asked_by_id IS NOT NULL) AND (due_at IS NOT NULL) AND (NOT (way = ''::text)) AND (NOT (words = ''::text))))),
    CONSTRAINT settled_inquiry_says_by_whom_and_why CHECK ((((settled_at IS NULL) AND (state = ANY (ARRAY['waiting'::text, 'asked'::text, 'proposed'::text]))) OR ((decided_by_id IS NOT NULL) AND (settled_at IS NOT NULL) AND (state = ANY (ARRAY['cleared'::text, 'kept'::text, 'disallowed'::text])) AND (NOT (reason = ''::text))))),
    CONSTRAINT talk_says_who_when_and_what CHECK ((((said = ''::text) AND (talked_on IS NULL) AND (talked_with = ''::text)) OR ((talked_on IS NOT NULL) AND (NOT (talked_with = ''::text)) AND (NOT (said = ''::text)))))
);
ALTER TABLE public.assessments_inquiry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_inquiry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_itemflag (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    signals jsonb NOT NULL,
    found_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_at timestamp with time zone,
    reason text NOT NULL,
    decided_by_id bigint,
    version_id bigint NOT NULL,
    analysis_id bigint NOT NULL,
    CONSTRAINT decided_flag_says_by_whom CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (state = 'open'::text)) OR ((NOT (state = 'open'::text)) AND (decided_by_id IS NOT NULL))))
);
ALTER TABLE public.assessments_itemflag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_itemflag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_itemresult (
    id bigint NOT NULL,
    takers integer NOT NULL,
    omitted integer NOT NULL,
    facility double precision NOT NULL,
    discrimination double precision,
    upper double precision,
    lower double precision,
    upper_takers integer NOT NULL,
    lower_takers integer NOT NULL,
    options jsonb NOT NULL,
    version_id bigint NOT NULL,
    analysis_id bigint NOT NULL,
    CONSTRAINT assessments_itemresult_lower_takers_check CHECK ((lower_takers >= 0)),
    CONSTRAINT assessments_itemresult_omitted_check CHECK ((omitted >= 0)),
    CONSTRAINT assessments_itemresult_takers_check CHECK ((takers >= 0)),
    CONSTRAINT assessments_itemresult_upper_takers_check CHECK ((upper_takers >= 0))
);
ALTER TABLE public.assessments_itemresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_itemresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_keycorrection (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    content jsonb,
    state text NOT NULL,
    reason text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decision_reason text NOT NULL,
    applied_at timestamp with time zone,
    decided_by_id bigint,
    proposed_by_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT correction_has_its_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT correction_takes_two_persons CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT decided_correction_says_by_whom CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (state = 'proposed'::text)) OR ((NOT (state = 'proposed'::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT new_key_stands_with_its_correction CHECK ((((content = 'null'::jsonb) AND (kind = 'void'::text)) OR ((content IS NOT NULL) AND (kind = 'rekey'::text))))
);
ALTER TABLE public.assessments_keycorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_keycorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_lookitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    tokens text[] NOT NULL,
    options text[] NOT NULL,
    picked text[] NOT NULL,
    texts jsonb NOT NULL,
    points numeric(5,2),
    max_points numeric(5,2),
    inquiry_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT assessments_lookitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT each_look_option_has_its_token CHECK ((
CASE
    WHEN (tokens IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(tokens, 1), 0)
END =
CASE
    WHEN (options IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(options, 1), 0)
END))
);
ALTER TABLE public.assessments_lookitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_lookitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_outage (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    credited_count integer NOT NULL,
    CONSTRAINT assessments_outage_credited_count_check CHECK ((credited_count >= 0)),
    CONSTRAINT outage_ends_after_it_began CHECK ((ended_at > began_at))
);
ALTER TABLE public.assessments_outage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_outage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_pointresult (
    id bigint NOT NULL,
    takers integer NOT NULL,
    answers integer NOT NULL,
    points numeric(12,2) NOT NULL,
    point_id bigint NOT NULL,
    unit_id bigint,
    analysis_id bigint NOT NULL,
    CONSTRAINT assessments_pointresult_answers_check CHECK ((answers >= 0)),
    CONSTRAINT assessments_pointresult_takers_check CHECK ((takers >= 0))
);
ALTER TABLE public.assessments_pointresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_pointresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_pulse (
    id bigint NOT NULL,
    beat_at timestamp with time zone NOT NULL,
    is_only boolean NOT NULL,
    CONSTRAINT one_pulse_only CHECK (is_only)
);
ALTER TABLE public.assessments_pulse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_pulse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_question (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    bank_id bigint NOT NULL
);
ALTER TABLE public.assessments_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_questionbank (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    owner_id bigint NOT NULL,
    resolution_id bigint NOT NULL
);
ALTER TABLE public.assessments_questionbank ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_questionbank_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_questionimport (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    format text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    drafts jsonb NOT NULL,
    problems jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    bank_id bigint NOT NULL,
    created_by_id bigint NOT NULL,
    notes jsonb NOT NULL
);
ALTER TABLE public.assessments_questionimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_questionimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_questionversion (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    kind text NOT NULL,
    stem text NOT NULL,
    stem_key text NOT NULL,
    content jsonb NOT NULL,
    difficulty smallint NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    approved_at timestamp with time zone,
    approved_by_id bigint,
    author_id bigint NOT NULL,
    point_id bigint,
    question_id bigint NOT NULL,
    CONSTRAINT approved_question_says_by_whom CHECK ((((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (state = ANY (ARRAY['approved'::text, 'retired'::text]))) OR ((approved_at IS NULL) AND (approved_by_id IS NULL) AND (state = ANY (ARRAY['draft'::text, 'review'::text]))))),
    CONSTRAINT assessments_questionversion_difficulty_check CHECK ((difficulty >= 0)),
    CONSTRAINT assessments_questionversion_number_check CHECK ((number >= 0)),
    CONSTRAINT author_never_approves_own_question CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = author_id) AND (approved_by_id IS NOT NULL))))),
    CONSTRAINT difficulty_is_one_to_three CHECK (((difficulty >= 1) AND (difficulty <= 3))),
    CONSTRAINT question_leaves_draft_with_a_point CHECK (((state = 'draft'::text) OR (point_id IS NOT NULL)))
);
ALTER TABLE public.assessments_questionversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_questionversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_quiz (
    activity_id bigint NOT NULL,
    duration_seconds integer NOT NULL,
    pass_scaled numeric(5,4) NOT NULL,
    attempts_allowed smallint NOT NULL,
    review text NOT NULL,
    review_when text NOT NULL,
    shuffle boolean NOT NULL,
    bank_id bigint NOT NULL,
    closes_at timestamp with time zone,
    exposure_cap smallint,
    is_open_book boolean DEFAULT false NOT NULL,
    opens_at timestamp with time zone,
    rests boolean DEFAULT false NOT NULL,
    is_practice boolean DEFAULT false NOT NULL,
    counts text DEFAULT 'best'::text NOT NULL,
    last_closes_at timestamp with time zone,
    wait_seconds integer DEFAULT 0 NOT NULL,
    markers smallint DEFAULT 1 NOT NULL,
    marking_limit numeric(5,4) DEFAULT 0.2 NOT NULL,
    CONSTRAINT assessments_quiz_attempts_allowed_check CHECK ((attempts_allowed >= 0)),
    CONSTRAINT assessments_quiz_duration_seconds_check CHECK ((duration_seconds >= 0)),
    CONSTRAINT assessments_quiz_exposure_cap_check CHECK ((exposure_cap >= 0)),
    CONSTRAINT assessments_quiz_markers_check CHECK ((markers >= 0)),
    CONSTRAINT assessments_quiz_wait_seconds_check CHECK ((wait_seconds >= 0)),
    CONSTRAINT exposure_cap_is_a_share CHECK (((exposure_cap IS NULL) OR ((exposure_cap >= 5) AND (exposure_cap <= 100)))),
    CONSTRAINT marking_limit_is_a_share CHECK (((marking_limit >= (0)::numeric) AND (marking_limit <= (1)::numeric))),
    CONSTRAINT one_or_two_markers CHECK (((markers >= 1) AND (markers <= 2))),
    CONSTRAINT one_to_twenty_attempts CHECK (((attempts_allowed >= 1) AND (attempts_allowed <= 20))),
    CONSTRAINT pass_mark_is_a_share CHECK (((pass_scaled >= (0)::numeric) AND (pass_scaled <= (1)::numeric))),
    CONSTRAINT test_closes_after_it_opens CHECK (((opens_at IS NULL) OR (closes_at IS NULL) OR (closes_at > opens_at))),
    CONSTRAINT test_lasts_a_minute_to_four_hours CHECK (((duration_seconds >= 60) AND (duration_seconds <= 14400)))
);
CREATE TABLE public.assessments_response (
    item_id bigint NOT NULL,
    seq bigint NOT NULL,
    tokens text[] NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    texts jsonb DEFAULT '{}'::jsonb NOT NULL
);
CREATE TABLE public.assessments_responseevent (
    uid uuid NOT NULL,
    seq bigint NOT NULL,
    tokens text[] NOT NULL,
    received_at timestamp with time zone NOT NULL,
    attempt_id bigint NOT NULL,
    item_id bigint NOT NULL,
    texts jsonb DEFAULT '{}'::jsonb NOT NULL
);
CREATE TABLE public.assessments_responsefile (
    item_id bigint NOT NULL,
    uid uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    file character varying(100) NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    CONSTRAINT assessments_responsefile_size_check CHECK ((size >= 0)),
    CONSTRAINT handed_file_is_of_a_known_kind CHECK (((kind = ANY (ARRAY['pdf'::text, 'docx'::text, 'jpg'::text, 'png'::text])) AND (size > 0)))
);
CREATE TABLE public.assessments_resultchange (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    max_points numeric(7,2) NOT NULL,
    old_points numeric(7,2) NOT NULL,
    new_points numeric(7,2) NOT NULL,
    old_scaled numeric(5,4) NOT NULL,
    new_scaled numeric(5,4) NOT NULL,
    old_passed boolean NOT NULL,
    new_passed boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone,
    seen_at timestamp with time zone,
    attempt_id bigint NOT NULL,
    correction_id bigint NOT NULL
);
ALTER TABLE public.assessments_resultchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_resultchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_resultnotice (
    attempt_id bigint NOT NULL,
    ready_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone
);
CREATE TABLE public.assessments_runanalysis (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    is_settled boolean NOT NULL,
    taken integer NOT NULL,
    takers integer NOT NULL,
    questions double precision,
    mean double precision,
    deviation double precision,
    alpha double precision,
    error double precision,
    quiz_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT assessments_runanalysis_taken_check CHECK ((taken >= 0)),
    CONSTRAINT assessments_runanalysis_takers_check CHECK ((takers >= 0))
);
ALTER TABLE public.assessments_runanalysis ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_runanalysis_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_signal (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    facts jsonb NOT NULL,
    found_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    note text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    quiz_id bigint NOT NULL,
    run_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT decided_signal_says_by_whom_and_why CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (state = 'open'::text)) OR ((NOT (state = 'open'::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (NOT (note = ''::text)))))
);
CREATE TABLE public.assessments_signal_attempts (
    id bigint NOT NULL,
    signal_id bigint NOT NULL,
    attempt_id bigint NOT NULL
);
ALTER TABLE public.assessments_signal_attempts ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_signal_attempts_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.assessments_signal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_signal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);
ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);
ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);
ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_contentapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.cms_contentapprovaltask_groups (
    id bigint NOT NULL,
    contentapprovaltask_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.cms_contentapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_contentapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_coursepage (
    page_ptr_id integer NOT NULL,
    introduction text NOT NULL,
    course_id bigint NOT NULL
);
CREATE TABLE public.cms_documentimport (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    file_name text NOT NULL,
    file character varying(100) NOT NULL,
    sha256 text NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    course_page_id integer,
    owner_id bigint NOT NULL,
    uploaded_by_id bigint NOT NULL
);
ALTER TABLE public.cms_documentimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_documentimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_homepage (
    page_ptr_id integer NOT NULL,
    lead text NOT NULL,
    body jsonb NOT NULL
);
CREATE TABLE public.cms_lesson (
    activity_id bigint NOT NULL,
    page_id integer
);
CREATE TABLE public.cms_lessoncheck (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "right" jsonb NOT NULL,
    explanation text NOT NULL,
    content_id bigint NOT NULL
);
ALTER TABLE public.cms_lessoncheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.cms_lessoncheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cms_lessonpage (
    page_ptr_id integer NOT NULL,
    section text NOT NULL,
    minutes integer NOT NULL,
    least_seconds integer NOT NULL,
    body jsonb NOT NULL,
    least_watched integer NOT NULL,
    CONSTRAINT cms_lessonpage_least_seconds_check CHECK ((least_seconds >= 0)),
    CONSTRAINT cms_lessonpage_least_watched_check CHECK ((least_watched >= 0)),
    CONSTRAINT cms_lessonpage_minutes_check CHECK ((minutes >= 0))
);
CREATE TABLE public.courses_activity (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    "position" integer NOT NULL,
    minutes integer NOT NULL,
    rule jsonb NOT NULL,
    is_required boolean NOT NULL,
    section_id bigint NOT NULL,
    opens_after_id bigint,
    CONSTRAINT activity_follows_another CHECK (((opens_after_id IS NULL) OR (NOT ((opens_after_id = id) AND (opens_after_id IS NOT NULL))))),
    CONSTRAINT courses_activity_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT courses_activity_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.courses_activity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_activity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_admission (
    id bigint NOT NULL,
    admitted_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    enrolment_id bigint NOT NULL
);
ALTER TABLE public.courses_admission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_admission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_campaign (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    roster_closed_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    owner_id bigint NOT NULL,
    published_id bigint,
    CONSTRAINT published_campaign_has_a_version CHECK (((NOT (state = ANY (ARRAY['published'::text, 'closed'::text]))) OR (published_id IS NOT NULL)))
);
ALTER TABLE public.courses_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_campaignstep (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    activity_id bigint,
    version_id bigint NOT NULL,
    section_id bigint,
    CONSTRAINT courses_campaignstep_position_check CHECK (("position" >= 0)),
    CONSTRAINT step_is_a_section_or_an_activity CHECK ((((activity_id IS NOT NULL) AND (section_id IS NULL)) OR ((activity_id IS NULL) AND (section_id IS NOT NULL))))
);
ALTER TABLE public.courses_campaignstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_campaignstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_campaignversion (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    document_sign text NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    target numeric(5,2) NOT NULL,
    audience jsonb NOT NULL,
    denominator jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    created_by_id bigint,
    run_id bigint,
    resolution_id bigint,
    course_id bigint,
    CONSTRAINT campaign_closes_after_it_opens CHECK ((closes_at > opens_at)),
    CONSTRAINT courses_campaignversion_number_check CHECK ((number >= 0)),
    CONSTRAINT target_is_a_percent CHECK (((target > (0)::numeric) AND (target <= (100)::numeric)))
);
ALTER TABLE public.courses_campaignversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_campaignversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_contentclip (
    id bigint NOT NULL,
    sha256 text NOT NULL,
    title text NOT NULL,
    seconds integer NOT NULL,
    "position" integer NOT NULL,
    content_id bigint NOT NULL,
    CONSTRAINT clip_lasts CHECK ((seconds > 0)),
    CONSTRAINT courses_contentclip_position_check CHECK (("position" >= 0)),
    CONSTRAINT courses_contentclip_seconds_check CHECK ((seconds >= 0))
);
ALTER TABLE public.courses_contentclip ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_contentclip_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_contentversion (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    html text NOT NULL,
    sha256 text NOT NULL,
    media jsonb NOT NULL,
    points jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by_uid uuid,
    activity_id bigint NOT NULL,
    CONSTRAINT courses_contentversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.courses_contentversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_contentversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_course (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    owner_id bigint NOT NULL,
    resolution_id bigint
);
ALTER TABLE public.courses_course ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_course_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_courserun (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    in_order boolean NOT NULL,
    course_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT run_closes_after_it_opens CHECK ((closes_at > opens_at))
);
ALTER TABLE public.courses_courserun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_courserun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_enrolment (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    person_id bigint NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT completed_has_its_time CHECK ((((completed_at IS NOT NULL) AND (state = 'completed'::text)) OR ((NOT (state = 'completed'::text)) AND (completed_at IS NULL))))
);
ALTER TABLE public.courses_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_point (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "position" integer NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    tag text NOT NULL,
    retired_at timestamp with time zone,
    parent_id bigint,
    resolution_id bigint NOT NULL,
    CONSTRAINT courses_point_position_check CHECK (("position" >= 0)),
    CONSTRAINT no_point_is_its_own_parent CHECK (((parent_id IS NULL) OR (NOT ((parent_id = id) AND (parent_id IS NOT NULL)))))
);
ALTER TABLE public.courses_point ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_point_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_progress (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    evidence jsonb NOT NULL,
    rule jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    activity_id bigint NOT NULL,
    content_id bigint,
    enrolment_id bigint NOT NULL
);
ALTER TABLE public.courses_progress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_progress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_resolution (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    sign text NOT NULL,
    title text NOT NULL,
    issuer text NOT NULL,
    issued_on date NOT NULL,
    owner_id bigint NOT NULL
);
ALTER TABLE public.courses_resolution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_resolution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_responsiblehead (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    version_id bigint NOT NULL
);
ALTER TABLE public.courses_responsiblehead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_responsiblehead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_rosterentry (
    id bigint NOT NULL,
    is_member boolean NOT NULL,
    exclusion text NOT NULL,
    since_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    version_id bigint NOT NULL
);
ALTER TABLE public.courses_rosterentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_rosterentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_section (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    "position" integer NOT NULL,
    course_id bigint NOT NULL,
    CONSTRAINT courses_section_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.courses_section ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_studyday (
    id bigint NOT NULL,
    day date NOT NULL,
    device text NOT NULL,
    seconds integer NOT NULL,
    trace_id bigint NOT NULL,
    CONSTRAINT courses_studyday_seconds_check CHECK ((seconds >= 0))
);
ALTER TABLE public.courses_studyday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_studyday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_studysitting (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    device text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    told_until integer NOT NULL,
    visible jsonb NOT NULL,
    progress_id bigint NOT NULL,
    CONSTRAINT courses_studysitting_number_check CHECK ((number >= 0)),
    CONSTRAINT courses_studysitting_told_until_check CHECK ((told_until >= 0)),
    CONSTRAINT sitting_heard_after_it_opened CHECK ((heard_at >= opened_at))
);
ALTER TABLE public.courses_studysitting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_studysitting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_studytrace (
    progress_id bigint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    seconds integer NOT NULL,
    clips jsonb NOT NULL,
    parts jsonb NOT NULL,
    missed jsonb NOT NULL,
    CONSTRAINT courses_studytrace_seconds_check CHECK ((seconds >= 0))
);
CREATE TABLE public.courses_waiver (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    reason text NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    granted_by_id bigint NOT NULL,
    CONSTRAINT waiver_has_its_reason CHECK ((NOT (reason = ''::text)))
);
ALTER TABLE public.courses_waiver ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_waiver_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.courses_wave (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    units jsonb NOT NULL,
    opens_on date NOT NULL,
    released_at timestamp with time zone,
    reviewed_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    released_by_id bigint,
    CONSTRAINT courses_wave_number_check CHECK ((number >= 0)),
    CONSTRAINT only_a_released_wave_is_reviewed CHECK (((reviewed_at IS NULL) OR (released_at IS NOT NULL))),
    CONSTRAINT waves_from_one CHECK ((number >= 1))
);
ALTER TABLE public.courses_wave ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.courses_wave_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_q_ormq (
    id integer NOT NULL,
    key character varying(100) NOT NULL,
    payload text NOT NULL,
    lock timestamp with time zone
);
ALTER TABLE public.django_q_ormq ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_q_ormq_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_q_schedule (
    id integer NOT NULL,
    func character varying(256) NOT NULL,
    hook character varying(256),
    args text,
    kwargs text,
    schedule_type character varying(2) NOT NULL,
    repeats integer NOT NULL,
    next_run timestamp with time zone,
    task character varying(100),
    name character varying(100),
    minutes smallint,
    cron character varying(100),
    cluster character varying(100),
    intended_date_kwarg character varying(100),
    CONSTRAINT django_q_schedule_minutes_check CHECK ((minutes >= 0))
);
ALTER TABLE public.django_q_schedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_q_schedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_q_task (
    name character varying(100) NOT NULL,
    func character varying(256) NOT NULL,
    hook character varying(256),
    args text,
    kwargs text,
    result text,
    started timestamp with time zone NOT NULL,
    stopped timestamp with time zone NOT NULL,
    success boolean NOT NULL,
    id character varying(32) NOT NULL,
    "group" character varying(100),
    attempt_count integer NOT NULL,
    cluster character varying(100)
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.h5p_assetpack (
    id bigint NOT NULL,
    kind text NOT NULL,
    version text NOT NULL,
    sha256 text NOT NULL,
    files jsonb NOT NULL,
    installed_at timestamp with time zone NOT NULL
);
ALTER TABLE public.h5p_assetpack ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_assetpack_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_content (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    owner_id bigint NOT NULL
);
ALTER TABLE public.h5p_content ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_content_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_draft (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    title text NOT NULL,
    library text NOT NULL,
    params jsonb NOT NULL,
    metadata jsonb NOT NULL,
    sent jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    base_id bigint,
    content_id bigint,
    owner_id bigint,
    user_id bigint NOT NULL,
    kept_from uuid NOT NULL,
    CONSTRAINT h5p_draft_has_what_it_began_with CHECK ((((base_id IS NULL) AND (content_id IS NULL)) OR ((base_id IS NOT NULL) AND (content_id IS NOT NULL))))
);
ALTER TABLE public.h5p_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_exercise (
    activity_id bigint NOT NULL,
    revision_id bigint NOT NULL
);
CREATE TABLE public.h5p_library (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    machine_name text NOT NULL,
    major integer NOT NULL,
    minor integer NOT NULL,
    patch integer NOT NULL,
    sha256 text NOT NULL,
    title text NOT NULL,
    license text NOT NULL,
    is_runnable boolean NOT NULL,
    facts jsonb NOT NULL,
    semantics jsonb,
    files jsonb NOT NULL,
    state text NOT NULL,
    installed_at timestamp with time zone NOT NULL,
    trusted_at timestamp with time zone,
    installed_by_id bigint,
    trusted_by_id bigint,
    CONSTRAINT h5p_library_major_check CHECK ((major >= 0)),
    CONSTRAINT h5p_library_minor_check CHECK ((minor >= 0)),
    CONSTRAINT h5p_library_patch_check CHECK ((patch >= 0)),
    CONSTRAINT trusted_library_has_its_time CHECK (((NOT (state = 'trusted'::text)) OR (trusted_at IS NOT NULL)))
);
ALTER TABLE public.h5p_library ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_library_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_placement (
    version_id bigint NOT NULL,
    revision_id bigint NOT NULL
);
CREATE TABLE public.h5p_practicemark (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    answer text NOT NULL,
    points numeric(9,2) NOT NULL,
    max_points numeric(9,2) NOT NULL,
    comment text NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    marked_by_id bigint NOT NULL,
    result_id bigint NOT NULL,
    CONSTRAINT h5p_practicemark_number_check CHECK ((number >= 0)),
    CONSTRAINT practice_mark_within_its_maximum CHECK (((points >= (0)::numeric) AND (points <= max_points)))
);
ALTER TABLE public.h5p_practicemark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_practicemark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_practiceresult (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    sub_content_id text NOT NULL,
    points numeric(9,2),
    max_points numeric(9,2),
    trust text NOT NULL,
    statement jsonb NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    revision_id bigint NOT NULL,
    marked_md5 text DEFAULT ''::text NOT NULL,
    CONSTRAINT practice_points_within_their_maximum CHECK (((points IS NULL) OR ((points >= (0)::numeric) AND (points <= max_points))))
);
ALTER TABLE public.h5p_practiceresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_practiceresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_revision (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    main_library text NOT NULL,
    libraries jsonb NOT NULL,
    facts jsonb NOT NULL,
    params jsonb NOT NULL,
    filtered jsonb NOT NULL,
    files jsonb NOT NULL,
    issues jsonb NOT NULL,
    questions jsonb NOT NULL,
    max_score integer,
    sha256 text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    content_id bigint NOT NULL,
    created_by_id bigint,
    CONSTRAINT h5p_revision_max_score_check CHECK ((max_score >= 0)),
    CONSTRAINT h5p_revision_number_check CHECK ((number >= 0))
);
ALTER TABLE public.h5p_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_savedstate (
    id bigint NOT NULL,
    sub_content_id text NOT NULL,
    data_type text NOT NULL,
    data text NOT NULL,
    is_preloaded boolean NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    enrolment_id bigint NOT NULL,
    revision_id bigint NOT NULL
);
ALTER TABLE public.h5p_savedstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_savedstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_tempfile (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    path text NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT h5p_tempfile_size_check CHECK ((size >= 0))
);
ALTER TABLE public.h5p_tempfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_tempfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_upgrade (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    library_id bigint NOT NULL,
    made_by_id bigint,
    undone_by_id bigint
);
ALTER TABLE public.h5p_upgrade ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_upgrade_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_upgradedcontent (
    id bigint NOT NULL,
    activities jsonb NOT NULL,
    after_id bigint NOT NULL,
    before_id bigint NOT NULL,
    upgrade_id bigint NOT NULL
);
ALTER TABLE public.h5p_upgradedcontent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_upgradedcontent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.h5p_upgradeplan (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    found jsonb NOT NULL,
    more integer NOT NULL,
    digest text NOT NULL,
    asked_by_id bigint,
    library_id bigint NOT NULL,
    upgrade_id bigint,
    CONSTRAINT h5p_upgrade_was_looked_at_before CHECK (((upgrade_id IS NULL) OR (made_at IS NOT NULL))),
    CONSTRAINT h5p_upgradeplan_more_check CHECK ((more >= 0))
);
ALTER TABLE public.h5p_upgradeplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.h5p_upgradeplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_auditevent (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor_uid uuid,
    actor_label text NOT NULL,
    verb text NOT NULL,
    target_type text NOT NULL,
    target_uid uuid,
    target_label text NOT NULL,
    facts jsonb NOT NULL
);
ALTER TABLE public.kernel_auditevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_auditevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.kernel_job (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    task text NOT NULL,
    arguments jsonb NOT NULL,
    key text,
    title text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    done_count integer NOT NULL,
    total_count integer NOT NULL,
    note text NOT NULL,
    error text NOT NULL,
    fault text NOT NULL,
    result jsonb NOT NULL,
    asked_by_uid uuid,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    heartbeat_at timestamp with time zone,
    finished_at timestamp with time zone,
    CONSTRAINT job_done_within_total CHECK (((total_count = 0) OR (done_count <= total_count))),
    CONSTRAINT job_ended_has_its_time CHECK ((((finished_at IS NOT NULL) AND (state = ANY (ARRAY['done'::text, 'failed'::text, 'dead'::text]))) OR ((finished_at IS NULL) AND (state = ANY (ARRAY['queued'::text, 'running'::text]))))),
    CONSTRAINT job_running_has_a_heartbeat CHECK (((NOT (state = 'running'::text)) OR (heartbeat_at IS NOT NULL))),
    CONSTRAINT kernel_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT kernel_job_done_count_check CHECK ((done_count >= 0)),
    CONSTRAINT kernel_job_total_count_check CHECK ((total_count >= 0))
);
ALTER TABLE public.kernel_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.kernel_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_absence (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    file character varying(100) NOT NULL,
    file_name text NOT NULL,
    told_at timestamp with time zone,
    decided_at timestamp with time zone,
    decision_reason text NOT NULL,
    studied_at timestamp with time zone,
    make_up text NOT NULL,
    made_up_at timestamp with time zone,
    confirmed_by_id bigint,
    decided_by_id bigint,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    told_by_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT absence_is_decided_by_another CHECK (((told_by_id IS NULL) OR (decided_by_id IS NULL) OR (NOT ((told_by_id = decided_by_id) AND (told_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))))),
    CONSTRAINT decision_on_absence_has_its_reason CHECK (((decided_by_id IS NULL) OR ((decided_at IS NOT NULL) AND (NOT (decision_reason = ''::text))))),
    CONSTRAINT excuse_has_its_judge CHECK (((NOT (state = ANY (ARRAY['excused'::text, 'made_up'::text]))) OR (decided_by_id IS NOT NULL))),
    CONSTRAINT make_up_has_its_time CHECK ((((made_up_at IS NOT NULL) AND (state = 'made_up'::text)) OR ((NOT (state = 'made_up'::text)) AND (made_up_at IS NULL)))),
    CONSTRAINT reason_is_told_before_it_is_weighed CHECK (((NOT (state = ANY (ARRAY['pending'::text, 'excused'::text, 'made_up'::text]))) OR ((NOT (reason = ''::text)) AND (told_at IS NOT NULL))))
);
ALTER TABLE public.live_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_agendapart (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    minutes smallint NOT NULL,
    began_at timestamp with time zone,
    ended_at timestamp with time zone,
    session_id bigint NOT NULL,
    CONSTRAINT live_agendapart_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT live_agendapart_position_check CHECK (("position" >= 0)),
    CONSTRAINT part_ends_after_it_begins CHECK (((ended_at IS NULL) OR (ended_at >= began_at))),
    CONSTRAINT part_lasts_a_minute_to_eight_hours CHECK (((minutes >= 1) AND (minutes <= 480)))
);
ALTER TABLE public.live_agendapart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_agendapart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_attendance (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    taught integer NOT NULL,
    seconds integer NOT NULL,
    checkpoints smallint NOT NULL,
    closing smallint NOT NULL,
    outcome text NOT NULL,
    grade text NOT NULL,
    reason text NOT NULL,
    settled_at timestamp with time zone NOT NULL,
    reported_at timestamp with time zone,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    hall_id bigint,
    session_id bigint NOT NULL,
    paper_id bigint,
    CONSTRAINT live_attendance_checkpoints_check CHECK ((checkpoints >= 0)),
    CONSTRAINT live_attendance_closing_check CHECK ((closing >= 0)),
    CONSTRAINT live_attendance_seconds_check CHECK ((seconds >= 0)),
    CONSTRAINT live_attendance_taught_check CHECK ((taught >= 0)),
    CONSTRAINT nobody_attends_more_than_was_taught CHECK ((seconds <= taught))
);
ALTER TABLE public.live_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_broadcast (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    source text NOT NULL,
    run integer,
    expected integer NOT NULL,
    taken bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    sent_by_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT broadcast_ends_after_it_starts CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
    CONSTRAINT live_broadcast_expected_check CHECK ((expected >= 0)),
    CONSTRAINT live_broadcast_run_check CHECK ((run >= 0)),
    CONSTRAINT live_broadcast_taken_check CHECK ((taken >= 0))
);
ALTER TABLE public.live_broadcast ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_broadcast_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_chatmessage (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    sent_uid uuid NOT NULL,
    text text NOT NULL,
    state text NOT NULL,
    number bigint,
    change bigint NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT chat_line_changes_after_it_is_shown CHECK (((number IS NULL) OR (number <= change))),
    CONSTRAINT chat_line_is_short CHECK (((length(text) <= 300) AND (NOT (text = ''::text)))),
    CONSTRAINT chat_line_shown_has_its_place CHECK (((NOT (state = 'shown'::text)) OR (number IS NOT NULL))),
    CONSTRAINT live_chatmessage_change_check CHECK ((change >= 0)),
    CONSTRAINT live_chatmessage_number_check CHECK ((number >= 0))
);
ALTER TABLE public.live_chatmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_chatmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_chatmute (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    change bigint NOT NULL,
    muted_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    muted_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT live_chatmute_change_check CHECK ((change >= 0))
);
ALTER TABLE public.live_chatmute ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_chatmute_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_chatroom (
    session_id bigint NOT NULL,
    mode text NOT NULL,
    change bigint NOT NULL,
    CONSTRAINT live_chatroom_change_check CHECK ((change >= 0))
);
CREATE TABLE public.live_checkin (
    id bigint NOT NULL,
    how text NOT NULL,
    device text NOT NULL,
    flag text NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    recorded_by_id bigint,
    checkpoint_id bigint NOT NULL,
    hall_id bigint
);
ALTER TABLE public.live_checkin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_checkin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_checkpoint (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "position" smallint NOT NULL,
    is_closing boolean NOT NULL,
    question text NOT NULL,
    options jsonb NOT NULL,
    "right" smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT checkpoint_closes_after_it_opens CHECK ((closes_at > opened_at)),
    CONSTRAINT live_checkpoint_position_check CHECK (("position" >= 0)),
    CONSTRAINT live_checkpoint_right_check CHECK (("right" >= 0))
);
ALTER TABLE public.live_checkpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_checkpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_groupmember (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    work_id bigint NOT NULL,
    group_id bigint NOT NULL
);
ALTER TABLE public.live_groupmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_groupmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_groupwork (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    made_by_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT group_work_has_its_times CHECK ((((closed_at IS NULL) AND (opened_at IS NULL) AND (state = 'prepared'::text)) OR ((closed_at IS NULL) AND (opened_at IS NOT NULL) AND (state = 'open'::text)) OR ((closed_at >= opened_at) AND (opened_at IS NOT NULL) AND (state = 'closed'::text))))
);
ALTER TABLE public.live_groupwork ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_groupwork_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_hall (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    name text NOT NULL,
    secret bytea NOT NULL,
    head_count integer,
    unit_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT live_hall_head_count_check CHECK ((head_count >= 0))
);
ALTER TABLE public.live_hall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_hall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_hallseat (
    id bigint NOT NULL,
    hall_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.live_hallseat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_hallseat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_hallwitness (
    hall_id bigint NOT NULL,
    count integer NOT NULL,
    clerk_count integer NOT NULL,
    reason text NOT NULL,
    witnessed_at timestamp with time zone NOT NULL,
    witnessed_by_id bigint NOT NULL,
    CONSTRAINT differing_counts_have_their_reason CHECK (((count = clerk_count) OR (NOT (reason = ''::text)))),
    CONSTRAINT live_hallwitness_clerk_count_check CHECK ((clerk_count >= 0)),
    CONSTRAINT live_hallwitness_count_check CHECK ((count >= 0))
);
CREATE TABLE public.live_hand (
    id bigint NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    invited_at timestamp with time zone,
    lowered_at timestamp with time zone,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.live_hand ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_hand_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_invitedunit (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.live_invitedunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_invitedunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_livesession (
    activity_id bigint NOT NULL,
    uid uuid NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    rule jsonb NOT NULL,
    media text NOT NULL,
    media_url text NOT NULL,
    sequence bigint NOT NULL,
    slide smallint NOT NULL,
    published_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    settled_at timestamp with time zone,
    make_up_lesson_id bigint,
    replay_url text DEFAULT ''::text NOT NULL,
    plan_number integer DEFAULT 0 NOT NULL,
    planned_at timestamp with time zone,
    is_recorded boolean DEFAULT false NOT NULL,
    recording_seconds integer,
    CONSTRAINT external_media_has_its_link CHECK (((NOT (media = 'external'::text)) OR (NOT (media_url = ''::text)))),
    CONSTRAINT live_livesession_plan_number_check CHECK ((plan_number >= 0)),
    CONSTRAINT live_livesession_recording_seconds_check CHECK ((recording_seconds >= 0)),
    CONSTRAINT live_livesession_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT live_livesession_slide_check CHECK ((slide >= 0)),
    CONSTRAINT session_ends_after_it_starts CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
    CONSTRAINT session_held_has_its_start CHECK (((NOT (state = ANY (ARRAY['running'::text, 'ended'::text]))) OR (started_at IS NOT NULL))),
    CONSTRAINT session_over_has_its_end CHECK ((((ended_at IS NOT NULL) AND (state = 'ended'::text)) OR ((NOT (state = 'ended'::text)) AND (ended_at IS NULL))))
);
CREATE TABLE public.live_mediasegment (
    id bigint NOT NULL,
    number integer NOT NULL,
    "offset" bigint NOT NULL,
    length integer NOT NULL,
    has_video boolean NOT NULL,
    broadcast_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT live_mediasegment_length_check CHECK ((length >= 0)),
    CONSTRAINT live_mediasegment_number_check CHECK ((number >= 0)),
    CONSTRAINT live_mediasegment_offset_check CHECK (("offset" >= 0)),
    CONSTRAINT segment_lasts_some_time CHECK ((length > 0))
);
ALTER TABLE public.live_mediasegment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_mediasegment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_paperlist (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    file character varying(100) NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    hall_id bigint NOT NULL
);
ALTER TABLE public.live_paperlist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_paperlist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_papermark (
    id bigint NOT NULL,
    paper_list_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.live_papermark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_papermark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_poll (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    question text NOT NULL,
    options jsonb NOT NULL,
    "right" smallint,
    state text NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    session_id bigint NOT NULL,
    CONSTRAINT live_poll_right_check CHECK (("right" >= 0))
);
ALTER TABLE public.live_poll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_poll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_pollanswer (
    id bigint NOT NULL,
    option smallint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT live_pollanswer_option_check CHECK ((option >= 0))
);
ALTER TABLE public.live_pollanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_pollanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_presencelease (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    device text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    hall_id bigint,
    person_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT lease_of_a_person_or_a_hall CHECK ((((hall_id IS NOT NULL) AND (person_id IS NULL)) OR ((hall_id IS NULL) AND (person_id IS NOT NULL)))),
    CONSTRAINT lease_seen_after_its_start CHECK ((last_seen_at >= started_at))
)
WITH (fillfactor='50');
ALTER TABLE public.live_presencelease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_presencelease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_relaylease (
    id bigint NOT NULL,
    holder uuid NOT NULL,
    beat_at timestamp with time zone NOT NULL,
    is_only boolean NOT NULL,
    CONSTRAINT one_relay_only CHECK (is_only)
);
ALTER TABLE public.live_relaylease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_relaylease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_replaycheck (
    id bigint NOT NULL,
    number smallint NOT NULL,
    at_seconds integer NOT NULL,
    question text NOT NULL,
    options jsonb NOT NULL,
    "right" smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    open_at timestamp with time zone NOT NULL,
    wrong smallint NOT NULL,
    answered_at timestamp with time zone,
    watch_id bigint NOT NULL,
    CONSTRAINT live_replaycheck_at_seconds_check CHECK ((at_seconds >= 0)),
    CONSTRAINT live_replaycheck_number_check CHECK ((number >= 0)),
    CONSTRAINT live_replaycheck_right_check CHECK (("right" >= 0)),
    CONSTRAINT live_replaycheck_wrong_check CHECK ((wrong >= 0))
);
ALTER TABLE public.live_replaycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_replaycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_replaywatch (
    id bigint NOT NULL,
    played integer[] NOT NULL,
    seconds integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    completed_at timestamp with time zone,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    places integer[],
    withheld integer[],
    CONSTRAINT live_replaywatch_seconds_check CHECK ((seconds >= 0))
);
ALTER TABLE public.live_replaywatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_replaywatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_rollcall (
    id bigint NOT NULL,
    period tstzrange NOT NULL,
    opening timestamp with time zone,
    closing timestamp with time zone,
    hall_id bigint NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.live_rollcall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_rollcall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_rollevent (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    device uuid NOT NULL,
    sequence integer NOT NULL,
    counter bigint NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    value jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    hall_id bigint NOT NULL,
    recorded_by_id bigint,
    CONSTRAINT live_rollevent_counter_check CHECK ((counter >= 0)),
    CONSTRAINT live_rollevent_sequence_check CHECK ((sequence >= 0))
);
ALTER TABLE public.live_rollevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_rollevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_roomquestion (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    text text NOT NULL,
    state text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    note text NOT NULL,
    person_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT room_question_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.live_roomquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_roomquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_roomvote (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.live_roomvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_roomvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_sessionevent (
    id bigint NOT NULL,
    sequence bigint NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT live_sessionevent_sequence_check CHECK ((sequence >= 0))
);
ALTER TABLE public.live_sessionevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_sessionevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_slide (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "position" smallint NOT NULL,
    file character varying(100) NOT NULL,
    width smallint NOT NULL,
    height smallint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT live_slide_height_check CHECK ((height >= 0)),
    CONSTRAINT live_slide_position_check CHECK (("position" >= 0)),
    CONSTRAINT live_slide_width_check CHECK ((width >= 0))
);
ALTER TABLE public.live_slide ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_slide_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_slidedeck (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    file character varying(100) NOT NULL,
    file_name text NOT NULL,
    job_uid uuid,
    added_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    added_by_id bigint NOT NULL,
    session_id bigint NOT NULL
);
ALTER TABLE public.live_slidedeck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_slidedeck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.live_smallgroup (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    "case" text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    is_shown boolean NOT NULL,
    change bigint NOT NULL,
    reporter_id bigint,
    work_id bigint NOT NULL,
    CONSTRAINT group_answer_has_its_time CHECK ((((answer = ''::text) AND (answered_at IS NULL)) OR ((NOT (answer = ''::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT live_smallgroup_change_check CHECK ((change >= 0)),
    CONSTRAINT live_smallgroup_position_check CHECK (("position" >= 0)),
    CONSTRAINT small_group_writes_within_bounds CHECK (((length("case") <= 4000) AND (length(answer) <= 4000)))
);
ALTER TABLE public.live_smallgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.live_smallgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_apitoken (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    secret_hash text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL,
    CONSTRAINT api_token_ends_after_it_begins CHECK ((expires_at > created_at)),
    CONSTRAINT api_token_has_a_name CHECK ((NOT (name = ''::text))),
    CONSTRAINT api_token_has_a_scope CHECK ((
CASE
    WHEN (scopes IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(scopes, 1), 0)
END > 0))
);
ALTER TABLE public.people_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_codefailure (
    id bigint NOT NULL,
    network text NOT NULL,
    failed_at timestamp with time zone NOT NULL
);
ALTER TABLE public.people_codefailure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_codefailure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_device (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    session_key text NOT NULL,
    agent text NOT NULL,
    signed_in_at timestamp with time zone NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.people_device ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_device_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_grant (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    role text NOT NULL,
    period daterange NOT NULL,
    reason text NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    granted_by_id bigint,
    user_id bigint NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.people_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_handover (
    id bigint NOT NULL,
    "on" date NOT NULL,
    decision_number text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    former_id bigint NOT NULL,
    heir_id bigint NOT NULL,
    CONSTRAINT no_unit_inherits_from_itself CHECK ((NOT (former_id = heir_id)))
);
ALTER TABLE public.people_handover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_handover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_homeunit (
    id bigint NOT NULL,
    period daterange NOT NULL,
    decision_number text NOT NULL,
    decision_on date,
    recorded_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.people_homeunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_homeunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_mailcode (
    id bigint NOT NULL,
    address_hash text NOT NULL,
    code_hash text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    tries smallint NOT NULL,
    used_at timestamp with time zone,
    fault text NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT people_mailcode_tries_check CHECK ((tries >= 0))
);
ALTER TABLE public.people_mailcode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_mailcode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_mailwish (
    user_id bigint NOT NULL,
    address character varying(254) NOT NULL,
    agreed_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone
);
CREATE TABLE public.people_notice (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    topic text NOT NULL,
    occasion text NOT NULL,
    facts jsonb NOT NULL,
    told_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    read_at timestamp with time zone,
    person_id bigint,
    unit_id bigint,
    user_id bigint,
    CONSTRAINT notice_is_for_somebody CHECK (((person_id IS NOT NULL) OR (user_id IS NOT NULL))),
    CONSTRAINT who_reads_has_an_account CHECK (((read_at IS NULL) OR (user_id IS NOT NULL)))
);
ALTER TABLE public.people_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_noticemail (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    settled_at timestamp with time zone,
    fault text NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT people_noticemail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT settled_mail_has_its_time CHECK ((((settled_at IS NULL) AND (state = ANY (ARRAY['waiting'::text, 'sending'::text]))) OR ((settled_at IS NOT NULL) AND (state = ANY (ARRAY['sent'::text, 'failed'::text])))))
);
ALTER TABLE public.people_noticemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_noticemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_person (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    full_name text NOT NULL,
    name_key text NOT NULL,
    sort_key text NOT NULL,
    born_on date,
    card_number text,
    joined_on date,
    official_on date,
    "position" text NOT NULL,
    phone text NOT NULL,
    user_id bigint
);
ALTER TABLE public.people_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_privacyrequest (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    state text NOT NULL,
    answer text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT privacy_answer_is_whole CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL) AND (state = 'open'::text)) OR ((NOT (state = 'open'::text)) AND (NOT (answer = ''::text)) AND (answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL))))
);
ALTER TABLE public.people_privacyrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_privacyrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_recoverycode (
    id bigint NOT NULL,
    code_hash text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.people_recoverycode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_recoverycode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_rosterimport (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    file_name text NOT NULL,
    file_hash text NOT NULL,
    file character varying(100) NOT NULL,
    counts jsonb NOT NULL,
    error text NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    undone_at timestamp with time zone,
    uploaded_by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    effective_on date NOT NULL,
    decision_number text NOT NULL
);
ALTER TABLE public.people_rosterimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_rosterimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_rosterimportrow (
    id bigint NOT NULL,
    number integer NOT NULL,
    outcome text NOT NULL,
    cells jsonb NOT NULL,
    "values" jsonb NOT NULL,
    before jsonb NOT NULL,
    problems jsonb NOT NULL,
    person_id bigint,
    roster_import_id bigint NOT NULL,
    CONSTRAINT people_rosterimportrow_number_check CHECK ((number >= 0))
);
ALTER TABLE public.people_rosterimportrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_rosterimportrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_secondfactor (
    user_id bigint NOT NULL,
    sealed_secret text NOT NULL,
    set_up_at timestamp with time zone NOT NULL,
    last_step bigint NOT NULL,
    tries integer NOT NULL,
    tried_at timestamp with time zone,
    CONSTRAINT people_secondfactor_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.people_signincode (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    code_hash text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    issued_by_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_signincode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_signincode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_standing (
    id bigint NOT NULL,
    state text NOT NULL,
    period daterange NOT NULL,
    decision_number text NOT NULL,
    decision_on date,
    recorded_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.people_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_unit (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    founded_on date NOT NULL,
    dissolved_on date,
    CONSTRAINT unit_ends_after_it_begins CHECK (((dissolved_on IS NULL) OR (dissolved_on > founded_on)))
);
ALTER TABLE public.people_unit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_unitedge (
    id bigint NOT NULL,
    period daterange NOT NULL,
    decision_number text NOT NULL,
    decision_on date NOT NULL,
    parent_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT no_unit_is_its_own_parent CHECK (((parent_id IS NULL) OR (NOT ((parent_id = unit_id) AND (parent_id IS NOT NULL)))))
);
ALTER TABLE public.people_unitedge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unitedge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_unitname (
    id bigint NOT NULL,
    period daterange NOT NULL,
    decision_number text NOT NULL,
    decision_on date NOT NULL,
    name text NOT NULL,
    unit_id bigint NOT NULL
);
ALTER TABLE public.people_unitname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unitname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_unitpath (
    id bigint NOT NULL,
    path public.ltree NOT NULL,
    depth smallint NOT NULL,
    period daterange NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT people_unitpath_depth_check CHECK ((depth >= 0))
);
ALTER TABLE public.people_unitpath ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unitpath_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_unitsuccession (
    id bigint NOT NULL,
    kind text NOT NULL,
    "on" date NOT NULL,
    decision_number text NOT NULL,
    decision_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    former_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT no_unit_succeeds_itself CHECK ((NOT (former_id = successor_id)))
);
ALTER TABLE public.people_unitsuccession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_unitsuccession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    uid uuid NOT NULL,
    username text NOT NULL,
    display_name text NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    is_staff boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    session_round integer DEFAULT 0 NOT NULL,
    privacy_notice_read text DEFAULT ''::text NOT NULL,
    CONSTRAINT people_user_session_round_check CHECK ((session_round >= 0))
);
CREATE TABLE public.people_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.people_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.people_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.people_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_attestation (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    state text NOT NULL,
    as_of timestamp with time zone NOT NULL,
    target numeric(5,2) NOT NULL,
    registered integer NOT NULL,
    counted integer NOT NULL,
    participated integer NOT NULL,
    completed integer NOT NULL,
    passed integer NOT NULL,
    by_hand integer NOT NULL,
    list_sha256 text NOT NULL,
    campaign_id bigint NOT NULL,
    confirmed_by_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT attested_figures_fit CHECK (((by_hand <= participated) AND (completed <= participated) AND (counted > 0) AND (participated <= counted) AND (passed <= counted) AND (registered >= counted))),
    CONSTRAINT records_attestation_by_hand_check CHECK ((by_hand >= 0)),
    CONSTRAINT records_attestation_completed_check CHECK ((completed >= 0)),
    CONSTRAINT records_attestation_counted_check CHECK ((counted >= 0)),
    CONSTRAINT records_attestation_participated_check CHECK ((participated >= 0)),
    CONSTRAINT records_attestation_passed_check CHECK ((passed >= 0)),
    CONSTRAINT records_attestation_registered_check CHECK ((registered >= 0))
);
ALTER TABLE public.records_attestation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_attestation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_attestationgap (
    id bigint NOT NULL,
    reason text NOT NULL,
    attestation_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT gap_has_its_reason CHECK ((NOT (reason = ''::text)))
);
ALTER TABLE public.records_attestationgap ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_attestationgap_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_attestationstep (
    id bigint NOT NULL,
    number integer NOT NULL,
    act text NOT NULL,
    done_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    actor_id bigint NOT NULL,
    attestation_id bigint NOT NULL,
    CONSTRAINT attestation_begins_with_its_figures CHECK ((((act = ANY (ARRAY['confirm'::text, 'lock'::text])) AND (number = 1)) OR ((NOT (act = ANY (ARRAY['confirm'::text, 'lock'::text]))) AND (number > 1)))),
    CONSTRAINT records_attestationstep_number_check CHECK ((number >= 0)),
    CONSTRAINT return_has_its_reason CHECK (((NOT (act = 'return'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.records_attestationstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_attestationstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_attestedabsence (
    id bigint NOT NULL,
    reason text NOT NULL,
    why text NOT NULL,
    note text NOT NULL,
    attestation_id bigint NOT NULL,
    person_id bigint NOT NULL
);
ALTER TABLE public.records_attestedabsence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_attestedabsence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificate (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    code text NOT NULL,
    state text NOT NULL,
    holder_name text NOT NULL,
    holder_key text NOT NULL,
    born_on date,
    unit_name text NOT NULL,
    study text NOT NULL,
    studied_from date NOT NULL,
    studied_until date NOT NULL,
    wording jsonb NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    valid_until date,
    cause text NOT NULL,
    cause_note text NOT NULL,
    revoked_at timestamp with time zone,
    revoked_reason text NOT NULL,
    is_name_open boolean NOT NULL,
    issued_by_id bigint NOT NULL,
    person_id bigint NOT NULL,
    record_id bigint NOT NULL,
    revoked_by_id bigint,
    supersedes_id bigint,
    register_id bigint NOT NULL,
    CONSTRAINT certificate_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until >= issued_on))),
    CONSTRAINT issue_anew_has_its_reason CHECK ((((cause = ''::text) AND (cause_note = ''::text) AND (supersedes_id IS NULL)) OR ((supersedes_id IS NOT NULL) AND (NOT (cause = ''::text)) AND (NOT (cause_note = ''::text))))),
    CONSTRAINT numbers_begin_at_one CHECK ((number > 0)),
    CONSTRAINT records_certificate_number_check CHECK ((number >= 0)),
    CONSTRAINT records_certificate_year_check CHECK ((year >= 0)),
    CONSTRAINT revocation_has_its_reason CHECK ((((revoked_at IS NOT NULL) AND (revoked_by_id IS NOT NULL) AND (state = 'revoked'::text) AND (NOT (revoked_reason = ''::text))) OR ((NOT (state = 'revoked'::text)) AND (revoked_at IS NULL) AND (revoked_by_id IS NULL))))
);
ALTER TABLE public.records_certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificatecheckfailure (
    id bigint NOT NULL,
    network text NOT NULL,
    failed_at timestamp with time zone NOT NULL
);
ALTER TABLE public.records_certificatecheckfailure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificatecheckfailure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificateregister (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    sign text NOT NULL,
    months smallint,
    place text NOT NULL,
    signer_post text NOT NULL,
    signer_name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT months_are_some CHECK (((months IS NULL) OR (months > 0))),
    CONSTRAINT records_certificateregister_months_check CHECK ((months >= 0))
);
ALTER TABLE public.records_certificateregister ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificateregister_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_certificateyear (
    id bigint NOT NULL,
    year smallint NOT NULL,
    last_number integer NOT NULL,
    register_id bigint NOT NULL,
    CONSTRAINT records_certificateyear_last_number_check CHECK ((last_number >= 0)),
    CONSTRAINT records_certificateyear_year_check CHECK ((year >= 0))
);
ALTER TABLE public.records_certificateyear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_certificateyear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_completionrecord (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    participated_at timestamp with time zone,
    completed_at timestamp with time zone,
    passed_at timestamp with time zone,
    scaled numeric(5,4),
    grade text NOT NULL,
    mode text NOT NULL,
    campaign_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT completion_follows_participation CHECK (((completed_at IS NULL) OR (participated_at IS NOT NULL))),
    CONSTRAINT participation_has_its_grade CHECK ((((grade = ''::text) AND (mode = ''::text) AND (participated_at IS NULL)) OR ((participated_at IS NOT NULL) AND (NOT (grade = ''::text)) AND (NOT (mode = ''::text))))),
    CONSTRAINT record_scaled_is_a_share CHECK (((scaled IS NULL) OR ((scaled >= (0)::numeric) AND (scaled <= (1)::numeric))))
);
ALTER TABLE public.records_completionrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_completionrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_contest (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    subject text NOT NULL,
    words text NOT NULL,
    file character varying(100) NOT NULL,
    file_name text NOT NULL,
    state text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    reply text NOT NULL,
    is_upheld boolean,
    mode text NOT NULL,
    occurred_on date,
    proposed_at timestamp with time zone,
    sent_back_because text NOT NULL,
    settled_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    correction_id bigint,
    decided_by_id bigint,
    person_id bigint NOT NULL,
    proposed_by_id bigint,
    unit_id bigint NOT NULL,
    result_id bigint NOT NULL,
    CONSTRAINT contest_is_decided_by_two CHECK (((NOT (state = ANY (ARRAY['upheld'::text, 'rejected'::text]))) OR ((decided_by_id IS NOT NULL) AND (proposed_by_id IS NOT NULL) AND (NOT ((proposed_by_id = decided_by_id) AND (proposed_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL))) AND (NOT (reply = ''::text))))),
    CONSTRAINT proposal_has_its_outcome CHECK (((NOT (state = 'proposed'::text)) OR ((is_upheld IS NOT NULL) AND (proposed_by_id IS NOT NULL)))),
    CONSTRAINT settled_contest_has_its_time CHECK ((((settled_at IS NULL) AND (state = ANY (ARRAY['open'::text, 'proposed'::text]))) OR ((NOT (state = ANY (ARRAY['open'::text, 'proposed'::text]))) AND (settled_at IS NOT NULL))))
);
ALTER TABLE public.records_contest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_contest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_erasureproposal (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    subjects jsonb NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decision_reason text NOT NULL,
    decided_by_id bigint,
    proposed_by_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT declined_erasure_has_a_reason CHECK (((NOT (state = 'declined'::text)) OR (NOT (decision_reason = ''::text)))),
    CONSTRAINT erasure_decision_is_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND (state = 'proposed'::text)) OR ((NOT (state = 'proposed'::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL)))),
    CONSTRAINT erasure_says_what_and_why CHECK (((NOT (reason = ''::text)) AND (NOT (subjects = '[]'::jsonb)))),
    CONSTRAINT erasure_takes_two_persons CHECK (((decided_by_id IS NULL) OR (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))
);
ALTER TABLE public.records_erasureproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_erasureproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_exportrun (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    as_of timestamp with time zone NOT NULL,
    columns_version integer NOT NULL,
    csv_sha256 text NOT NULL,
    xlsx_sha256 text NOT NULL,
    rows integer,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    campaign_id bigint,
    unit_id bigint NOT NULL,
    manifest_sha256 text DEFAULT ''::text NOT NULL,
    CONSTRAINT as_of_is_not_ahead CHECK ((as_of <= asked_at)),
    CONSTRAINT period_is_not_reversed CHECK ((until_on >= from_on)),
    CONSTRAINT records_exportrun_columns_version_check CHECK ((columns_version >= 0)),
    CONSTRAINT records_exportrun_rows_check CHECK ((rows >= 0))
);
ALTER TABLE public.records_exportrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_exportrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_kepthead (
    id bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    given_at timestamp with time zone NOT NULL
);
ALTER TABLE public.records_kepthead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_kepthead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ledgercheck (
    id bigint NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    size bigint NOT NULL,
    unsealed integer NOT NULL,
    records integer NOT NULL,
    findings integer NOT NULL,
    samples jsonb NOT NULL,
    CONSTRAINT records_ledgercheck_findings_check CHECK ((findings >= 0)),
    CONSTRAINT records_ledgercheck_records_check CHECK ((records >= 0)),
    CONSTRAINT records_ledgercheck_unsealed_check CHECK ((unsealed >= 0))
);
ALTER TABLE public.records_ledgercheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_ledgercheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ledgerentry (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    kind text NOT NULL,
    commitment bytea NOT NULL,
    recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    supersedes_id bigint,
    CONSTRAINT commitment_is_a_hash CHECK ((octet_length(commitment) = 32))
);
ALTER TABLE public.records_ledgerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_ledgerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ledgererasure (
    id bigint NOT NULL,
    subject_uid uuid NOT NULL,
    entry_uids jsonb NOT NULL,
    reason text NOT NULL,
    erased_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
ALTER TABLE public.records_ledgererasure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_ledgererasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ledgerhead (
    id bigint NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL,
    peaks bytea NOT NULL,
    note text NOT NULL,
    sealed_at timestamp with time zone NOT NULL
);
ALTER TABLE public.records_ledgerhead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_ledgerhead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ledgerleaf (
    number bigint NOT NULL,
    entry_id bigint NOT NULL
);
CREATE TABLE public.records_ledgeropening (
    entry_id bigint NOT NULL,
    subject_uid uuid NOT NULL,
    step integer NOT NULL,
    salt bytea NOT NULL,
    payload text NOT NULL,
    CONSTRAINT records_ledgeropening_step_check CHECK ((step >= 0)),
    CONSTRAINT salt_has_its_length CHECK ((octet_length(salt) = 32))
);
CREATE TABLE public.records_participation (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    mode text NOT NULL,
    grade text NOT NULL,
    state text NOT NULL,
    occurred_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    evidence jsonb NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone,
    decision_reason text NOT NULL,
    decided_by_id bigint,
    entered_by_id bigint,
    record_id bigint NOT NULL,
    supersedes_id bigint,
    CONSTRAINT decision_has_its_time CHECK ((((decided_at IS NULL) AND (state = 'proposed'::text)) OR ((NOT (state = 'proposed'::text)) AND (decided_at IS NOT NULL)))),
    CONSTRAINT manual_entry_has_its_reason CHECK (((NOT (grade = 'D'::text)) OR ((NOT (reason = ''::text)) AND (entered_by_id IS NOT NULL)))),
    CONSTRAINT manual_entry_has_two_persons CHECK (((NOT (grade = 'D'::text)) OR (state = 'proposed'::text) OR (decided_by_id IS NOT NULL))),
    CONSTRAINT refusal_has_its_reason CHECK (((NOT (state = 'refused'::text)) OR (NOT (decision_reason = ''::text)))),
    CONSTRAINT second_person_is_another CHECK (((entered_by_id IS NULL) OR (decided_by_id IS NULL) OR (NOT ((entered_by_id = decided_by_id) AND (entered_by_id IS NOT NULL) AND (decided_by_id IS NOT NULL)))))
);
ALTER TABLE public.records_participation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_participation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_ratingtable (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    basis text NOT NULL,
    valid_from date NOT NULL,
    participated numeric(5,2) NOT NULL,
    completed numeric(5,2) NOT NULL,
    passed numeric(5,2) NOT NULL,
    makeup_percent smallint NOT NULL,
    laid_at timestamp with time zone NOT NULL,
    laid_by_id bigint NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT rating_keeps_to_its_scale CHECK (((completed >= (0)::numeric) AND (participated >= (0)::numeric) AND (passed >= (0)::numeric) AND (makeup_percent <= 100) AND (participated <= (((100)::numeric - completed) - passed)))),
    CONSTRAINT records_ratingtable_makeup_percent_check CHECK ((makeup_percent >= 0)),
    CONSTRAINT records_ratingtable_number_check CHECK ((number >= 0))
);
ALTER TABLE public.records_ratingtable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_ratingtable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_reminderrun (
    id bigint NOT NULL,
    due_on date NOT NULL,
    run_at timestamp with time zone NOT NULL,
    told integer NOT NULL,
    unreached integer NOT NULL,
    rung_id bigint NOT NULL,
    CONSTRAINT records_reminderrun_told_check CHECK ((told >= 0)),
    CONSTRAINT records_reminderrun_unreached_check CHECK ((unreached >= 0))
);
ALTER TABLE public.records_reminderrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_reminderrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_reminderrung (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    days smallint NOT NULL,
    audience text NOT NULL,
    is_on boolean NOT NULL,
    campaign_id bigint NOT NULL,
    CONSTRAINT members_are_reminded_in_time CHECK (((NOT (audience = 'member'::text)) OR (days <= 0))),
    CONSTRAINT rung_is_near_the_end CHECK (((days >= '-30'::integer) AND (days <= 30)))
);
ALTER TABLE public.records_reminderrung ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_reminderrung_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_report (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    shape text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    as_of timestamp with time zone NOT NULL,
    tree_on date NOT NULL,
    in_todays_tree boolean NOT NULL,
    heading jsonb NOT NULL,
    layout_version integer NOT NULL,
    content jsonb NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    asked_by_id bigint,
    campaign_id bigint,
    unit_id bigint NOT NULL,
    CONSTRAINT records_report_layout_version_check CHECK ((layout_version >= 0)),
    CONSTRAINT report_has_a_period CHECK ((until_on >= from_on)),
    CONSTRAINT report_is_not_ahead CHECK ((as_of <= asked_at)),
    CONSTRAINT report_made_has_its_content CHECK ((((content = '{}'::jsonb) AND (made_at IS NULL)) OR ((made_at IS NOT NULL) AND (NOT (content = '{}'::jsonb))))),
    CONSTRAINT report_of_a_round_has_its_campaign CHECK ((((campaign_id IS NOT NULL) AND (shape = ANY (ARRAY['round'::text, 'class'::text]))) OR ((NOT (shape = ANY (ARRAY['round'::text, 'class'::text]))) AND (campaign_id IS NULL))))
);
ALTER TABLE public.records_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_reportfile (
    id bigint NOT NULL,
    extension text NOT NULL,
    file character varying(100) NOT NULL,
    sha256 text NOT NULL,
    size integer NOT NULL,
    report_id bigint NOT NULL,
    CONSTRAINT records_reportfile_size_check CHECK ((size >= 0)),
    CONSTRAINT report_has_a_known_format CHECK ((extension = ANY (ARRAY['docx'::text, 'xlsx'::text, 'pdf'::text])))
);
ALTER TABLE public.records_reportfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_reportfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_reportschedule (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    cadence text NOT NULL,
    days smallint NOT NULL,
    heading jsonb NOT NULL,
    standing text NOT NULL,
    since timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    CONSTRAINT records_reportschedule_days_check CHECK ((days >= 0)),
    CONSTRAINT report_schedule_is_near_the_end CHECK ((days <= 60))
);
ALTER TABLE public.records_reportschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_reportschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_reportschedulerun (
    id bigint NOT NULL,
    occasion text NOT NULL,
    run_at timestamp with time zone NOT NULL,
    report_id bigint,
    schedule_id bigint NOT NULL
);
ALTER TABLE public.records_reportschedulerun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_reportschedulerun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_retraction (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    fact text NOT NULL,
    held_from timestamp with time zone NOT NULL,
    held_until timestamp with time zone NOT NULL,
    ruling uuid NOT NULL,
    reason text NOT NULL,
    decided_by_id bigint NOT NULL,
    proposed_by_id bigint NOT NULL,
    record_id bigint NOT NULL,
    CONSTRAINT retraction_ends_after_it_began CHECK ((held_until >= held_from)),
    CONSTRAINT retraction_takes_two_persons_and_a_reason CHECK (((NOT (proposed_by_id = decided_by_id)) AND (NOT (reason = ''::text))))
);
ALTER TABLE public.records_retraction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_retraction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_statedresult (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    facts jsonb NOT NULL,
    told_at timestamp with time zone NOT NULL,
    contest_until timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    campaign_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    statement_id bigint NOT NULL
);
ALTER TABLE public.records_statedresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_statedresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_statement (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    number integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    contest_until timestamp with time zone NOT NULL,
    people integer NOT NULL,
    campaign_id bigint NOT NULL,
    issued_by_id bigint NOT NULL,
    CONSTRAINT records_statement_number_check CHECK ((number >= 0)),
    CONSTRAINT records_statement_people_check CHECK ((people >= 0)),
    CONSTRAINT statement_can_be_contested CHECK ((contest_until > issued_at))
);
ALTER TABLE public.records_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_tally (
    id bigint NOT NULL,
    registered integer NOT NULL,
    exempt integer NOT NULL,
    suspended integer NOT NULL,
    probationary integer NOT NULL,
    moved_out integer NOT NULL,
    counted integer NOT NULL,
    participated integer NOT NULL,
    completed integer NOT NULL,
    passed integer NOT NULL,
    grade_a integer NOT NULL,
    grade_b integer NOT NULL,
    grade_c integer NOT NULL,
    grade_d integer NOT NULL,
    others integer NOT NULL,
    others_participated integer NOT NULL,
    others_completed integer NOT NULL,
    others_passed integer NOT NULL,
    campaign_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    not_open integer DEFAULT 0 NOT NULL,
    others_not_open integer DEFAULT 0 NOT NULL,
    CONSTRAINT records_tally_completed_check CHECK ((completed >= 0)),
    CONSTRAINT records_tally_counted_check CHECK ((counted >= 0)),
    CONSTRAINT records_tally_exempt_check CHECK ((exempt >= 0)),
    CONSTRAINT records_tally_grade_a_check CHECK ((grade_a >= 0)),
    CONSTRAINT records_tally_grade_b_check CHECK ((grade_b >= 0)),
    CONSTRAINT records_tally_grade_c_check CHECK ((grade_c >= 0)),
    CONSTRAINT records_tally_grade_d_check CHECK ((grade_d >= 0)),
    CONSTRAINT records_tally_moved_out_check CHECK ((moved_out >= 0)),
    CONSTRAINT records_tally_not_open_check CHECK ((not_open >= 0)),
    CONSTRAINT records_tally_others_check CHECK ((others >= 0)),
    CONSTRAINT records_tally_others_completed_check CHECK ((others_completed >= 0)),
    CONSTRAINT records_tally_others_not_open_check CHECK ((others_not_open >= 0)),
    CONSTRAINT records_tally_others_participated_check CHECK ((others_participated >= 0)),
    CONSTRAINT records_tally_others_passed_check CHECK ((others_passed >= 0)),
    CONSTRAINT records_tally_participated_check CHECK ((participated >= 0)),
    CONSTRAINT records_tally_passed_check CHECK ((passed >= 0)),
    CONSTRAINT records_tally_probationary_check CHECK ((probationary >= 0)),
    CONSTRAINT records_tally_registered_check CHECK ((registered >= 0)),
    CONSTRAINT records_tally_suspended_check CHECK ((suspended >= 0)),
    CONSTRAINT tally_participated_adds_up CHECK (((completed <= participated) AND (participated = (((grade_a + grade_b) + grade_c) + grade_d)) AND (participated <= counted))),
    CONSTRAINT tally_registered_adds_up CHECK ((registered = (((((counted + exempt) + suspended) + probationary) + moved_out) + not_open)))
);
ALTER TABLE public.records_tally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_tally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_wavereview (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    text text NOT NULL,
    figures jsonb NOT NULL,
    written_at timestamp with time zone NOT NULL,
    returned_because text NOT NULL,
    signed_at timestamp with time zone,
    signed_by_id bigint,
    wave_id bigint NOT NULL,
    written_by_id bigint NOT NULL,
    CONSTRAINT wave_review_is_signed_by_another CHECK (((signed_by_id IS NULL) OR (NOT ((signed_by_id = written_by_id) AND (signed_by_id IS NOT NULL))))),
    CONSTRAINT wave_review_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT wave_review_signature_is_whole CHECK ((((signed_at IS NULL) AND (signed_by_id IS NULL)) OR ((returned_because = ''::text) AND (signed_at IS NOT NULL) AND (signed_by_id IS NOT NULL))))
);
ALTER TABLE public.records_wavereview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_wavereview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.records_witnessmail (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    size bigint NOT NULL,
    state text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    settled_at timestamp with time zone,
    fault text NOT NULL,
    CONSTRAINT records_witnessmail_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT settled_head_has_its_time CHECK ((((settled_at IS NULL) AND (state = ANY (ARRAY['waiting'::text, 'sending'::text]))) OR ((NOT (state = ANY (ARRAY['waiting'::text, 'sending'::text]))) AND (settled_at IS NOT NULL))))
);
ALTER TABLE public.records_witnessmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.records_witnessmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);
ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearchpromotions_query (
    id integer NOT NULL,
    query_string character varying(255) NOT NULL
);
ALTER TABLE public.wagtailsearchpromotions_query ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearchpromotions_query_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearchpromotions_querydailyhits (
    id integer NOT NULL,
    date date NOT NULL,
    hits integer NOT NULL,
    query_id integer NOT NULL
);
ALTER TABLE public.wagtailsearchpromotions_querydailyhits ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearchpromotions_querydailyhits_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearchpromotions_searchpromotion (
    id integer NOT NULL,
    sort_order integer,
    description text NOT NULL,
    page_id integer,
    query_id integer NOT NULL,
    external_link_text character varying(200),
    external_link_url character varying(200) CONSTRAINT wagtailsearchpromotions_searchpromot_external_link_url_not_null NOT NULL
);
ALTER TABLE public.wagtailsearchpromotions_searchpromotion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearchpromotions_searchpromotion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.auth_group VALUES
	(3, 'Biên tập nội dung'),
	(4, 'Thẩm định nội dung');
INSERT INTO public.auth_group_permissions VALUES
	(19, 3, 109),
	(20, 4, 109);
INSERT INTO public.auth_permission VALUES
	(1, 'Can add locale', 11, 'add_locale'),
	(2, 'Can change locale', 11, 'change_locale'),
	(3, 'Can delete locale', 11, 'delete_locale'),
	(4, 'Can view locale', 11, 'view_locale'),
	(5, 'Can add site', 18, 'add_site'),
	(6, 'Can change site', 18, 'change_site'),
	(7, 'Can delete site', 18, 'delete_site'),
	(8, 'Can view site', 18, 'view_site'),
	(9, 'Can add group site permission', 10, 'add_groupsitepermission'),
	(10, 'Can change group site permission', 10, 'change_groupsitepermission'),
	(11, 'Can delete group site permission', 10, 'delete_groupsitepermission'),
	(12, 'Can view group site permission', 10, 'view_groupsitepermission'),
	(13, 'Can add API token', 3, 'add_apitoken'),
	(14, 'Can change API token', 3, 'change_apitoken'),
	(15, 'Can delete API token', 3, 'delete_apitoken'),
	(16, 'Can view API token', 3, 'view_apitoken'),
	(17, 'Can add model log entry', 12, 'add_modellogentry'),
	(18, 'Can change model log entry', 12, 'change_modellogentry'),
	(19, 'Can delete model log entry', 12, 'delete_modellogentry'),
	(20, 'Can view model log entry', 12, 'view_modellogentry'),
	(21, 'Can add revision', 17, 'add_revision'),
	(22, 'Can change revision', 17, 'change_revision'),
	(23, 'Can delete revision', 17, 'delete_revision'),
	(24, 'Can view revision', 17, 'view_revision'),
	(25, 'Can add collection view restriction', 5, 'add_collectionviewrestriction'),
	(26, 'Can change collection view restriction', 5, 'change_collectionviewrestriction'),
	(27, 'Can delete collection view restriction', 5, 'delete_collectionviewrestriction'),
	(28, 'Can view collection view restriction', 5, 'view_collectionviewrestriction'),
	(29, 'Can add collection', 4, 'add_collection'),
	(30, 'Can change collection', 4, 'change_collection'),
	(31, 'Can delete collection', 4, 'delete_collection'),
	(32, 'Can view collection', 4, 'view_collection'),
	(33, 'Can add group collection permission', 8, 'add_groupcollectionpermission'),
	(34, 'Can change group collection permission', 8, 'change_groupcollectionpermission'),
	(35, 'Can delete group collection permission', 8, 'delete_groupcollectionpermission'),
	(36, 'Can view group collection permission', 8, 'view_groupcollectionpermission'),
	(37, 'Can add uploaded file', 21, 'add_uploadedfile'),
	(38, 'Can change uploaded file', 21, 'change_uploadedfile'),
	(39, 'Can delete uploaded file', 21, 'delete_uploadedfile'),
	(40, 'Can view uploaded file', 21, 'view_uploadedfile'),
	(41, 'Can add workflow content type', 23, 'add_workflowcontenttype'),
	(42, 'Can change workflow content type', 23, 'change_workflowcontenttype'),
	(43, 'Can delete workflow content type', 23, 'delete_workflowcontenttype'),
	(44, 'Can view workflow content type', 23, 'view_workflowcontenttype'),
	(45, 'Can add Workflow state', 25, 'add_workflowstate'),
	(46, 'Can change Workflow state', 25, 'change_workflowstate'),
	(47, 'Can delete Workflow state', 25, 'delete_workflowstate'),
	(48, 'Can view Workflow state', 25, 'view_workflowstate'),
	(49, 'Can add workflow', 22, 'add_workflow'),
	(50, 'Can change workflow', 22, 'change_workflow'),
	(51, 'Can delete workflow', 22, 'delete_workflow'),
	(52, 'Can view workflow', 22, 'view_workflow'),
	(53, 'Can add workflow task order', 26, 'add_workflowtask'),
	(54, 'Can change workflow task order', 26, 'change_workflowtask'),
	(55, 'Can delete workflow task order', 26, 'delete_workflowtask'),
	(56, 'Can view workflow task order', 26, 'view_workflowtask'),
	(57, 'Can add task', 19, 'add_task'),
	(58, 'Can change task', 19, 'change_task'),
	(59, 'Can delete task', 19, 'delete_task'),
	(60, 'Can view task', 19, 'view_task'),
	(61, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
	(62, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
	(63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
	(64, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
	(65, 'Can add Task state', 20, 'add_taskstate'),
	(66, 'Can change Task state', 20, 'change_taskstate'),
	(67, 'Can delete Task state', 20, 'delete_taskstate'),
	(68, 'Can view Task state', 20, 'view_taskstate'),
	(69, 'Can add page', 1, 'add_page'),
	(70, 'Can change page', 1, 'change_page'),
	(71, 'Can delete page', 1, 'delete_page'),
	(72, 'Can view page', 1, 'view_page'),
	(73, 'Delete pages with children', 1, 'bulk_delete_page'),
	(74, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
	(75, 'Publish any page', 1, 'publish_page'),
	(76, 'Unlock any page', 1, 'unlock_page'),
	(77, 'Can add group page permission', 9, 'add_grouppagepermission'),
	(78, 'Can change group page permission', 9, 'change_grouppagepermission'),
	(79, 'Can delete group page permission', 9, 'delete_grouppagepermission'),
	(80, 'Can view group page permission', 9, 'view_grouppagepermission'),
	(81, 'Can add page view restriction', 15, 'add_pageviewrestriction'),
	(82, 'Can change page view restriction', 15, 'change_pageviewrestriction'),
	(83, 'Can delete page view restriction', 15, 'delete_pageviewrestriction'),
	(84, 'Can view page view restriction', 15, 'view_pageviewrestriction'),
	(85, 'Can add workflow page', 24, 'add_workflowpage'),
	(86, 'Can change workflow page', 24, 'change_workflowpage'),
	(87, 'Can delete workflow page', 24, 'delete_workflowpage'),
	(88, 'Can view workflow page', 24, 'view_workflowpage'),
	(89, 'Can add page log entry', 13, 'add_pagelogentry'),
	(90, 'Can change page log entry', 13, 'change_pagelogentry'),
	(91, 'Can delete page log entry', 13, 'delete_pagelogentry'),
	(92, 'Can view page log entry', 13, 'view_pagelogentry'),
	(93, 'Can add comment', 6, 'add_comment'),
	(94, 'Can change comment', 6, 'change_comment'),
	(95, 'Can delete comment', 6, 'delete_comment'),
	(96, 'Can view comment', 6, 'view_comment'),
	(97, 'Can add comment reply', 7, 'add_commentreply'),
	(98, 'Can change comment reply', 7, 'change_commentreply'),
	(99, 'Can delete comment reply', 7, 'delete_commentreply'),
	(100, 'Can view comment reply', 7, 'view_commentreply'),
	(101, 'Can add page subscription', 14, 'add_pagesubscription'),
	(102, 'Can change page subscription', 14, 'change_pagesubscription'),
	(103, 'Can delete page subscription', 14, 'delete_pagesubscription'),
	(104, 'Can view page subscription', 14, 'view_pagesubscription'),
	(105, 'Can add reference index', 16, 'add_referenceindex'),
	(106, 'Can change reference index', 16, 'change_referenceindex'),
	(107, 'Can delete reference index', 16, 'delete_referenceindex'),
	(108, 'Can view reference index', 16, 'view_referenceindex'),
	(109, 'Can access Wagtail admin', 27, 'access_admin'),
	(110, 'Can add document', 28, 'add_document'),
	(111, 'Can change document', 28, 'change_document'),
	(112, 'Can delete document', 28, 'delete_document'),
	(113, 'Can choose document', 28, 'choose_document'),
	(114, 'Can add image', 29, 'add_image'),
	(115, 'Can change image', 29, 'change_image'),
	(116, 'Can delete image', 29, 'delete_image'),
	(117, 'Can choose image', 29, 'choose_image'),
	(118, 'Can add completion record', 38, 'add_completionrecord'),
	(119, 'Can change completion record', 38, 'change_completionrecord'),
	(120, 'Can delete completion record', 38, 'delete_completionrecord'),
	(121, 'Can view completion record', 38, 'view_completionrecord'),
	(122, 'Can add evaluation export', 41, 'add_exportrun'),
	(123, 'Can change evaluation export', 41, 'change_exportrun'),
	(124, 'Can delete evaluation export', 41, 'delete_exportrun'),
	(125, 'Can view evaluation export', 41, 'view_exportrun'),
	(126, 'Can add participation', 49, 'add_participation'),
	(127, 'Can change participation', 49, 'change_participation'),
	(128, 'Can delete participation', 49, 'delete_participation'),
	(129, 'Can view participation', 49, 'view_participation'),
	(130, 'Can add tally', 60, 'add_tally'),
	(131, 'Can change tally', 60, 'change_tally'),
	(132, 'Can delete tally', 60, 'delete_tally'),
	(133, 'Can view tally', 60, 'view_tally'),
	(134, 'Can add check of the ledger', 43, 'add_ledgercheck'),
	(135, 'Can change check of the ledger', 43, 'change_ledgercheck'),
	(136, 'Can delete check of the ledger', 43, 'delete_ledgercheck'),
	(137, 'Can view check of the ledger', 43, 'view_ledgercheck'),
	(138, 'Can add ledger entry', 44, 'add_ledgerentry'),
	(139, 'Can change ledger entry', 44, 'change_ledgerentry'),
	(140, 'Can delete ledger entry', 44, 'delete_ledgerentry'),
	(141, 'Can view ledger entry', 44, 'view_ledgerentry'),
	(142, 'Can add erasure from the ledger', 45, 'add_ledgererasure'),
	(143, 'Can change erasure from the ledger', 45, 'change_ledgererasure'),
	(144, 'Can delete erasure from the ledger', 45, 'delete_ledgererasure'),
	(145, 'Can view erasure from the ledger', 45, 'view_ledgererasure'),
	(146, 'Can add ledger head', 46, 'add_ledgerhead'),
	(147, 'Can change ledger head', 46, 'change_ledgerhead'),
	(148, 'Can delete ledger head', 46, 'delete_ledgerhead'),
	(149, 'Can view ledger head', 46, 'view_ledgerhead'),
	(150, 'Can add sealed entry', 47, 'add_ledgerleaf'),
	(151, 'Can change sealed entry', 47, 'change_ledgerleaf'),
	(152, 'Can delete sealed entry', 47, 'delete_ledgerleaf'),
	(153, 'Can view sealed entry', 47, 'view_ledgerleaf'),
	(154, 'Can add opening', 48, 'add_ledgeropening'),
	(155, 'Can change opening', 48, 'change_ledgeropening'),
	(156, 'Can delete opening', 48, 'delete_ledgeropening'),
	(157, 'Can view opening', 48, 'view_ledgeropening'),
	(158, 'Can add statement', 59, 'add_statement'),
	(159, 'Can change statement', 59, 'change_statement'),
	(160, 'Can delete statement', 59, 'delete_statement'),
	(161, 'Can view statement', 59, 'view_statement'),
	(162, 'Can add stated result', 58, 'add_statedresult'),
	(163, 'Can change stated result', 58, 'change_statedresult'),
	(164, 'Can delete stated result', 58, 'delete_statedresult'),
	(165, 'Can view stated result', 58, 'view_statedresult'),
	(166, 'Can add contest', 39, 'add_contest'),
	(167, 'Can change contest', 39, 'change_contest'),
	(168, 'Can delete contest', 39, 'delete_contest'),
	(169, 'Can view contest', 39, 'view_contest'),
	(170, 'Can add attestation', 30, 'add_attestation'),
	(171, 'Can change attestation', 30, 'change_attestation'),
	(172, 'Can delete attestation', 30, 'delete_attestation'),
	(173, 'Can view attestation', 30, 'view_attestation'),
	(174, 'Can add unit without attestation', 31, 'add_attestationgap'),
	(175, 'Can change unit without attestation', 31, 'change_attestationgap'),
	(176, 'Can delete unit without attestation', 31, 'delete_attestationgap'),
	(177, 'Can view unit without attestation', 31, 'view_attestationgap'),
	(178, 'Can add step of an attestation', 32, 'add_attestationstep'),
	(179, 'Can change step of an attestation', 32, 'change_attestationstep'),
	(180, 'Can delete step of an attestation', 32, 'delete_attestationstep'),
	(181, 'Can view step of an attestation', 32, 'view_attestationstep'),
	(182, 'Can add attested absence', 33, 'add_attestedabsence'),
	(183, 'Can change attested absence', 33, 'change_attestedabsence'),
	(184, 'Can delete attested absence', 33, 'delete_attestedabsence'),
	(185, 'Can view attested absence', 33, 'view_attestedabsence'),
	(186, 'Can add retraction', 57, 'add_retraction'),
	(187, 'Can change retraction', 57, 'change_retraction'),
	(188, 'Can delete retraction', 57, 'delete_retraction'),
	(189, 'Can view retraction', 57, 'view_retraction'),
	(190, 'Can add report', 53, 'add_report'),
	(191, 'Can change report', 53, 'change_report'),
	(192, 'Can delete report', 53, 'delete_report'),
	(193, 'Can view report', 53, 'view_report'),
	(194, 'Can add file of a report', 54, 'add_reportfile'),
	(195, 'Can change file of a report', 54, 'change_reportfile'),
	(196, 'Can delete file of a report', 54, 'delete_reportfile'),
	(197, 'Can view file of a report', 54, 'view_reportfile'),
	(198, 'Can add wrong code of a certificate', 35, 'add_certificatecheckfailure'),
	(199, 'Can change wrong code of a certificate', 35, 'change_certificatecheckfailure'),
	(200, 'Can delete wrong code of a certificate', 35, 'delete_certificatecheckfailure'),
	(201, 'Can view wrong code of a certificate', 35, 'view_certificatecheckfailure'),
	(202, 'Can add register of certificates', 36, 'add_certificateregister'),
	(203, 'Can change register of certificates', 36, 'change_certificateregister'),
	(204, 'Can delete register of certificates', 36, 'delete_certificateregister'),
	(205, 'Can view register of certificates', 36, 'view_certificateregister'),
	(206, 'Can add certificate', 34, 'add_certificate'),
	(207, 'Can change certificate', 34, 'change_certificate'),
	(208, 'Can delete certificate', 34, 'delete_certificate'),
	(209, 'Can view certificate', 34, 'view_certificate'),
	(210, 'Can add year of a register', 37, 'add_certificateyear'),
	(211, 'Can change year of a register', 37, 'change_certificateyear'),
	(212, 'Can delete year of a register', 37, 'delete_certificateyear'),
	(213, 'Can view year of a register', 37, 'view_certificateyear'),
	(214, 'Can add rung of reminders', 52, 'add_reminderrung'),
	(215, 'Can change rung of reminders', 52, 'change_reminderrung'),
	(216, 'Can delete rung of reminders', 52, 'delete_reminderrung'),
	(217, 'Can view rung of reminders', 52, 'view_reminderrung'),
	(218, 'Can add reminders of a day', 51, 'add_reminderrun'),
	(219, 'Can change reminders of a day', 51, 'change_reminderrun'),
	(220, 'Can delete reminders of a day', 51, 'delete_reminderrun'),
	(221, 'Can view reminders of a day', 51, 'view_reminderrun'),
	(222, 'Can add head for a witness', 62, 'add_witnessmail'),
	(223, 'Can change head for a witness', 62, 'change_witnessmail'),
	(224, 'Can delete head for a witness', 62, 'delete_witnessmail'),
	(225, 'Can view head for a witness', 62, 'view_witnessmail'),
	(226, 'Can add table of points', 50, 'add_ratingtable'),
	(227, 'Can change table of points', 50, 'change_ratingtable'),
	(228, 'Can delete table of points', 50, 'delete_ratingtable'),
	(229, 'Can view table of points', 50, 'view_ratingtable'),
	(230, 'Can add kept head of the ledger', 42, 'add_kepthead'),
	(231, 'Can change kept head of the ledger', 42, 'change_kepthead'),
	(232, 'Can delete kept head of the ledger', 42, 'delete_kepthead'),
	(233, 'Can view kept head of the ledger', 42, 'view_kepthead'),
	(234, 'Can add schedule of reports', 55, 'add_reportschedule'),
	(235, 'Can change schedule of reports', 55, 'change_reportschedule'),
	(236, 'Can delete schedule of reports', 55, 'delete_reportschedule'),
	(237, 'Can view schedule of reports', 55, 'view_reportschedule'),
	(238, 'Can add run of a schedule of reports', 56, 'add_reportschedulerun'),
	(239, 'Can change run of a schedule of reports', 56, 'change_reportschedulerun'),
	(240, 'Can delete run of a schedule of reports', 56, 'delete_reportschedulerun'),
	(241, 'Can view run of a schedule of reports', 56, 'view_reportschedulerun'),
	(242, 'Can add proposal to erase from the ledger', 40, 'add_erasureproposal'),
	(243, 'Can change proposal to erase from the ledger', 40, 'change_erasureproposal'),
	(244, 'Can delete proposal to erase from the ledger', 40, 'delete_erasureproposal'),
	(245, 'Can view proposal to erase from the ledger', 40, 'view_erasureproposal'),
	(246, 'Can add review of a wave', 61, 'add_wavereview'),
	(247, 'Can change review of a wave', 61, 'change_wavereview'),
	(248, 'Can delete review of a wave', 61, 'delete_wavereview'),
	(249, 'Can view review of a wave', 61, 'view_wavereview'),
	(250, 'Can add public front', 66, 'add_homepage'),
	(251, 'Can change public front', 66, 'change_homepage'),
	(252, 'Can delete public front', 66, 'delete_homepage'),
	(253, 'Can view public front', 66, 'view_homepage'),
	(254, 'Can add lesson page', 69, 'add_lessonpage'),
	(255, 'Can change lesson page', 69, 'change_lessonpage'),
	(256, 'Can delete lesson page', 69, 'delete_lessonpage'),
	(257, 'Can view lesson page', 69, 'view_lessonpage'),
	(258, 'Can add approval by a person who is not the author', 63, 'add_contentapprovaltask'),
	(259, 'Can change approval by a person who is not the author', 63, 'change_contentapprovaltask'),
	(260, 'Can delete approval by a person who is not the author', 63, 'delete_contentapprovaltask'),
	(261, 'Can view approval by a person who is not the author', 63, 'view_contentapprovaltask'),
	(262, 'Can add course page', 64, 'add_coursepage'),
	(263, 'Can change course page', 64, 'change_coursepage'),
	(264, 'Can delete course page', 64, 'delete_coursepage'),
	(265, 'Can view course page', 64, 'view_coursepage'),
	(266, 'Can add lesson', 67, 'add_lesson'),
	(267, 'Can change lesson', 67, 'change_lesson'),
	(268, 'Can delete lesson', 67, 'delete_lesson'),
	(269, 'Can view lesson', 67, 'view_lesson'),
	(270, 'Can add check question', 68, 'add_lessoncheck'),
	(271, 'Can change check question', 68, 'change_lessoncheck'),
	(272, 'Can delete check question', 68, 'delete_lessoncheck'),
	(273, 'Can view check question', 68, 'view_lessoncheck'),
	(274, 'Can add document import', 65, 'add_documentimport'),
	(275, 'Can change document import', 65, 'change_documentimport'),
	(276, 'Can delete document import', 65, 'delete_documentimport'),
	(277, 'Can view document import', 65, 'view_documentimport'),
	(278, 'Can add live session', 86, 'add_livesession'),
	(279, 'Can change live session', 86, 'change_livesession'),
	(280, 'Can delete live session', 86, 'delete_livesession'),
	(281, 'Can view live session', 86, 'view_livesession'),
	(282, 'Can add hall', 81, 'add_hall'),
	(283, 'Can change hall', 81, 'change_hall'),
	(284, 'Can delete hall', 81, 'delete_hall'),
	(285, 'Can view hall', 81, 'view_hall'),
	(286, 'Can add checkpoint', 78, 'add_checkpoint'),
	(287, 'Can change checkpoint', 78, 'change_checkpoint'),
	(288, 'Can delete checkpoint', 78, 'delete_checkpoint'),
	(289, 'Can view checkpoint', 78, 'view_checkpoint'),
	(290, 'Can add attendance', 72, 'add_attendance'),
	(291, 'Can change attendance', 72, 'change_attendance'),
	(292, 'Can delete attendance', 72, 'delete_attendance'),
	(293, 'Can view attendance', 72, 'view_attendance'),
	(294, 'Can add agenda part', 71, 'add_agendapart'),
	(295, 'Can change agenda part', 71, 'change_agendapart'),
	(296, 'Can delete agenda part', 71, 'delete_agendapart'),
	(297, 'Can view agenda part', 71, 'view_agendapart'),
	(298, 'Can add poll', 90, 'add_poll'),
	(299, 'Can change poll', 90, 'change_poll'),
	(300, 'Can delete poll', 90, 'delete_poll'),
	(301, 'Can view poll', 90, 'view_poll'),
	(302, 'Can add poll answer', 91, 'add_pollanswer'),
	(303, 'Can change poll answer', 91, 'change_pollanswer'),
	(304, 'Can delete poll answer', 91, 'delete_pollanswer'),
	(305, 'Can view poll answer', 91, 'view_pollanswer'),
	(306, 'Can add presence lease', 92, 'add_presencelease'),
	(307, 'Can change presence lease', 92, 'change_presencelease'),
	(308, 'Can delete presence lease', 92, 'delete_presencelease'),
	(309, 'Can view presence lease', 92, 'view_presencelease'),
	(310, 'Can add roll call', 96, 'add_rollcall'),
	(311, 'Can change roll call', 96, 'change_rollcall'),
	(312, 'Can delete roll call', 96, 'delete_rollcall'),
	(313, 'Can view roll call', 96, 'view_rollcall'),
	(314, 'Can add roll event', 97, 'add_rollevent'),
	(315, 'Can change roll event', 97, 'change_rollevent'),
	(316, 'Can delete roll event', 97, 'delete_rollevent'),
	(317, 'Can view roll event', 97, 'view_rollevent'),
	(318, 'Can add question from the room', 98, 'add_roomquestion'),
	(319, 'Can change question from the room', 98, 'change_roomquestion'),
	(320, 'Can delete question from the room', 98, 'delete_roomquestion'),
	(321, 'Can view question from the room', 98, 'view_roomquestion'),
	(322, 'Can add room vote', 99, 'add_roomvote'),
	(323, 'Can change room vote', 99, 'change_roomvote'),
	(324, 'Can delete room vote', 99, 'delete_roomvote'),
	(325, 'Can view room vote', 99, 'view_roomvote'),
	(326, 'Can add session event', 100, 'add_sessionevent'),
	(327, 'Can change session event', 100, 'change_sessionevent'),
	(328, 'Can delete session event', 100, 'delete_sessionevent'),
	(329, 'Can view session event', 100, 'view_sessionevent'),
	(330, 'Can add slide', 101, 'add_slide'),
	(331, 'Can change slide', 101, 'change_slide'),
	(332, 'Can delete slide', 101, 'delete_slide'),
	(333, 'Can view slide', 101, 'view_slide'),
	(334, 'Can add check in', 77, 'add_checkin'),
	(335, 'Can change check in', 77, 'change_checkin'),
	(336, 'Can delete check in', 77, 'delete_checkin'),
	(337, 'Can view check in', 77, 'view_checkin'),
	(338, 'Can add invited unit', 85, 'add_invitedunit'),
	(339, 'Can change invited unit', 85, 'change_invitedunit'),
	(340, 'Can delete invited unit', 85, 'delete_invitedunit'),
	(341, 'Can view invited unit', 85, 'view_invitedunit'),
	(342, 'Can add hand', 84, 'add_hand'),
	(343, 'Can change hand', 84, 'change_hand'),
	(344, 'Can delete hand', 84, 'delete_hand'),
	(345, 'Can view hand', 84, 'view_hand'),
	(346, 'Can add hall seat', 82, 'add_hallseat'),
	(347, 'Can change hall seat', 82, 'change_hallseat'),
	(348, 'Can delete hall seat', 82, 'delete_hallseat'),
	(349, 'Can view hall seat', 82, 'view_hallseat'),
	(350, 'Can add absence', 70, 'add_absence'),
	(351, 'Can change absence', 70, 'change_absence'),
	(352, 'Can delete absence', 70, 'delete_absence'),
	(353, 'Can view absence', 70, 'view_absence'),
	(354, 'Can add list on paper', 88, 'add_paperlist'),
	(355, 'Can change list on paper', 88, 'change_paperlist'),
	(356, 'Can delete list on paper', 88, 'delete_paperlist'),
	(357, 'Can view list on paper', 88, 'view_paperlist'),
	(358, 'Can add paper mark', 89, 'add_papermark'),
	(359, 'Can change paper mark', 89, 'change_papermark'),
	(360, 'Can delete paper mark', 89, 'delete_papermark'),
	(361, 'Can view paper mark', 89, 'view_papermark'),
	(362, 'Can add witness of a hall', 83, 'add_hallwitness'),
	(363, 'Can change witness of a hall', 83, 'change_hallwitness'),
	(364, 'Can delete witness of a hall', 83, 'delete_hallwitness'),
	(365, 'Can view witness of a hall', 83, 'view_hallwitness'),
	(366, 'Can add broadcast', 73, 'add_broadcast'),
	(367, 'Can change broadcast', 73, 'change_broadcast'),
	(368, 'Can delete broadcast', 73, 'delete_broadcast'),
	(369, 'Can view broadcast', 73, 'view_broadcast'),
	(370, 'Can add media segment', 87, 'add_mediasegment'),
	(371, 'Can change media segment', 87, 'change_mediasegment'),
	(372, 'Can delete media segment', 87, 'delete_mediasegment'),
	(373, 'Can view media segment', 87, 'view_mediasegment'),
	(374, 'Can add watching of a recording', 95, 'add_replaywatch'),
	(375, 'Can change watching of a recording', 95, 'change_replaywatch'),
	(376, 'Can delete watching of a recording', 95, 'delete_replaywatch'),
	(377, 'Can view watching of a recording', 95, 'view_replaywatch'),
	(378, 'Can add chat of a session', 76, 'add_chatroom'),
	(379, 'Can change chat of a session', 76, 'change_chatroom'),
	(380, 'Can delete chat of a session', 76, 'delete_chatroom'),
	(381, 'Can view chat of a session', 76, 'view_chatroom'),
	(382, 'Can add message of a chat', 74, 'add_chatmessage'),
	(383, 'Can change message of a chat', 74, 'change_chatmessage'),
	(384, 'Can delete message of a chat', 74, 'delete_chatmessage'),
	(385, 'Can view message of a chat', 74, 'view_chatmessage'),
	(386, 'Can add muting in a chat', 75, 'add_chatmute'),
	(387, 'Can change muting in a chat', 75, 'change_chatmute'),
	(388, 'Can delete muting in a chat', 75, 'delete_chatmute'),
	(389, 'Can view muting in a chat', 75, 'view_chatmute'),
	(390, 'Can add slides as PDF', 102, 'add_slidedeck'),
	(391, 'Can change slides as PDF', 102, 'change_slidedeck'),
	(392, 'Can delete slides as PDF', 102, 'delete_slidedeck'),
	(393, 'Can view slides as PDF', 102, 'view_slidedeck'),
	(394, 'Can add question within a recording', 94, 'add_replaycheck'),
	(395, 'Can change question within a recording', 94, 'change_replaycheck'),
	(396, 'Can delete question within a recording', 94, 'delete_replaycheck'),
	(397, 'Can view question within a recording', 94, 'view_replaycheck'),
	(398, 'Can add work in small groups', 80, 'add_groupwork'),
	(399, 'Can change work in small groups', 80, 'change_groupwork'),
	(400, 'Can delete work in small groups', 80, 'delete_groupwork'),
	(401, 'Can view work in small groups', 80, 'view_groupwork'),
	(402, 'Can add small group', 103, 'add_smallgroup'),
	(403, 'Can change small group', 103, 'change_smallgroup'),
	(404, 'Can delete small group', 103, 'delete_smallgroup'),
	(405, 'Can view small group', 103, 'view_smallgroup'),
	(406, 'Can add group member', 79, 'add_groupmember'),
	(407, 'Can change group member', 79, 'change_groupmember'),
	(408, 'Can delete group member', 79, 'delete_groupmember'),
	(409, 'Can view group member', 79, 'view_groupmember'),
	(410, 'Can add lease of the relay', 93, 'add_relaylease'),
	(411, 'Can change lease of the relay', 93, 'change_relaylease'),
	(412, 'Can delete lease of the relay', 93, 'delete_relaylease'),
	(413, 'Can view lease of the relay', 93, 'view_relaylease'),
	(414, 'Can add question of a paper', 107, 'add_attemptitem'),
	(415, 'Can change question of a paper', 107, 'change_attemptitem'),
	(416, 'Can delete question of a paper', 107, 'delete_attemptitem'),
	(417, 'Can view question of a paper', 107, 'view_attemptitem'),
	(418, 'Can add attempt', 105, 'add_attempt'),
	(419, 'Can change attempt', 105, 'change_attempt'),
	(420, 'Can delete attempt', 105, 'delete_attempt'),
	(421, 'Can view attempt', 105, 'view_attempt'),
	(422, 'Can add response', 127, 'add_response'),
	(423, 'Can change response', 127, 'change_response'),
	(424, 'Can delete response', 127, 'delete_response'),
	(425, 'Can view response', 127, 'view_response'),
	(426, 'Can add question bank', 123, 'add_questionbank'),
	(427, 'Can change question bank', 123, 'change_questionbank'),
	(428, 'Can delete question bank', 123, 'delete_questionbank'),
	(429, 'Can view question bank', 123, 'view_questionbank'),
	(430, 'Can add question', 122, 'add_question'),
	(431, 'Can change question', 122, 'change_question'),
	(432, 'Can delete question', 122, 'delete_question'),
	(433, 'Can view question', 122, 'view_question'),
	(434, 'Can add import of questions', 124, 'add_questionimport'),
	(435, 'Can change import of questions', 124, 'change_questionimport'),
	(436, 'Can delete import of questions', 124, 'delete_questionimport'),
	(437, 'Can view import of questions', 124, 'view_questionimport'),
	(438, 'Can add question version', 125, 'add_questionversion'),
	(439, 'Can change question version', 125, 'change_questionversion'),
	(440, 'Can delete question version', 125, 'delete_questionversion'),
	(441, 'Can view question version', 125, 'view_questionversion'),
	(442, 'Can add test', 126, 'add_quiz'),
	(443, 'Can change test', 126, 'change_quiz'),
	(444, 'Can delete test', 126, 'delete_quiz'),
	(445, 'Can view test', 126, 'view_quiz'),
	(446, 'Can add line of the blueprint', 109, 'add_blueprintline'),
	(447, 'Can change line of the blueprint', 109, 'change_blueprintline'),
	(448, 'Can delete line of the blueprint', 109, 'delete_blueprintline'),
	(449, 'Can view line of the blueprint', 109, 'view_blueprintline'),
	(450, 'Can add event of a response', 128, 'add_responseevent'),
	(451, 'Can change event of a response', 128, 'change_responseevent'),
	(452, 'Can delete event of a response', 128, 'delete_responseevent'),
	(453, 'Can view event of a response', 128, 'view_responseevent'),
	(454, 'Can add correction of a key', 117, 'add_keycorrection'),
	(455, 'Can change correction of a key', 117, 'change_keycorrection'),
	(456, 'Can delete correction of a key', 117, 'delete_keycorrection'),
	(457, 'Can view correction of a key', 117, 'view_keycorrection'),
	(458, 'Can add change of a result', 130, 'add_resultchange'),
	(459, 'Can change change of a result', 130, 'change_resultchange'),
	(460, 'Can delete change of a result', 130, 'delete_resultchange'),
	(461, 'Can view change of a result', 130, 'view_resultchange'),
	(462, 'Can add analysis of a test', 132, 'add_runanalysis'),
	(463, 'Can change analysis of a test', 132, 'change_runanalysis'),
	(464, 'Can delete analysis of a test', 132, 'delete_runanalysis'),
	(465, 'Can view analysis of a test', 132, 'view_runanalysis'),
	(466, 'Can add figures of a point', 120, 'add_pointresult'),
	(467, 'Can change figures of a point', 120, 'change_pointresult'),
	(468, 'Can delete figures of a point', 120, 'delete_pointresult'),
	(469, 'Can view figures of a point', 120, 'view_pointresult'),
	(470, 'Can add figures of a question', 116, 'add_itemresult'),
	(471, 'Can change figures of a question', 116, 'change_itemresult'),
	(472, 'Can delete figures of a question', 116, 'delete_itemresult'),
	(473, 'Can view figures of a question', 116, 'view_itemresult'),
	(474, 'Can add flag of a question', 115, 'add_itemflag'),
	(475, 'Can change flag of a question', 115, 'change_itemflag'),
	(476, 'Can delete flag of a question', 115, 'delete_itemflag'),
	(477, 'Can view flag of a question', 115, 'view_itemflag'),
	(478, 'Can add point for the next plan', 110, 'add_carriedpoint'),
	(479, 'Can change point for the next plan', 110, 'change_carriedpoint'),
	(480, 'Can delete point for the next plan', 110, 'delete_carriedpoint'),
	(481, 'Can view point for the next plan', 110, 'view_carriedpoint'),
	(482, 'Can add paper drawn ahead', 111, 'add_drawnpaper'),
	(483, 'Can change paper drawn ahead', 111, 'change_drawnpaper'),
	(484, 'Can delete paper drawn ahead', 111, 'delete_drawnpaper'),
	(485, 'Can view paper drawn ahead', 111, 'view_drawnpaper'),
	(486, 'Can add outage', 119, 'add_outage'),
	(487, 'Can change outage', 119, 'change_outage'),
	(488, 'Can delete outage', 119, 'delete_outage'),
	(489, 'Can view outage', 119, 'view_outage'),
	(490, 'Can add sign of life', 121, 'add_pulse'),
	(491, 'Can change sign of life', 121, 'change_pulse'),
	(492, 'Can delete sign of life', 121, 'delete_pulse'),
	(493, 'Can view sign of life', 121, 'view_pulse'),
	(494, 'Can add round of a test', 112, 'add_drawround'),
	(495, 'Can change round of a test', 112, 'change_drawround'),
	(496, 'Can delete round of a test', 112, 'delete_drawround'),
	(497, 'Can view round of a test', 112, 'view_drawround'),
	(498, 'Can add adjustment', 104, 'add_adjustment'),
	(499, 'Can change adjustment', 104, 'change_adjustment'),
	(500, 'Can delete adjustment', 104, 'delete_adjustment'),
	(501, 'Can view adjustment', 104, 'view_adjustment'),
	(502, 'Can add trace of an attempt', 108, 'add_attempttrace'),
	(503, 'Can change trace of an attempt', 108, 'change_attempttrace'),
	(504, 'Can delete trace of an attempt', 108, 'delete_attempttrace'),
	(505, 'Can view trace of an attempt', 108, 'view_attempttrace'),
	(506, 'Can add device of an attempt', 106, 'add_attemptdevice'),
	(507, 'Can change device of an attempt', 106, 'change_attemptdevice'),
	(508, 'Can delete device of an attempt', 106, 'delete_attemptdevice'),
	(509, 'Can view device of an attempt', 106, 'view_attemptdevice'),
	(510, 'Can add signal', 133, 'add_signal'),
	(511, 'Can change signal', 133, 'change_signal'),
	(512, 'Can delete signal', 133, 'delete_signal'),
	(513, 'Can view signal', 133, 'view_signal'),
	(514, 'Can add mark given by hand', 113, 'add_handmark'),
	(515, 'Can change mark given by hand', 113, 'change_handmark'),
	(516, 'Can delete mark given by hand', 113, 'delete_handmark'),
	(517, 'Can view mark given by hand', 113, 'view_handmark'),
	(518, 'Can add file of a response', 129, 'add_responsefile'),
	(519, 'Can change file of a response', 129, 'change_responsefile'),
	(520, 'Can delete file of a response', 129, 'delete_responsefile'),
	(521, 'Can view file of a response', 129, 'view_responsefile'),
	(522, 'Can add notice of a result', 131, 'add_resultnotice'),
	(523, 'Can change notice of a result', 131, 'change_resultnotice'),
	(524, 'Can delete notice of a result', 131, 'delete_resultnotice'),
	(525, 'Can view notice of a result', 131, 'view_resultnotice'),
	(526, 'Can add inquiry', 114, 'add_inquiry'),
	(527, 'Can change inquiry', 114, 'change_inquiry'),
	(528, 'Can delete inquiry', 114, 'delete_inquiry'),
	(529, 'Can view inquiry', 114, 'view_inquiry'),
	(530, 'Can add question of a second look', 118, 'add_lookitem'),
	(531, 'Can change question of a second look', 118, 'change_lookitem'),
	(532, 'Can delete question of a second look', 118, 'delete_lookitem'),
	(533, 'Can view question of a second look', 118, 'view_lookitem'),
	(534, 'Can add interactive content', 135, 'add_content'),
	(535, 'Can change interactive content', 135, 'change_content'),
	(536, 'Can delete interactive content', 135, 'delete_content'),
	(537, 'Can view interactive content', 135, 'view_content'),
	(538, 'Can add revision of content', 142, 'add_revision'),
	(539, 'Can change revision of content', 142, 'change_revision'),
	(540, 'Can delete revision of content', 142, 'delete_revision'),
	(541, 'Can view revision of content', 142, 'view_revision'),
	(542, 'Can add practice result', 141, 'add_practiceresult'),
	(543, 'Can change practice result', 141, 'change_practiceresult'),
	(544, 'Can delete practice result', 141, 'delete_practiceresult'),
	(545, 'Can view practice result', 141, 'view_practiceresult'),
	(546, 'Can add exercise', 137, 'add_exercise'),
	(547, 'Can change exercise', 137, 'change_exercise'),
	(548, 'Can delete exercise', 137, 'delete_exercise'),
	(549, 'Can view exercise', 137, 'view_exercise'),
	(550, 'Can add saved state', 143, 'add_savedstate'),
	(551, 'Can change saved state', 143, 'change_savedstate'),
	(552, 'Can delete saved state', 143, 'delete_savedstate'),
	(553, 'Can view saved state', 143, 'view_savedstate'),
	(554, 'Can add library', 138, 'add_library'),
	(555, 'Can change library', 138, 'change_library'),
	(556, 'Can delete library', 138, 'delete_library'),
	(557, 'Can view library', 138, 'view_library'),
	(558, 'Can add exercise in a lesson', 139, 'add_placement'),
	(559, 'Can change exercise in a lesson', 139, 'change_placement'),
	(560, 'Can delete exercise in a lesson', 139, 'delete_placement'),
	(561, 'Can view exercise in a lesson', 139, 'view_placement'),
	(562, 'Can add upgrade of contents', 145, 'add_upgrade'),
	(563, 'Can change upgrade of contents', 145, 'change_upgrade'),
	(564, 'Can delete upgrade of contents', 145, 'delete_upgrade'),
	(565, 'Can view upgrade of contents', 145, 'view_upgrade'),
	(566, 'Can add upgraded content', 146, 'add_upgradedcontent'),
	(567, 'Can change upgraded content', 146, 'change_upgradedcontent'),
	(568, 'Can delete upgraded content', 146, 'delete_upgradedcontent'),
	(569, 'Can view upgraded content', 146, 'view_upgradedcontent'),
	(570, 'Can add mark of a written answer', 140, 'add_practicemark'),
	(571, 'Can change mark of a written answer', 140, 'change_practicemark'),
	(572, 'Can delete mark of a written answer', 140, 'delete_practicemark'),
	(573, 'Can view mark of a written answer', 140, 'view_practicemark'),
	(574, 'Can add pack of editor files', 134, 'add_assetpack'),
	(575, 'Can change pack of editor files', 134, 'change_assetpack'),
	(576, 'Can delete pack of editor files', 134, 'delete_assetpack'),
	(577, 'Can view pack of editor files', 134, 'view_assetpack'),
	(578, 'Can add file sent in the editor', 144, 'add_tempfile'),
	(579, 'Can change file sent in the editor', 144, 'change_tempfile'),
	(580, 'Can delete file sent in the editor', 144, 'delete_tempfile'),
	(581, 'Can view file sent in the editor', 144, 'view_tempfile'),
	(582, 'Can add draft of content', 136, 'add_draft'),
	(583, 'Can change draft of content', 136, 'change_draft'),
	(584, 'Can delete draft of content', 136, 'delete_draft'),
	(585, 'Can view draft of content', 136, 'view_draft'),
	(586, 'Can add dry run of an upgrade', 147, 'add_upgradeplan'),
	(587, 'Can change dry run of an upgrade', 147, 'change_upgradeplan'),
	(588, 'Can delete dry run of an upgrade', 147, 'delete_upgradeplan'),
	(589, 'Can view dry run of an upgrade', 147, 'view_upgradeplan'),
	(590, 'Can add activity', 148, 'add_activity'),
	(591, 'Can change activity', 148, 'change_activity'),
	(592, 'Can delete activity', 148, 'delete_activity'),
	(593, 'Can view activity', 148, 'view_activity'),
	(594, 'Can add campaign', 150, 'add_campaign'),
	(595, 'Can change campaign', 150, 'change_campaign'),
	(596, 'Can delete campaign', 150, 'delete_campaign'),
	(597, 'Can view campaign', 150, 'view_campaign'),
	(598, 'Can add campaign version', 152, 'add_campaignversion'),
	(599, 'Can change campaign version', 152, 'change_campaignversion'),
	(600, 'Can delete campaign version', 152, 'delete_campaignversion'),
	(601, 'Can view campaign version', 152, 'view_campaignversion'),
	(602, 'Can add content version', 154, 'add_contentversion'),
	(603, 'Can change content version', 154, 'change_contentversion'),
	(604, 'Can delete content version', 154, 'delete_contentversion'),
	(605, 'Can view content version', 154, 'view_contentversion'),
	(606, 'Can add course', 155, 'add_course'),
	(607, 'Can change course', 155, 'change_course'),
	(608, 'Can delete course', 155, 'delete_course'),
	(609, 'Can view course', 155, 'view_course'),
	(610, 'Can add course run', 156, 'add_courserun'),
	(611, 'Can change course run', 156, 'change_courserun'),
	(612, 'Can delete course run', 156, 'delete_courserun'),
	(613, 'Can view course run', 156, 'view_courserun'),
	(614, 'Can add enrolment', 157, 'add_enrolment'),
	(615, 'Can change enrolment', 157, 'change_enrolment'),
	(616, 'Can delete enrolment', 157, 'delete_enrolment'),
	(617, 'Can view enrolment', 157, 'view_enrolment'),
	(618, 'Can add progress', 159, 'add_progress'),
	(619, 'Can change progress', 159, 'change_progress'),
	(620, 'Can delete progress', 159, 'delete_progress'),
	(621, 'Can view progress', 159, 'view_progress'),
	(622, 'Can add resolution', 160, 'add_resolution'),
	(623, 'Can change resolution', 160, 'change_resolution'),
	(624, 'Can delete resolution', 160, 'delete_resolution'),
	(625, 'Can view resolution', 160, 'view_resolution'),
	(626, 'Can add point', 158, 'add_point'),
	(627, 'Can change point', 158, 'change_point'),
	(628, 'Can delete point', 158, 'delete_point'),
	(629, 'Can view point', 158, 'view_point'),
	(630, 'Can add responsible head', 161, 'add_responsiblehead'),
	(631, 'Can change responsible head', 161, 'change_responsiblehead'),
	(632, 'Can delete responsible head', 161, 'delete_responsiblehead'),
	(633, 'Can view responsible head', 161, 'view_responsiblehead'),
	(634, 'Can add roster entry', 162, 'add_rosterentry'),
	(635, 'Can change roster entry', 162, 'change_rosterentry'),
	(636, 'Can delete roster entry', 162, 'delete_rosterentry'),
	(637, 'Can view roster entry', 162, 'view_rosterentry'),
	(638, 'Can add section', 163, 'add_section'),
	(639, 'Can change section', 163, 'change_section'),
	(640, 'Can delete section', 163, 'delete_section'),
	(641, 'Can view section', 163, 'view_section'),
	(642, 'Can add campaign step', 151, 'add_campaignstep'),
	(643, 'Can change campaign step', 151, 'change_campaignstep'),
	(644, 'Can delete campaign step', 151, 'delete_campaignstep'),
	(645, 'Can view campaign step', 151, 'view_campaignstep'),
	(646, 'Can add waiver', 167, 'add_waiver'),
	(647, 'Can change waiver', 167, 'change_waiver'),
	(648, 'Can delete waiver', 167, 'delete_waiver'),
	(649, 'Can view waiver', 167, 'view_waiver'),
	(650, 'Can add admission', 149, 'add_admission'),
	(651, 'Can change admission', 149, 'change_admission'),
	(652, 'Can delete admission', 149, 'delete_admission'),
	(653, 'Can view admission', 149, 'view_admission'),
	(654, 'Can add trace of study', 166, 'add_studytrace'),
	(655, 'Can change trace of study', 166, 'change_studytrace'),
	(656, 'Can delete trace of study', 166, 'delete_studytrace'),
	(657, 'Can view trace of study', 166, 'view_studytrace'),
	(658, 'Can add clip', 153, 'add_contentclip'),
	(659, 'Can change clip', 153, 'change_contentclip'),
	(660, 'Can delete clip', 153, 'delete_contentclip'),
	(661, 'Can view clip', 153, 'view_contentclip'),
	(662, 'Can add page of a lesson', 165, 'add_studysitting'),
	(663, 'Can change page of a lesson', 165, 'change_studysitting'),
	(664, 'Can delete page of a lesson', 165, 'delete_studysitting'),
	(665, 'Can view page of a lesson', 165, 'view_studysitting'),
	(666, 'Can add day of study', 164, 'add_studyday'),
	(667, 'Can change day of study', 164, 'change_studyday'),
	(668, 'Can delete day of study', 164, 'delete_studyday'),
	(669, 'Can view day of study', 164, 'view_studyday'),
	(670, 'Can add wave', 168, 'add_wave'),
	(671, 'Can change wave', 168, 'change_wave'),
	(672, 'Can delete wave', 168, 'delete_wave'),
	(673, 'Can view wave', 168, 'view_wave'),
	(674, 'Can add account', 192, 'add_user'),
	(675, 'Can change account', 192, 'change_user'),
	(676, 'Can delete account', 192, 'delete_user'),
	(677, 'Can view account', 192, 'view_user'),
	(678, 'Can add person', 179, 'add_person'),
	(679, 'Can change person', 179, 'change_person'),
	(680, 'Can delete person', 179, 'delete_person'),
	(681, 'Can view person', 179, 'view_person'),
	(682, 'Can add roster import', 182, 'add_rosterimport'),
	(683, 'Can change roster import', 182, 'change_rosterimport'),
	(684, 'Can delete roster import', 182, 'delete_rosterimport'),
	(685, 'Can view roster import', 182, 'view_rosterimport'),
	(686, 'Can add row of a roster', 183, 'add_rosterimportrow'),
	(687, 'Can change row of a roster', 183, 'change_rosterimportrow'),
	(688, 'Can delete row of a roster', 183, 'delete_rosterimportrow'),
	(689, 'Can view row of a roster', 183, 'view_rosterimportrow'),
	(690, 'Can add sign-in code', 185, 'add_signincode'),
	(691, 'Can change sign-in code', 185, 'change_signincode'),
	(692, 'Can delete sign-in code', 185, 'delete_signincode'),
	(693, 'Can view sign-in code', 185, 'view_signincode'),
	(694, 'Can add standing', 186, 'add_standing'),
	(695, 'Can change standing', 186, 'change_standing'),
	(696, 'Can delete standing', 186, 'delete_standing'),
	(697, 'Can view standing', 186, 'view_standing'),
	(698, 'Can add unit', 187, 'add_unit'),
	(699, 'Can change unit', 187, 'change_unit'),
	(700, 'Can delete unit', 187, 'delete_unit'),
	(701, 'Can view unit', 187, 'view_unit'),
	(702, 'Can add home unit', 174, 'add_homeunit'),
	(703, 'Can change home unit', 174, 'change_homeunit'),
	(704, 'Can delete home unit', 174, 'delete_homeunit'),
	(705, 'Can view home unit', 174, 'view_homeunit'),
	(706, 'Can add grant', 172, 'add_grant'),
	(707, 'Can change grant', 172, 'change_grant'),
	(708, 'Can delete grant', 172, 'delete_grant'),
	(709, 'Can view grant', 172, 'view_grant'),
	(710, 'Can add unit edge', 188, 'add_unitedge'),
	(711, 'Can change unit edge', 188, 'change_unitedge'),
	(712, 'Can delete unit edge', 188, 'delete_unitedge'),
	(713, 'Can view unit edge', 188, 'view_unitedge'),
	(714, 'Can add unit name', 189, 'add_unitname'),
	(715, 'Can change unit name', 189, 'change_unitname'),
	(716, 'Can delete unit name', 189, 'delete_unitname'),
	(717, 'Can view unit name', 189, 'view_unitname'),
	(718, 'Can add unit path', 190, 'add_unitpath'),
	(719, 'Can change unit path', 190, 'change_unitpath'),
	(720, 'Can delete unit path', 190, 'delete_unitpath'),
	(721, 'Can view unit path', 190, 'view_unitpath'),
	(722, 'Can add wrong code', 170, 'add_codefailure'),
	(723, 'Can change wrong code', 170, 'change_codefailure'),
	(724, 'Can delete wrong code', 170, 'delete_codefailure'),
	(725, 'Can view wrong code', 170, 'view_codefailure'),
	(726, 'Can add API token', 169, 'add_apitoken'),
	(727, 'Can change API token', 169, 'change_apitoken'),
	(728, 'Can delete API token', 169, 'delete_apitoken'),
	(729, 'Can view API token', 169, 'view_apitoken'),
	(730, 'Can add request about personal data', 180, 'add_privacyrequest'),
	(731, 'Can change request about personal data', 180, 'change_privacyrequest'),
	(732, 'Can delete request about personal data', 180, 'delete_privacyrequest'),
	(733, 'Can view request about personal data', 180, 'view_privacyrequest'),
	(734, 'Can add notice', 177, 'add_notice'),
	(735, 'Can change notice', 177, 'change_notice'),
	(736, 'Can delete notice', 177, 'delete_notice'),
	(737, 'Can view notice', 177, 'view_notice'),
	(738, 'Can add wish for e-mail', 176, 'add_mailwish'),
	(739, 'Can change wish for e-mail', 176, 'change_mailwish'),
	(740, 'Can delete wish for e-mail', 176, 'delete_mailwish'),
	(741, 'Can view wish for e-mail', 176, 'view_mailwish'),
	(742, 'Can add mail about notices', 178, 'add_noticemail'),
	(743, 'Can change mail about notices', 178, 'change_noticemail'),
	(744, 'Can delete mail about notices', 178, 'delete_noticemail'),
	(745, 'Can view mail about notices', 178, 'view_noticemail'),
	(746, 'Can add code for an e-mail address', 175, 'add_mailcode'),
	(747, 'Can change code for an e-mail address', 175, 'change_mailcode'),
	(748, 'Can delete code for an e-mail address', 175, 'delete_mailcode'),
	(749, 'Can view code for an e-mail address', 175, 'view_mailcode'),
	(750, 'Can add succession of units', 191, 'add_unitsuccession'),
	(751, 'Can change succession of units', 191, 'change_unitsuccession'),
	(752, 'Can delete succession of units', 191, 'delete_unitsuccession'),
	(753, 'Can view succession of units', 191, 'view_unitsuccession'),
	(754, 'Can add handing over', 173, 'add_handover'),
	(755, 'Can change handing over', 173, 'change_handover'),
	(756, 'Can delete handing over', 173, 'delete_handover'),
	(757, 'Can view handing over', 173, 'view_handover'),
	(758, 'Can add second factor', 184, 'add_secondfactor'),
	(759, 'Can change second factor', 184, 'change_secondfactor'),
	(760, 'Can delete second factor', 184, 'delete_secondfactor'),
	(761, 'Can view second factor', 184, 'view_secondfactor'),
	(762, 'Can add device', 171, 'add_device'),
	(763, 'Can change device', 171, 'change_device'),
	(764, 'Can delete device', 171, 'delete_device'),
	(765, 'Can view device', 171, 'view_device'),
	(766, 'Can add recovery code', 181, 'add_recoverycode'),
	(767, 'Can change recovery code', 181, 'change_recoverycode'),
	(768, 'Can delete recovery code', 181, 'delete_recoverycode'),
	(769, 'Can view recovery code', 181, 'view_recoverycode'),
	(770, 'Can add audit event', 193, 'add_auditevent'),
	(771, 'Can change audit event', 193, 'change_auditevent'),
	(772, 'Can delete audit event', 193, 'delete_auditevent'),
	(773, 'Can view audit event', 193, 'view_auditevent'),
	(774, 'Can add job', 194, 'add_job'),
	(775, 'Can change job', 194, 'change_job'),
	(776, 'Can delete job', 194, 'delete_job'),
	(777, 'Can view job', 194, 'view_job'),
	(778, 'Can add search promotion', 197, 'add_searchpromotion'),
	(779, 'Can change search promotion', 197, 'change_searchpromotion'),
	(780, 'Can delete search promotion', 197, 'delete_searchpromotion'),
	(781, 'Can view search promotion', 197, 'view_searchpromotion'),
	(782, 'Can add query', 195, 'add_query'),
	(783, 'Can change query', 195, 'change_query'),
	(784, 'Can delete query', 195, 'delete_query'),
	(785, 'Can view query', 195, 'view_query'),
	(786, 'Can add Query Daily Hits', 196, 'add_querydailyhits'),
	(787, 'Can change Query Daily Hits', 196, 'change_querydailyhits'),
	(788, 'Can delete Query Daily Hits', 196, 'delete_querydailyhits'),
	(789, 'Can view Query Daily Hits', 196, 'view_querydailyhits'),
	(790, 'Can add embed', 198, 'add_embed'),
	(791, 'Can change embed', 198, 'change_embed'),
	(792, 'Can delete embed', 198, 'delete_embed'),
	(793, 'Can view embed', 198, 'view_embed'),
	(794, 'Can add user profile', 199, 'add_userprofile'),
	(795, 'Can change user profile', 199, 'change_userprofile'),
	(796, 'Can delete user profile', 199, 'delete_userprofile'),
	(797, 'Can view user profile', 199, 'view_userprofile'),
	(798, 'Can view document', 28, 'view_document'),
	(799, 'Can view image', 29, 'view_image'),
	(800, 'Can add rendition', 200, 'add_rendition'),
	(801, 'Can change rendition', 200, 'change_rendition'),
	(802, 'Can delete rendition', 200, 'delete_rendition'),
	(803, 'Can view rendition', 200, 'view_rendition'),
	(804, 'Can add index entry', 201, 'add_indexentry'),
	(805, 'Can change index entry', 201, 'change_indexentry'),
	(806, 'Can delete index entry', 201, 'delete_indexentry'),
	(807, 'Can view index entry', 201, 'view_indexentry'),
	(808, 'Can add editing session', 202, 'add_editingsession'),
	(809, 'Can change editing session', 202, 'change_editingsession'),
	(810, 'Can delete editing session', 202, 'delete_editingsession'),
	(811, 'Can view editing session', 202, 'view_editingsession'),
	(812, 'Can add form state', 203, 'add_formstate'),
	(813, 'Can change form state', 203, 'change_formstate'),
	(814, 'Can delete form state', 203, 'delete_formstate'),
	(815, 'Can view form state', 203, 'view_formstate'),
	(816, 'Can add tag', 204, 'add_tag'),
	(817, 'Can change tag', 204, 'change_tag'),
	(818, 'Can delete tag', 204, 'delete_tag'),
	(819, 'Can view tag', 204, 'view_tag'),
	(820, 'Can add tagged item', 205, 'add_taggeditem'),
	(821, 'Can change tagged item', 205, 'change_taggeditem'),
	(822, 'Can delete tagged item', 205, 'delete_taggeditem'),
	(823, 'Can view tagged item', 205, 'view_taggeditem'),
	(824, 'Can add Scheduled task', 208, 'add_schedule'),
	(825, 'Can change Scheduled task', 208, 'change_schedule'),
	(826, 'Can delete Scheduled task', 208, 'delete_schedule'),
	(827, 'Can view Scheduled task', 208, 'view_schedule'),
	(828, 'Can add Task', 210, 'add_task'),
	(829, 'Can change Task', 210, 'change_task'),
	(830, 'Can delete Task', 210, 'delete_task'),
	(831, 'Can view Task', 210, 'view_task'),
	(832, 'Can add Failed task', 206, 'add_failure'),
	(833, 'Can change Failed task', 206, 'change_failure'),
	(834, 'Can delete Failed task', 206, 'delete_failure'),
	(835, 'Can view Failed task', 206, 'view_failure'),
	(836, 'Can add Successful task', 209, 'add_success'),
	(837, 'Can change Successful task', 209, 'change_success'),
	(838, 'Can delete Successful task', 209, 'delete_success'),
	(839, 'Can view Successful task', 209, 'view_success'),
	(840, 'Can add Queued task', 207, 'add_ormq'),
	(841, 'Can change Queued task', 207, 'change_ormq'),
	(842, 'Can delete Queued task', 207, 'delete_ormq'),
	(843, 'Can view Queued task', 207, 'view_ormq'),
	(844, 'Can add access attempt', 211, 'add_accessattempt'),
	(845, 'Can change access attempt', 211, 'change_accessattempt'),
	(846, 'Can delete access attempt', 211, 'delete_accessattempt'),
	(847, 'Can view access attempt', 211, 'view_accessattempt'),
	(848, 'Can add access log', 214, 'add_accesslog'),
	(849, 'Can change access log', 214, 'change_accesslog'),
	(850, 'Can delete access log', 214, 'delete_accesslog'),
	(851, 'Can view access log', 214, 'view_accesslog'),
	(852, 'Can add access failure', 213, 'add_accessfailurelog'),
	(853, 'Can change access failure', 213, 'change_accessfailurelog'),
	(854, 'Can delete access failure', 213, 'delete_accessfailurelog'),
	(855, 'Can view access failure', 213, 'view_accessfailurelog'),
	(856, 'Can add access attempt expiration', 212, 'add_accessattemptexpiration'),
	(857, 'Can change access attempt expiration', 212, 'change_accessattemptexpiration'),
	(858, 'Can delete access attempt expiration', 212, 'delete_accessattemptexpiration'),
	(859, 'Can view access attempt expiration', 212, 'view_accessattemptexpiration'),
	(860, 'Can add permission', 216, 'add_permission'),
	(861, 'Can change permission', 216, 'change_permission'),
	(862, 'Can delete permission', 216, 'delete_permission'),
	(863, 'Can view permission', 216, 'view_permission'),
	(864, 'Can add group', 215, 'add_group'),
	(865, 'Can change group', 215, 'change_group'),
	(866, 'Can delete group', 215, 'delete_group'),
	(867, 'Can view group', 215, 'view_group'),
	(868, 'Can add content type', 217, 'add_contenttype'),
	(869, 'Can change content type', 217, 'change_contenttype'),
	(870, 'Can delete content type', 217, 'delete_contenttype'),
	(871, 'Can view content type', 217, 'view_contenttype'),
	(872, 'Can add session', 218, 'add_session'),
	(873, 'Can change session', 218, 'change_session'),
	(874, 'Can delete session', 218, 'delete_session'),
	(875, 'Can view session', 218, 'view_session');
INSERT INTO public.cms_contentapprovaltask VALUES
	(2),
	(3);
INSERT INTO public.cms_contentapprovaltask_groups VALUES
	(1, 2, 4),
	(2, 3, 4);
INSERT INTO public.cms_homepage VALUES
	(3, 'Nền tảng học tập lý luận chính trị của đảng bộ tỉnh: học nghị quyết, chỉ thị và làm bài kiểm tra trên điện thoại hoặc máy tính.', '[{"id": "aabb6171-a7e1-5bc9-816a-bb843678adfa", "type": "heading", "value": {"text": "Đây là gì?", "level": "2"}}, {"id": "9073c01b-45ae-5602-91c3-91e3c42b91ec", "type": "text", "value": "<p>Nơi đảng viên và học viên học các đợt học tập nghị quyết, làm bài trắc nghiệm và xem hồ sơ học tập của mình.</p>"}, {"id": "527674f0-59e6-52e8-bfa2-87e9676c3906", "type": "heading", "value": {"text": "Đăng nhập lần đầu", "level": "2"}}, {"id": "0efaa4f0-5570-51af-9c61-230f2cf37bf5", "type": "list", "value": {"items": ["Gặp bí thư chi bộ để nhận mã đăng nhập dùng một lần hoặc mã QR.", "Chọn “Đăng nhập”, nhập mã và đặt mật khẩu của riêng mình.", "Những lần sau, đăng nhập bằng tên đăng nhập và mật khẩu đã đặt."], "is_numbered": true}}, {"id": "58a2b1d4-7dc5-5794-b680-6059b8805890", "type": "heading", "value": {"text": "Quên mật khẩu?", "level": "2"}}, {"id": "fa7151a8-b396-5c13-a3e8-b1a30a51604e", "type": "text", "value": "<p>Đề nghị bí thư chi bộ cấp mã đăng nhập mới. Không cần thư điện tử.</p>"}]');
INSERT INTO public.django_content_type VALUES
	(1, 'wagtailcore', 'page'),
	(2, 'wagtailcore', 'groupapprovaltask'),
	(3, 'wagtailcore', 'apitoken'),
	(4, 'wagtailcore', 'collection'),
	(5, 'wagtailcore', 'collectionviewrestriction'),
	(6, 'wagtailcore', 'comment'),
	(7, 'wagtailcore', 'commentreply'),
	(8, 'wagtailcore', 'groupcollectionpermission'),
	(9, 'wagtailcore', 'grouppagepermission'),
	(10, 'wagtailcore', 'groupsitepermission'),
	(11, 'wagtailcore', 'locale'),
	(12, 'wagtailcore', 'modellogentry'),
	(13, 'wagtailcore', 'pagelogentry'),
	(14, 'wagtailcore', 'pagesubscription'),
	(15, 'wagtailcore', 'pageviewrestriction'),
	(16, 'wagtailcore', 'referenceindex'),
	(17, 'wagtailcore', 'revision'),
	(18, 'wagtailcore', 'site'),
	(19, 'wagtailcore', 'task'),
	(20, 'wagtailcore', 'taskstate'),
	(21, 'wagtailcore', 'uploadedfile'),
	(22, 'wagtailcore', 'workflow'),
	(23, 'wagtailcore', 'workflowcontenttype'),
	(24, 'wagtailcore', 'workflowpage'),
	(25, 'wagtailcore', 'workflowstate'),
	(26, 'wagtailcore', 'workflowtask'),
	(27, 'wagtailadmin', 'admin'),
	(28, 'wagtaildocs', 'document'),
	(29, 'wagtailimages', 'image'),
	(30, 'records', 'attestation'),
	(31, 'records', 'attestationgap'),
	(32, 'records', 'attestationstep'),
	(33, 'records', 'attestedabsence'),
	(34, 'records', 'certificate'),
	(35, 'records', 'certificatecheckfailure'),
	(36, 'records', 'certificateregister'),
	(37, 'records', 'certificateyear'),
	(38, 'records', 'completionrecord'),
	(39, 'records', 'contest'),
	(40, 'records', 'erasureproposal'),
	(41, 'records', 'exportrun'),
	(42, 'records', 'kepthead'),
	(43, 'records', 'ledgercheck'),
	(44, 'records', 'ledgerentry'),
	(45, 'records', 'ledgererasure'),
	(46, 'records', 'ledgerhead'),
	(47, 'records', 'ledgerleaf'),
	(48, 'records', 'ledgeropening'),
	(49, 'records', 'participation'),
	(50, 'records', 'ratingtable'),
	(51, 'records', 'reminderrun'),
	(52, 'records', 'reminderrung'),
	(53, 'records', 'report'),
	(54, 'records', 'reportfile'),
	(55, 'records', 'reportschedule'),
	(56, 'records', 'reportschedulerun'),
	(57, 'records', 'retraction'),
	(58, 'records', 'statedresult'),
	(59, 'records', 'statement'),
	(60, 'records', 'tally'),
	(61, 'records', 'wavereview'),
	(62, 'records', 'witnessmail'),
	(63, 'cms', 'contentapprovaltask'),
	(64, 'cms', 'coursepage'),
	(65, 'cms', 'documentimport'),
	(66, 'cms', 'homepage'),
	(67, 'cms', 'lesson'),
	(68, 'cms', 'lessoncheck'),
	(69, 'cms', 'lessonpage'),
	(70, 'live', 'absence'),
	(71, 'live', 'agendapart'),
	(72, 'live', 'attendance'),
	(73, 'live', 'broadcast'),
	(74, 'live', 'chatmessage'),
	(75, 'live', 'chatmute'),
	(76, 'live', 'chatroom'),
	(77, 'live', 'checkin'),
	(78, 'live', 'checkpoint'),
	(79, 'live', 'groupmember'),
	(80, 'live', 'groupwork'),
	(81, 'live', 'hall'),
	(82, 'live', 'hallseat'),
	(83, 'live', 'hallwitness'),
	(84, 'live', 'hand'),
	(85, 'live', 'invitedunit'),
	(86, 'live', 'livesession'),
	(87, 'live', 'mediasegment'),
	(88, 'live', 'paperlist'),
	(89, 'live', 'papermark'),
	(90, 'live', 'poll'),
	(91, 'live', 'pollanswer'),
	(92, 'live', 'presencelease'),
	(93, 'live', 'relaylease'),
	(94, 'live', 'replaycheck'),
	(95, 'live', 'replaywatch'),
	(96, 'live', 'rollcall'),
	(97, 'live', 'rollevent'),
	(98, 'live', 'roomquestion'),
	(99, 'live', 'roomvote'),
	(100, 'live', 'sessionevent'),
	(101, 'live', 'slide'),
	(102, 'live', 'slidedeck'),
	(103, 'live', 'smallgroup'),
	(104, 'assessments', 'adjustment'),
	(105, 'assessments', 'attempt'),
	(106, 'assessments', 'attemptdevice'),
	(107, 'assessments', 'attemptitem'),
	(108, 'assessments', 'attempttrace'),
	(109, 'assessments', 'blueprintline'),
	(110, 'assessments', 'carriedpoint'),
	(111, 'assessments', 'drawnpaper'),
	(112, 'assessments', 'drawround'),
	(113, 'assessments', 'handmark'),
	(114, 'assessments', 'inquiry'),
	(115, 'assessments', 'itemflag'),
	(116, 'assessments', 'itemresult'),
	(117, 'assessments', 'keycorrection'),
	(118, 'assessments', 'lookitem'),
	(119, 'assessments', 'outage'),
	(120, 'assessments', 'pointresult'),
	(121, 'assessments', 'pulse'),
	(122, 'assessments', 'question'),
	(123, 'assessments', 'questionbank'),
	(124, 'assessments', 'questionimport'),
	(125, 'assessments', 'questionversion'),
	(126, 'assessments', 'quiz'),
	(127, 'assessments', 'response'),
	(128, 'assessments', 'responseevent'),
	(129, 'assessments', 'responsefile'),
	(130, 'assessments', 'resultchange'),
	(131, 'assessments', 'resultnotice'),
	(132, 'assessments', 'runanalysis'),
	(133, 'assessments', 'signal'),
	(134, 'h5p', 'assetpack'),
	(135, 'h5p', 'content'),
	(136, 'h5p', 'draft'),
	(137, 'h5p', 'exercise'),
	(138, 'h5p', 'library'),
	(139, 'h5p', 'placement'),
	(140, 'h5p', 'practicemark'),
	(141, 'h5p', 'practiceresult'),
	(142, 'h5p', 'revision'),
	(143, 'h5p', 'savedstate'),
	(144, 'h5p', 'tempfile'),
	(145, 'h5p', 'upgrade'),
	(146, 'h5p', 'upgradedcontent'),
	(147, 'h5p', 'upgradeplan'),
	(148, 'courses', 'activity'),
	(149, 'courses', 'admission'),
	(150, 'courses', 'campaign'),
	(151, 'courses', 'campaignstep'),
	(152, 'courses', 'campaignversion'),
	(153, 'courses', 'contentclip'),
	(154, 'courses', 'contentversion'),
	(155, 'courses', 'course'),
	(156, 'courses', 'courserun'),
	(157, 'courses', 'enrolment'),
	(158, 'courses', 'point'),
	(159, 'courses', 'progress'),
	(160, 'courses', 'resolution'),
	(161, 'courses', 'responsiblehead'),
	(162, 'courses', 'rosterentry'),
	(163, 'courses', 'section'),
	(164, 'courses', 'studyday'),
	(165, 'courses', 'studysitting'),
	(166, 'courses', 'studytrace'),
	(167, 'courses', 'waiver'),
	(168, 'courses', 'wave'),
	(169, 'people', 'apitoken'),
	(170, 'people', 'codefailure'),
	(171, 'people', 'device'),
	(172, 'people', 'grant'),
	(173, 'people', 'handover'),
	(174, 'people', 'homeunit'),
	(175, 'people', 'mailcode'),
	(176, 'people', 'mailwish'),
	(177, 'people', 'notice'),
	(178, 'people', 'noticemail'),
	(179, 'people', 'person'),
	(180, 'people', 'privacyrequest'),
	(181, 'people', 'recoverycode'),
	(182, 'people', 'rosterimport'),
	(183, 'people', 'rosterimportrow'),
	(184, 'people', 'secondfactor'),
	(185, 'people', 'signincode'),
	(186, 'people', 'standing'),
	(187, 'people', 'unit'),
	(188, 'people', 'unitedge'),
	(189, 'people', 'unitname'),
	(190, 'people', 'unitpath'),
	(191, 'people', 'unitsuccession'),
	(192, 'people', 'user'),
	(193, 'kernel', 'auditevent'),
	(194, 'kernel', 'job'),
	(195, 'wagtailsearchpromotions', 'query'),
	(196, 'wagtailsearchpromotions', 'querydailyhits'),
	(197, 'wagtailsearchpromotions', 'searchpromotion'),
	(198, 'wagtailembeds', 'embed'),
	(199, 'wagtailusers', 'userprofile'),
	(200, 'wagtailimages', 'rendition'),
	(201, 'wagtailsearch', 'indexentry'),
	(202, 'wagtailadmin', 'editingsession'),
	(203, 'wagtailadmin', 'formstate'),
	(204, 'taggit', 'tag'),
	(205, 'taggit', 'taggeditem'),
	(206, 'django_q', 'failure'),
	(207, 'django_q', 'ormq'),
	(208, 'django_q', 'schedule'),
	(209, 'django_q', 'success'),
	(210, 'django_q', 'task'),
	(211, 'axes', 'accessattempt'),
	(212, 'axes', 'accessattemptexpiration'),
	(213, 'axes', 'accessfailurelog'),
	(214, 'axes', 'accesslog'),
	(215, 'auth', 'group'),
	(216, 'auth', 'permission'),
	(217, 'contenttypes', 'contenttype'),
	(218, 'sessions', 'session');
INSERT INTO public.django_migrations VALUES
	(1, 'kernel', '0001_initial', '2026-06-01 00:00:00+00'),
	(2, 'kernel', '0002_audit_is_append_only', '2026-06-01 00:00:00+00'),
	(3, 'people', '0001_extensions', '2026-06-01 00:00:00+00'),
	(4, 'contenttypes', '0001_initial', '2026-06-01 00:00:00+00'),
	(5, 'contenttypes', '0002_remove_content_type_name', '2026-06-01 00:00:00+00'),
	(6, 'auth', '0001_initial', '2026-06-01 00:00:00+00'),
	(7, 'auth', '0002_alter_permission_name_max_length', '2026-06-01 00:00:00+00'),
	(8, 'auth', '0003_alter_user_email_max_length', '2026-06-01 00:00:00+00'),
	(9, 'auth', '0004_alter_user_username_opts', '2026-06-01 00:00:00+00'),
	(10, 'auth', '0005_alter_user_last_login_null', '2026-06-01 00:00:00+00'),
	(11, 'auth', '0006_require_contenttypes_0002', '2026-06-01 00:00:00+00'),
	(12, 'auth', '0007_alter_validators_add_error_messages', '2026-06-01 00:00:00+00'),
	(13, 'auth', '0008_alter_user_username_max_length', '2026-06-01 00:00:00+00'),
	(14, 'auth', '0009_alter_user_last_name_max_length', '2026-06-01 00:00:00+00'),
	(15, 'auth', '0010_alter_group_name_max_length', '2026-06-01 00:00:00+00'),
	(16, 'auth', '0011_update_proxy_permissions', '2026-06-01 00:00:00+00'),
	(17, 'auth', '0012_alter_user_first_name_max_length', '2026-06-01 00:00:00+00'),
	(18, 'people', '0002_people', '2026-06-01 00:00:00+00'),
	(19, 'people', '0003_sign_in', '2026-06-01 00:00:00+00'),
	(20, 'people', '0004_roster_decision', '2026-06-01 00:00:00+00'),
	(21, 'people', '0010_api_token', '2026-06-01 00:00:00+00'),
	(22, 'courses', '0001_courses', '2026-06-01 00:00:00+00'),
	(23, 'courses', '0002_version_names_its_course', '2026-06-01 00:00:00+00'),
	(24, 'assessments', '0001_assessments', '2026-06-01 00:00:00+00'),
	(25, 'assessments', '0002_approved_questions_stand', '2026-06-01 00:00:00+00'),
	(26, 'assessments', '0003_save_answers', '2026-06-01 00:00:00+00'),
	(27, 'assessments', '0010_typed_answers', '2026-06-01 00:00:00+00'),
	(28, 'assessments', '0011_save_typed_answers', '2026-06-01 00:00:00+00'),
	(29, 'assessments', '0020_import_formats', '2026-06-01 00:00:00+00'),
	(30, 'assessments', '0030_analysis', '2026-06-01 00:00:00+00'),
	(31, 'assessments', '0031_changes_of_results_stand', '2026-06-01 00:00:00+00'),
	(32, 'assessments', '0040_papers_drawn_ahead', '2026-06-01 00:00:00+00'),
	(33, 'assessments', '0041_outages', '2026-06-01 00:00:00+00'),
	(34, 'assessments', '0050_papers_open_and_rest', '2026-06-01 00:00:00+00'),
	(35, 'assessments', '0051_flag_for_later', '2026-06-01 00:00:00+00'),
	(36, 'assessments', '0052_practice', '2026-06-01 00:00:00+00'),
	(37, 'assessments', '0053_adjustments_and_sitting_again', '2026-06-01 00:00:00+00'),
	(38, 'assessments', '0054_signals', '2026-06-01 00:00:00+00'),
	(39, 'assessments', '0070_hand_marks', '2026-06-01 00:00:00+00'),
	(40, 'assessments', '0080_blueprint_by_type', '2026-06-01 00:00:00+00'),
	(41, 'assessments', '0081_last_attempt_counts', '2026-06-01 00:00:00+00'),
	(42, 'assessments', '0082_handed_files', '2026-06-01 00:00:00+00'),
	(43, 'assessments', '0083_result_notices', '2026-06-01 00:00:00+00'),
	(44, 'assessments', '0084_inquiries', '2026-06-01 00:00:00+00'),
	(45, 'assessments', '0085_open_signals_have_inquiries', '2026-06-01 00:00:00+00'),
	(46, 'axes', '0001_initial', '2026-06-01 00:00:00+00'),
	(47, 'axes', '0002_auto_20151217_2044', '2026-06-01 00:00:00+00'),
	(48, 'axes', '0003_auto_20160322_0929', '2026-06-01 00:00:00+00'),
	(49, 'axes', '0004_auto_20181024_1538', '2026-06-01 00:00:00+00'),
	(50, 'axes', '0005_remove_accessattempt_trusted', '2026-06-01 00:00:00+00'),
	(51, 'axes', '0006_remove_accesslog_trusted', '2026-06-01 00:00:00+00'),
	(52, 'axes', '0007_alter_accessattempt_unique_together', '2026-06-01 00:00:00+00'),
	(53, 'axes', '0008_accessfailurelog', '2026-06-01 00:00:00+00'),
	(54, 'axes', '0009_add_session_hash', '2026-06-01 00:00:00+00'),
	(55, 'axes', '0010_accessattemptexpiration', '2026-06-01 00:00:00+00'),
	(56, 'wagtailcore', '0001_initial', '2026-06-01 00:00:00+00'),
	(57, 'wagtailcore', '0002_initial_data', '2026-06-01 00:00:00+00'),
	(58, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-06-01 00:00:00+00'),
	(59, 'wagtailcore', '0004_page_locked', '2026-06-01 00:00:00+00'),
	(60, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-06-01 00:00:00+00'),
	(61, 'wagtailcore', '0006_add_lock_page_permission', '2026-06-01 00:00:00+00'),
	(62, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-06-01 00:00:00+00'),
	(63, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-06-01 00:00:00+00'),
	(64, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-06-01 00:00:00+00'),
	(65, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-06-01 00:00:00+00'),
	(66, 'wagtailcore', '0011_page_first_published_at', '2026-06-01 00:00:00+00'),
	(67, 'wagtailcore', '0012_extend_page_slug_field', '2026-06-01 00:00:00+00'),
	(68, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-06-01 00:00:00+00'),
	(69, 'wagtailcore', '0014_add_verbose_name', '2026-06-01 00:00:00+00'),
	(70, 'wagtailcore', '0015_add_more_verbose_names', '2026-06-01 00:00:00+00'),
	(71, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-06-01 00:00:00+00'),
	(72, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-06-01 00:00:00+00'),
	(73, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-06-01 00:00:00+00'),
	(74, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-06-01 00:00:00+00'),
	(75, 'wagtailcore', '0019_verbose_names_cleanup', '2026-06-01 00:00:00+00'),
	(76, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-06-01 00:00:00+00'),
	(77, 'wagtailcore', '0021_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(78, 'wagtailcore', '0022_add_site_name', '2026-06-01 00:00:00+00'),
	(79, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-06-01 00:00:00+00'),
	(80, 'wagtailcore', '0024_collection', '2026-06-01 00:00:00+00'),
	(81, 'wagtailcore', '0025_collection_initial_data', '2026-06-01 00:00:00+00'),
	(82, 'wagtailcore', '0026_group_collection_permission', '2026-06-01 00:00:00+00'),
	(83, 'wagtailcore', '0027_fix_collection_path_collation', '2026-06-01 00:00:00+00'),
	(84, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-06-01 00:00:00+00'),
	(85, 'wagtailcore', '0028_merge', '2026-06-01 00:00:00+00'),
	(86, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-06-01 00:00:00+00'),
	(87, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-06-01 00:00:00+00'),
	(88, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-06-01 00:00:00+00'),
	(89, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-06-01 00:00:00+00'),
	(90, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-06-01 00:00:00+00'),
	(91, 'wagtailcore', '0034_page_live_revision', '2026-06-01 00:00:00+00'),
	(92, 'wagtailcore', '0035_page_last_published_at', '2026-06-01 00:00:00+00'),
	(93, 'wagtailcore', '0036_populate_page_last_published_at', '2026-06-01 00:00:00+00'),
	(94, 'wagtailcore', '0037_set_page_owner_editable', '2026-06-01 00:00:00+00'),
	(95, 'wagtailcore', '0038_make_first_published_at_editable', '2026-06-01 00:00:00+00'),
	(96, 'wagtailcore', '0039_collectionviewrestriction', '2026-06-01 00:00:00+00'),
	(97, 'wagtailcore', '0040_page_draft_title', '2026-06-01 00:00:00+00'),
	(98, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-06-01 00:00:00+00'),
	(99, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-06-01 00:00:00+00'),
	(100, 'wagtailcore', '0043_lock_fields', '2026-06-01 00:00:00+00'),
	(101, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-06-01 00:00:00+00'),
	(102, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-06-01 00:00:00+00'),
	(103, 'wagtailcore', '0046_site_name_remove_null', '2026-06-01 00:00:00+00'),
	(104, 'wagtailcore', '0047_add_workflow_models', '2026-06-01 00:00:00+00'),
	(105, 'wagtailcore', '0048_add_default_workflows', '2026-06-01 00:00:00+00'),
	(106, 'wagtailcore', '0049_taskstate_finished_by', '2026-06-01 00:00:00+00'),
	(107, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-06-01 00:00:00+00'),
	(108, 'wagtailcore', '0051_taskstate_comment', '2026-06-01 00:00:00+00'),
	(109, 'wagtailcore', '0052_pagelogentry', '2026-06-01 00:00:00+00'),
	(110, 'wagtailcore', '0053_locale_model', '2026-06-01 00:00:00+00'),
	(111, 'wagtailcore', '0054_initial_locale', '2026-06-01 00:00:00+00'),
	(112, 'wagtailcore', '0055_page_locale_fields', '2026-06-01 00:00:00+00'),
	(113, 'wagtailcore', '0056_page_locale_fields_populate', '2026-06-01 00:00:00+00'),
	(114, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-06-01 00:00:00+00'),
	(115, 'wagtailcore', '0058_page_alias_of', '2026-06-01 00:00:00+00'),
	(116, 'wagtailcore', '0059_apply_collection_ordering', '2026-06-01 00:00:00+00'),
	(117, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-06-01 00:00:00+00'),
	(118, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-06-01 00:00:00+00'),
	(119, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-06-01 00:00:00+00'),
	(120, 'wagtailcore', '0063_modellogentry', '2026-06-01 00:00:00+00'),
	(121, 'wagtailcore', '0064_log_timestamp_indexes', '2026-06-01 00:00:00+00'),
	(122, 'wagtailcore', '0065_log_entry_uuid', '2026-06-01 00:00:00+00'),
	(123, 'wagtailcore', '0066_collection_management_permissions', '2026-06-01 00:00:00+00'),
	(124, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-06-01 00:00:00+00'),
	(125, 'wagtailcore', '0068_log_entry_empty_object', '2026-06-01 00:00:00+00'),
	(126, 'wagtailcore', '0069_log_entry_jsonfield', '2026-06-01 00:00:00+00'),
	(127, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-06-01 00:00:00+00'),
	(128, 'wagtailcore', '0071_populate_revision_content_type', '2026-06-01 00:00:00+00'),
	(129, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-06-01 00:00:00+00'),
	(130, 'wagtailcore', '0073_page_latest_revision', '2026-06-01 00:00:00+00'),
	(131, 'wagtailcore', '0074_revision_object_str', '2026-06-01 00:00:00+00'),
	(132, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-06-01 00:00:00+00'),
	(133, 'wagtailcore', '0076_modellogentry_revision', '2026-06-01 00:00:00+00'),
	(134, 'wagtailcore', '0077_alter_revision_user', '2026-06-01 00:00:00+00'),
	(135, 'wagtailcore', '0078_referenceindex', '2026-06-01 00:00:00+00'),
	(136, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-06-01 00:00:00+00'),
	(137, 'wagtailcore', '0080_generic_workflowstate', '2026-06-01 00:00:00+00'),
	(138, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-06-01 00:00:00+00'),
	(139, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-06-01 00:00:00+00'),
	(140, 'wagtailcore', '0083_workflowcontenttype', '2026-06-01 00:00:00+00'),
	(141, 'wagtailcore', '0084_add_default_page_permissions', '2026-06-01 00:00:00+00'),
	(142, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-06-01 00:00:00+00'),
	(143, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-06-01 00:00:00+00'),
	(144, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-06-01 00:00:00+00'),
	(145, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-06-01 00:00:00+00'),
	(146, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-06-01 00:00:00+00'),
	(147, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-06-01 00:00:00+00'),
	(148, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-06-01 00:00:00+00'),
	(149, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-06-01 00:00:00+00'),
	(150, 'wagtailcore', '0093_uploadedfile', '2026-06-01 00:00:00+00'),
	(151, 'wagtailcore', '0094_alter_page_locale', '2026-06-01 00:00:00+00'),
	(152, 'wagtailcore', '0095_groupsitepermission', '2026-06-01 00:00:00+00'),
	(153, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-06-01 00:00:00+00'),
	(154, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-06-01 00:00:00+00'),
	(155, 'wagtailcore', '0098_apitoken', '2026-06-01 00:00:00+00'),
	(156, 'cms', '0001_pages_and_lessons', '2026-06-01 00:00:00+00'),
	(157, 'cms', '0002_document_import', '2026-06-01 00:00:00+00'),
	(158, 'cms', '0010_exercise_block', '2026-06-01 00:00:00+00'),
	(159, 'cms', '0011_watched_clips', '2026-06-01 00:00:00+00'),
	(160, 'courses', '0010_sessions_open_what_follows', '2026-06-01 00:00:00+00'),
	(161, 'courses', '0011_study_time', '2026-06-01 00:00:00+00'),
	(162, 'courses', '0012_missed_checks', '2026-06-01 00:00:00+00'),
	(163, 'courses', '0013_waves', '2026-06-01 00:00:00+00'),
	(164, 'django_q', '0001_initial', '2026-06-01 00:00:00+00'),
	(165, 'django_q', '0002_auto_20150630_1624', '2026-06-01 00:00:00+00'),
	(166, 'django_q', '0003_auto_20150708_1326', '2026-06-01 00:00:00+00'),
	(167, 'django_q', '0004_auto_20150710_1043', '2026-06-01 00:00:00+00'),
	(168, 'django_q', '0005_auto_20150718_1506', '2026-06-01 00:00:00+00'),
	(169, 'django_q', '0006_auto_20150805_1817', '2026-06-01 00:00:00+00'),
	(170, 'django_q', '0007_ormq', '2026-06-01 00:00:00+00'),
	(171, 'django_q', '0008_auto_20160224_1026', '2026-06-01 00:00:00+00'),
	(172, 'django_q', '0009_auto_20171009_0915', '2026-06-01 00:00:00+00'),
	(173, 'django_q', '0010_auto_20200610_0856', '2026-06-01 00:00:00+00'),
	(174, 'django_q', '0011_auto_20200628_1055', '2026-06-01 00:00:00+00'),
	(175, 'django_q', '0012_auto_20200702_1608', '2026-06-01 00:00:00+00'),
	(176, 'django_q', '0013_task_attempt_count', '2026-06-01 00:00:00+00'),
	(177, 'django_q', '0014_schedule_cluster', '2026-06-01 00:00:00+00'),
	(178, 'django_q', '0015_alter_schedule_schedule_type', '2026-06-01 00:00:00+00'),
	(179, 'django_q', '0016_schedule_intended_date_kwarg', '2026-06-01 00:00:00+00'),
	(180, 'django_q', '0017_task_cluster_alter', '2026-06-01 00:00:00+00'),
	(181, 'django_q', '0018_task_success_index', '2026-06-01 00:00:00+00'),
	(182, 'django_q', '0019_alter_task_options_alter_ormq_key_alter_ormq_lock_and_more', '2026-06-01 00:00:00+00'),
	(183, 'h5p', '0001_h5p', '2026-06-01 00:00:00+00'),
	(184, 'h5p', '0010_practice_trust', '2026-06-01 00:00:00+00'),
	(185, 'h5p', '0011_placement', '2026-06-01 00:00:00+00'),
	(186, 'h5p', '0012_upgrades', '2026-06-01 00:00:00+00'),
	(187, 'h5p', '0013_practice_mark', '2026-06-01 00:00:00+00'),
	(188, 'h5p', '0014_official_editor', '2026-06-01 00:00:00+00'),
	(189, 'h5p', '0016_marked_answer', '2026-06-01 00:00:00+00'),
	(190, 'h5p', '0017_marked_so_far', '2026-06-01 00:00:00+00'),
	(191, 'h5p', '0018_draft', '2026-06-01 00:00:00+00'),
	(192, 'h5p', '0019_upgrade_plan', '2026-06-01 00:00:00+00'),
	(193, 'h5p', '0020_draft_page', '2026-06-01 00:00:00+00'),
	(194, 'kernel', '0003_job', '2026-06-01 00:00:00+00'),
	(195, 'people', '0011_privacy_requests', '2026-06-01 00:00:00+00'),
	(196, 'people', '0012_notices', '2026-06-01 00:00:00+00'),
	(197, 'people', '0013_notice_mail', '2026-06-01 00:00:00+00'),
	(198, 'people', '0014_privacy_notice', '2026-06-01 00:00:00+00'),
	(199, 'people', '0015_mail_code', '2026-06-01 00:00:00+00'),
	(200, 'live', '0001_live_sessions', '2026-06-01 00:00:00+00'),
	(201, 'live', '0010_absences', '2026-06-01 00:00:00+00'),
	(202, 'live', '0011_hall_closing', '2026-06-01 00:00:00+00'),
	(203, 'live', '0012_calendar_and_reminders', '2026-06-01 00:00:00+00'),
	(204, 'live', '0013_live_media', '2026-06-01 00:00:00+00'),
	(205, 'live', '0014_chat', '2026-06-01 00:00:00+00'),
	(206, 'live', '0015_slide_deck', '2026-06-01 00:00:00+00'),
	(207, 'live', '0016_replay_check', '2026-06-01 00:00:00+00'),
	(208, 'live', '0017_lease_moves_in_place', '2026-06-01 00:00:00+00'),
	(209, 'live', '0020_reminders_are_notices', '2026-06-01 00:00:00+00'),
	(210, 'live', '0021_no_table_of_reminders', '2026-06-01 00:00:00+00'),
	(211, 'live', '0023_small_groups', '2026-06-01 00:00:00+00'),
	(212, 'live', '0025_relayed_broadcast', '2026-06-01 00:00:00+00'),
	(213, 'live', '0026_relay_lease', '2026-06-01 00:00:00+00'),
	(214, 'people', '0016_unit_succession', '2026-06-01 00:00:00+00'),
	(215, 'people', '0017_hand_over', '2026-06-01 00:00:00+00'),
	(216, 'people', '0018_second_factor', '2026-06-01 00:00:00+00'),
	(217, 'records', '0001_records', '2026-06-01 00:00:00+00'),
	(218, 'records', '0010_ledger', '2026-06-01 00:00:00+00'),
	(219, 'records', '0011_ledger_stands', '2026-06-01 00:00:00+00'),
	(220, 'records', '0020_contest', '2026-06-01 00:00:00+00'),
	(221, 'records', '0021_stated_results_stand', '2026-06-01 00:00:00+00'),
	(222, 'records', '0022_evaluation_package', '2026-06-01 00:00:00+00'),
	(223, 'records', '0030_attestation', '2026-06-01 00:00:00+00'),
	(224, 'records', '0031_attestations_stand', '2026-06-01 00:00:00+00'),
	(225, 'records', '0032_reasons_of_live_absences', '2026-06-01 00:00:00+00'),
	(226, 'records', '0033_retractions', '2026-06-01 00:00:00+00'),
	(227, 'records', '0034_retractions_stand', '2026-06-01 00:00:00+00'),
	(228, 'records', '0035_reports', '2026-06-01 00:00:00+00'),
	(229, 'records', '0039_certificate', '2026-06-01 00:00:00+00'),
	(230, 'records', '0040_certificates_stand', '2026-06-01 00:00:00+00'),
	(231, 'records', '0045_reminders', '2026-06-01 00:00:00+00'),
	(232, 'records', '0046_witness_mail', '2026-06-01 00:00:00+00'),
	(233, 'records', '0047_rating_table', '2026-06-01 00:00:00+00'),
	(234, 'records', '0048_kept_head', '2026-06-01 00:00:00+00'),
	(235, 'records', '0049_report_schedule', '2026-06-01 00:00:00+00'),
	(236, 'records', '0050_erasure', '2026-06-01 00:00:00+00'),
	(237, 'records', '0051_report_of_a_class', '2026-06-01 00:00:00+00'),
	(238, 'records', '0052_waves', '2026-06-01 00:00:00+00'),
	(239, 'records', '0053_signed_reviews_stand', '2026-06-01 00:00:00+00'),
	(240, 'sessions', '0001_initial', '2026-06-01 00:00:00+00'),
	(241, 'taggit', '0001_initial', '2026-06-01 00:00:00+00'),
	(242, 'taggit', '0002_auto_20150616_2121', '2026-06-01 00:00:00+00'),
	(243, 'taggit', '0003_taggeditem_add_unique_index', '2026-06-01 00:00:00+00'),
	(244, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-06-01 00:00:00+00'),
	(245, 'taggit', '0005_auto_20220424_2025', '2026-06-01 00:00:00+00'),
	(246, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-06-01 00:00:00+00'),
	(247, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-06-01 00:00:00+00'),
	(248, 'wagtailadmin', '0002_admin', '2026-06-01 00:00:00+00'),
	(249, 'wagtailadmin', '0003_admin_managed', '2026-06-01 00:00:00+00'),
	(250, 'wagtailadmin', '0004_editingsession', '2026-06-01 00:00:00+00'),
	(251, 'wagtailadmin', '0005_editingsession_is_editing', '2026-06-01 00:00:00+00'),
	(252, 'wagtailadmin', '0006_formstate', '2026-06-01 00:00:00+00'),
	(253, 'wagtaildocs', '0001_initial', '2026-06-01 00:00:00+00'),
	(254, 'wagtaildocs', '0002_initial_data', '2026-06-01 00:00:00+00'),
	(255, 'wagtaildocs', '0003_add_verbose_names', '2026-06-01 00:00:00+00'),
	(256, 'wagtaildocs', '0004_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(257, 'wagtaildocs', '0005_document_collection', '2026-06-01 00:00:00+00'),
	(258, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-06-01 00:00:00+00'),
	(259, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-06-01 00:00:00+00'),
	(260, 'wagtaildocs', '0007_merge', '2026-06-01 00:00:00+00'),
	(261, 'wagtaildocs', '0008_document_file_size', '2026-06-01 00:00:00+00'),
	(262, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-06-01 00:00:00+00'),
	(263, 'wagtaildocs', '0010_document_file_hash', '2026-06-01 00:00:00+00'),
	(264, 'wagtaildocs', '0011_add_choose_permissions', '2026-06-01 00:00:00+00'),
	(265, 'wagtaildocs', '0012_uploadeddocument', '2026-06-01 00:00:00+00'),
	(266, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-06-01 00:00:00+00'),
	(267, 'wagtaildocs', '0014_alter_document_file_size', '2026-06-01 00:00:00+00'),
	(268, 'wagtailembeds', '0001_initial', '2026-06-01 00:00:00+00'),
	(269, 'wagtailembeds', '0002_add_verbose_names', '2026-06-01 00:00:00+00'),
	(270, 'wagtailembeds', '0003_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(271, 'wagtailembeds', '0004_embed_verbose_name_plural', '2026-06-01 00:00:00+00'),
	(272, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '2026-06-01 00:00:00+00'),
	(273, 'wagtailembeds', '0006_add_embed_hash', '2026-06-01 00:00:00+00'),
	(274, 'wagtailembeds', '0007_populate_hash', '2026-06-01 00:00:00+00'),
	(275, 'wagtailembeds', '0008_allow_long_urls', '2026-06-01 00:00:00+00'),
	(276, 'wagtailembeds', '0009_embed_cache_until', '2026-06-01 00:00:00+00'),
	(277, 'wagtailimages', '0001_initial', '2026-06-01 00:00:00+00'),
	(278, 'wagtailimages', '0002_initial_data', '2026-06-01 00:00:00+00'),
	(279, 'wagtailimages', '0003_fix_focal_point_fields', '2026-06-01 00:00:00+00'),
	(280, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-06-01 00:00:00+00'),
	(281, 'wagtailimages', '0005_make_filter_spec_unique', '2026-06-01 00:00:00+00'),
	(282, 'wagtailimages', '0006_add_verbose_names', '2026-06-01 00:00:00+00'),
	(283, 'wagtailimages', '0007_image_file_size', '2026-06-01 00:00:00+00'),
	(284, 'wagtailimages', '0008_image_created_at_index', '2026-06-01 00:00:00+00'),
	(285, 'wagtailimages', '0009_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(286, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-06-01 00:00:00+00'),
	(287, 'wagtailimages', '0011_image_collection', '2026-06-01 00:00:00+00'),
	(288, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-06-01 00:00:00+00'),
	(289, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-06-01 00:00:00+00'),
	(290, 'wagtailimages', '0014_add_filter_spec_field', '2026-06-01 00:00:00+00'),
	(291, 'wagtailimages', '0015_fill_filter_spec_field', '2026-06-01 00:00:00+00'),
	(292, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-06-01 00:00:00+00'),
	(293, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-06-01 00:00:00+00'),
	(294, 'wagtailimages', '0018_remove_rendition_filter', '2026-06-01 00:00:00+00'),
	(295, 'wagtailimages', '0019_delete_filter', '2026-06-01 00:00:00+00'),
	(296, 'wagtailimages', '0020_add-verbose-name', '2026-06-01 00:00:00+00'),
	(297, 'wagtailimages', '0021_image_file_hash', '2026-06-01 00:00:00+00'),
	(298, 'wagtailimages', '0001_squashed_0021', '2026-06-01 00:00:00+00'),
	(299, 'wagtailimages', '0022_uploadedimage', '2026-06-01 00:00:00+00'),
	(300, 'wagtailimages', '0023_add_choose_permissions', '2026-06-01 00:00:00+00'),
	(301, 'wagtailimages', '0024_index_image_file_hash', '2026-06-01 00:00:00+00'),
	(302, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-06-01 00:00:00+00'),
	(303, 'wagtailimages', '0026_delete_uploadedimage', '2026-06-01 00:00:00+00'),
	(304, 'wagtailimages', '0027_image_description', '2026-06-01 00:00:00+00'),
	(305, 'wagtailsearch', '0001_initial', '2026-06-01 00:00:00+00'),
	(306, 'wagtailsearch', '0002_add_verbose_names', '2026-06-01 00:00:00+00'),
	(307, 'wagtailsearch', '0003_remove_editors_pick', '2026-06-01 00:00:00+00'),
	(308, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-06-01 00:00:00+00'),
	(309, 'wagtailsearch', '0005_create_indexentry', '2026-06-01 00:00:00+00'),
	(310, 'wagtailsearch', '0006_customise_indexentry', '2026-06-01 00:00:00+00'),
	(311, 'wagtailsearch', '0007_delete_editorspick', '2026-06-01 00:00:00+00'),
	(312, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-06-01 00:00:00+00'),
	(313, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-06-01 00:00:00+00'),
	(314, 'wagtailsearch', '0010_add_text_fields', '2026-06-01 00:00:00+00'),
	(315, 'wagtailsearchpromotions', '0001_initial', '2026-06-01 00:00:00+00'),
	(316, 'wagtailsearchpromotions', '0002_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(317, 'wagtailsearchpromotions', '0003_query_querydailyhits', '2026-06-01 00:00:00+00'),
	(318, 'wagtailsearchpromotions', '0004_copy_queries', '2026-06-01 00:00:00+00'),
	(319, 'wagtailsearchpromotions', '0005_switch_query_model', '2026-06-01 00:00:00+00'),
	(320, 'wagtailsearchpromotions', '0006_reset_query_sequence', '2026-06-01 00:00:00+00'),
	(321, 'wagtailsearchpromotions', '0007_searchpromotion_external_link_text_and_more', '2026-06-01 00:00:00+00'),
	(322, 'wagtailsearchpromotions', '0008_query_verbose_name', '2026-06-01 00:00:00+00'),
	(323, 'wagtailusers', '0001_initial', '2026-06-01 00:00:00+00'),
	(324, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-06-01 00:00:00+00'),
	(325, 'wagtailusers', '0003_add_verbose_names', '2026-06-01 00:00:00+00'),
	(326, 'wagtailusers', '0004_capitalizeverbose', '2026-06-01 00:00:00+00'),
	(327, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-06-01 00:00:00+00'),
	(328, 'wagtailusers', '0006_userprofile_prefered_language', '2026-06-01 00:00:00+00'),
	(329, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-06-01 00:00:00+00'),
	(330, 'wagtailusers', '0008_userprofile_avatar', '2026-06-01 00:00:00+00'),
	(331, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-06-01 00:00:00+00'),
	(332, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-06-01 00:00:00+00'),
	(333, 'wagtailusers', '0011_userprofile_dismissibles', '2026-06-01 00:00:00+00'),
	(334, 'wagtailusers', '0012_userprofile_theme', '2026-06-01 00:00:00+00'),
	(335, 'wagtailusers', '0013_userprofile_density', '2026-06-01 00:00:00+00'),
	(336, 'wagtailusers', '0014_userprofile_contrast', '2026-06-01 00:00:00+00'),
	(337, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-06-01 00:00:00+00');
INSERT INTO public.wagtailcore_collection VALUES
	(1, '0001', 1, 0, 'Root');
INSERT INTO public.wagtailcore_groupapprovaltask VALUES
	(1);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES
	(13, 1, 3, 114),
	(14, 1, 3, 115),
	(15, 1, 3, 117),
	(16, 1, 3, 110),
	(17, 1, 3, 111),
	(18, 1, 3, 113);
INSERT INTO public.wagtailcore_grouppagepermission VALUES
	(8, 3, 1, 69),
	(9, 3, 1, 70),
	(10, 3, 1, 74),
	(11, 3, 1, 76),
	(12, 4, 1, 74),
	(13, 4, 1, 76);
INSERT INTO public.wagtailcore_locale VALUES
	(1, 'vi');
INSERT INTO public.wagtailcore_page VALUES
	(1, '0001', 1, 1, 'Gốc', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Gốc', NULL, NULL, 'a1895260-dbd5-5b75-aef9-6b493c490beb', 1, NULL, NULL),
	(3, '00010001', 2, 0, 'Học tập', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 66, NULL, false, '2026-06-01 00:00:00+00', '2026-06-01 00:00:00+00', 1, '2026-06-01 00:00:00+00', 'Học tập', NULL, NULL, 'c0d85041-f6d8-5355-8fc7-90b13118cc75', 1, NULL, 1);
INSERT INTO public.wagtailcore_pagelogentry VALUES
	(1, 'Welcome to your new Wagtail site!', 'wagtail.delete', '{}', '2026-06-01 00:00:00+00', false, true, 1, 2, NULL, NULL, NULL),
	(2, 'Học tập', 'wagtail.create', '{}', '2026-06-01 00:00:00+00', true, false, 66, 3, NULL, NULL, NULL);
INSERT INTO public.wagtailcore_revision VALUES
	(1, '2026-06-01 00:00:00+00', '{"pk": 3, "body": "[{\"type\": \"heading\", \"value\": {\"level\": \"2\", \"text\": \"\\u0110\\u00e2y l\\u00e0 g\\u00ec?\"}, \"id\": \"aabb6171-a7e1-5bc9-816a-bb843678adfa\"}, {\"type\": \"text\", \"value\": \"<p>N\\u01a1i \\u0111\\u1ea3ng vi\\u00ean v\\u00e0 h\\u1ecdc vi\\u00ean h\\u1ecdc c\\u00e1c \\u0111\\u1ee3t h\\u1ecdc t\\u1eadp ngh\\u1ecb quy\\u1ebft, l\\u00e0m b\\u00e0i tr\\u1eafc nghi\\u1ec7m v\\u00e0 xem h\\u1ed3 s\\u01a1 h\\u1ecdc t\\u1eadp c\\u1ee7a m\\u00ecnh.</p>\", \"id\": \"9073c01b-45ae-5602-91c3-91e3c42b91ec\"}, {\"type\": \"heading\", \"value\": {\"level\": \"2\", \"text\": \"\\u0110\\u0103ng nh\\u1eadp l\\u1ea7n \\u0111\\u1ea7u\"}, \"id\": \"527674f0-59e6-52e8-bfa2-87e9676c3906\"}, {\"type\": \"list\", \"value\": {\"is_numbered\": true, \"items\": [\"G\\u1eb7p b\\u00ed th\\u01b0 chi b\\u1ed9 \\u0111\\u1ec3 nh\\u1eadn m\\u00e3 \\u0111\\u0103ng nh\\u1eadp d\\u00f9ng m\\u1ed9t l\\u1ea7n ho\\u1eb7c m\\u00e3 QR.\", \"Ch\\u1ecdn \\u201c\\u0110\\u0103ng nh\\u1eadp\\u201d, nh\\u1eadp m\\u00e3 v\\u00e0 \\u0111\\u1eb7t m\\u1eadt kh\\u1ea9u c\\u1ee7a ri\\u00eang m\\u00ecnh.\", \"Nh\\u1eefng l\\u1ea7n sau, \\u0111\\u0103ng nh\\u1eadp b\\u1eb1ng t\\u00ean \\u0111\\u0103ng nh\\u1eadp v\\u00e0 m\\u1eadt kh\\u1ea9u \\u0111\\u00e3 \\u0111\\u1eb7t.\"]}, \"id\": \"0efaa4f0-5570-51af-9c61-230f2cf37bf5\"}, {\"type\": \"heading\", \"value\": {\"level\": \"2\", \"text\": \"Qu\\u00ean m\\u1eadt kh\\u1ea9u?\"}, \"id\": \"58a2b1d4-7dc5-5794-b680-6059b8805890\"}, {\"type\": \"text\", \"value\": \"<p>\\u0110\\u1ec1 ngh\\u1ecb b\\u00ed th\\u01b0 chi b\\u1ed9 c\\u1ea5p m\\u00e3 \\u0111\\u0103ng nh\\u1eadp m\\u1edbi. Kh\\u00f4ng c\\u1ea7n th\\u01b0 \\u0111i\\u1ec7n t\\u1eed.</p>\", \"id\": \"fa7151a8-b396-5c13-a3e8-b1a30a51604e\"}]", "lead": "Nền tảng học tập lý luận chính trị của đảng bộ tỉnh: học nghị quyết, chỉ thị và làm bài kiểm tra trên điện thoại hoặc máy tính.", "live": true, "path": "00010001", "slug": "home", "depth": 2, "owner": null, "title": "Học tập", "locale": 1, "locked": false, "expired": false, "alias_of": null, "numchild": 0, "url_path": "/home/", "expire_at": null, "locked_at": null, "locked_by": null, "seo_title": "", "go_live_at": null, "draft_title": "Học tập", "content_type": 66, "live_revision": null, "show_in_menus": false, "latest_revision": null, "translation_key": "c0d85041-f6d8-5355-8fc7-90b13118cc75", "last_published_at": null, "first_published_at": null, "search_description": "", "wagtail_admin_comments": [], "has_unpublished_changes": false, "latest_revision_created_at": null}', NULL, '3', NULL, 66, 1, 'Học tập');
INSERT INTO public.wagtailcore_site VALUES
	(2, 'localhost', 80, true, 3, '');
INSERT INTO public.wagtailcore_task VALUES
	(1, 'Moderators approval', true, 2),
	(2, 'Thẩm định lần một', true, 63),
	(3, 'Phê duyệt lần hai', true, 63);
INSERT INTO public.wagtailcore_workflow VALUES
	(2, 'Thẩm định hai cấp', true);
INSERT INTO public.wagtailcore_workflowpage VALUES
	(1, 2);
INSERT INTO public.wagtailcore_workflowtask VALUES
	(2, 0, 2, 2),
	(3, 1, 3, 2);
INSERT INTO public.wagtailsearch_indexentry VALUES
	(1, '3', 1, 66, '''hoc'':1 ''tap'':2', '''hoc'':1B ''tap'':2B', '', 'Học tập', '');
SELECT pg_catalog.setval('public.assessments_adjustment_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_attempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_attemptdevice_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_attemptitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_blueprintline_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_carriedpoint_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_drawnpaper_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_drawround_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_handmark_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_inquiry_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_itemflag_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_itemresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_keycorrection_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_lookitem_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_outage_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_pointresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_pulse_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_question_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_questionbank_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_questionimport_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_questionversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_resultchange_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_runanalysis_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_signal_attempts_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_signal_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 4, true);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 20, true);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 875, true);
SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);
SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_contentapprovaltask_groups_id_seq', 2, true);
SELECT pg_catalog.setval('public.cms_documentimport_id_seq', 1, false);
SELECT pg_catalog.setval('public.cms_lessoncheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_activity_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_admission_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_campaign_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_campaignstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_campaignversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_contentclip_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_contentversion_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_course_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_courserun_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_enrolment_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_point_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_progress_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_resolution_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_responsiblehead_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_rosterentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_section_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_studyday_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_studysitting_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_waiver_id_seq', 1, false);
SELECT pg_catalog.setval('public.courses_wave_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 218, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 337, true);
SELECT pg_catalog.setval('public.django_q_ormq_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_q_schedule_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_assetpack_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_content_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_draft_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_library_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_practicemark_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_practiceresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_revision_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_savedstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_tempfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_upgrade_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_upgradedcontent_id_seq', 1, false);
SELECT pg_catalog.setval('public.h5p_upgradeplan_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_auditevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.kernel_job_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_absence_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_agendapart_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_attendance_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_broadcast_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_chatmessage_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_chatmute_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_checkin_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_checkpoint_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_groupmember_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_groupwork_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_hall_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_hallseat_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_hand_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_invitedunit_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_mediasegment_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_paperlist_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_papermark_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_poll_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_pollanswer_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_presencelease_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_relaylease_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_replaycheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_replaywatch_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_rollcall_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_rollevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_roomquestion_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_roomvote_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_sessionevent_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_slide_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_slidedeck_id_seq', 1, false);
SELECT pg_catalog.setval('public.live_smallgroup_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_codefailure_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_device_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_grant_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_handover_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_homeunit_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_mailcode_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_notice_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_noticemail_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_person_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_privacyrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_recoverycode_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_rosterimport_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_rosterimportrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_signincode_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_standing_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_unit_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_unitedge_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_unitname_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_unitpath_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_unitsuccession_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_user_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_user_id_seq', 1, false);
SELECT pg_catalog.setval('public.people_user_user_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_attestation_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_attestationgap_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_attestationstep_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_attestedabsence_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificate_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificatecheckfailure_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificateregister_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_certificateyear_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_completionrecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_contest_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_erasureproposal_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_exportrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_kepthead_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_ledgercheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_ledgerentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_ledgererasure_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_ledgerhead_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_participation_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_ratingtable_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_reminderrun_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_reminderrung_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_report_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_reportfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_reportschedule_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_reportschedulerun_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_retraction_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_statedresult_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_statement_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_tally_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_wavereview_id_seq', 1, false);
SELECT pg_catalog.setval('public.records_witnessmail_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);
SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 18, true);
SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 13, true);
SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 3, true);
SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, true);
SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 3, true);
SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 2, true);
SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 3, true);
SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailembeds_embed_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 3, true);
SELECT pg_catalog.setval('public.wagtailsearchpromotions_query_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearchpromotions_querydailyhits_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailsearchpromotions_searchpromotion_id_seq', 1, false);
SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT a_point_is_carried_once UNIQUE (analysis_id, point_id, owner_id);
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustment_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_attemptdevice
    ADD CONSTRAINT assessments_attemptdevice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT assessments_attemptitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT assessments_attemptitem_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_attempttrace
    ADD CONSTRAINT assessments_attempttrace_pkey PRIMARY KEY (attempt_id);
ALTER TABLE ONLY public.assessments_blueprintline
    ADD CONSTRAINT assessments_blueprintline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedpoint_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_drawnpaper
    ADD CONSTRAINT assessments_drawnpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_drawround
    ADD CONSTRAINT assessments_drawround_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_drawround
    ADD CONSTRAINT assessments_drawround_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_handmark
    ADD CONSTRAINT assessments_handmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_handmark
    ADD CONSTRAINT assessments_handmark_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT assessments_itemflag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT assessments_itemflag_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_itemresult
    ADD CONSTRAINT assessments_itemresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_keycorrection
    ADD CONSTRAINT assessments_keycorrection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_keycorrection
    ADD CONSTRAINT assessments_keycorrection_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_lookitem
    ADD CONSTRAINT assessments_lookitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_outage
    ADD CONSTRAINT assessments_outage_began_at_key UNIQUE (began_at);
ALTER TABLE ONLY public.assessments_outage
    ADD CONSTRAINT assessments_outage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_outage
    ADD CONSTRAINT assessments_outage_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_pointresult
    ADD CONSTRAINT assessments_pointresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_pulse
    ADD CONSTRAINT assessments_pulse_is_only_key UNIQUE (is_only);
ALTER TABLE ONLY public.assessments_pulse
    ADD CONSTRAINT assessments_pulse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_question
    ADD CONSTRAINT assessments_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_question
    ADD CONSTRAINT assessments_question_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_questionbank
    ADD CONSTRAINT assessments_questionbank_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_questionbank
    ADD CONSTRAINT assessments_questionbank_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_questionimport
    ADD CONSTRAINT assessments_questionimport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_questionimport
    ADD CONSTRAINT assessments_questionimport_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_questionversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_questionversion_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_quiz
    ADD CONSTRAINT assessments_quiz_pkey PRIMARY KEY (activity_id);
ALTER TABLE ONLY public.assessments_response
    ADD CONSTRAINT assessments_response_pkey PRIMARY KEY (item_id);
ALTER TABLE ONLY public.assessments_responseevent
    ADD CONSTRAINT assessments_responseevent_pkey PRIMARY KEY (uid);
ALTER TABLE ONLY public.assessments_responsefile
    ADD CONSTRAINT assessments_responsefile_pkey PRIMARY KEY (item_id);
ALTER TABLE ONLY public.assessments_responsefile
    ADD CONSTRAINT assessments_responsefile_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_resultchange
    ADD CONSTRAINT assessments_resultchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_resultchange
    ADD CONSTRAINT assessments_resultchange_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_resultnotice
    ADD CONSTRAINT assessments_resultnotice_pkey PRIMARY KEY (attempt_id);
ALTER TABLE ONLY public.assessments_runanalysis
    ADD CONSTRAINT assessments_runanalysis_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_runanalysis
    ADD CONSTRAINT assessments_runanalysis_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.assessments_signal_attempts
    ADD CONSTRAINT assessments_signal_attempts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_signal_attempts
    ADD CONSTRAINT assessments_signal_attempts_signal_id_attempt_id_d7644fdb_uniq UNIQUE (signal_id, attempt_id);
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);
ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT chat_line_comes_once UNIQUE (session_id, person_id, sent_uid);
ALTER TABLE ONLY public.cms_contentapprovaltask_groups
    ADD CONSTRAINT cms_contentapprovaltask__contentapprovaltask_id_g_d453ab37_uniq UNIQUE (contentapprovaltask_id, group_id);
ALTER TABLE ONLY public.cms_contentapprovaltask_groups
    ADD CONSTRAINT cms_contentapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_contentapprovaltask
    ADD CONSTRAINT cms_contentapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.cms_coursepage
    ADD CONSTRAINT cms_coursepage_course_id_key UNIQUE (course_id);
ALTER TABLE ONLY public.cms_coursepage
    ADD CONSTRAINT cms_coursepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_course_page_id_key UNIQUE (course_page_id);
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.cms_lesson
    ADD CONSTRAINT cms_lesson_page_id_key UNIQUE (page_id);
ALTER TABLE ONLY public.cms_lesson
    ADD CONSTRAINT cms_lesson_pkey PRIMARY KEY (activity_id);
ALTER TABLE ONLY public.cms_lessoncheck
    ADD CONSTRAINT cms_lessoncheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cms_lessonpage
    ADD CONSTRAINT cms_lessonpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.courses_activity
    ADD CONSTRAINT courses_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_activity
    ADD CONSTRAINT courses_activity_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_admission
    ADD CONSTRAINT courses_admission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_campaign
    ADD CONSTRAINT courses_campaign_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_campaign
    ADD CONSTRAINT courses_campaign_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_campaignstep
    ADD CONSTRAINT courses_campaignstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignversion_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_contentclip
    ADD CONSTRAINT courses_contentclip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_contentversion
    ADD CONSTRAINT courses_contentversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_contentversion
    ADD CONSTRAINT courses_contentversion_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_course
    ADD CONSTRAINT courses_course_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_course
    ADD CONSTRAINT courses_course_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_courserun
    ADD CONSTRAINT courses_courserun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_courserun
    ADD CONSTRAINT courses_courserun_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_point
    ADD CONSTRAINT courses_point_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_point
    ADD CONSTRAINT courses_point_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT courses_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT courses_progress_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_resolution
    ADD CONSTRAINT courses_resolution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_resolution
    ADD CONSTRAINT courses_resolution_sign_key UNIQUE (sign);
ALTER TABLE ONLY public.courses_resolution
    ADD CONSTRAINT courses_resolution_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_responsiblehead
    ADD CONSTRAINT courses_responsiblehead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_rosterentry
    ADD CONSTRAINT courses_rosterentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_section
    ADD CONSTRAINT courses_section_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_section
    ADD CONSTRAINT courses_section_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_studyday
    ADD CONSTRAINT courses_studyday_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_studysitting
    ADD CONSTRAINT courses_studysitting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_studysitting
    ADD CONSTRAINT courses_studysitting_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_studytrace
    ADD CONSTRAINT courses_studytrace_pkey PRIMARY KEY (progress_id);
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT courses_waiver_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT courses_waiver_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.courses_wave
    ADD CONSTRAINT courses_wave_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.courses_wave
    ADD CONSTRAINT courses_wave_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_q_ormq
    ADD CONSTRAINT django_q_ormq_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_q_schedule
    ADD CONSTRAINT django_q_schedule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_q_task
    ADD CONSTRAINT django_q_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.h5p_assetpack
    ADD CONSTRAINT h5p_assetpack_kind_key UNIQUE (kind);
ALTER TABLE ONLY public.h5p_assetpack
    ADD CONSTRAINT h5p_assetpack_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_assetpack
    ADD CONSTRAINT h5p_assetpack_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.h5p_content
    ADD CONSTRAINT h5p_content_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_content
    ADD CONSTRAINT h5p_content_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_exercise
    ADD CONSTRAINT h5p_exercise_pkey PRIMARY KEY (activity_id);
ALTER TABLE ONLY public.h5p_library
    ADD CONSTRAINT h5p_library_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_library
    ADD CONSTRAINT h5p_library_sha256_key UNIQUE (sha256);
ALTER TABLE ONLY public.h5p_library
    ADD CONSTRAINT h5p_library_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_placement
    ADD CONSTRAINT h5p_placement_pkey PRIMARY KEY (version_id);
ALTER TABLE ONLY public.h5p_practicemark
    ADD CONSTRAINT h5p_practicemark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_practicemark
    ADD CONSTRAINT h5p_practicemark_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT h5p_practiceresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT h5p_practiceresult_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_revision
    ADD CONSTRAINT h5p_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_revision
    ADD CONSTRAINT h5p_revision_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_savedstate
    ADD CONSTRAINT h5p_savedstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_tempfile
    ADD CONSTRAINT h5p_tempfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_tempfile
    ADD CONSTRAINT h5p_tempfile_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_upgrade
    ADD CONSTRAINT h5p_upgrade_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_upgrade
    ADD CONSTRAINT h5p_upgrade_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_upgradedcontent
    ADD CONSTRAINT h5p_upgradedcontent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_library_id_key UNIQUE (library_id);
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_upgrade_id_key UNIQUE (upgrade_id);
ALTER TABLE ONLY public.records_witnessmail
    ADD CONSTRAINT head_goes_once_to_a_witness UNIQUE (address, size);
ALTER TABLE ONLY public.kernel_auditevent
    ADD CONSTRAINT kernel_auditevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_auditevent
    ADD CONSTRAINT kernel_auditevent_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.kernel_job
    ADD CONSTRAINT kernel_job_key_key UNIQUE (key);
ALTER TABLE ONLY public.kernel_job
    ADD CONSTRAINT kernel_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_job
    ADD CONSTRAINT kernel_job_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_agendapart
    ADD CONSTRAINT live_agendapart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_broadcast
    ADD CONSTRAINT live_broadcast_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_broadcast
    ADD CONSTRAINT live_broadcast_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT live_chatmessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT live_chatmessage_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT live_chatmute_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT live_chatmute_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_chatroom
    ADD CONSTRAINT live_chatroom_pkey PRIMARY KEY (session_id);
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT live_checkin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_checkpoint
    ADD CONSTRAINT live_checkpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_checkpoint
    ADD CONSTRAINT live_checkpoint_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_groupmember
    ADD CONSTRAINT live_groupmember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_groupwork
    ADD CONSTRAINT live_groupwork_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_groupwork
    ADD CONSTRAINT live_groupwork_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_hall
    ADD CONSTRAINT live_hall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_hall
    ADD CONSTRAINT live_hall_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT live_hallseat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_hallwitness
    ADD CONSTRAINT live_hallwitness_pkey PRIMARY KEY (hall_id);
ALTER TABLE ONLY public.live_hand
    ADD CONSTRAINT live_hand_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_invitedunit
    ADD CONSTRAINT live_invitedunit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_livesession
    ADD CONSTRAINT live_livesession_pkey PRIMARY KEY (activity_id);
ALTER TABLE ONLY public.live_livesession
    ADD CONSTRAINT live_livesession_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_mediasegment
    ADD CONSTRAINT live_mediasegment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_paperlist
    ADD CONSTRAINT live_paperlist_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_paperlist
    ADD CONSTRAINT live_paperlist_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_papermark
    ADD CONSTRAINT live_papermark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_poll
    ADD CONSTRAINT live_poll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_poll
    ADD CONSTRAINT live_poll_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_pollanswer
    ADD CONSTRAINT live_pollanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_presencelease
    ADD CONSTRAINT live_presencelease_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_presencelease
    ADD CONSTRAINT live_presencelease_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_relaylease
    ADD CONSTRAINT live_relaylease_is_only_key UNIQUE (is_only);
ALTER TABLE ONLY public.live_relaylease
    ADD CONSTRAINT live_relaylease_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_replaycheck
    ADD CONSTRAINT live_replaycheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_replaywatch
    ADD CONSTRAINT live_replaywatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_rollcall
    ADD CONSTRAINT live_rollcall_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_rollevent
    ADD CONSTRAINT live_rollevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_rollevent
    ADD CONSTRAINT live_rollevent_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_roomquestion
    ADD CONSTRAINT live_roomquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_roomquestion
    ADD CONSTRAINT live_roomquestion_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_roomvote
    ADD CONSTRAINT live_roomvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_sessionevent
    ADD CONSTRAINT live_sessionevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_slide
    ADD CONSTRAINT live_slide_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_slide
    ADD CONSTRAINT live_slide_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_slidedeck
    ADD CONSTRAINT live_slidedeck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_slidedeck
    ADD CONSTRAINT live_slidedeck_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_smallgroup
    ADD CONSTRAINT live_smallgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.live_smallgroup
    ADD CONSTRAINT live_smallgroup_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT met_once_each UNIQUE (checkpoint_id, person_id);
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT no_question_twice_in_a_paper UNIQUE (attempt_id, version_id);
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT one_absence_each UNIQUE (session_id, person_id);
ALTER TABLE ONLY public.courses_activity
    ADD CONSTRAINT one_activity_a_position UNIQUE (section_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_admission
    ADD CONSTRAINT one_admission_each UNIQUE (enrolment_id, activity_id);
ALTER TABLE ONLY public.assessments_runanalysis
    ADD CONSTRAINT one_analysis_a_run UNIQUE (quiz_id, run_id);
ALTER TABLE ONLY public.live_pollanswer
    ADD CONSTRAINT one_answer_a_poll UNIQUE (poll_id, person_id);
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT one_attempt_a_number UNIQUE (enrolment_id, quiz_id, number);
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT one_attendance_each UNIQUE (session_id, person_id);
ALTER TABLE ONLY public.records_attestedabsence
    ADD CONSTRAINT one_attested_absence_each UNIQUE (attestation_id, person_id);
ALTER TABLE ONLY public.assessments_questionbank
    ADD CONSTRAINT one_bank_a_title_and_owner UNIQUE (owner_id, title);
ALTER TABLE ONLY public.live_broadcast
    ADD CONSTRAINT one_broadcast_a_run UNIQUE (session_id, run);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT one_certificate_a_number UNIQUE (register_id, year, number);
ALTER TABLE ONLY public.assessments_resultchange
    ADD CONSTRAINT one_change_a_correction UNIQUE (correction_id, attempt_id);
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT one_chat_message_a_change UNIQUE (session_id, change);
ALTER TABLE ONLY public.cms_lessoncheck
    ADD CONSTRAINT one_check_a_place_in_content UNIQUE (content_id, uid);
ALTER TABLE ONLY public.live_checkpoint
    ADD CONSTRAINT one_checkpoint_a_position UNIQUE (session_id, "position");
ALTER TABLE ONLY public.courses_contentclip
    ADD CONSTRAINT one_clip_a_file_in_content UNIQUE (content_id, sha256);
ALTER TABLE ONLY public.courses_contentversion
    ADD CONSTRAINT one_content_a_number UNIQUE (activity_id, number);
ALTER TABLE ONLY public.records_certificateyear
    ADD CONSTRAINT one_count_a_year_each UNIQUE (register_id, year);
ALTER TABLE ONLY public.assessments_drawnpaper
    ADD CONSTRAINT one_drawn_paper_each UNIQUE (enrolment_id, quiz_id);
ALTER TABLE ONLY public.assessments_drawround
    ADD CONSTRAINT one_edition_a_number UNIQUE (quiz_id, run_id, number);
ALTER TABLE ONLY public.live_sessionevent
    ADD CONSTRAINT one_event_a_number UNIQUE (session_id, sequence);
ALTER TABLE ONLY public.records_reportfile
    ADD CONSTRAINT one_file_a_format UNIQUE (report_id, extension);
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT one_flag_a_version UNIQUE (analysis_id, version_id);
ALTER TABLE ONLY public.records_attestationgap
    ADD CONSTRAINT one_gap_each UNIQUE (attestation_id, unit_id);
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT one_h5p_draft_of_a_content UNIQUE (user_id, content_id);
ALTER TABLE ONLY public.h5p_revision
    ADD CONSTRAINT one_h5p_revision_a_number UNIQUE (content_id, number);
ALTER TABLE ONLY public.h5p_savedstate
    ADD CONSTRAINT one_h5p_state_each UNIQUE (enrolment_id, activity_id, sub_content_id, data_type);
ALTER TABLE ONLY public.h5p_tempfile
    ADD CONSTRAINT one_h5p_temp_file_a_path UNIQUE (user_id, path);
ALTER TABLE ONLY public.live_hall
    ADD CONSTRAINT one_hall_a_name UNIQUE (session_id, name);
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT one_hall_a_person UNIQUE (session_id, person_id);
ALTER TABLE ONLY public.live_rollcall
    ADD CONSTRAINT one_hall_at_a_time EXCLUDE USING gist (session_id WITH =, person_id WITH =, period WITH &&);
ALTER TABLE ONLY public.assessments_handmark
    ADD CONSTRAINT one_hand_mark_a_marker UNIQUE (item_id, marker_id);
ALTER TABLE ONLY public.courses_responsiblehead
    ADD CONSTRAINT one_head_a_unit UNIQUE (version_id, unit_id);
ALTER TABLE ONLY public.people_homeunit
    ADD CONSTRAINT one_home_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&);
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT one_item_a_position UNIQUE (attempt_id, "position");
ALTER TABLE ONLY public.assessments_blueprintline
    ADD CONSTRAINT one_line_a_point_difficulty_and_type UNIQUE NULLS NOT DISTINCT (quiz_id, point_id, difficulty, kind);
ALTER TABLE ONLY public.assessments_lookitem
    ADD CONSTRAINT one_look_item_a_position UNIQUE (inquiry_id, "position");
ALTER TABLE ONLY public.live_rollevent
    ADD CONSTRAINT one_mark_a_sequence UNIQUE (hall_id, device, sequence);
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT one_muting_each UNIQUE (session_id, person_id);
ALTER TABLE ONLY public.people_unitname
    ADD CONSTRAINT one_name_at_a_time EXCLUDE USING gist (unit_id WITH =, period WITH &&);
ALTER TABLE ONLY public.records_ledgeropening
    ADD CONSTRAINT one_opening_each_step UNIQUE (subject_uid, step);
ALTER TABLE ONLY public.live_paperlist
    ADD CONSTRAINT one_paper_list_a_scan UNIQUE (hall_id, sha256);
ALTER TABLE ONLY public.people_unitedge
    ADD CONSTRAINT one_parent_at_a_time EXCLUDE USING gist (unit_id WITH =, period WITH &&);
ALTER TABLE ONLY public.live_agendapart
    ADD CONSTRAINT one_part_a_position UNIQUE (session_id, "position");
ALTER TABLE ONLY public.people_unitpath
    ADD CONSTRAINT one_path_at_a_time EXCLUDE USING gist (unit_id WITH =, period WITH &&);
ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT one_place_each UNIQUE (run_id, person_id);
ALTER TABLE ONLY public.courses_point
    ADD CONSTRAINT one_point_a_number UNIQUE (resolution_id, number);
ALTER TABLE ONLY public.h5p_practicemark
    ADD CONSTRAINT one_practice_mark_a_number UNIQUE (result_id, number);
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT one_practice_result_each UNIQUE (enrolment_id, activity_id, revision_id, sub_content_id);
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT one_progress_each UNIQUE (enrolment_id, activity_id);
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT one_question_version_a_number UNIQUE (question_id, number);
ALTER TABLE ONLY public.records_ratingtable
    ADD CONSTRAINT one_rating_table_a_number UNIQUE (owner_id, number);
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT one_record_each UNIQUE (campaign_id, person_id);
ALTER TABLE ONLY public.records_certificateregister
    ADD CONSTRAINT one_register_a_sign_each UNIQUE (owner_id, sign);
ALTER TABLE ONLY public.live_replaycheck
    ADD CONSTRAINT one_replay_check_a_number UNIQUE (watch_id, number);
ALTER TABLE ONLY public.records_reportschedule
    ADD CONSTRAINT one_report_schedule_each UNIQUE (owner_id, unit_id, cadence);
ALTER TABLE ONLY public.assessments_pointresult
    ADD CONSTRAINT one_result_a_point_and_unit UNIQUE NULLS NOT DISTINCT (analysis_id, point_id, unit_id);
ALTER TABLE ONLY public.assessments_itemresult
    ADD CONSTRAINT one_result_a_version UNIQUE (analysis_id, version_id);
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT one_retraction_a_ruling UNIQUE (record_id, fact, ruling);
ALTER TABLE ONLY public.assessments_attemptdevice
    ADD CONSTRAINT one_row_a_device_and_attempt UNIQUE (attempt_id, device);
ALTER TABLE ONLY public.people_rosterimportrow
    ADD CONSTRAINT one_row_a_number UNIQUE (roster_import_id, number);
ALTER TABLE ONLY public.records_reminderrung
    ADD CONSTRAINT one_rung_each UNIQUE (campaign_id, days, audience);
ALTER TABLE ONLY public.courses_section
    ADD CONSTRAINT one_section_a_position UNIQUE (course_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_mediasegment
    ADD CONSTRAINT one_segment_a_number UNIQUE (session_id, number);
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT one_signal_a_finding UNIQUE (quiz_id, run_id, kind, key);
ALTER TABLE ONLY public.live_slide
    ADD CONSTRAINT one_slide_a_position UNIQUE (session_id, "position");
ALTER TABLE ONLY public.live_smallgroup
    ADD CONSTRAINT one_small_group_a_position UNIQUE (work_id, "position");
ALTER TABLE ONLY public.live_groupmember
    ADD CONSTRAINT one_small_group_each UNIQUE (work_id, person_id);
ALTER TABLE ONLY public.people_standing
    ADD CONSTRAINT one_standing_at_a_time EXCLUDE USING gist (person_id WITH =, period WITH &&);
ALTER TABLE ONLY public.records_statement
    ADD CONSTRAINT one_statement_a_number UNIQUE (campaign_id, number);
ALTER TABLE ONLY public.records_attestationstep
    ADD CONSTRAINT one_step_a_number_each UNIQUE (attestation_id, number);
ALTER TABLE ONLY public.courses_campaignstep
    ADD CONSTRAINT one_step_a_position UNIQUE (version_id, "position");
ALTER TABLE ONLY public.people_unitsuccession
    ADD CONSTRAINT one_succession_a_day UNIQUE (former_id, successor_id, "on");
ALTER TABLE ONLY public.courses_studyday
    ADD CONSTRAINT one_sum_a_day_and_device UNIQUE (trace_id, day, device);
ALTER TABLE ONLY public.records_tally
    ADD CONSTRAINT one_tally_each UNIQUE (campaign_id, unit_id);
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT one_version_a_number UNIQUE (campaign_id, number);
ALTER TABLE ONLY public.live_roomvote
    ADD CONSTRAINT one_vote_each UNIQUE (question_id, person_id);
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT one_waiver_each UNIQUE (enrolment_id, activity_id);
ALTER TABLE ONLY public.live_replaywatch
    ADD CONSTRAINT one_watching_each UNIQUE (session_id, person_id);
ALTER TABLE ONLY public.courses_wave
    ADD CONSTRAINT one_wave_a_number UNIQUE (campaign_id, number);
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_codefailure
    ADD CONSTRAINT people_codefailure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_device
    ADD CONSTRAINT people_device_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_device
    ADD CONSTRAINT people_device_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.people_device
    ADD CONSTRAINT people_device_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_grant
    ADD CONSTRAINT people_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_grant
    ADD CONSTRAINT people_grant_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_handover
    ADD CONSTRAINT people_handover_former_id_key UNIQUE (former_id);
ALTER TABLE ONLY public.people_handover
    ADD CONSTRAINT people_handover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_homeunit
    ADD CONSTRAINT people_homeunit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_mailcode
    ADD CONSTRAINT people_mailcode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_mailwish
    ADD CONSTRAINT people_mailwish_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.people_notice
    ADD CONSTRAINT people_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_notice
    ADD CONSTRAINT people_notice_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_noticemail
    ADD CONSTRAINT people_noticemail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_noticemail
    ADD CONSTRAINT people_noticemail_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_card_number_key UNIQUE (card_number);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_code_key UNIQUE (code);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.people_privacyrequest
    ADD CONSTRAINT people_privacyrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_privacyrequest
    ADD CONSTRAINT people_privacyrequest_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_recoverycode
    ADD CONSTRAINT people_recoverycode_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.people_recoverycode
    ADD CONSTRAINT people_recoverycode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_rosterimport
    ADD CONSTRAINT people_rosterimport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_rosterimport
    ADD CONSTRAINT people_rosterimport_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_rosterimportrow
    ADD CONSTRAINT people_rosterimportrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_secondfactor
    ADD CONSTRAINT people_secondfactor_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_standing
    ADD CONSTRAINT people_standing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_code_key UNIQUE (code);
ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_unit
    ADD CONSTRAINT people_unit_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_unitedge
    ADD CONSTRAINT people_unitedge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_unitname
    ADD CONSTRAINT people_unitname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_unitpath
    ADD CONSTRAINT people_unitpath_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_unitsuccession
    ADD CONSTRAINT people_unitsuccession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_user_id_group_id_60378d34_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permiss_user_id_permission_id_a7ac6748_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_user
    ADD CONSTRAINT people_user_username_key UNIQUE (username);
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_attestationgap
    ADD CONSTRAINT records_attestationgap_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_attestationstep
    ADD CONSTRAINT records_attestationstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_attestedabsence
    ADD CONSTRAINT records_attestedabsence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_code_key UNIQUE (code);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_certificatecheckfailure
    ADD CONSTRAINT records_certificatecheckfailure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificateregister
    ADD CONSTRAINT records_certificateregister_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_certificateregister
    ADD CONSTRAINT records_certificateregister_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_certificateyear
    ADD CONSTRAINT records_certificateyear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionrecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionrecord_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_correction_id_key UNIQUE (correction_id);
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_erasureproposal
    ADD CONSTRAINT records_erasureproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_erasureproposal
    ADD CONSTRAINT records_erasureproposal_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_exportrun
    ADD CONSTRAINT records_exportrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_exportrun
    ADD CONSTRAINT records_exportrun_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_kepthead
    ADD CONSTRAINT records_kepthead_note_key UNIQUE (note);
ALTER TABLE ONLY public.records_kepthead
    ADD CONSTRAINT records_kepthead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ledgercheck
    ADD CONSTRAINT records_ledgercheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ledgerentry
    ADD CONSTRAINT records_ledgerentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ledgerentry
    ADD CONSTRAINT records_ledgerentry_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.records_ledgerentry
    ADD CONSTRAINT records_ledgerentry_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_ledgererasure
    ADD CONSTRAINT records_ledgererasure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ledgerhead
    ADD CONSTRAINT records_ledgerhead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ledgerhead
    ADD CONSTRAINT records_ledgerhead_size_key UNIQUE (size);
ALTER TABLE ONLY public.records_ledgerleaf
    ADD CONSTRAINT records_ledgerleaf_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.records_ledgerleaf
    ADD CONSTRAINT records_ledgerleaf_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.records_ledgeropening
    ADD CONSTRAINT records_ledgeropening_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participation_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participation_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_ratingtable
    ADD CONSTRAINT records_ratingtable_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_ratingtable
    ADD CONSTRAINT records_ratingtable_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_reminderrun
    ADD CONSTRAINT records_reminderrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_reminderrung
    ADD CONSTRAINT records_reminderrung_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_reminderrung
    ADD CONSTRAINT records_reminderrung_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_report
    ADD CONSTRAINT records_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_report
    ADD CONSTRAINT records_report_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_reportfile
    ADD CONSTRAINT records_reportfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_reportschedule
    ADD CONSTRAINT records_reportschedule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_reportschedule
    ADD CONSTRAINT records_reportschedule_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_reportschedulerun
    ADD CONSTRAINT records_reportschedulerun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT records_retraction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT records_retraction_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_statement
    ADD CONSTRAINT records_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_statement
    ADD CONSTRAINT records_statement_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_tally
    ADD CONSTRAINT records_tally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_wave_id_key UNIQUE (wave_id);
ALTER TABLE ONLY public.records_witnessmail
    ADD CONSTRAINT records_witnessmail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_reportschedulerun
    ADD CONSTRAINT report_schedule_is_served_once UNIQUE (schedule_id, occasion);
ALTER TABLE ONLY public.records_reminderrun
    ADD CONSTRAINT rung_is_done_once_a_day UNIQUE (rung_id, due_on);
ALTER TABLE ONLY public.live_papermark
    ADD CONSTRAINT signed_once_a_list UNIQUE (paper_list_id, person_id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT told_once_at_a_time UNIQUE (campaign_id, person_id, told_at);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.live_invitedunit
    ADD CONSTRAINT unit_invited_once UNIQUE (session_id, unit_id);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearchpromotions_querydailyhits
    ADD CONSTRAINT wagtailsearchpromotions__query_id_date_b9f15515_uniq UNIQUE (query_id, date);
ALTER TABLE ONLY public.wagtailsearchpromotions_query
    ADD CONSTRAINT wagtailsearchpromotions_query_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearchpromotions_query
    ADD CONSTRAINT wagtailsearchpromotions_query_query_string_key UNIQUE (query_string);
ALTER TABLE ONLY public.wagtailsearchpromotions_querydailyhits
    ADD CONSTRAINT wagtailsearchpromotions_querydailyhits_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearchpromotions_searchpromotion
    ADD CONSTRAINT wagtailsearchpromotions_searchpromotion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
CREATE UNIQUE INDEX a_file_is_imported_once_a_bank ON public.assessments_questionimport USING btree (bank_id, sha256) WHERE (applied_at IS NOT NULL);
CREATE UNIQUE INDEX a_roster_file_once ON public.people_rosterimport USING btree (unit_id, file_hash) WHERE (state = ANY (ARRAY['applying'::text, 'applied'::text]));
CREATE UNIQUE INDEX account_is_told_once ON public.people_notice USING btree (topic, occasion, user_id) WHERE (user_id IS NOT NULL);
CREATE INDEX adjustments_of_a_person ON public.assessments_adjustment USING btree (person_id);
CREATE INDEX assessments_adjustment_granted_by_id_0f2e7f19 ON public.assessments_adjustment USING btree (granted_by_id);
CREATE INDEX assessments_adjustment_person_id_a6d35da0 ON public.assessments_adjustment USING btree (person_id);
CREATE INDEX assessments_adjustment_quiz_id_e24ff2f9 ON public.assessments_adjustment USING btree (quiz_id);
CREATE INDEX assessments_adjustment_revoked_by_id_5d58c040 ON public.assessments_adjustment USING btree (revoked_by_id);
CREATE INDEX assessments_attempt_draw_round_id_03486f91 ON public.assessments_attempt USING btree (draw_round_id);
CREATE INDEX assessments_attempt_enrolment_id_c45ae66a ON public.assessments_attempt USING btree (enrolment_id);
CREATE INDEX assessments_attempt_person_id_e6d6c4e7 ON public.assessments_attempt USING btree (person_id);
CREATE INDEX assessments_attempt_quiz_id_126b1312 ON public.assessments_attempt USING btree (quiz_id);
CREATE INDEX assessments_attemptdevice_attempt_id_f02ef92b ON public.assessments_attemptdevice USING btree (attempt_id);
CREATE INDEX assessments_attemptitem_attempt_id_8cc26757 ON public.assessments_attemptitem USING btree (attempt_id);
CREATE INDEX assessments_attemptitem_version_id_a9b887d0 ON public.assessments_attemptitem USING btree (version_id);
CREATE INDEX assessments_blueprintline_point_id_4fcda9c7 ON public.assessments_blueprintline USING btree (point_id);
CREATE INDEX assessments_blueprintline_quiz_id_1e49191a ON public.assessments_blueprintline USING btree (quiz_id);
CREATE INDEX assessments_carriedpoint_analysis_id_8a5ec107 ON public.assessments_carriedpoint USING btree (analysis_id);
CREATE INDEX assessments_carriedpoint_created_by_id_9f9da101 ON public.assessments_carriedpoint USING btree (created_by_id);
CREATE INDEX assessments_carriedpoint_owner_id_f6b36db5 ON public.assessments_carriedpoint USING btree (owner_id);
CREATE INDEX assessments_carriedpoint_point_id_d0375157 ON public.assessments_carriedpoint USING btree (point_id);
CREATE INDEX assessments_carriedpoint_taken_by_id_fd90df39 ON public.assessments_carriedpoint USING btree (taken_by_id);
CREATE INDEX assessments_carriedpoint_taken_into_id_14eccb94 ON public.assessments_carriedpoint USING btree (taken_into_id);
CREATE INDEX assessments_drawnpaper_enrolment_id_4c8e538d ON public.assessments_drawnpaper USING btree (enrolment_id);
CREATE INDEX assessments_drawnpaper_quiz_id_4f3baf02 ON public.assessments_drawnpaper USING btree (quiz_id);
CREATE INDEX assessments_drawround_quiz_id_f5f868df ON public.assessments_drawround USING btree (quiz_id);
CREATE INDEX assessments_drawround_run_id_870336ba ON public.assessments_drawround USING btree (run_id);
CREATE INDEX assessments_handmark_item_id_a0365915 ON public.assessments_handmark USING btree (item_id);
CREATE INDEX assessments_handmark_marker_id_7fbb3dd2 ON public.assessments_handmark USING btree (marker_id);
CREATE INDEX assessments_inquiry_asked_by_id_12d97dee ON public.assessments_inquiry USING btree (asked_by_id);
CREATE INDEX assessments_inquiry_attempt_id_998684a2 ON public.assessments_inquiry USING btree (attempt_id);
CREATE INDEX assessments_inquiry_decided_by_id_71ed05ce ON public.assessments_inquiry USING btree (decided_by_id);
CREATE INDEX assessments_inquiry_proposed_by_id_8b2bea16 ON public.assessments_inquiry USING btree (proposed_by_id);
CREATE INDEX assessments_inquiry_unit_id_9b044f70 ON public.assessments_inquiry USING btree (unit_id);
CREATE INDEX assessments_itemflag_analysis_id_9b7eca11 ON public.assessments_itemflag USING btree (analysis_id);
CREATE INDEX assessments_itemflag_decided_by_id_cb44256e ON public.assessments_itemflag USING btree (decided_by_id);
CREATE INDEX assessments_itemflag_version_id_81a97bf1 ON public.assessments_itemflag USING btree (version_id);
CREATE INDEX assessments_itemresult_analysis_id_32d1c92b ON public.assessments_itemresult USING btree (analysis_id);
CREATE INDEX assessments_itemresult_version_id_d26cfead ON public.assessments_itemresult USING btree (version_id);
CREATE INDEX assessments_keycorrection_decided_by_id_7e40c88a ON public.assessments_keycorrection USING btree (decided_by_id);
CREATE INDEX assessments_keycorrection_proposed_by_id_de71f373 ON public.assessments_keycorrection USING btree (proposed_by_id);
CREATE INDEX assessments_keycorrection_version_id_42fa4056 ON public.assessments_keycorrection USING btree (version_id);
CREATE INDEX assessments_lookitem_inquiry_id_9b064883 ON public.assessments_lookitem USING btree (inquiry_id);
CREATE INDEX assessments_lookitem_version_id_8f98b2d3 ON public.assessments_lookitem USING btree (version_id);
CREATE INDEX assessments_pointresult_analysis_id_7ebc3e7f ON public.assessments_pointresult USING btree (analysis_id);
CREATE INDEX assessments_pointresult_point_id_90128378 ON public.assessments_pointresult USING btree (point_id);
CREATE INDEX assessments_pointresult_unit_id_6062b2a2 ON public.assessments_pointresult USING btree (unit_id);
CREATE INDEX assessments_question_bank_id_6efb52cf ON public.assessments_question USING btree (bank_id);
CREATE INDEX assessments_questionbank_owner_id_13b0111a ON public.assessments_questionbank USING btree (owner_id);
CREATE INDEX assessments_questionbank_resolution_id_c0037a67 ON public.assessments_questionbank USING btree (resolution_id);
CREATE INDEX assessments_questionimport_bank_id_074367a3 ON public.assessments_questionimport USING btree (bank_id);
CREATE INDEX assessments_questionimport_created_by_id_18799bd6 ON public.assessments_questionimport USING btree (created_by_id);
CREATE INDEX assessments_questionversion_approved_by_id_c4a40d7c ON public.assessments_questionversion USING btree (approved_by_id);
CREATE INDEX assessments_questionversion_author_id_5a010cbf ON public.assessments_questionversion USING btree (author_id);
CREATE INDEX assessments_questionversion_point_id_180dac38 ON public.assessments_questionversion USING btree (point_id);
CREATE INDEX assessments_questionversion_question_id_4c28baae ON public.assessments_questionversion USING btree (question_id);
CREATE INDEX assessments_quiz_bank_id_f4e7b8ba ON public.assessments_quiz USING btree (bank_id);
CREATE INDEX assessments_responseevent_attempt_id_9b62e24e ON public.assessments_responseevent USING btree (attempt_id);
CREATE INDEX assessments_responseevent_item_id_687cea78 ON public.assessments_responseevent USING btree (item_id);
CREATE INDEX assessments_resultchange_attempt_id_cf1eb76f ON public.assessments_resultchange USING btree (attempt_id);
CREATE INDEX assessments_resultchange_correction_id_129b8faa ON public.assessments_resultchange USING btree (correction_id);
CREATE INDEX assessments_runanalysis_quiz_id_45861956 ON public.assessments_runanalysis USING btree (quiz_id);
CREATE INDEX assessments_runanalysis_run_id_3fbaa8d1 ON public.assessments_runanalysis USING btree (run_id);
CREATE INDEX assessments_signal_attempts_attempt_id_21571703 ON public.assessments_signal_attempts USING btree (attempt_id);
CREATE INDEX assessments_signal_attempts_signal_id_2ea2c34e ON public.assessments_signal_attempts USING btree (signal_id);
CREATE INDEX assessments_signal_decided_by_id_bc68b86f ON public.assessments_signal USING btree (decided_by_id);
CREATE INDEX assessments_signal_quiz_id_8115f545 ON public.assessments_signal USING btree (quiz_id);
CREATE INDEX assessments_signal_run_id_0b78321e ON public.assessments_signal USING btree (run_id);
CREATE INDEX assessments_signal_unit_id_9d281f8c ON public.assessments_signal USING btree (unit_id);
CREATE INDEX attempts_of_a_person ON public.assessments_attempt USING btree (person_id, started_at DESC);
CREATE INDEX attendance_to_report ON public.live_attendance USING btree (session_id) WHERE (reported_at IS NULL);
CREATE INDEX audit_of_a_target ON public.kernel_auditevent USING btree (target_type, target_uid, happened_at);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);
CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);
CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);
CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);
CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);
CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);
CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);
CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);
CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);
CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);
CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE UNIQUE INDEX certificate_is_issued_once ON public.records_certificate USING btree (record_id) WHERE (supersedes_id IS NULL);
CREATE INDEX certificates_of_one ON public.records_certificate USING btree (person_id);
CREATE INDEX change_to_be_reported ON public.assessments_resultchange USING btree (correction_id) WHERE (reported_at IS NULL);
CREATE INDEX cms_contentapprovaltask_groups_contentapprovaltask_id_c0723bac ON public.cms_contentapprovaltask_groups USING btree (contentapprovaltask_id);
CREATE INDEX cms_contentapprovaltask_groups_group_id_c14d6948 ON public.cms_contentapprovaltask_groups USING btree (group_id);
CREATE INDEX cms_documentimport_owner_id_1a20abe2 ON public.cms_documentimport USING btree (owner_id);
CREATE INDEX cms_documentimport_uploaded_by_id_1cd71093 ON public.cms_documentimport USING btree (uploaded_by_id);
CREATE INDEX cms_lessoncheck_content_id_99ebc5b2 ON public.cms_lessoncheck USING btree (content_id);
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX courses_activity_opens_after_id_f8969acb ON public.courses_activity USING btree (opens_after_id);
CREATE INDEX courses_activity_section_id_254970e3 ON public.courses_activity USING btree (section_id);
CREATE INDEX courses_admission_activity_id_5d4cf555 ON public.courses_admission USING btree (activity_id);
CREATE INDEX courses_admission_enrolment_id_c0d336b3 ON public.courses_admission USING btree (enrolment_id);
CREATE INDEX courses_campaign_created_by_id_8776f81b ON public.courses_campaign USING btree (created_by_id);
CREATE INDEX courses_campaign_owner_id_f8df3868 ON public.courses_campaign USING btree (owner_id);
CREATE INDEX courses_campaign_published_id_b5c3f8e5 ON public.courses_campaign USING btree (published_id);
CREATE INDEX courses_campaignstep_activity_id_14e7a2fe ON public.courses_campaignstep USING btree (activity_id);
CREATE INDEX courses_campaignstep_section_id_70961d62 ON public.courses_campaignstep USING btree (section_id);
CREATE INDEX courses_campaignstep_version_id_7fefad35 ON public.courses_campaignstep USING btree (version_id);
CREATE INDEX courses_campaignversion_campaign_id_7ad08360 ON public.courses_campaignversion USING btree (campaign_id);
CREATE INDEX courses_campaignversion_course_id_f0319e48 ON public.courses_campaignversion USING btree (course_id);
CREATE INDEX courses_campaignversion_created_by_id_4c377681 ON public.courses_campaignversion USING btree (created_by_id);
CREATE INDEX courses_campaignversion_resolution_id_aa4625d4 ON public.courses_campaignversion USING btree (resolution_id);
CREATE INDEX courses_campaignversion_run_id_7522f74b ON public.courses_campaignversion USING btree (run_id);
CREATE INDEX courses_contentclip_content_id_e9e67567 ON public.courses_contentclip USING btree (content_id);
CREATE INDEX courses_contentversion_activity_id_38c950bf ON public.courses_contentversion USING btree (activity_id);
CREATE INDEX courses_course_owner_id_97a468c6 ON public.courses_course USING btree (owner_id);
CREATE INDEX courses_course_resolution_id_54efc035 ON public.courses_course USING btree (resolution_id);
CREATE INDEX courses_courserun_course_id_c50880df ON public.courses_courserun USING btree (course_id);
CREATE INDEX courses_courserun_owner_id_548a7402 ON public.courses_courserun USING btree (owner_id);
CREATE INDEX courses_enrolment_person_id_72cd8a1b ON public.courses_enrolment USING btree (person_id);
CREATE INDEX courses_enrolment_run_id_1b111513 ON public.courses_enrolment USING btree (run_id);
CREATE INDEX courses_point_parent_id_70d5735e ON public.courses_point USING btree (parent_id);
CREATE INDEX courses_point_resolution_id_1770af03 ON public.courses_point USING btree (resolution_id);
CREATE INDEX courses_progress_activity_id_136a01ba ON public.courses_progress USING btree (activity_id);
CREATE INDEX courses_progress_content_id_d42a1d90 ON public.courses_progress USING btree (content_id);
CREATE INDEX courses_progress_enrolment_id_c2948dd6 ON public.courses_progress USING btree (enrolment_id);
CREATE INDEX courses_resolution_owner_id_6694b84a ON public.courses_resolution USING btree (owner_id);
CREATE INDEX courses_resolution_sign_ac2e70b3_like ON public.courses_resolution USING btree (sign text_pattern_ops);
CREATE INDEX courses_responsiblehead_person_id_c05fb6c8 ON public.courses_responsiblehead USING btree (person_id);
CREATE INDEX courses_responsiblehead_unit_id_f20a1ea2 ON public.courses_responsiblehead USING btree (unit_id);
CREATE INDEX courses_responsiblehead_version_id_12b34cf4 ON public.courses_responsiblehead USING btree (version_id);
CREATE INDEX courses_rosterentry_campaign_id_5f9a5236 ON public.courses_rosterentry USING btree (campaign_id);
CREATE INDEX courses_rosterentry_person_id_e65160c1 ON public.courses_rosterentry USING btree (person_id);
CREATE INDEX courses_rosterentry_unit_id_ede1ddb1 ON public.courses_rosterentry USING btree (unit_id);
CREATE INDEX courses_rosterentry_version_id_d52c4835 ON public.courses_rosterentry USING btree (version_id);
CREATE INDEX courses_section_course_id_28d10451 ON public.courses_section USING btree (course_id);
CREATE INDEX courses_studyday_trace_id_84c415bb ON public.courses_studyday USING btree (trace_id);
CREATE INDEX courses_studysitting_progress_id_22056552 ON public.courses_studysitting USING btree (progress_id);
CREATE INDEX courses_waiver_activity_id_593095f7 ON public.courses_waiver USING btree (activity_id);
CREATE INDEX courses_waiver_enrolment_id_149fa19e ON public.courses_waiver USING btree (enrolment_id);
CREATE INDEX courses_waiver_granted_by_id_552a41c8 ON public.courses_waiver USING btree (granted_by_id);
CREATE INDEX courses_wave_campaign_id_120c0d90 ON public.courses_wave USING btree (campaign_id);
CREATE INDEX courses_wave_released_by_id_fad4c8a9 ON public.courses_wave USING btree (released_by_id);
CREATE INDEX django_q_task_id_32882367_like ON public.django_q_task USING btree (id varchar_pattern_ops);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX grant_of_a_user ON public.people_grant USING btree (user_id, role);
CREATE INDEX h5p_assetpack_kind_f421367a_like ON public.h5p_assetpack USING btree (kind text_pattern_ops);
CREATE INDEX h5p_assetpack_sha256_cb6661f8_like ON public.h5p_assetpack USING btree (sha256 text_pattern_ops);
CREATE INDEX h5p_content_created_by_id_6f791824 ON public.h5p_content USING btree (created_by_id);
CREATE INDEX h5p_content_owner_id_7ba9b231 ON public.h5p_content USING btree (owner_id);
CREATE INDEX h5p_draft_base_id_e5e59341 ON public.h5p_draft USING btree (base_id);
CREATE INDEX h5p_draft_content_id_06150b3d ON public.h5p_draft USING btree (content_id);
CREATE INDEX h5p_draft_owner_id_9b1ab462 ON public.h5p_draft USING btree (owner_id);
CREATE INDEX h5p_draft_saved_at_edf04982 ON public.h5p_draft USING btree (saved_at);
CREATE INDEX h5p_draft_user_id_412225fc ON public.h5p_draft USING btree (user_id);
CREATE INDEX h5p_exercise_revision_id_35c3bb14 ON public.h5p_exercise USING btree (revision_id);
CREATE INDEX h5p_library_installed_by_id_05dd3d87 ON public.h5p_library USING btree (installed_by_id);
CREATE INDEX h5p_library_sha256_11b11482_like ON public.h5p_library USING btree (sha256 text_pattern_ops);
CREATE INDEX h5p_library_trusted_by_id_04521d04 ON public.h5p_library USING btree (trusted_by_id);
CREATE INDEX h5p_placement_revision_id_4caf2376 ON public.h5p_placement USING btree (revision_id);
CREATE INDEX h5p_practicemark_marked_by_id_c1449fe3 ON public.h5p_practicemark USING btree (marked_by_id);
CREATE INDEX h5p_practicemark_result_id_9c293668 ON public.h5p_practicemark USING btree (result_id);
CREATE INDEX h5p_practiceresult_activity_id_0e5c9cb4 ON public.h5p_practiceresult USING btree (activity_id);
CREATE INDEX h5p_practiceresult_enrolment_id_15148964 ON public.h5p_practiceresult USING btree (enrolment_id);
CREATE INDEX h5p_practiceresult_revision_id_1c7e4449 ON public.h5p_practiceresult USING btree (revision_id);
CREATE INDEX h5p_revision_content_id_cc418e9a ON public.h5p_revision USING btree (content_id);
CREATE INDEX h5p_revision_created_by_id_c3b2fa52 ON public.h5p_revision USING btree (created_by_id);
CREATE INDEX h5p_savedstate_activity_id_a5991354 ON public.h5p_savedstate USING btree (activity_id);
CREATE INDEX h5p_savedstate_enrolment_id_231d12d5 ON public.h5p_savedstate USING btree (enrolment_id);
CREATE INDEX h5p_savedstate_revision_id_462f28b7 ON public.h5p_savedstate USING btree (revision_id);
CREATE INDEX h5p_tempfile_sent_at_4fdf2a5c ON public.h5p_tempfile USING btree (sent_at);
CREATE INDEX h5p_tempfile_user_id_19fb9ba6 ON public.h5p_tempfile USING btree (user_id);
CREATE INDEX h5p_upgrade_library_id_293eec3d ON public.h5p_upgrade USING btree (library_id);
CREATE INDEX h5p_upgrade_made_by_id_064abb74 ON public.h5p_upgrade USING btree (made_by_id);
CREATE INDEX h5p_upgrade_undone_by_id_b0532b27 ON public.h5p_upgrade USING btree (undone_by_id);
CREATE INDEX h5p_upgradedcontent_after_id_77d2b1ef ON public.h5p_upgradedcontent USING btree (after_id);
CREATE INDEX h5p_upgradedcontent_before_id_598ad787 ON public.h5p_upgradedcontent USING btree (before_id);
CREATE INDEX h5p_upgradedcontent_upgrade_id_16fd0c0b ON public.h5p_upgradedcontent USING btree (upgrade_id);
CREATE INDEX h5p_upgradeplan_asked_by_id_73095c01 ON public.h5p_upgradeplan USING btree (asked_by_id);
CREATE INDEX home_today ON public.people_homeunit USING btree (unit_id, person_id) WHERE upper_inf(period);
CREATE INDEX inquiries_of_a_unit ON public.assessments_inquiry USING btree (unit_id, state);
CREATE INDEX items_of_a_version ON public.assessments_attemptitem USING btree (version_id);
CREATE INDEX job_of_asker ON public.kernel_job USING btree (asked_by_uid, created_at DESC);
CREATE INDEX job_open ON public.kernel_job USING btree (state, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX kernel_auditevent_actor_uid_fbfe91a0 ON public.kernel_auditevent USING btree (actor_uid);
CREATE INDEX kernel_auditevent_happened_at_c2c123b5 ON public.kernel_auditevent USING btree (happened_at);
CREATE INDEX kernel_job_key_a21902d6_like ON public.kernel_job USING btree (key text_pattern_ops);
CREATE INDEX lease_of_a_hall ON public.live_presencelease USING btree (session_id, hall_id);
CREATE INDEX lease_of_a_person ON public.live_presencelease USING btree (session_id, person_id);
CREATE INDEX live_absence_confirmed_by_id_8ca355d5 ON public.live_absence USING btree (confirmed_by_id);
CREATE INDEX live_absence_decided_by_id_f0888c1f ON public.live_absence USING btree (decided_by_id);
CREATE INDEX live_absence_person_id_7dcede0d ON public.live_absence USING btree (person_id);
CREATE INDEX live_absence_session_id_1ece5614 ON public.live_absence USING btree (session_id);
CREATE INDEX live_absence_told_by_id_43e833a3 ON public.live_absence USING btree (told_by_id);
CREATE INDEX live_absence_unit_id_ff158979 ON public.live_absence USING btree (unit_id);
CREATE INDEX live_agendapart_session_id_02f71644 ON public.live_agendapart USING btree (session_id);
CREATE INDEX live_attendance_hall_id_fe7b831b ON public.live_attendance USING btree (hall_id);
CREATE INDEX live_attendance_paper_id_1f804f6c ON public.live_attendance USING btree (paper_id);
CREATE INDEX live_attendance_person_id_34f3c697 ON public.live_attendance USING btree (person_id);
CREATE INDEX live_attendance_session_id_e70db2d9 ON public.live_attendance USING btree (session_id);
CREATE INDEX live_attendance_unit_id_2de76314 ON public.live_attendance USING btree (unit_id);
CREATE INDEX live_broadcast_sent_by_id_0a9bad00 ON public.live_broadcast USING btree (sent_by_id);
CREATE INDEX live_broadcast_session_id_20b2b9f1 ON public.live_broadcast USING btree (session_id);
CREATE INDEX live_chatmessage_decided_by_id_50c660b1 ON public.live_chatmessage USING btree (decided_by_id);
CREATE INDEX live_chatmessage_person_id_b8e7d626 ON public.live_chatmessage USING btree (person_id);
CREATE INDEX live_chatmessage_session_id_0a928a2a ON public.live_chatmessage USING btree (session_id);
CREATE INDEX live_chatmute_muted_by_id_b21c814a ON public.live_chatmute USING btree (muted_by_id);
CREATE INDEX live_chatmute_person_id_8a770e54 ON public.live_chatmute USING btree (person_id);
CREATE INDEX live_chatmute_session_id_9eef680e ON public.live_chatmute USING btree (session_id);
CREATE INDEX live_checkin_checkpoint_id_2f7756de ON public.live_checkin USING btree (checkpoint_id);
CREATE INDEX live_checkin_hall_id_e685950a ON public.live_checkin USING btree (hall_id);
CREATE INDEX live_checkin_person_id_95845b8d ON public.live_checkin USING btree (person_id);
CREATE INDEX live_checkin_recorded_by_id_a0cb30d4 ON public.live_checkin USING btree (recorded_by_id);
CREATE INDEX live_checkpoint_session_id_47dd9423 ON public.live_checkpoint USING btree (session_id);
CREATE INDEX live_groupmember_group_id_900dfd4f ON public.live_groupmember USING btree (group_id);
CREATE INDEX live_groupmember_person_id_bce6e1f9 ON public.live_groupmember USING btree (person_id);
CREATE INDEX live_groupmember_work_id_1cff3e82 ON public.live_groupmember USING btree (work_id);
CREATE INDEX live_groupwork_made_by_id_abb68fdc ON public.live_groupwork USING btree (made_by_id);
CREATE INDEX live_groupwork_session_id_99dbb119 ON public.live_groupwork USING btree (session_id);
CREATE INDEX live_hall_session_id_d1f53964 ON public.live_hall USING btree (session_id);
CREATE INDEX live_hall_unit_id_4711d267 ON public.live_hall USING btree (unit_id);
CREATE INDEX live_hallseat_hall_id_97718f94 ON public.live_hallseat USING btree (hall_id);
CREATE INDEX live_hallseat_person_id_5a511c77 ON public.live_hallseat USING btree (person_id);
CREATE INDEX live_hallseat_session_id_e0212f35 ON public.live_hallseat USING btree (session_id);
CREATE INDEX live_hallseat_unit_id_50a81225 ON public.live_hallseat USING btree (unit_id);
CREATE INDEX live_hallwitness_witnessed_by_id_27d9aab6 ON public.live_hallwitness USING btree (witnessed_by_id);
CREATE INDEX live_hand_person_id_cac9ce9c ON public.live_hand USING btree (person_id);
CREATE INDEX live_hand_session_id_17ba67fd ON public.live_hand USING btree (session_id);
CREATE INDEX live_invitedunit_session_id_c72174a3 ON public.live_invitedunit USING btree (session_id);
CREATE INDEX live_invitedunit_unit_id_71c6989f ON public.live_invitedunit USING btree (unit_id);
CREATE INDEX live_livesession_make_up_lesson_id_fe48c171 ON public.live_livesession USING btree (make_up_lesson_id);
CREATE INDEX live_mediasegment_broadcast_id_9b987384 ON public.live_mediasegment USING btree (broadcast_id);
CREATE INDEX live_mediasegment_session_id_3281b4a7 ON public.live_mediasegment USING btree (session_id);
CREATE INDEX live_paperlist_added_by_id_1e39dc3d ON public.live_paperlist USING btree (added_by_id);
CREATE INDEX live_paperlist_hall_id_f552620e ON public.live_paperlist USING btree (hall_id);
CREATE INDEX live_papermark_paper_list_id_2fe055ce ON public.live_papermark USING btree (paper_list_id);
CREATE INDEX live_papermark_person_id_8ee90e71 ON public.live_papermark USING btree (person_id);
CREATE INDEX live_poll_session_id_3af4cb83 ON public.live_poll USING btree (session_id);
CREATE INDEX live_pollanswer_person_id_f19e639d ON public.live_pollanswer USING btree (person_id);
CREATE INDEX live_pollanswer_poll_id_6069219d ON public.live_pollanswer USING btree (poll_id);
CREATE INDEX live_presencelease_hall_id_21825f3a ON public.live_presencelease USING btree (hall_id);
CREATE INDEX live_presencelease_person_id_5e30475d ON public.live_presencelease USING btree (person_id);
CREATE INDEX live_presencelease_session_id_93683aed ON public.live_presencelease USING btree (session_id);
CREATE INDEX live_replaycheck_watch_id_332bb48b ON public.live_replaycheck USING btree (watch_id);
CREATE INDEX live_replaywatch_person_id_4546dd8b ON public.live_replaywatch USING btree (person_id);
CREATE INDEX live_replaywatch_session_id_18cd2cf1 ON public.live_replaywatch USING btree (session_id);
CREATE INDEX live_rollcall_hall_id_1fa35159 ON public.live_rollcall USING btree (hall_id);
CREATE INDEX live_rollcall_person_id_b12d7c94 ON public.live_rollcall USING btree (person_id);
CREATE INDEX live_rollcall_session_id_ee73c848 ON public.live_rollcall USING btree (session_id);
CREATE INDEX live_rollevent_hall_id_658be49a ON public.live_rollevent USING btree (hall_id);
CREATE INDEX live_rollevent_recorded_by_id_516e54a1 ON public.live_rollevent USING btree (recorded_by_id);
CREATE INDEX live_roomquestion_person_id_dd8db8b6 ON public.live_roomquestion USING btree (person_id);
CREATE INDEX live_roomquestion_session_id_f5cff663 ON public.live_roomquestion USING btree (session_id);
CREATE INDEX live_roomvote_person_id_d71a9ed7 ON public.live_roomvote USING btree (person_id);
CREATE INDEX live_roomvote_question_id_a361c8a3 ON public.live_roomvote USING btree (question_id);
CREATE INDEX live_sessionevent_session_id_2d3bd28a ON public.live_sessionevent USING btree (session_id);
CREATE INDEX live_slide_session_id_64422f4f ON public.live_slide USING btree (session_id);
CREATE INDEX live_slidedeck_added_by_id_7bc18ea5 ON public.live_slidedeck USING btree (added_by_id);
CREATE INDEX live_slidedeck_session_id_2fe8be5b ON public.live_slidedeck USING btree (session_id);
CREATE INDEX live_smallgroup_reporter_id_a1de4e23 ON public.live_smallgroup USING btree (reporter_id);
CREATE INDEX live_smallgroup_work_id_f99c7d5e ON public.live_smallgroup USING btree (work_id);
CREATE INDEX mail_codes_of_one ON public.people_mailcode USING btree (user_id, asked_at DESC);
CREATE INDEX mail_codes_to_one ON public.people_mailcode USING btree (address_hash, asked_at);
CREATE INDEX mail_on_its_way ON public.people_noticemail USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mails_of_one ON public.people_noticemail USING btree (user_id, created_at DESC);
CREATE INDEX notice_not_read ON public.people_notice USING btree (user_id) WHERE (read_at IS NULL);
CREATE INDEX notices_of_one ON public.people_notice USING btree (user_id, told_at DESC, id DESC);
CREATE UNIQUE INDEX once_on_a_units_list ON public.courses_rosterentry USING btree (campaign_id, person_id, unit_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_approved_version_a_question ON public.assessments_questionversion USING btree (question_id) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX one_broadcast_at_a_time ON public.live_broadcast USING btree (session_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_certificate_in_force_each ON public.records_certificate USING btree (record_id) WHERE (state = 'issued'::text);
CREATE UNIQUE INDEX one_draft_a_campaign ON public.courses_campaignversion USING btree (campaign_id) WHERE (published_at IS NULL);
CREATE UNIQUE INDEX one_duty_each ON public.courses_rosterentry USING btree (campaign_id, person_id) WHERE ((ended_at IS NULL) AND (NOT (exclusion = 'moved_out'::text)));
CREATE UNIQUE INDEX one_erasure_in_force_a_request ON public.records_erasureproposal USING btree (request_id) WHERE (NOT (state = 'declined'::text));
CREATE UNIQUE INDEX one_group_work_at_a_time ON public.live_groupwork USING btree (session_id) WHERE (NOT (state = 'closed'::text));
CREATE UNIQUE INDEX one_live_attestation_each ON public.records_attestation USING btree (campaign_id, unit_id) WHERE (NOT (state = 'returned'::text));
CREATE UNIQUE INDEX one_lock_a_campaign ON public.records_attestation USING btree (campaign_id) WHERE (state = 'locked'::text);
CREATE UNIQUE INDEX one_mail_on_its_way ON public.people_noticemail USING btree (user_id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE UNIQUE INDEX one_online_participation_each ON public.records_participation USING btree (record_id) WHERE (grade = 'A'::text);
CREATE UNIQUE INDEX one_open_attempt_each ON public.assessments_attempt USING btree (enrolment_id, quiz_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX one_open_code_each ON public.people_signincode USING btree (person_id) WHERE ((revoked_at IS NULL) AND (used_at IS NULL));
CREATE UNIQUE INDEX one_open_contest_each ON public.records_contest USING btree (campaign_id, person_id) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX one_open_inquiry_an_attempt ON public.assessments_inquiry USING btree (attempt_id) WHERE (settled_at IS NULL);
CREATE UNIQUE INDEX one_open_poll_a_session ON public.live_poll USING btree (session_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX one_open_privacy_request_of_a_kind ON public.people_privacyrequest USING btree (person_id, kind) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX one_open_proposal_each ON public.records_participation USING btree (record_id) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX one_open_replay_check ON public.live_replaycheck USING btree (watch_id) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX one_open_version_a_question ON public.assessments_questionversion USING btree (question_id) WHERE (state = ANY (ARRAY['draft'::text, 'review'::text]));
CREATE UNIQUE INDEX one_proposed_correction_a_version ON public.assessments_keycorrection USING btree (version_id) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX one_raised_hand_each ON public.live_hand USING btree (session_id, person_id) WHERE (lowered_at IS NULL);
CREATE UNIQUE INDEX one_small_group_is_shown ON public.live_smallgroup USING btree (work_id) WHERE is_shown;
CREATE UNIQUE INDEX one_trusted_build_a_version ON public.h5p_library USING btree (machine_name, major, minor) WHERE (state = 'trusted'::text);
CREATE INDEX open_attempt_by_deadline ON public.assessments_attempt USING btree (deadline_at) WHERE (state = 'open'::text);
CREATE INDEX people_apitoken_secret_hash_6b2e5650_like ON public.people_apitoken USING btree (secret_hash text_pattern_ops);
CREATE INDEX people_apitoken_user_id_36fa5f8b ON public.people_apitoken USING btree (user_id);
CREATE INDEX people_device_session_key_6caf18f3_like ON public.people_device USING btree (session_key text_pattern_ops);
CREATE INDEX people_device_user_id_c21a45f5 ON public.people_device USING btree (user_id);
CREATE INDEX people_grant_granted_by_id_a57aa7a9 ON public.people_grant USING btree (granted_by_id);
CREATE INDEX people_grant_unit_id_74caf2c7 ON public.people_grant USING btree (unit_id);
CREATE INDEX people_grant_user_id_ad2d00e3 ON public.people_grant USING btree (user_id);
CREATE INDEX people_handover_heir_id_c1827f19 ON public.people_handover USING btree (heir_id);
CREATE INDEX people_handover_on_5488aa77 ON public.people_handover USING btree ("on");
CREATE INDEX people_homeunit_person_id_119d0752 ON public.people_homeunit USING btree (person_id);
CREATE INDEX people_homeunit_unit_id_dee0a01a ON public.people_homeunit USING btree (unit_id);
CREATE INDEX people_mailcode_user_id_bc337804 ON public.people_mailcode USING btree (user_id);
CREATE INDEX people_notice_person_id_835eecbf ON public.people_notice USING btree (person_id);
CREATE INDEX people_notice_unit_id_ee01dd60 ON public.people_notice USING btree (unit_id);
CREATE INDEX people_notice_user_id_c82a0f7e ON public.people_notice USING btree (user_id);
CREATE INDEX people_noticemail_user_id_2a733fd9 ON public.people_noticemail USING btree (user_id);
CREATE INDEX people_person_card_number_cedd02dc_like ON public.people_person USING btree (card_number text_pattern_ops);
CREATE INDEX people_person_code_21adddd4_like ON public.people_person USING btree (code text_pattern_ops);
CREATE INDEX people_privacyrequest_answered_by_id_f9fa4f90 ON public.people_privacyrequest USING btree (answered_by_id);
CREATE INDEX people_privacyrequest_person_id_5659a8fa ON public.people_privacyrequest USING btree (person_id);
CREATE INDEX people_recoverycode_code_hash_d12f5c38_like ON public.people_recoverycode USING btree (code_hash text_pattern_ops);
CREATE INDEX people_recoverycode_user_id_8b6fc50d ON public.people_recoverycode USING btree (user_id);
CREATE INDEX people_rosterimport_unit_id_bd0aa0f4 ON public.people_rosterimport USING btree (unit_id);
CREATE INDEX people_rosterimport_uploaded_by_id_9656c49e ON public.people_rosterimport USING btree (uploaded_by_id);
CREATE INDEX people_rosterimportrow_person_id_212e0a0e ON public.people_rosterimportrow USING btree (person_id);
CREATE INDEX people_rosterimportrow_roster_import_id_4e570c51 ON public.people_rosterimportrow USING btree (roster_import_id);
CREATE INDEX people_signincode_code_hash_0412cd53_like ON public.people_signincode USING btree (code_hash text_pattern_ops);
CREATE INDEX people_signincode_issued_by_id_3df456cd ON public.people_signincode USING btree (issued_by_id);
CREATE INDEX people_signincode_person_id_571f5e36 ON public.people_signincode USING btree (person_id);
CREATE INDEX people_standing_person_id_3caf8f43 ON public.people_standing USING btree (person_id);
CREATE INDEX people_unit_code_7834132c_like ON public.people_unit USING btree (code text_pattern_ops);
CREATE INDEX people_unitedge_parent_id_8a7f87cf ON public.people_unitedge USING btree (parent_id);
CREATE INDEX people_unitedge_unit_id_7eea0ef5 ON public.people_unitedge USING btree (unit_id);
CREATE INDEX people_unitname_unit_id_0765901e ON public.people_unitname USING btree (unit_id);
CREATE INDEX people_unitpath_unit_id_6a44521b ON public.people_unitpath USING btree (unit_id);
CREATE INDEX people_unitsuccession_former_id_819be7aa ON public.people_unitsuccession USING btree (former_id);
CREATE INDEX people_unitsuccession_successor_id_00e525af ON public.people_unitsuccession USING btree (successor_id);
CREATE INDEX people_user_groups_group_id_1f0237d0 ON public.people_user_groups USING btree (group_id);
CREATE INDEX people_user_groups_user_id_290df956 ON public.people_user_groups USING btree (user_id);
CREATE INDEX people_user_user_permissions_permission_id_55f01ef0 ON public.people_user_user_permissions USING btree (permission_id);
CREATE INDEX people_user_user_permissions_user_id_7d19557b ON public.people_user_user_permissions USING btree (user_id);
CREATE INDEX people_user_username_7e18cbac_like ON public.people_user USING btree (username text_pattern_ops);
CREATE INDEX person_by_given_name ON public.people_person USING btree (sort_key, id);
CREATE INDEX person_by_name_and_day ON public.people_person USING btree (name_key, born_on);
CREATE INDEX person_by_part_of_name ON public.people_person USING gin (name_key public.gin_trgm_ops);
CREATE UNIQUE INDEX person_is_told_once ON public.people_notice USING btree (topic, occasion, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX pool_of_a_point ON public.assessments_questionversion USING btree (point_id, difficulty) WHERE (state = 'approved'::text);
CREATE INDEX privacy_requests_that_wait ON public.people_privacyrequest USING btree (answer_by) WHERE (state = 'open'::text);
CREATE INDEX question_by_part_of_stem ON public.assessments_questionversion USING gin (stem_key public.gin_trgm_ops);
CREATE INDEX records_attestation_campaign_id_e3602a87 ON public.records_attestation USING btree (campaign_id);
CREATE INDEX records_attestation_confirmed_by_id_4c933b69 ON public.records_attestation USING btree (confirmed_by_id);
CREATE INDEX records_attestation_unit_id_f72192a1 ON public.records_attestation USING btree (unit_id);
CREATE INDEX records_attestation_version_id_80f7acb3 ON public.records_attestation USING btree (version_id);
CREATE INDEX records_attestationgap_attestation_id_db384225 ON public.records_attestationgap USING btree (attestation_id);
CREATE INDEX records_attestationgap_unit_id_46625f95 ON public.records_attestationgap USING btree (unit_id);
CREATE INDEX records_attestationstep_actor_id_6e4856ab ON public.records_attestationstep USING btree (actor_id);
CREATE INDEX records_attestationstep_attestation_id_20a3e4b7 ON public.records_attestationstep USING btree (attestation_id);
CREATE INDEX records_attestedabsence_attestation_id_90eff5a2 ON public.records_attestedabsence USING btree (attestation_id);
CREATE INDEX records_attestedabsence_person_id_53fcb16b ON public.records_attestedabsence USING btree (person_id);
CREATE INDEX records_certificate_code_d2f62160_like ON public.records_certificate USING btree (code text_pattern_ops);
CREATE INDEX records_certificate_issued_by_id_a0e4a866 ON public.records_certificate USING btree (issued_by_id);
CREATE INDEX records_certificate_person_id_d692fa63 ON public.records_certificate USING btree (person_id);
CREATE INDEX records_certificate_record_id_9bcb81dc ON public.records_certificate USING btree (record_id);
CREATE INDEX records_certificate_register_id_3ca83f8c ON public.records_certificate USING btree (register_id);
CREATE INDEX records_certificate_revoked_by_id_d6d4b7c4 ON public.records_certificate USING btree (revoked_by_id);
CREATE INDEX records_certificateregister_created_by_id_0de48ef0 ON public.records_certificateregister USING btree (created_by_id);
CREATE INDEX records_certificateregister_owner_id_53ddd8c4 ON public.records_certificateregister USING btree (owner_id);
CREATE INDEX records_certificateyear_register_id_56d6e97b ON public.records_certificateyear USING btree (register_id);
CREATE INDEX records_completionrecord_campaign_id_cdeb561e ON public.records_completionrecord USING btree (campaign_id);
CREATE INDEX records_completionrecord_person_id_6fd9c09f ON public.records_completionrecord USING btree (person_id);
CREATE INDEX records_completionrecord_unit_id_3b41a09c ON public.records_completionrecord USING btree (unit_id);
CREATE INDEX records_completionrecord_version_id_b1307689 ON public.records_completionrecord USING btree (version_id);
CREATE INDEX records_contest_campaign_id_0474b330 ON public.records_contest USING btree (campaign_id);
CREATE INDEX records_contest_decided_by_id_9db357e5 ON public.records_contest USING btree (decided_by_id);
CREATE INDEX records_contest_person_id_b8354c71 ON public.records_contest USING btree (person_id);
CREATE INDEX records_contest_proposed_by_id_5e3b7783 ON public.records_contest USING btree (proposed_by_id);
CREATE INDEX records_contest_result_id_497ffa85 ON public.records_contest USING btree (result_id);
CREATE INDEX records_contest_unit_id_3650ce77 ON public.records_contest USING btree (unit_id);
CREATE INDEX records_erasureproposal_decided_by_id_9fcf43ee ON public.records_erasureproposal USING btree (decided_by_id);
CREATE INDEX records_erasureproposal_proposed_by_id_78b399f3 ON public.records_erasureproposal USING btree (proposed_by_id);
CREATE INDEX records_erasureproposal_request_id_e8d95b50 ON public.records_erasureproposal USING btree (request_id);
CREATE INDEX records_exportrun_asked_by_id_2dfdfff1 ON public.records_exportrun USING btree (asked_by_id);
CREATE INDEX records_exportrun_campaign_id_17732b9f ON public.records_exportrun USING btree (campaign_id);
CREATE INDEX records_exportrun_unit_id_a68f77be ON public.records_exportrun USING btree (unit_id);
CREATE INDEX records_kepthead_note_03c500ae_like ON public.records_kepthead USING btree (note text_pattern_ops);
CREATE INDEX records_ledgererasure_subject_uid_bd0e1d08 ON public.records_ledgererasure USING btree (subject_uid);
CREATE INDEX records_participation_decided_by_id_15a068de ON public.records_participation USING btree (decided_by_id);
CREATE INDEX records_participation_entered_by_id_d31453a6 ON public.records_participation USING btree (entered_by_id);
CREATE INDEX records_participation_record_id_c26fd8e9 ON public.records_participation USING btree (record_id);
CREATE INDEX records_ratingtable_laid_by_id_155cb0fe ON public.records_ratingtable USING btree (laid_by_id);
CREATE INDEX records_ratingtable_owner_id_c11d75bb ON public.records_ratingtable USING btree (owner_id);
CREATE INDEX records_reminderrun_rung_id_7ce3008f ON public.records_reminderrun USING btree (rung_id);
CREATE INDEX records_reminderrung_campaign_id_f4188a21 ON public.records_reminderrung USING btree (campaign_id);
CREATE INDEX records_report_asked_by_id_b3a92e76 ON public.records_report USING btree (asked_by_id);
CREATE INDEX records_report_campaign_id_25ff924a ON public.records_report USING btree (campaign_id);
CREATE INDEX records_report_unit_id_8d14e397 ON public.records_report USING btree (unit_id);
CREATE INDEX records_reportfile_report_id_4d560a11 ON public.records_reportfile USING btree (report_id);
CREATE INDEX records_reportschedule_owner_id_0d632e5f ON public.records_reportschedule USING btree (owner_id);
CREATE INDEX records_reportschedule_unit_id_2ad0517f ON public.records_reportschedule USING btree (unit_id);
CREATE INDEX records_reportschedulerun_report_id_250c2569 ON public.records_reportschedulerun USING btree (report_id);
CREATE INDEX records_reportschedulerun_schedule_id_489f1486 ON public.records_reportschedulerun USING btree (schedule_id);
CREATE INDEX records_retraction_decided_by_id_add6c3dd ON public.records_retraction USING btree (decided_by_id);
CREATE INDEX records_retraction_proposed_by_id_735b1c29 ON public.records_retraction USING btree (proposed_by_id);
CREATE INDEX records_retraction_record_id_8f72fd45 ON public.records_retraction USING btree (record_id);
CREATE INDEX records_statedresult_campaign_id_9f31d18f ON public.records_statedresult USING btree (campaign_id);
CREATE INDEX records_statedresult_person_id_5db74f5a ON public.records_statedresult USING btree (person_id);
CREATE INDEX records_statedresult_statement_id_70bca45d ON public.records_statedresult USING btree (statement_id);
CREATE INDEX records_statedresult_unit_id_3fb5ce72 ON public.records_statedresult USING btree (unit_id);
CREATE INDEX records_statement_campaign_id_3720e4a0 ON public.records_statement USING btree (campaign_id);
CREATE INDEX records_statement_issued_by_id_45b2ea37 ON public.records_statement USING btree (issued_by_id);
CREATE INDEX records_tally_campaign_id_b926727d ON public.records_tally USING btree (campaign_id);
CREATE INDEX records_tally_unit_id_f3dec438 ON public.records_tally USING btree (unit_id);
CREATE INDEX records_wavereview_signed_by_id_a08844a8 ON public.records_wavereview USING btree (signed_by_id);
CREATE INDEX records_wavereview_written_by_id_004b6d8a ON public.records_wavereview USING btree (written_by_id);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX reports_of_a_unit ON public.records_report USING btree (unit_id, asked_at DESC);
CREATE INDEX roster_of_a_unit ON public.courses_rosterentry USING btree (campaign_id, unit_id) WHERE (ended_at IS NULL);
CREATE INDEX rows_by_outcome ON public.people_rosterimportrow USING btree (roster_import_id, outcome, number);
CREATE INDEX signals_of_a_unit ON public.assessments_signal USING btree (unit_id, state);
CREATE INDEX stated_results_of_one ON public.records_statedresult USING btree (person_id, told_at DESC);
CREATE INDEX success_index ON public.django_q_task USING btree ("group", name, func) WHERE success;
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));
CREATE INDEX unit_by_part_of_name ON public.people_unit USING gist (name_key public.gist_trgm_ops);
CREATE INDEX unit_path_tree ON public.people_unitpath USING gist (path);
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX wagtailsearchpromotions_query_query_string_0e19aecc_like ON public.wagtailsearchpromotions_query USING btree (query_string varchar_pattern_ops);
CREATE INDEX wagtailsearchpromotions_querydailyhits_query_id_3a591f4d ON public.wagtailsearchpromotions_querydailyhits USING btree (query_id);
CREATE INDEX wagtailsearchpromotions_searchpromotion_page_id_71920f17 ON public.wagtailsearchpromotions_searchpromotion USING btree (page_id);
CREATE INDEX wagtailsearchpromotions_searchpromotion_query_id_fbce4eaa ON public.wagtailsearchpromotions_searchpromotion USING btree (query_id);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE INDEX written_that_waits ON public.h5p_practiceresult USING btree (activity_id) WHERE (((statement #> ARRAY['object'::text, 'definition'::text, 'interactionType'::text]) = '"long-fill-in"'::jsonb) AND (NOT (marked_md5 = md5(COALESCE((statement #>> ARRAY['result'::text, 'response'::text]), ''::text)))));
CREATE INDEX wrong_certificate_codes ON public.records_certificatecheckfailure USING btree (network, failed_at);
CREATE INDEX wrong_codes ON public.people_codefailure USING btree (network, failed_at);
CREATE TRIGGER approved_questions_stand BEFORE DELETE OR UPDATE ON public.assessments_questionversion FOR EACH ROW EXECUTE FUNCTION public.assessments_keep_approved();
ALTER TABLE public.assessments_questionversion ENABLE ALWAYS TRIGGER approved_questions_stand;
CREATE TRIGGER attestation_stands BEFORE INSERT OR DELETE OR UPDATE ON public.records_attestation FOR EACH ROW EXECUTE FUNCTION public.records_attestation_stands();
ALTER TABLE public.records_attestation ENABLE ALWAYS TRIGGER attestation_stands;
CREATE TRIGGER attestationgap_stands BEFORE DELETE OR UPDATE ON public.records_attestationgap FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.records_attestationgap ENABLE ALWAYS TRIGGER attestationgap_stands;
CREATE TRIGGER attestationstep_stands BEFORE DELETE OR UPDATE ON public.records_attestationstep FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.records_attestationstep ENABLE ALWAYS TRIGGER attestationstep_stands;
CREATE TRIGGER attestedabsence_stands BEFORE DELETE OR UPDATE ON public.records_attestedabsence FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.records_attestedabsence ENABLE ALWAYS TRIGGER attestedabsence_stands;
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE ON public.kernel_auditevent FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.kernel_auditevent ENABLE ALWAYS TRIGGER audit_is_append_only;
CREATE TRIGGER certificate_numbers_rise BEFORE DELETE OR UPDATE ON public.records_certificateyear FOR EACH ROW EXECUTE FUNCTION public.records_certificate_numbers_rise();
ALTER TABLE public.records_certificateyear ENABLE ALWAYS TRIGGER certificate_numbers_rise;
CREATE TRIGGER certificate_stands BEFORE DELETE OR UPDATE ON public.records_certificate FOR EACH ROW EXECUTE FUNCTION public.records_certificate_stands();
ALTER TABLE public.records_certificate ENABLE ALWAYS TRIGGER certificate_stands;
CREATE TRIGGER changes_of_results_stand BEFORE DELETE OR UPDATE ON public.assessments_resultchange FOR EACH ROW EXECUTE FUNCTION public.assessments_keep_change();
ALTER TABLE public.assessments_resultchange ENABLE ALWAYS TRIGGER changes_of_results_stand;
CREATE TRIGGER entry_has_the_clock BEFORE INSERT ON public.records_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.records_ledger_clock();
ALTER TABLE public.records_ledgerentry ENABLE ALWAYS TRIGGER entry_has_the_clock;
CREATE TRIGGER leaf_is_the_next BEFORE INSERT ON public.records_ledgerleaf FOR EACH ROW EXECUTE FUNCTION public.records_ledger_number();
ALTER TABLE public.records_ledgerleaf ENABLE ALWAYS TRIGGER leaf_is_the_next;
CREATE TRIGGER ledger_is_kept BEFORE TRUNCATE ON public.records_ledgerentry FOR EACH STATEMENT EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerentry ENABLE ALWAYS TRIGGER ledger_is_kept;
CREATE TRIGGER ledger_is_kept BEFORE TRUNCATE ON public.records_ledgererasure FOR EACH STATEMENT EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgererasure ENABLE ALWAYS TRIGGER ledger_is_kept;
CREATE TRIGGER ledger_is_kept BEFORE TRUNCATE ON public.records_ledgerhead FOR EACH STATEMENT EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerhead ENABLE ALWAYS TRIGGER ledger_is_kept;
CREATE TRIGGER ledger_is_kept BEFORE TRUNCATE ON public.records_ledgerleaf FOR EACH STATEMENT EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerleaf ENABLE ALWAYS TRIGGER ledger_is_kept;
CREATE TRIGGER ledger_is_kept BEFORE TRUNCATE ON public.records_ledgeropening FOR EACH STATEMENT EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgeropening ENABLE ALWAYS TRIGGER ledger_is_kept;
CREATE TRIGGER ledger_stands BEFORE DELETE OR UPDATE ON public.records_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerentry ENABLE ALWAYS TRIGGER ledger_stands;
CREATE TRIGGER ledger_stands BEFORE DELETE OR UPDATE ON public.records_ledgererasure FOR EACH ROW EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgererasure ENABLE ALWAYS TRIGGER ledger_stands;
CREATE TRIGGER ledger_stands BEFORE DELETE OR UPDATE ON public.records_ledgerhead FOR EACH ROW EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerhead ENABLE ALWAYS TRIGGER ledger_stands;
CREATE TRIGGER ledger_stands BEFORE DELETE OR UPDATE ON public.records_ledgerleaf FOR EACH ROW EXECUTE FUNCTION public.records_ledger_refuse();
ALTER TABLE public.records_ledgerleaf ENABLE ALWAYS TRIGGER ledger_stands;
CREATE TRIGGER opening_stands BEFORE DELETE OR UPDATE ON public.records_ledgeropening FOR EACH ROW EXECUTE FUNCTION public.records_ledger_opening();
ALTER TABLE public.records_ledgeropening ENABLE ALWAYS TRIGGER opening_stands;
CREATE TRIGGER response_events_are_append_only BEFORE DELETE OR UPDATE ON public.assessments_responseevent FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.assessments_responseevent ENABLE ALWAYS TRIGGER response_events_are_append_only;
CREATE TRIGGER retractions_stand BEFORE DELETE OR UPDATE ON public.records_retraction FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.records_retraction ENABLE ALWAYS TRIGGER retractions_stand;
CREATE TRIGGER signed_review_stands BEFORE DELETE OR UPDATE ON public.records_wavereview FOR EACH ROW EXECUTE FUNCTION public.records_signed_review_stands();
ALTER TABLE public.records_wavereview ENABLE ALWAYS TRIGGER signed_review_stands;
CREATE TRIGGER stated_results_stand BEFORE DELETE OR UPDATE OF campaign_id, person_id, unit_id, facts, told_at, contest_until ON public.records_statedresult FOR EACH ROW EXECUTE FUNCTION public.kernel_refuse_change();
ALTER TABLE public.records_statedresult ENABLE ALWAYS TRIGGER stated_results_stand;
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustme_quiz_id_e24ff2f9_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustment_granted_by_id_0f2e7f19_fk_people_user_id FOREIGN KEY (granted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustment_person_id_a6d35da0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_adjustment
    ADD CONSTRAINT assessments_adjustment_revoked_by_id_5d58c040_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_draw_round_id_03486f91_fk_assessmen FOREIGN KEY (draw_round_id) REFERENCES public.assessments_drawround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_enrolment_id_c45ae66a_fk_courses_e FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_person_id_e6d6c4e7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attempt
    ADD CONSTRAINT assessments_attempt_quiz_id_126b1312_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attemptdevice
    ADD CONSTRAINT assessments_attemptd_attempt_id_f02ef92b_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT assessments_attempti_attempt_id_8cc26757_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attemptitem
    ADD CONSTRAINT assessments_attempti_version_id_a9b887d0_fk_assessmen FOREIGN KEY (version_id) REFERENCES public.assessments_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_attempttrace
    ADD CONSTRAINT assessments_attemptt_attempt_id_3433b4fa_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_blueprintline
    ADD CONSTRAINT assessments_blueprin_quiz_id_1e49191a_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_blueprintline
    ADD CONSTRAINT assessments_blueprintline_point_id_4fcda9c7_fk_courses_point_id FOREIGN KEY (point_id) REFERENCES public.courses_point(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedp_analysis_id_8a5ec107_fk_assessmen FOREIGN KEY (analysis_id) REFERENCES public.assessments_runanalysis(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedp_created_by_id_9f9da101_fk_people_us FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedp_taken_into_id_14eccb94_fk_courses_c FOREIGN KEY (taken_into_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedpoint_owner_id_f6b36db5_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedpoint_point_id_d0375157_fk_courses_point_id FOREIGN KEY (point_id) REFERENCES public.courses_point(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_carriedpoint
    ADD CONSTRAINT assessments_carriedpoint_taken_by_id_fd90df39_fk_people_user_id FOREIGN KEY (taken_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_drawnpaper
    ADD CONSTRAINT assessments_drawnpap_enrolment_id_4c8e538d_fk_courses_e FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_drawnpaper
    ADD CONSTRAINT assessments_drawnpap_quiz_id_4f3baf02_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_drawround
    ADD CONSTRAINT assessments_drawroun_quiz_id_f5f868df_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_drawround
    ADD CONSTRAINT assessments_drawround_run_id_870336ba_fk_courses_courserun_id FOREIGN KEY (run_id) REFERENCES public.courses_courserun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_handmark
    ADD CONSTRAINT assessments_handmark_item_id_a0365915_fk_assessmen FOREIGN KEY (item_id) REFERENCES public.assessments_attemptitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_handmark
    ADD CONSTRAINT assessments_handmark_marker_id_7fbb3dd2_fk_people_user_id FOREIGN KEY (marker_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_asked_by_id_12d97dee_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_attempt_id_998684a2_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_decided_by_id_71ed05ce_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_proposed_by_id_8b2bea16_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_inquiry
    ADD CONSTRAINT assessments_inquiry_unit_id_9b044f70_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT assessments_itemflag_analysis_id_9b7eca11_fk_assessmen FOREIGN KEY (analysis_id) REFERENCES public.assessments_runanalysis(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT assessments_itemflag_decided_by_id_cb44256e_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_itemflag
    ADD CONSTRAINT assessments_itemflag_version_id_81a97bf1_fk_assessmen FOREIGN KEY (version_id) REFERENCES public.assessments_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_itemresult
    ADD CONSTRAINT assessments_itemresu_analysis_id_32d1c92b_fk_assessmen FOREIGN KEY (analysis_id) REFERENCES public.assessments_runanalysis(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_itemresult
    ADD CONSTRAINT assessments_itemresu_version_id_d26cfead_fk_assessmen FOREIGN KEY (version_id) REFERENCES public.assessments_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_keycorrection
    ADD CONSTRAINT assessments_keycorre_decided_by_id_7e40c88a_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_keycorrection
    ADD CONSTRAINT assessments_keycorre_proposed_by_id_de71f373_fk_people_us FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_keycorrection
    ADD CONSTRAINT assessments_keycorre_version_id_42fa4056_fk_assessmen FOREIGN KEY (version_id) REFERENCES public.assessments_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_lookitem
    ADD CONSTRAINT assessments_lookitem_inquiry_id_9b064883_fk_assessmen FOREIGN KEY (inquiry_id) REFERENCES public.assessments_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_lookitem
    ADD CONSTRAINT assessments_lookitem_version_id_8f98b2d3_fk_assessmen FOREIGN KEY (version_id) REFERENCES public.assessments_questionversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_pointresult
    ADD CONSTRAINT assessments_pointres_analysis_id_7ebc3e7f_fk_assessmen FOREIGN KEY (analysis_id) REFERENCES public.assessments_runanalysis(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_pointresult
    ADD CONSTRAINT assessments_pointresult_point_id_90128378_fk_courses_point_id FOREIGN KEY (point_id) REFERENCES public.courses_point(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_pointresult
    ADD CONSTRAINT assessments_pointresult_unit_id_6062b2a2_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_question_approved_by_id_c4a40d7c_fk_people_us FOREIGN KEY (approved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_question_author_id_5a010cbf_fk_people_us FOREIGN KEY (author_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionimport
    ADD CONSTRAINT assessments_question_bank_id_074367a3_fk_assessmen FOREIGN KEY (bank_id) REFERENCES public.assessments_questionbank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_question
    ADD CONSTRAINT assessments_question_bank_id_6efb52cf_fk_assessmen FOREIGN KEY (bank_id) REFERENCES public.assessments_questionbank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionimport
    ADD CONSTRAINT assessments_question_created_by_id_18799bd6_fk_people_us FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_question_point_id_180dac38_fk_courses_p FOREIGN KEY (point_id) REFERENCES public.courses_point(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionversion
    ADD CONSTRAINT assessments_question_question_id_4c28baae_fk_assessmen FOREIGN KEY (question_id) REFERENCES public.assessments_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionbank
    ADD CONSTRAINT assessments_question_resolution_id_c0037a67_fk_courses_r FOREIGN KEY (resolution_id) REFERENCES public.courses_resolution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_questionbank
    ADD CONSTRAINT assessments_questionbank_owner_id_13b0111a_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_quiz
    ADD CONSTRAINT assessments_quiz_activity_id_8968b0fd_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_quiz
    ADD CONSTRAINT assessments_quiz_bank_id_f4e7b8ba_fk_assessmen FOREIGN KEY (bank_id) REFERENCES public.assessments_questionbank(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_responseevent
    ADD CONSTRAINT assessments_response_attempt_id_9b62e24e_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_responseevent
    ADD CONSTRAINT assessments_response_item_id_687cea78_fk_assessmen FOREIGN KEY (item_id) REFERENCES public.assessments_attemptitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_response
    ADD CONSTRAINT assessments_response_item_id_b2b26fd0_fk_assessmen FOREIGN KEY (item_id) REFERENCES public.assessments_attemptitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_responsefile
    ADD CONSTRAINT assessments_response_item_id_cdd3dadc_fk_assessmen FOREIGN KEY (item_id) REFERENCES public.assessments_attemptitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_resultchange
    ADD CONSTRAINT assessments_resultch_attempt_id_cf1eb76f_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_resultchange
    ADD CONSTRAINT assessments_resultch_correction_id_129b8faa_fk_assessmen FOREIGN KEY (correction_id) REFERENCES public.assessments_keycorrection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_resultnotice
    ADD CONSTRAINT assessments_resultno_attempt_id_68cf1d13_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_runanalysis
    ADD CONSTRAINT assessments_runanaly_quiz_id_45861956_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_runanalysis
    ADD CONSTRAINT assessments_runanalysis_run_id_3fbaa8d1_fk_courses_courserun_id FOREIGN KEY (run_id) REFERENCES public.courses_courserun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal_attempts
    ADD CONSTRAINT assessments_signal_a_attempt_id_21571703_fk_assessmen FOREIGN KEY (attempt_id) REFERENCES public.assessments_attempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal_attempts
    ADD CONSTRAINT assessments_signal_a_signal_id_2ea2c34e_fk_assessmen FOREIGN KEY (signal_id) REFERENCES public.assessments_signal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_decided_by_id_bc68b86f_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_quiz_id_8115f545_fk_assessmen FOREIGN KEY (quiz_id) REFERENCES public.assessments_quiz(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_run_id_0b78321e_fk_courses_courserun_id FOREIGN KEY (run_id) REFERENCES public.courses_courserun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_signal
    ADD CONSTRAINT assessments_signal_unit_id_9d281f8c_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_contentapprovaltask_groups
    ADD CONSTRAINT cms_contentapprovalt_contentapprovaltask__c0723bac_fk_cms_conte FOREIGN KEY (contentapprovaltask_id) REFERENCES public.cms_contentapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_contentapprovaltask_groups
    ADD CONSTRAINT cms_contentapprovalt_group_id_c14d6948_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_contentapprovaltask
    ADD CONSTRAINT cms_contentapprovalt_task_ptr_id_8145d5b1_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_coursepage
    ADD CONSTRAINT cms_coursepage_course_id_106da726_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_coursepage
    ADD CONSTRAINT cms_coursepage_page_ptr_id_10cd0c0e_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_course_page_id_3030833b_fk_cms_cours FOREIGN KEY (course_page_id) REFERENCES public.cms_coursepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_owner_id_1a20abe2_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_documentimport
    ADD CONSTRAINT cms_documentimport_uploaded_by_id_1cd71093_fk_people_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_homepage
    ADD CONSTRAINT cms_homepage_page_ptr_id_3967ea6a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_lesson
    ADD CONSTRAINT cms_lesson_activity_id_94c310d5_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_lesson
    ADD CONSTRAINT cms_lesson_page_id_c62375fa_fk_cms_lessonpage_page_ptr_id FOREIGN KEY (page_id) REFERENCES public.cms_lessonpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_lessoncheck
    ADD CONSTRAINT cms_lessoncheck_content_id_99ebc5b2_fk_courses_c FOREIGN KEY (content_id) REFERENCES public.courses_contentversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cms_lessonpage
    ADD CONSTRAINT cms_lessonpage_page_ptr_id_7ea79e00_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_activity
    ADD CONSTRAINT courses_activity_opens_after_id_f8969acb_fk_courses_activity_id FOREIGN KEY (opens_after_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_activity
    ADD CONSTRAINT courses_activity_section_id_254970e3_fk_courses_section_id FOREIGN KEY (section_id) REFERENCES public.courses_section(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_admission
    ADD CONSTRAINT courses_admission_activity_id_5d4cf555_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_admission
    ADD CONSTRAINT courses_admission_enrolment_id_c0d336b3_fk_courses_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaign
    ADD CONSTRAINT courses_campaign_created_by_id_8776f81b_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaign
    ADD CONSTRAINT courses_campaign_owner_id_f8df3868_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaign
    ADD CONSTRAINT courses_campaign_published_id_b5c3f8e5_fk_courses_c FOREIGN KEY (published_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignstep
    ADD CONSTRAINT courses_campaignstep_activity_id_14e7a2fe_fk_courses_a FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignstep
    ADD CONSTRAINT courses_campaignstep_section_id_70961d62_fk_courses_section_id FOREIGN KEY (section_id) REFERENCES public.courses_section(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignstep
    ADD CONSTRAINT courses_campaignstep_version_id_7fefad35_fk_courses_c FOREIGN KEY (version_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignvers_campaign_id_7ad08360_fk_courses_c FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignvers_created_by_id_4c377681_fk_people_us FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignvers_resolution_id_aa4625d4_fk_courses_r FOREIGN KEY (resolution_id) REFERENCES public.courses_resolution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignversion_course_id_f0319e48_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_campaignversion
    ADD CONSTRAINT courses_campaignversion_run_id_7522f74b_fk_courses_courserun_id FOREIGN KEY (run_id) REFERENCES public.courses_courserun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_contentclip
    ADD CONSTRAINT courses_contentclip_content_id_e9e67567_fk_courses_c FOREIGN KEY (content_id) REFERENCES public.courses_contentversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_contentversion
    ADD CONSTRAINT courses_contentversi_activity_id_38c950bf_fk_courses_a FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_course
    ADD CONSTRAINT courses_course_owner_id_97a468c6_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_course
    ADD CONSTRAINT courses_course_resolution_id_54efc035_fk_courses_resolution_id FOREIGN KEY (resolution_id) REFERENCES public.courses_resolution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_courserun
    ADD CONSTRAINT courses_courserun_course_id_c50880df_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_courserun
    ADD CONSTRAINT courses_courserun_owner_id_548a7402_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_person_id_72cd8a1b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_enrolment
    ADD CONSTRAINT courses_enrolment_run_id_1b111513_fk_courses_courserun_id FOREIGN KEY (run_id) REFERENCES public.courses_courserun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_point
    ADD CONSTRAINT courses_point_parent_id_70d5735e_fk_courses_point_id FOREIGN KEY (parent_id) REFERENCES public.courses_point(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_point
    ADD CONSTRAINT courses_point_resolution_id_1770af03_fk_courses_resolution_id FOREIGN KEY (resolution_id) REFERENCES public.courses_resolution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT courses_progress_activity_id_136a01ba_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT courses_progress_content_id_d42a1d90_fk_courses_c FOREIGN KEY (content_id) REFERENCES public.courses_contentversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_progress
    ADD CONSTRAINT courses_progress_enrolment_id_c2948dd6_fk_courses_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_resolution
    ADD CONSTRAINT courses_resolution_owner_id_6694b84a_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_responsiblehead
    ADD CONSTRAINT courses_responsibleh_version_id_12b34cf4_fk_courses_c FOREIGN KEY (version_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_responsiblehead
    ADD CONSTRAINT courses_responsiblehead_person_id_c05fb6c8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_responsiblehead
    ADD CONSTRAINT courses_responsiblehead_unit_id_f20a1ea2_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_rosterentry
    ADD CONSTRAINT courses_rosterentry_campaign_id_5f9a5236_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_rosterentry
    ADD CONSTRAINT courses_rosterentry_person_id_e65160c1_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_rosterentry
    ADD CONSTRAINT courses_rosterentry_unit_id_ede1ddb1_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_rosterentry
    ADD CONSTRAINT courses_rosterentry_version_id_d52c4835_fk_courses_c FOREIGN KEY (version_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_section
    ADD CONSTRAINT courses_section_course_id_28d10451_fk_courses_course_id FOREIGN KEY (course_id) REFERENCES public.courses_course(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_studyday
    ADD CONSTRAINT courses_studyday_trace_id_84c415bb_fk_courses_s FOREIGN KEY (trace_id) REFERENCES public.courses_studytrace(progress_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_studysitting
    ADD CONSTRAINT courses_studysitting_progress_id_22056552_fk_courses_p FOREIGN KEY (progress_id) REFERENCES public.courses_progress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_studytrace
    ADD CONSTRAINT courses_studytrace_progress_id_f719e49c_fk_courses_progress_id FOREIGN KEY (progress_id) REFERENCES public.courses_progress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT courses_waiver_activity_id_593095f7_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT courses_waiver_enrolment_id_149fa19e_fk_courses_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_waiver
    ADD CONSTRAINT courses_waiver_granted_by_id_552a41c8_fk_people_user_id FOREIGN KEY (granted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_wave
    ADD CONSTRAINT courses_wave_campaign_id_120c0d90_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.courses_wave
    ADD CONSTRAINT courses_wave_released_by_id_fad4c8a9_fk_people_user_id FOREIGN KEY (released_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_content
    ADD CONSTRAINT h5p_content_created_by_id_6f791824_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_content
    ADD CONSTRAINT h5p_content_owner_id_7ba9b231_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_base_id_e5e59341_fk_h5p_revision_id FOREIGN KEY (base_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_content_id_06150b3d_fk_h5p_content_id FOREIGN KEY (content_id) REFERENCES public.h5p_content(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_owner_id_9b1ab462_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_draft
    ADD CONSTRAINT h5p_draft_user_id_412225fc_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_exercise
    ADD CONSTRAINT h5p_exercise_activity_id_06ffce89_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_exercise
    ADD CONSTRAINT h5p_exercise_revision_id_35c3bb14_fk_h5p_revision_id FOREIGN KEY (revision_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_library
    ADD CONSTRAINT h5p_library_installed_by_id_05dd3d87_fk_people_user_id FOREIGN KEY (installed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_library
    ADD CONSTRAINT h5p_library_trusted_by_id_04521d04_fk_people_user_id FOREIGN KEY (trusted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_placement
    ADD CONSTRAINT h5p_placement_revision_id_4caf2376_fk_h5p_revision_id FOREIGN KEY (revision_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_placement
    ADD CONSTRAINT h5p_placement_version_id_7f8ea728_fk_courses_contentversion_id FOREIGN KEY (version_id) REFERENCES public.courses_contentversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_practicemark
    ADD CONSTRAINT h5p_practicemark_marked_by_id_c1449fe3_fk_people_user_id FOREIGN KEY (marked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_practicemark
    ADD CONSTRAINT h5p_practicemark_result_id_9c293668_fk_h5p_practiceresult_id FOREIGN KEY (result_id) REFERENCES public.h5p_practiceresult(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT h5p_practiceresult_activity_id_0e5c9cb4_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT h5p_practiceresult_enrolment_id_15148964_fk_courses_e FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_practiceresult
    ADD CONSTRAINT h5p_practiceresult_revision_id_1c7e4449_fk_h5p_revision_id FOREIGN KEY (revision_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_revision
    ADD CONSTRAINT h5p_revision_content_id_cc418e9a_fk_h5p_content_id FOREIGN KEY (content_id) REFERENCES public.h5p_content(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_revision
    ADD CONSTRAINT h5p_revision_created_by_id_c3b2fa52_fk_people_user_id FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_savedstate
    ADD CONSTRAINT h5p_savedstate_activity_id_a5991354_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_savedstate
    ADD CONSTRAINT h5p_savedstate_enrolment_id_231d12d5_fk_courses_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.courses_enrolment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_savedstate
    ADD CONSTRAINT h5p_savedstate_revision_id_462f28b7_fk_h5p_revision_id FOREIGN KEY (revision_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_tempfile
    ADD CONSTRAINT h5p_tempfile_user_id_19fb9ba6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgrade
    ADD CONSTRAINT h5p_upgrade_library_id_293eec3d_fk_h5p_library_id FOREIGN KEY (library_id) REFERENCES public.h5p_library(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgrade
    ADD CONSTRAINT h5p_upgrade_made_by_id_064abb74_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgrade
    ADD CONSTRAINT h5p_upgrade_undone_by_id_b0532b27_fk_people_user_id FOREIGN KEY (undone_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradedcontent
    ADD CONSTRAINT h5p_upgradedcontent_after_id_77d2b1ef_fk_h5p_revision_id FOREIGN KEY (after_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradedcontent
    ADD CONSTRAINT h5p_upgradedcontent_before_id_598ad787_fk_h5p_revision_id FOREIGN KEY (before_id) REFERENCES public.h5p_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradedcontent
    ADD CONSTRAINT h5p_upgradedcontent_upgrade_id_16fd0c0b_fk_h5p_upgrade_id FOREIGN KEY (upgrade_id) REFERENCES public.h5p_upgrade(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_asked_by_id_73095c01_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_library_id_3d172e7b_fk_h5p_library_id FOREIGN KEY (library_id) REFERENCES public.h5p_library(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.h5p_upgradeplan
    ADD CONSTRAINT h5p_upgradeplan_upgrade_id_199e4cc0_fk_h5p_upgrade_id FOREIGN KEY (upgrade_id) REFERENCES public.h5p_upgrade(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_confirmed_by_id_8ca355d5_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_decided_by_id_f0888c1f_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_person_id_7dcede0d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_session_id_1ece5614_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_told_by_id_43e833a3_fk_people_user_id FOREIGN KEY (told_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_absence
    ADD CONSTRAINT live_absence_unit_id_ff158979_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_agendapart
    ADD CONSTRAINT live_agendapart_session_id_02f71644_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_hall_id_fe7b831b_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_paper_id_1f804f6c_fk_live_paperlist_id FOREIGN KEY (paper_id) REFERENCES public.live_paperlist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_person_id_34f3c697_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_session_id_e70db2d9_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_attendance
    ADD CONSTRAINT live_attendance_unit_id_2de76314_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_broadcast
    ADD CONSTRAINT live_broadcast_sent_by_id_0a9bad00_fk_people_user_id FOREIGN KEY (sent_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_broadcast
    ADD CONSTRAINT live_broadcast_session_id_20b2b9f1_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT live_chatmessage_decided_by_id_50c660b1_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT live_chatmessage_person_id_b8e7d626_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmessage
    ADD CONSTRAINT live_chatmessage_session_id_0a928a2a_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT live_chatmute_muted_by_id_b21c814a_fk_people_user_id FOREIGN KEY (muted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT live_chatmute_person_id_8a770e54_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatmute
    ADD CONSTRAINT live_chatmute_session_id_9eef680e_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_chatroom
    ADD CONSTRAINT live_chatroom_session_id_6c5ee7c5_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT live_checkin_checkpoint_id_2f7756de_fk_live_checkpoint_id FOREIGN KEY (checkpoint_id) REFERENCES public.live_checkpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT live_checkin_hall_id_e685950a_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT live_checkin_person_id_95845b8d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_checkin
    ADD CONSTRAINT live_checkin_recorded_by_id_a0cb30d4_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_checkpoint
    ADD CONSTRAINT live_checkpoint_session_id_47dd9423_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_groupmember
    ADD CONSTRAINT live_groupmember_group_id_900dfd4f_fk_live_smallgroup_id FOREIGN KEY (group_id) REFERENCES public.live_smallgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_groupmember
    ADD CONSTRAINT live_groupmember_person_id_bce6e1f9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_groupmember
    ADD CONSTRAINT live_groupmember_work_id_1cff3e82_fk_live_groupwork_id FOREIGN KEY (work_id) REFERENCES public.live_groupwork(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_groupwork
    ADD CONSTRAINT live_groupwork_made_by_id_abb68fdc_fk_people_user_id FOREIGN KEY (made_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_groupwork
    ADD CONSTRAINT live_groupwork_session_id_99dbb119_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hall
    ADD CONSTRAINT live_hall_session_id_d1f53964_fk_live_livesession_activity_id FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hall
    ADD CONSTRAINT live_hall_unit_id_4711d267_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT live_hallseat_hall_id_97718f94_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT live_hallseat_person_id_5a511c77_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT live_hallseat_session_id_e0212f35_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallseat
    ADD CONSTRAINT live_hallseat_unit_id_50a81225_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallwitness
    ADD CONSTRAINT live_hallwitness_hall_id_a2785d41_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hallwitness
    ADD CONSTRAINT live_hallwitness_witnessed_by_id_27d9aab6_fk_people_user_id FOREIGN KEY (witnessed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hand
    ADD CONSTRAINT live_hand_person_id_cac9ce9c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_hand
    ADD CONSTRAINT live_hand_session_id_17ba67fd_fk_live_livesession_activity_id FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_invitedunit
    ADD CONSTRAINT live_invitedunit_session_id_c72174a3_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_invitedunit
    ADD CONSTRAINT live_invitedunit_unit_id_71c6989f_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_livesession
    ADD CONSTRAINT live_livesession_activity_id_e9e842ee_fk_courses_activity_id FOREIGN KEY (activity_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_livesession
    ADD CONSTRAINT live_livesession_make_up_lesson_id_fe48c171_fk_courses_a FOREIGN KEY (make_up_lesson_id) REFERENCES public.courses_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_mediasegment
    ADD CONSTRAINT live_mediasegment_broadcast_id_9b987384_fk_live_broadcast_id FOREIGN KEY (broadcast_id) REFERENCES public.live_broadcast(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_mediasegment
    ADD CONSTRAINT live_mediasegment_session_id_3281b4a7_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_paperlist
    ADD CONSTRAINT live_paperlist_added_by_id_1e39dc3d_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_paperlist
    ADD CONSTRAINT live_paperlist_hall_id_f552620e_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_papermark
    ADD CONSTRAINT live_papermark_paper_list_id_2fe055ce_fk_live_paperlist_id FOREIGN KEY (paper_list_id) REFERENCES public.live_paperlist(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_papermark
    ADD CONSTRAINT live_papermark_person_id_8ee90e71_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_poll
    ADD CONSTRAINT live_poll_session_id_3af4cb83_fk_live_livesession_activity_id FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_pollanswer
    ADD CONSTRAINT live_pollanswer_person_id_f19e639d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_pollanswer
    ADD CONSTRAINT live_pollanswer_poll_id_6069219d_fk_live_poll_id FOREIGN KEY (poll_id) REFERENCES public.live_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_presencelease
    ADD CONSTRAINT live_presencelease_hall_id_21825f3a_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_presencelease
    ADD CONSTRAINT live_presencelease_person_id_5e30475d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_presencelease
    ADD CONSTRAINT live_presencelease_session_id_93683aed_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_replaycheck
    ADD CONSTRAINT live_replaycheck_watch_id_332bb48b_fk_live_replaywatch_id FOREIGN KEY (watch_id) REFERENCES public.live_replaywatch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_replaywatch
    ADD CONSTRAINT live_replaywatch_person_id_4546dd8b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_replaywatch
    ADD CONSTRAINT live_replaywatch_session_id_18cd2cf1_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_rollcall
    ADD CONSTRAINT live_rollcall_hall_id_1fa35159_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_rollcall
    ADD CONSTRAINT live_rollcall_person_id_b12d7c94_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_rollcall
    ADD CONSTRAINT live_rollcall_session_id_ee73c848_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_rollevent
    ADD CONSTRAINT live_rollevent_hall_id_658be49a_fk_live_hall_id FOREIGN KEY (hall_id) REFERENCES public.live_hall(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_rollevent
    ADD CONSTRAINT live_rollevent_recorded_by_id_516e54a1_fk_people_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_roomquestion
    ADD CONSTRAINT live_roomquestion_person_id_dd8db8b6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_roomquestion
    ADD CONSTRAINT live_roomquestion_session_id_f5cff663_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_roomvote
    ADD CONSTRAINT live_roomvote_person_id_d71a9ed7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_roomvote
    ADD CONSTRAINT live_roomvote_question_id_a361c8a3_fk_live_roomquestion_id FOREIGN KEY (question_id) REFERENCES public.live_roomquestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_sessionevent
    ADD CONSTRAINT live_sessionevent_session_id_2d3bd28a_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_slide
    ADD CONSTRAINT live_slide_session_id_64422f4f_fk_live_livesession_activity_id FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_slidedeck
    ADD CONSTRAINT live_slidedeck_added_by_id_7bc18ea5_fk_people_user_id FOREIGN KEY (added_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_slidedeck
    ADD CONSTRAINT live_slidedeck_session_id_2fe8be5b_fk_live_live FOREIGN KEY (session_id) REFERENCES public.live_livesession(activity_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_smallgroup
    ADD CONSTRAINT live_smallgroup_reporter_id_a1de4e23_fk_people_person_id FOREIGN KEY (reporter_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.live_smallgroup
    ADD CONSTRAINT live_smallgroup_work_id_f99c7d5e_fk_live_groupwork_id FOREIGN KEY (work_id) REFERENCES public.live_groupwork(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apitoken
    ADD CONSTRAINT people_apitoken_user_id_36fa5f8b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_device
    ADD CONSTRAINT people_device_user_id_c21a45f5_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_grant
    ADD CONSTRAINT people_grant_granted_by_id_a57aa7a9_fk_people_user_id FOREIGN KEY (granted_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_grant
    ADD CONSTRAINT people_grant_unit_id_74caf2c7_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_grant
    ADD CONSTRAINT people_grant_user_id_ad2d00e3_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_handover
    ADD CONSTRAINT people_handover_former_id_3b09aa42_fk_people_unit_id FOREIGN KEY (former_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_handover
    ADD CONSTRAINT people_handover_heir_id_c1827f19_fk_people_unit_id FOREIGN KEY (heir_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_homeunit
    ADD CONSTRAINT people_homeunit_person_id_119d0752_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_homeunit
    ADD CONSTRAINT people_homeunit_unit_id_dee0a01a_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_mailcode
    ADD CONSTRAINT people_mailcode_user_id_bc337804_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_mailwish
    ADD CONSTRAINT people_mailwish_user_id_a3763277_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notice
    ADD CONSTRAINT people_notice_person_id_835eecbf_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notice
    ADD CONSTRAINT people_notice_unit_id_ee01dd60_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_notice
    ADD CONSTRAINT people_notice_user_id_c82a0f7e_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_noticemail
    ADD CONSTRAINT people_noticemail_user_id_2a733fd9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_user_id_6381a4ab_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_privacyrequest
    ADD CONSTRAINT people_privacyrequest_answered_by_id_f9fa4f90_fk_people_user_id FOREIGN KEY (answered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_privacyrequest
    ADD CONSTRAINT people_privacyrequest_person_id_5659a8fa_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_recoverycode
    ADD CONSTRAINT people_recoverycode_user_id_8b6fc50d_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rosterimport
    ADD CONSTRAINT people_rosterimport_unit_id_bd0aa0f4_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rosterimport
    ADD CONSTRAINT people_rosterimport_uploaded_by_id_9656c49e_fk_people_user_id FOREIGN KEY (uploaded_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rosterimportrow
    ADD CONSTRAINT people_rosterimportr_roster_import_id_4e570c51_fk_people_ro FOREIGN KEY (roster_import_id) REFERENCES public.people_rosterimport(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_rosterimportrow
    ADD CONSTRAINT people_rosterimportrow_person_id_212e0a0e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_secondfactor
    ADD CONSTRAINT people_secondfactor_user_id_47c1421d_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_issued_by_id_3df456cd_fk_people_user_id FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_person_id_571f5e36_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_standing
    ADD CONSTRAINT people_standing_person_id_3caf8f43_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitedge
    ADD CONSTRAINT people_unitedge_parent_id_8a7f87cf_fk_people_unit_id FOREIGN KEY (parent_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitedge
    ADD CONSTRAINT people_unitedge_unit_id_7eea0ef5_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitname
    ADD CONSTRAINT people_unitname_unit_id_0765901e_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitpath
    ADD CONSTRAINT people_unitpath_unit_id_6a44521b_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitsuccession
    ADD CONSTRAINT people_unitsuccession_former_id_819be7aa_fk_people_unit_id FOREIGN KEY (former_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_unitsuccession
    ADD CONSTRAINT people_unitsuccession_successor_id_00e525af_fk_people_unit_id FOREIGN KEY (successor_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_group_id_1f0237d0_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_user_groups
    ADD CONSTRAINT people_user_groups_user_id_290df956_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_per_permission_id_55f01ef0_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_user_user_permissions
    ADD CONSTRAINT people_user_user_permissions_user_id_7d19557b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_campaign_id_e3602a87_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_confirmed_by_id_4c933b69_fk_people_user_id FOREIGN KEY (confirmed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_unit_id_f72192a1_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestation
    ADD CONSTRAINT records_attestation_version_id_80f7acb3_fk_courses_c FOREIGN KEY (version_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestationgap
    ADD CONSTRAINT records_attestationg_attestation_id_db384225_fk_records_a FOREIGN KEY (attestation_id) REFERENCES public.records_attestation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestationgap
    ADD CONSTRAINT records_attestationgap_unit_id_46625f95_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestationstep
    ADD CONSTRAINT records_attestations_attestation_id_20a3e4b7_fk_records_a FOREIGN KEY (attestation_id) REFERENCES public.records_attestation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestationstep
    ADD CONSTRAINT records_attestationstep_actor_id_6e4856ab_fk_people_user_id FOREIGN KEY (actor_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestedabsence
    ADD CONSTRAINT records_attestedabse_attestation_id_90eff5a2_fk_records_a FOREIGN KEY (attestation_id) REFERENCES public.records_attestation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_attestedabsence
    ADD CONSTRAINT records_attestedabsence_person_id_53fcb16b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_issued_by_id_a0e4a866_fk_people_user_id FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_person_id_d692fa63_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_record_id_9bcb81dc_fk_records_c FOREIGN KEY (record_id) REFERENCES public.records_completionrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_register_id_3ca83f8c_fk_records_c FOREIGN KEY (register_id) REFERENCES public.records_certificateregister(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_revoked_by_id_d6d4b7c4_fk_people_user_id FOREIGN KEY (revoked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificate
    ADD CONSTRAINT records_certificate_supersedes_id_477bfd44_fk_records_c FOREIGN KEY (supersedes_id) REFERENCES public.records_certificate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificateregister
    ADD CONSTRAINT records_certificater_created_by_id_0de48ef0_fk_people_us FOREIGN KEY (created_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificateregister
    ADD CONSTRAINT records_certificateregister_owner_id_53ddd8c4_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_certificateyear
    ADD CONSTRAINT records_certificatey_register_id_56d6e97b_fk_records_c FOREIGN KEY (register_id) REFERENCES public.records_certificateregister(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionre_campaign_id_cdeb561e_fk_courses_c FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionre_version_id_b1307689_fk_courses_c FOREIGN KEY (version_id) REFERENCES public.courses_campaignversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionrecord_person_id_6fd9c09f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_completionrecord
    ADD CONSTRAINT records_completionrecord_unit_id_3b41a09c_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_campaign_id_0474b330_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_correction_id_360997ac_fk_records_p FOREIGN KEY (correction_id) REFERENCES public.records_participation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_decided_by_id_9db357e5_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_person_id_b8354c71_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_proposed_by_id_5e3b7783_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_result_id_497ffa85_fk_records_statedresult_id FOREIGN KEY (result_id) REFERENCES public.records_statedresult(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_contest
    ADD CONSTRAINT records_contest_unit_id_3650ce77_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_erasureproposal
    ADD CONSTRAINT records_erasurepropo_decided_by_id_9fcf43ee_fk_people_us FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_erasureproposal
    ADD CONSTRAINT records_erasurepropo_proposed_by_id_78b399f3_fk_people_us FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_erasureproposal
    ADD CONSTRAINT records_erasurepropo_request_id_e8d95b50_fk_people_pr FOREIGN KEY (request_id) REFERENCES public.people_privacyrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_exportrun
    ADD CONSTRAINT records_exportrun_asked_by_id_2dfdfff1_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_exportrun
    ADD CONSTRAINT records_exportrun_campaign_id_17732b9f_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_exportrun
    ADD CONSTRAINT records_exportrun_unit_id_a68f77be_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_ledgerentry
    ADD CONSTRAINT records_ledgerentry_supersedes_id_74573251_fk_records_l FOREIGN KEY (supersedes_id) REFERENCES public.records_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_ledgerleaf
    ADD CONSTRAINT records_ledgerleaf_entry_id_7c3614ad_fk_records_ledgerentry_id FOREIGN KEY (entry_id) REFERENCES public.records_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_ledgeropening
    ADD CONSTRAINT records_ledgeropenin_entry_id_b9433d95_fk_records_l FOREIGN KEY (entry_id) REFERENCES public.records_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participatio_record_id_c26fd8e9_fk_records_c FOREIGN KEY (record_id) REFERENCES public.records_completionrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participatio_supersedes_id_48f074f8_fk_records_p FOREIGN KEY (supersedes_id) REFERENCES public.records_participation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participation_decided_by_id_15a068de_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_participation
    ADD CONSTRAINT records_participation_entered_by_id_d31453a6_fk_people_user_id FOREIGN KEY (entered_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_ratingtable
    ADD CONSTRAINT records_ratingtable_laid_by_id_155cb0fe_fk_people_user_id FOREIGN KEY (laid_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_ratingtable
    ADD CONSTRAINT records_ratingtable_owner_id_c11d75bb_fk_people_unit_id FOREIGN KEY (owner_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reminderrun
    ADD CONSTRAINT records_reminderrun_rung_id_7ce3008f_fk_records_reminderrung_id FOREIGN KEY (rung_id) REFERENCES public.records_reminderrung(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reminderrung
    ADD CONSTRAINT records_reminderrung_campaign_id_f4188a21_fk_courses_c FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_report
    ADD CONSTRAINT records_report_asked_by_id_b3a92e76_fk_people_user_id FOREIGN KEY (asked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_report
    ADD CONSTRAINT records_report_campaign_id_25ff924a_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_report
    ADD CONSTRAINT records_report_unit_id_8d14e397_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reportfile
    ADD CONSTRAINT records_reportfile_report_id_4d560a11_fk_records_report_id FOREIGN KEY (report_id) REFERENCES public.records_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reportschedulerun
    ADD CONSTRAINT records_reportschedu_report_id_250c2569_fk_records_r FOREIGN KEY (report_id) REFERENCES public.records_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reportschedulerun
    ADD CONSTRAINT records_reportschedu_schedule_id_489f1486_fk_records_r FOREIGN KEY (schedule_id) REFERENCES public.records_reportschedule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reportschedule
    ADD CONSTRAINT records_reportschedule_owner_id_0d632e5f_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_reportschedule
    ADD CONSTRAINT records_reportschedule_unit_id_2ad0517f_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT records_retraction_decided_by_id_add6c3dd_fk_people_user_id FOREIGN KEY (decided_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT records_retraction_proposed_by_id_735b1c29_fk_people_user_id FOREIGN KEY (proposed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_retraction
    ADD CONSTRAINT records_retraction_record_id_8f72fd45_fk_records_c FOREIGN KEY (record_id) REFERENCES public.records_completionrecord(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_campaign_id_9f31d18f_fk_courses_c FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_person_id_5db74f5a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_statement_id_70bca45d_fk_records_s FOREIGN KEY (statement_id) REFERENCES public.records_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statedresult
    ADD CONSTRAINT records_statedresult_unit_id_3fb5ce72_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statement
    ADD CONSTRAINT records_statement_campaign_id_3720e4a0_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_statement
    ADD CONSTRAINT records_statement_issued_by_id_45b2ea37_fk_people_user_id FOREIGN KEY (issued_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_tally
    ADD CONSTRAINT records_tally_campaign_id_b926727d_fk_courses_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.courses_campaign(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_tally
    ADD CONSTRAINT records_tally_unit_id_f3dec438_fk_people_unit_id FOREIGN KEY (unit_id) REFERENCES public.people_unit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_signed_by_id_a08844a8_fk_people_user_id FOREIGN KEY (signed_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_wave_id_494ca78f_fk_courses_wave_id FOREIGN KEY (wave_id) REFERENCES public.courses_wave(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.records_wavereview
    ADD CONSTRAINT records_wavereview_written_by_id_004b6d8a_fk_people_user_id FOREIGN KEY (written_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_user_id_6e1a9b70_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_people_user_id FOREIGN KEY (resolved_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_people_user_id FOREIGN KEY (locked_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_people_user_id FOREIGN KEY (owner_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_user_id_89d7def9_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_finished_by_id_13f98229_fk_people_user_id FOREIGN KEY (finished_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_people_us FOREIGN KEY (requested_by_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_people_us FOREIGN KEY (uploaded_by_user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearchpromotions_searchpromotion
    ADD CONSTRAINT wagtailsearchpromoti_page_id_71920f17_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearchpromotions_querydailyhits
    ADD CONSTRAINT wagtailsearchpromoti_query_id_3a591f4d_fk_wagtailse FOREIGN KEY (query_id) REFERENCES public.wagtailsearchpromotions_query(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearchpromotions_searchpromotion
    ADD CONSTRAINT wagtailsearchpromoti_query_id_fbce4eaa_fk_wagtailse FOREIGN KEY (query_id) REFERENCES public.wagtailsearchpromotions_query(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_people_user_id FOREIGN KEY (user_id) REFERENCES public.people_user(id) DEFERRABLE INITIALLY DEFERRED;
