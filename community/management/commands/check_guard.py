"""The name of `evaluate_guard` in earlier releases, which scripts and documents still use."""

from community.management.commands import evaluate_guard


class Command(evaluate_guard.Command):
    help = "Another name for evaluate_guard."
