"""What is true everywhere."""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from lms.settings import env
from lms.settings.keeping import *  # noqa: F403
from lms.settings.video import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[2]
VAR = env.folder("VAR", ROOT / "var")

SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1")
# Whose X-Forwarded-For is believed: addresses or networks.
PROXIES = env.words("PROXIES", "127.0.0.1,::1")
DEBUG = False
DEMO = env.flag("DEMO", default=False)

INSTALLED_APPS = [
    "lms",
    "records",
    "cms",
    "live",
    "assessments",
    "h5p",
    "courses",
    "people",
    "kernel",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django_q",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "h5p.middleware.PlayersHost",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cms.middleware.EditorsRoom",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lms.urls"
ASGI_APPLICATION = "lms.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.context.demo",
            ]
        },
    },
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {"environment": "kernel.jinja.environment"},
    },
]

DATABASES = {"default": {**env.database(), "CONN_MAX_AGE": 600}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
SESSION_ENGINE = "kernel.sessions"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["people.kinds.password.Argon2Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "people.kinds.password.NotAboutYou"},
]
# Failures only: an account is closed for a while, never a whole network behind one
# address; so a commune signs in at once while somebody guesses.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = ["username", ["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "people.views.sign_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# Whether those who hold a role need a second factor to come in, or may have one.
SECOND_FACTOR = env.choice("SECOND_FACTOR", "offered", "required")
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "people:sign_in"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
LOCALE_PATHS = [
    ROOT / "locale" / app
    for app in (
        "lms",
        "cms",
        "records",
        "live",
        "assessments",
        "h5p",
        "courses",
        "people",
        "kernel",
    )
]
TIME_ZONE = "Asia/Ho_Chi_Minh"

PULSE = True  # processes that serve pages give a sign of life (lms/pulse.py)
SHOW_COMPONENTS = False  # the page of all components, for those who build screens
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
_FONTS = ROOT / "node_modules/@fontsource/be-vietnam-pro/files"
_HAS_FONTS = _FONTS.is_dir()  # without npm the pages use the system's font
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [ROOT / "static"]
if _HAS_FONTS:
    STATICFILES_DIRS += [("fonts", _FONTS), ("fonts", ROOT / "frontend/fonts")]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "lms.static_files.NpmFiles",
]
# Single files of packages from npm. The player of live video: without it a browser plays
# what it can by itself.
HLS_SCRIPT = "hls/hls.mjs"
NPM_FILES = {HLS_SCRIPT: ROOT / "node_modules/hls.js/dist/hls.light.min.mjs"}
# The player's core, from npm; without it the pages of H5P say what is to be installed.
H5P_CORE = ROOT / "node_modules/h5p-standalone/dist"
# A second name of this site, on which H5P is played; without it, in a sandbox: docs/h5p.md.
H5P_ORIGIN = env.text("H5P_ORIGIN", "").rstrip("/")
H5P_CLIP_HOSTS = env.hosts("H5P_CLIP_HOSTS")  # on that name; none: nothing calls out
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {  # no address serves it; views hand its files out, each to whom it may
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "private", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "lms.static_files.HashedFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STYLES_IN_ONE = True  # served as one file a set, which collectstatic makes
# Sets of style sheets, in the order of their layers (templates: {% styles "site" %}).
STYLES = {
    "site": [
        *(["fonts/fonts.css"] if _HAS_FONTS else []),
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
        "css/nav.css",
        "css/components.css",
        "css/feedback.css",
        "css/more.css",
        "css/forms.css",
        "css/shapes.css",
    ],
    "staff": ["css/rail.css", "css/tables.css", "css/pictures.css"],
}
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

# What goes wrong is written to standard error, where the service manager keeps it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# The queue lives in the database, so a task commits with the change that asked for it.
# retry > timeout, or a slow task would run beside itself; both in seconds.
Q_CLUSTER = {
    "name": "lms",
    "orm": "default",
    "workers": 2,
    "timeout": 900,
    "retry": 1200,
    "ack_failures": True,
    "max_attempts": 5,
    "save_limit": -1,
    "poll": 0.5,
    "catch_up": False,
    "log_level": "WARNING",
}

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
    "form-action": [CSP.SELF],
}

# Per cent of those who took part that may be entered by hand before the board says so.
MANUAL_SHARE_LIMIT = env.text("MANUAL_SHARE_LIMIT", "5")
# Days in which a stated result may be contested, and in which a contest is to be answered.
DAYS_OFF = env.days("DAYS_OFF")  # of this year and the next, beside those of each year
CONTEST_WINDOW_DAYS = env.text("CONTEST_WINDOW_DAYS", "10")
CONTEST_ANSWER_DAYS = env.text("CONTEST_ANSWER_DAYS", "7")
# Between these times of the day, here, nobody is reminded and nothing is mailed.
QUIET_FROM = env.text("QUIET_FROM", "21:00")
QUIET_UNTIL = env.text("QUIET_UNTIL", "06:30")
# Mail about notices goes out where a server is named, to those who asked for it.
EMAIL_HOST = env.text("MAIL_HOST", "")
NOTICES_BY_MAIL = bool(EMAIL_HOST)
EMAIL_PORT = int(env.text("MAIL_PORT", "587"))
EMAIL_HOST_USER = env.text("MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "hoc-tap@localhost")

WAGTAIL_SITE_NAME = "Học tập"
# Signing in is ours, and so are names, passwords and addresses.
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
# Two people approve the very revision that is published (cms/services/approval.py).
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_BASE_URL = env.text("BASE_URL", "http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_I18N_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "txt", "mp4", "webm", "vtt"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms.search", "SEARCH_CONFIG": "vi"},
}
# An organisation's certificate that signs PDF certificates (PKCS#12); without it they are not.
PDF_SIGNING_KEY = env.text("PDF_SIGNING_KEY", "")
PDF_SIGNING_PASSWORD = env.text("PDF_SIGNING_PASSWORD", "")
EXPORT_KEY = env.folder("EXPORT_KEY", VAR / "export" / "key")  # of evaluation packages
CREDENTIAL_KEY = env.folder("CREDENTIAL_KEY", VAR / "credential" / "key")  # Open Badges
