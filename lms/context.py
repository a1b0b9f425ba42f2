"""What every template may ask for."""

from django.conf import settings
from django.http import HttpRequest


def demo(_request: HttpRequest) -> dict[str, bool]:
    """Whether all data are made up, which every page then says."""
    return {"is_demo": settings.DEMO}
