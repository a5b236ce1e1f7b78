"""What pages show, worked out from records and results; no request and no HTML in here."""

from directory.presenters.service_page import service_page

__all__ = ["service_page"]
