"""The four ways in which every journey is walked."""

from dataclasses import dataclass

WIDE, NARROW = 1280, 320


@dataclass(frozen=True)
class Screen:
    width: int
    script: bool

    def __str__(self) -> str:
        return f"{self.width}-{'script' if self.script else 'no-script'}"


SCREENS = [Screen(width, script) for width in (WIDE, NARROW) for script in (True, False)]
# For what rests on somebody else's script, such as the admin's editor:
# @pytest.mark.parametrize("screen", WITH_SCRIPT, indirect=True, ids=str)
WITH_SCRIPT = [screen for screen in SCREENS if screen.script]
DESKTOP = [Screen(WIDE, script=True)]
