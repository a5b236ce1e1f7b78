"""What the evidence library costs with the register and with 1,000 references.

Run `make bench`, or `.venv/bin/python bench/evidence.py` after `make run` has loaded the data.
"""

from _site import counted, milliseconds, open_copy

ADDRESSES = [
    "/evidence/",
    "/evidence/?q=contraception&theme=pause",
    "/evidence.bib",
    "/evidence.ris",
]
TARGET_QUERIES, TARGET_BYTES = 15, 60_000


def main() -> None:
    open_copy()
    from tests.cms.evidence.references import add_references

    measure("69 references of the register")
    add_references(1_000 - 69)
    measure("1,000 references")


def measure(words: str) -> None:
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    print(f"{words}: at most {TARGET_QUERIES} queries and {TARGET_BYTES:,} bytes a page")
    for address in ADDRESSES:
        content, queries = counted(lambda address=address: client.get(address).content)
        taken = milliseconds(lambda address=address: client.get(address), times=3)
        print(f"  {queries:2} queries  {len(content):7,} bytes  {taken:6.1f} ms  {address}")


if __name__ == "__main__":
    main()
