"""All settings in one file, read from the environment; docs/operating.md has the table.

With an empty environment this is production without a key, which refuses to start. `DEBUG=1` is
for working on the code; `DEMO=1` (`make demo`) is production's behaviour, 404 page and all,
with the demo key and over plain HTTP.
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from newsroom.addresses import mail_server, secret_address, web_address
from newsroom.environment import cache, choice, database, flag, number, time_zone, words

BASE_DIR = Path(__file__).resolve().parent.parent

# --- How it runs ---------------------------------------------------------------------------------------------------

DEBUG = flag("DEBUG", default=False)
DEMO = flag("DEMO", default=False)
PRODUCTION = not (DEBUG or DEMO)

DEMO_KEY = "demo-key-that-everybody-can-read-in-the-source"
SHORTEST_KEY = 32  # characters; of random letters and digits that is more than anybody can try
SECRET_KEY = os.environ.get("SECRET_KEY", "").strip() or DEMO_KEY
if PRODUCTION and (SECRET_KEY == DEMO_KEY or len(SECRET_KEY) < SHORTEST_KEY):
    raise ImproperlyConfigured(
        f"SECRET_KEY is not set, or is the demo key, or has fewer than {SHORTEST_KEY} characters: whoever knows or "
        "guesses it signs in as anybody. Expected a secret of your own in the environment; make one with "
        "`python3 -c 'import secrets; print(secrets.token_urlsafe(50))'`, keep it, and export it as SECRET_KEY. "
        "To look around without one: `make demo`. To work on the code: DEBUG=1."
    )

ALLOWED_HOSTS = words(
    "ALLOWED_HOSTS", default="" if PRODUCTION else "localhost,127.0.0.1,[::1]"
)
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
INSTALLED_APPS = [
    "articles",
    "ckeditor",
    "articles.login.apps.DeskConfig",  # django.contrib.admin, with the desk's own log-in
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
]
# No LocaleMiddleware, on purpose: with it the desk would follow each browser's language, and an
# editor on a borrowed English laptop would get an English desk over a Chinese paper. Everybody
# gets LANGUAGE_CODE, readers till they choose. Kept pages come before sessions and all else
# that they do not need; their policy is kept with them.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.conditional_get.ConditionalGetMiddleware",
    "articles.middleware.languages.ReaderLanguageMiddleware",
    "articles.middleware.page_cache.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.middleware.outside_hosts.OutsideHostsMiddleware",
    "articles.middleware.permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "articles.login.verified_reader.VerifiedReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.middleware.former_addresses.FormerAddressMiddleware",
    "axes.middleware.AxesMiddleware",  # innermost: puts its page in the place of a log-in that it has refused
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- What is kept --------------------------------------------------------------------------------------------------

DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{BASE_DIR / 'db.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # Readers go on reading while an import writes; with WAL, NORMAL loses no committed row unless the power fails.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        # A transaction takes the write lock when it begins and waits for it. Deferred, two
        # writers that both began by reading would end in "database is locked" at once, whatever
        # the timeout. (Foreign keys: Django sets them.)
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
    }

# The queue of imports from the desk lies in the database. Where nobody works it off, an upload
# starts a worker itself; 0 where `manage.py db_worker` runs as a service.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
START_WORKERS = flag("START_WORKERS", default=True)

# At most; what changes is made anew at once
KEEP_PAGES = number("KEEP_PAGES", default=600, unit="seconds")
CACHES = {
    name: cache(os.environ.get("CACHE_URL", "").strip(), name) for name in ("default", "pages")
}
# Of one network address; 0 for as many as it likes
SEARCHES_A_MINUTE = number("SEARCHES_A_MINUTE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_URL = "media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or BASE_DIR / "media")
# The files as the desk got them, for the desk alone. Never inside MEDIA_ROOT, which the web server hands out.
SOURCES_ROOT = Path(os.environ.get("SOURCES_ROOT") or BASE_DIR / "sources")
if SOURCES_ROOT.resolve().is_relative_to(MEDIA_ROOT.resolve()):
    raise ImproperlyConfigured(
        "SOURCES_ROOT lies inside MEDIA_ROOT, which the web server hands out to everybody, but it keeps what is the "
        "desk's alone. Set it to a folder elsewhere, or unset it for sources/ in this project."
    )
# else large uploads keep their temporary file's 0600 and the web server cannot read them
FILE_UPLOAD_PERMISSIONS = 0o644
# Bytes of one upload held in memory; the rest goes to a temporary file
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**21
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    # In the place of Django's temporary files
    "articles.web.upload_handlers.FullDiskUploadHandler",
]
# Bytes of a request without its files: a special's longest body, many times
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a page's articles with their bylines and pictures inline
DATA_UPLOAD_MAX_NUMBER_FILES = 100

# --- What people see -----------------------------------------------------------------------------------------------

# The paper's name in a new database; from then on the desk's site settings have it (docs/decisions).
NEWSROOM_NAME = os.environ.get("NEWSROOM_NAME", "").strip()
# Begins whole addresses; unset, the host that was asked does
SITE_URL = web_address("SITE_URL").rstrip("/")
FEEDS_IN_FULL = flag("FEEDS_IN_FULL", default=True)  # else with the opening of each story alone
# Is told of new stories, and tells those who follow the feeds
WEBSUB_HUB = web_address("WEBSUB_HUB")
if WEBSUB_HUB and not SITE_URL:
    raise ImproperlyConfigured(
        "WEBSUB_HUB is set and SITE_URL is not, but the hub is told whole addresses. Set SITE_URL=https://host, or "
        "unset WEBSUB_HUB."
    )
# Who is told when something is late, or nothing goes live by itself: `manage.py run_desk --check`
ALARM_EMAIL = words("ALARM_EMAIL")
ALARM_WEBHOOK = secret_address("ALARM_WEBHOOK", "https", "http")
_mail = mail_server(secret_address("EMAIL_URL", "smtp", "smtps", "smtp+tls"))
EMAIL_HOST, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.host, _mail.user, _mail.password
EMAIL_PORT, EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.port, _mail.is_ssl, _mail.is_tls
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "").strip() or "newsroom@localhost"
# N of the old site's node_N.htm that was the first page
FIRST_NODE = number("FIRST_NODE", default=2)
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
# Also takes the strings of templates/, which lies outside the app
LOCALE_PATHS = [BASE_DIR / "articles/locale"]
USE_I18N = True
TIME_ZONE = time_zone(os.environ.get("TIME_ZONE", ""))  # the paper's
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or BASE_DIR / "static-root")
STATICFILES_FINDERS = [
    # what the apps bring, less the editor's preview page and plugins that are off
    "articles.web.editor.ServedFiles",
    "articles.web.stylesheets.JoinedStyleSheets",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Names with a digest may be cached for ever, but exist only after `collectstatic`.
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Elsewhere files are found where they lie when they are asked for, with nothing collected and nothing scanned.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION

# --- Who gets in ---------------------------------------------------------------------------------------------------

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where a refused `next` leads, too
CSRF_FAILURE_VIEW = "articles.login.csrf_failure.refused"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: whoever has guessed too often is refused before any hashing
    "django.contrib.auth.backends.ModelBackend",
]
# Failed log-ins within LOGIN_WAIT; 0 for no limit. An office shares an address, so an address may fail more often.
LOGIN_FAILURES_BY_NAME = number("LOGIN_FAILURES_BY_NAME", default=5)
LOGIN_FAILURES_BY_ADDRESS = number("LOGIN_FAILURES_BY_ADDRESS", default=20)
LOGIN_WAIT = number("LOGIN_WAIT", default=300, unit="seconds")
AXES_HANDLER = "articles.login.limits.LoginLimits"
AXES_LOCKOUT_CALLABLE = "articles.login.lockout.refused"
AXES_CLIENT_IP_CALLABLE = "articles.web.throttling.household_address"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_COOLOFF_TIME = timedelta(seconds=LOGIN_WAIT)
AXES_ENABLE_ADMIN = False  # its pages are English; its commands do the same
AXES_DISABLE_ACCESS_LOG = True  # who was logged in when is nobody's business
AXES_VERBOSE = False
# Who must give a code from a phone beside the password: nobody, who may publish, or everybody at the desk.
SECOND_FACTOR = choice("SECOND_FACTOR", choices=("", "publishers", "all"))


def entry_in_the_phone(_device: object) -> str:
    """The name of the entry in the phone's app: the paper's. Asked when a phone is enrolled."""
    from articles.presenting.site_identity import stored_settings  # noqa: PLC0415 - needs the apps

    return stored_settings().name or "Newsroom"


OTP_TOTP_ISSUER = entry_in_the_phone
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# HTTPS=0 is for a desk inside the house without a certificate: browsers send no secure cookie over plain HTTP.
HTTPS = flag("HTTPS", default=PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# `includeSubDomains` and `preload` are the domain owner's to decide
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# How many web servers a request passes on its way here. Each adds to X-Forwarded-For whom it was asked by.
TRUSTED_PROXIES = number("BEHIND_PROXY", default=0, unit="how many proxies stand in front")
if TRUSTED_PROXIES:
    # Only behind a proxy that sets this header itself: from anybody else it is a claim.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# Pages hold nothing but what this site itself serves, and no script or style of their own.
# `data:` is for the desk's icons; the page with the body's editor has a policy of its own
# (`articles/web/editor.py`).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

SILENCED_SYSTEM_CHECKS = [
    # CKEditor 4 has no open maintenance any more. Known and decided (docs/decisions/0034):
    # upload, preview and samples are unreachable, the server cleans what it sends, and one
    # module holds it.
    "ckeditor.W001",
    # Whether every subdomain speaks HTTPS, and whether browsers should ship that, is not for this site to say.
    "security.W005",
    "security.W021",
]

# --- What it tells -------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "articles": {"level": "INFO"},
        "axes": {"level": "ERROR"},  # `articles.login` says what it refused, once
        # Django would mail tracebacks to ADMINS and, without DEBUG, print none.
        "django": {
            "handlers": ["stderr"],
            "level": "INFO" if DEBUG else "WARNING",
            "propagate": False,
        },
    },
}
