"""Coming in with a one-time code: the code, then a password, then one is in."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from people.access import PUBLIC, policy
from people.forms.sign_in import CodeForm, NewPasswordForm
from people.kinds.code import masked
from people.selectors.sign_in_code import code_entered
from people.services.sign_in_code import (
    CodeNotGood,
    NameTaken,
    TooManyFailures,
    check_code,
    use_code,
)
from people.views.admission import admit
from people.views.sign_in import home_address

ENTERED = "entered_code"
TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(PUBLIC)
def enter(request: HttpRequest) -> HttpResponse:
    """Take the code; a right one leads on to the password."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        network = request.META.get("REMOTE_ADDR", "")
        try:
            code = check_code(typed=form.cleaned_data["code"], network=network)
        except TooManyFailures as error:
            form.add_error(None, str(error))
            return render(request, "people/enter.html", {"form": form}, status=TOO_MANY)
        except CodeNotGood as error:
            form.add_error("code", str(error))
        else:
            request.session.cycle_key()
            request.session[ENTERED] = str(code.uid)
            return redirect("people:enter_password")
    return render(request, "people/enter.html", {"form": form})


@never_cache
@require_safe
@policy(PUBLIC)
def enter_with(request: HttpRequest, code: str) -> HttpResponse:
    """The slip's own address: the code stands in the field, one tap sends it."""
    form = CodeForm(initial={"code": code})
    return render(request, "people/enter.html", {"form": form, "is_filled": True})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@policy(PUBLIC)
def enter_password(request: HttpRequest) -> HttpResponse:
    """Choose the password; whoever has not shown a code starts with that."""
    code = code_entered(request.session.get(ENTERED))
    if code is None:
        return redirect("people:enter")
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = use_code(code=code, password=form.cleaned_data["new"])
        except ValidationError as error:
            form.add_error("new", error)
        except (CodeNotGood, NameTaken) as error:
            form.add_error(None, str(error))
        else:
            request.session.pop(ENTERED, None)
            return admit(request, user, to=home_address())
    context = {
        "form": form,
        "person": code.person,
        "masked_name": masked(code.person.full_name),
    }
    return render(request, "people/enter_password.html", context)
