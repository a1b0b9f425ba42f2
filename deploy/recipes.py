"""The recipes of ./run, run inside the environment that it brought up."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from deploy import tables as stored
from deploy.backup import command as backups
from deploy.backup.drill import main as start_drill
from deploy.backup.server import BackupError
from deploy.catalogues import compile_catalogues
from deploy.demo import main as start_demo
from deploy.embedded import Embedded, EmbeddedError
from deploy.install import InstallError
from deploy.install import main as install_site

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
BIN = Path(sys.executable).parent
APPS = [
    "kernel",
    "people",
    "courses",
    "assessments",
    "h5p",
    "live",
    "records",
    "cms",
    "lms",
]
CODE = [*APPS, "deploy", "tests", "manage.py", "run"]
BROWSER = "tests/browser"
MANAGE = [sys.executable, "manage.py"]
SERVED = "--settings=lms.settings.production"
LOCK = [
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header",
    "--no-annotate", "--no-emit-index-url", "--python-version", "3.12",
    "--extra", "embedded",
]  # fmt: skip

FAILED = 1  # pytest's code for tests that failed, not for a run that broke
FEW = 3  # journeys that may be asked again; more are no accident
TWO_HALVES = ["-n", "2", "--dist", "loadfile"]  # of the suite, one a core


def demo(*arguments: str) -> int:
    """Start a province with its people on one port: demo [--size small] [--fresh]."""
    return start_demo(*arguments)


def install(*arguments: str) -> int:
    """Serve a province on this machine, as root: install --name HOST [--certificate FILE]."""
    return install_site(*arguments)


def backup(*arguments: str) -> int:
    """Take a verified backup: backup [--to FOLDER] [--check]."""
    return backups.backup(*arguments)


def restore(*arguments: str) -> int:
    """Bring a site back: restore --from FOLDER [--until "2026-11-28 10:00+07"]."""
    return backups.restore(*arguments)


def drill(*arguments: str) -> int:
    """Lose a made province and bring it back to a moment, row by row: drill [--size small]."""
    return start_drill(*arguments)


def test(*arguments: str) -> int:
    """The whole suite, or what pytest's arguments choose."""
    compile_catalogues()
    pytest = [sys.executable, "-m", "pytest"]
    if any(BROWSER in word for word in arguments):
        return _call(*pytest, *arguments) if _has_chromium() else 1
    chosen = [*arguments] or TWO_HALVES
    result = _call(*pytest, f"--ignore={BROWSER}", *chosen)
    if arguments or not list((ROOT / BROWSER).glob("**/test_*.py")):
        return result
    if not _has_chromium():
        return result or int("CI" in os.environ)
    return _journeys(*pytest) or result


def _journeys(*pytest: str) -> int:
    """Run the journeys, two at a time; the few that fail so are run once more, alone.

    What passes alone is named: it leans on how quick the machine is, and is to be mended.
    """
    result = _call(*pytest, BROWSER, *TWO_HALVES)
    failed = [name for name in _failed_last() if name.startswith(BROWSER)]
    if result != FAILED or not 0 < len(failed) <= FEW:
        return result
    print("Once more, alone:", *failed, sep="\n  ", flush=True)
    result = _call(*pytest, "--last-failed", BROWSER)
    if not result:
        print("Failed beside others, passed alone:", *failed, sep="\n  ", flush=True)
    return result


def _failed_last() -> list[str]:
    """Names of the tests that failed when they last ran, as pytest keeps them."""
    kept = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    return list(json.loads(kept.read_text())) if kept.exists() else []


