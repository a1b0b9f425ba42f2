"""The second factor: good once, slowed down, stood in for, taken off by few (T7)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from kernel.models import AuditEvent
from people.kinds.role import Role
from people.models import Notice, RecoveryCode, SecondFactor
from people.services import second_factor as factors
from people.services.sign_in_code import AccountOutranks
from tests.factories import GrantFactory, PersonFactory, UnitFactory, UserFactory
from tests.people.second_factors import SECRET, digits, with_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


def _fails(user, typed):
    with pytest.raises((factors.DigitsWrong, factors.TooManyTries)) as told:
        factors.check(user=user, typed=typed)
    return told.type


def test_t7_digits_are_good_once(user):
    with_factor(user)

    factors.check(user=user, typed=digits())

    assert _fails(user, digits()) is factors.DigitsWrong
    assert _fails(user, digits(-1)) is factors.DigitsWrong, "older than the last taken"
    factors.check(user=user, typed=digits(1))


def test_t7_blanks_and_dashes_do_not_matter(user):
    with_factor(user)

    factors.check(user=user, typed=f" {digits()[:3]} {digits()[3:]}")


def test_t7_five_wrong_ones_slow_down_whoever_guesses_and_a_code_lets_the_owner_in(
    user, noon
):
    codes = with_factor(user)
    for _ in range(factors.TRIES):
        assert _fails(user, "000000") is factors.DigitsWrong

    assert _fails(user, digits()) is factors.TooManyTries
    factors.check(user=user, typed=codes[0].lower())
    noon.shift(factors.WAIT)
    assert _fails(user, "000000") is factors.DigitsWrong
    assert _fails(user, digits()) is factors.TooManyTries, (
        "one try a quarter of an hour"
    )
    noon.shift(factors.WAIT)
    factors.check(user=user, typed=digits())
    assert _fails(user, "000000") is factors.DigitsWrong
    assert SecondFactor.objects.get().tries == 1


def test_t7_recovery_code_is_good_once_and_for_its_owner_only(user):
    codes = with_factor(user)
    other = UserFactory()
    with_factor(other)

    factors.check(user=user, typed=codes[3])

    assert _fails(user, codes[3]) is factors.DigitsWrong
    assert _fails(other, codes[4]) is factors.DigitsWrong
    assert factors.codes_left(user) == 9
    assert (
        AuditEvent.objects.filter(verb="second_factor.recovery_code_used").count() == 1
    )


@pytest.mark.django_db(transaction=True)
def test_t7_the_same_digits_at_once_let_one_in(user):
    with_factor(user)
    now, typed = timezone.now(), digits()

    def attempt(_number):
        try:
            factors.check(user=user, typed=typed, now=now)
        except factors.DigitsWrong:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(attempt, range(6))) == 1


def test_t7_nothing_readable_is_kept(user):
    codes = with_factor(user)

    with connection.cursor() as cursor:
        cursor.execute("SELECT f::text FROM people_secondfactor AS f")
        factor = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(c::text, ' ') FROM people_recoverycode AS c")
        kept = cursor.fetchone()[0]

    assert SECRET not in factor
    assert not any(one in kept or one.replace("-", "") in kept for one in codes)


def test_t7_key_of_the_site_was_changed_and_the_owner_is_told(user, settings):
    with_factor(user)
    settings.SECRET_KEY = "anderer" * 10

    with pytest.raises(factors.SecretLost):
        factors.check(user=user, typed=digits())


def test_t7_nobody_replaces_a_factor(user):
    with_factor(user)

    with pytest.raises(factors.AlreadySetUp):
        factors.set_up(user=user, secret=SECRET, typed=digits())


def test_t7_renewed_codes_take_the_place_of_the_old(user):
    old = with_factor(user)

    new = factors.renew_codes(user=user)

    assert _fails(user, old[0]) is factors.DigitsWrong
    factors.check(user=user, typed=new[0])
    assert RecoveryCode.objects.count() == 10


@pytest.fixture
def below():
    """An officer of a committee, with a factor, and the province above them."""
    province = UnitFactory(kind="province")
    committee = UnitFactory(parent=province)
    person = PersonFactory(user=UserFactory(), unit=committee)
    GrantFactory(user=person.user, unit=committee, role=Role.COMMITTEE_OFFICER)
    with_factor(person.user)
    return person, province, committee


def test_t7_superior_resets_it_and_the_owner_is_told(below, client):
    person, province, _committee = below
    superior = GrantFactory(unit=province, role=Role.ORGANISATION_OFFICER).user
    client.force_login(person.user)

    factors.reset(person=person, actor=superior)

    assert not factors.is_asked_of(person.user)
    assert client.get("/account/").status_code == 302, "signed out"
    assert Notice.objects.get(user=person.user).facts["by"] == str(superior)
    with pytest.raises(factors.NoSecondFactor):
        factors.reset(person=person, actor=superior)


def test_t7_nobody_resets_it_of_an_equal(below):
    person, _province, committee = below
    equal = GrantFactory(unit=committee, role=Role.COMMITTEE_OFFICER).user

    with pytest.raises(AccountOutranks):
        factors.reset(person=person, actor=equal)

    assert factors.is_asked_of(person.user)


def test_t7_operator_resets_it_where_nobody_stands_above(user, capsys):
    with_factor(user)

    call_command("reset_second_factor", user.username.upper())

    assert not factors.is_asked_of(user)
    assert AuditEvent.objects.get(verb="second_factor.reset").actor_uid is None
    for name in (user.username, "khong-co-ai"):
        with pytest.raises(CommandError):
            call_command("reset_second_factor", name)


def test_t7_only_who_holds_power_must_have_one(user, settings):
    officer = GrantFactory(role=Role.LECTURER).user
    former = GrantFactory(role=Role.LECTURER)
    former.period = former.period.__class__(
        None, timezone.localdate() - timedelta(days=1)
    )
    former.save()

    settings.SECOND_FACTOR = "required"
    asked = [factors.must_set_up(one) for one in (user, officer, former.user)]
    settings.SECOND_FACTOR = "offered"

    assert asked == [False, True, False]
    assert not factors.must_set_up(officer)
