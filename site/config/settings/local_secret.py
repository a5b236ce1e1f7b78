"""A secret key made on this machine and kept beside its database, never in the repository."""

from pathlib import Path
from secrets import token_urlsafe


def local_secret(folder: Path) -> str:
    """Read the secret from `folder`/secret.txt, making it (readable by its owner alone) first."""
    path = folder / "secret.txt"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(token_urlsafe(50))
    return path.read_text().strip()
