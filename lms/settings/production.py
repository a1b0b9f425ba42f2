"""Settings of a served site: everything behind TLS, unless told that there is none."""

from lms.settings import env
from lms.settings.base import *  # noqa: F403

if env.flag("TLS", default=True):
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = ["^live$", "^ready$"]  # asked from inside
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
# Other sites of the province may share the domain: they decide about themselves.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
