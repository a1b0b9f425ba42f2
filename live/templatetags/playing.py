"""What a page needs to play."""

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def player_script() -> str:
    """The address of the player's script; nothing where npm has not brought it."""
    name = settings.HLS_SCRIPT
    return static(name) if settings.NPM_FILES[name].is_file() else ""
