"""What each type of public page costs: queries, bytes of HTML, time.

Run `make bench`, or `.venv/bin/python bench/pages.py` after `make run` has loaded the data.
"""

import gzip

from _site import counted, milliseconds, open_copy

ADDRESSES = [
    "/",
    "/parents/",
    "/findings/",
    "/findings/core-components/",
    "/findings/quarterly-outcome-report/",
    "/glossary/",
    "/practice/",
    "/practice/?theme=pre-birth",
    "/practice/salford-three-pathways/",
    "/practice/feed/",
    "/evidence/",
    "/search/?q=mothers",
]
TARGET_QUERIES, TARGET_BYTES = 15, 60_000


def main() -> None:
    open_copy()
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    print(f"Pages: at most {TARGET_QUERIES} queries and {TARGET_BYTES:,} bytes are aimed at")
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
