"""Get the site ready and serve it. Usage: python -m scripts.serve [--dev | --demo] PORT"""

import os
import subprocess
import sys

from scripts.ports import HOST, why_not
from scripts.prepare import prepare
from scripts.state import State
from scripts.steps import ROOT, VAR, demo_steps

STEPS = ("postcodes", "database", "static", "records", "content")
# The reloading server finds static files where they lie.
DEV_STEPS = ("postcodes", "database", "records", "content")


def start_mail_worker() -> None:
    """Send the community's mail (to this console) from a process that ends with the server."""
    subprocess.Popen([sys.executable, "-m", "scripts.mail_worker"], cwd=ROOT)


def serve(port: str, prepared: bool = False) -> None:
    """Become gunicorn; its settings file prints the address once the site answers."""
    if not prepared:
        prepare(STEPS)
    if reason := why_not(port):
        sys.exit(reason)
    os.environ["PORT"] = port
    settings = str(ROOT / "site" / "config" / "gunicorn.py")
    command = [sys.executable, "-m", "gunicorn", "--config", settings, "config.wsgi:application"]
    start_mail_worker()
    os.execv(sys.executable, command)


def refuse_in_production() -> None:
    """Where the settings of production are asked for, nobody means a made-up community."""
    if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".production"):
        sys.exit(
            "This machine is set up for production (DJANGO_SETTINGS_MODULE), so no demonstration "
            "is served on it."
        )


def serve_demo(port: str) -> None:
    """The same with made-up people, in a database of its own, which are named on the console."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    prepare([*STEPS, "demo"], State(VAR / "demo-state.json", demo_steps()))
    manage = str(ROOT / "site" / "manage.py")
    subprocess.run([sys.executable, manage, "load_demo"], check=True)
    serve(port, prepared=True)


def serve_reloading(port: str) -> None:
    prepare(DEV_STEPS)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    manage = str(ROOT / "site" / "manage.py")
    start_mail_worker()
    os.execv(sys.executable, [sys.executable, manage, "runserver", f"{HOST}:{port}"])


def main(arguments: list[str]) -> None:
    if "--demo" in arguments:
        refuse_in_production()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.local"
    port = arguments[-1]
    if "--dev" in arguments:
        serve_reloading(port)
    elif "--demo" in arguments:
        serve_demo(port)
    else:
        serve(port)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start goes on from here.")
