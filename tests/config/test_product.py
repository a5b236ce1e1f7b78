"""The product is named in one place."""

from django.conf import settings

from config.product import PRODUCT


def test_what_shows_the_name_of_the_site_takes_it_from_the_product() -> None:
    assert {settings.WAGTAIL_SITE_NAME, settings.MFA_TOTP_ISSUER} == {PRODUCT.name}
