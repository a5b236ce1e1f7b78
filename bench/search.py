"""What a search page costs with the register and with 5,000 services: queries, bytes, time.

Run `make bench`, or `.venv/bin/python bench/search.py` after `make run` has loaded the data.
"""

import gzip

from _site import add_services, counted, milliseconds, open_copy

ADDRESSES = [
    "/services/?authority=E08000006&near=M6",
    "/services/?near=M6&who=women&model=pause",
    "/services/?q=mothers+after+proceedings&near=Leeds",
    "/services/",
]
TARGET_QUERIES, TARGET_BYTES = 12, 60_000


def main() -> None:
    open_copy()
    measure("93 services of the register")
    add_services(5_000 - 93)
    measure("5,000 services")


def measure(words: str) -> None:
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    print(f"{words}: at most {TARGET_QUERIES} queries and {TARGET_BYTES:,} bytes are aimed at")
    for address in ADDRESSES:
        content, queries = counted(lambda address=address: client.get(address).content)
        taken = milliseconds(lambda address=address: client.get(address))
        small = len(gzip.compress(content))
        print(
            f"  {queries:2} queries  {len(content):6,} bytes ({small:,} compressed)  "
            f"{taken:6.1f} ms  {address}"
        )


if __name__ == "__main__":
    main()