def check() -> int:
    """Style, types, arrows, migrations, settings."""
    templates = [str(file) for file in (ROOT / "templates").rglob("*.html")]
    failed = []
    for name, command in {
        "ruff": [_tool("ruff"), "check", "--quiet", "."],
        "ruff format": [_tool("ruff"), "format", "--check", "--quiet", "."],
        "djade": [_tool("djade"), "--check", "--target-version", "6.0", *templates],
        "lint-imports": [_tool("lint-imports"), "--no-cache"],
        "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
        "deployment": [*MANAGE, "check", "--deploy", "--fail-level=WARNING", SERVED],
        "mypy": [_tool("mypy"), "."],
    }.items():
        if name == "djade" and not templates:
            continue
        done = subprocess.run(
            command, cwd=ROOT, env=_without_database(), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        print(f"{name}: {'failed' if done.returncode else 'ok'}", flush=True)
        if done.returncode:
            print(done.stdout + done.stderr, flush=True)
            failed.append(name)
    return int(bool(failed))


def fmt() -> int:
    """Put the code into its form."""
    templates = [str(file) for file in (ROOT / "templates").rglob("*.html")]
    _call(_tool("ruff"), "check", "--fix", "--quiet", ".")
    if templates:
        _call(_tool("djade"), "--target-version", "6.0", *templates)
    return _call(_tool("ruff"), "format", "--quiet", ".")


def bench(*arguments: str) -> int:
    """Measure: bench NAME [--size N]; the last line is JSON."""
    return _call(sys.executable, "-m", "bench", *arguments)


def faults(*arguments: str) -> int:
    """Kill parts of the running site under a test: faults [--takers N] [--seeds N]."""
    compile_catalogues()
    return _call(sys.executable, "-m", "tests.faults", *arguments)


def soak(*arguments: str) -> int:
    """Hold a class on hundreds of sockets and kill some: soak [--sockets N] [--minutes N]."""
    compile_catalogues()
    return _call(sys.executable, "-m", "tests.soak", *arguments)


def manage(*arguments: str) -> int:
    """A command of Django's on the demo's database, or on DATABASE_URL's."""
    if "DATABASE_URL" in os.environ:
        return _call(sys.executable, "manage.py", *arguments)
    server = Embedded(VAR / "postgres", lasting=True)
    is_ours = server.start()
    try:
        os.environ["DATABASE_URL"] = server.url("lms")
        return _call(sys.executable, "manage.py", *arguments)
    finally:
        if is_ours:
            server.stop()


def tables() -> int:
    """Make deploy/tables.sql anew, after a migration or new packages."""
    compile_catalogues()
    stored.FILE.write_text(stored.make())
    return 0


def lock() -> int:
    """Choose the newest versions that pyproject.toml allows."""
    uv = shutil.which("uv", path=f"{VAR / 'uv' / 'bin'}:{os.environ['PATH']}")
    if uv is None:
        print("uv is not here: delete .venv and start again.")
        return 1
    upgrade = [uv, *LOCK, "--upgrade", "pyproject.toml", "--output-file"]
    return _call(*upgrade, "requirements/demo.txt") or _call(
        uv, *LOCK, "--group", "dev", "pyproject.toml",
        "--constraint", "requirements/demo.txt",
        "--output-file", "requirements/dev.txt",
    )  # fmt: skip


def _call(*command: str) -> int:
    """Run a command to its end; Ctrl-C is its to answer."""
    process = subprocess.Popen(command, cwd=ROOT)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _tool(name: str) -> str:
    return str(BIN / name)


def _without_database() -> dict[str, str]:
    """The environment for checks that read settings and no rows."""
    return {
        "DATABASE_URL": "postgresql://nobody@/nothing",
        "LMS_SECRET_KEY": "for-checks-only-"
        + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
        **os.environ,
    }


def _has_chromium() -> bool:
    """Whether there is a Chromium for the journeys; installed where that is allowed."""
    if _is_there("chromium"):
        return True
    print(
        "The journeys in the browser were NOT run: install chromium (apt-get as root)."
    )
    return False


def _is_there(program: str) -> bool:
    """Whether a program of Debian's is installed, or now is."""
    if not shutil.which(program) and os.getuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {program} with apt-get", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-y", "-qq", program]
        for words in (["update", "-qq"], install):
            subprocess.run(
                ["apt-get", *words],
                env=environment,
                stdout=subprocess.DEVNULL,
                check=False,
            )
    return bool(shutil.which(program))


RECIPES: dict[str, Callable[..., int]] = {
    one.__name__: one
    for one in (
        demo,
        install,
        backup,
        restore,
        drill,
        test,
        check,
        fmt,
        bench,
        faults,
        soak,
        manage,
        tables,
        lock,
    )
}


def main() -> int:
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in RECIPES:
        for recipe in RECIPES.values():
            print(f"  ./run {recipe.__name__:8}{recipe.__doc__}")
        return int(name != "help")
    try:
        return RECIPES[name](*arguments)
    except (BackupError, EmbeddedError, InstallError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
