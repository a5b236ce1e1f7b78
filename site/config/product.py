"""The product's name and the few sentences that go with it. Nowhere else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Product:
    name: str
    strapline: str
    not_government: str
    territory: str


PRODUCT = Product(
    name="Alongside",
    strapline="The directory of recurrent care services in England",
    not_government="This is not a government website.",
    territory="England",
)
