"""Addresses of the pages of a list, and of the same list with other parameters."""

from django.http import QueryDict


def filled(params: QueryDict) -> QueryDict:
    """The parameters of the first page without those that a form sent blank."""
    kept = QueryDict(mutable=True)
    for name, values in params.lists():
        if name != "page" and (given := [str(value) for value in values if value]):
            kept.setlist(name, given)
    return kept


def last_page(total: int, size: int) -> int:
    return max(1, -(-total // size))


def with_query(params: QueryDict, address: str) -> str:
    query = params.urlencode()
    return f"{address}?{query}" if query else address


def pagination(
    params: QueryDict, page: int, total: int, size: int, noun: str, address: str
) -> dict[str, object] | None:
    """Context of `components/pagination.html`; nothing for a list of one page."""
    last = last_page(total, size)
    if last == 1:
        return None
    first = (page - 1) * size + 1
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    pages: list[dict[str, object]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            pages.append({"gap": True})
        url = page_url(params, number, address)
        pages.append({"number": number, "url": url, "current": number == page})
    return {
        "summary": f"{noun} {first} to {min(first + size - 1, total)} of {total}",
        "previous_url": page_url(params, page - 1, address) if page > 1 else "",
        "next_url": page_url(params, page + 1, address) if page < last else "",
        "pages": pages,
    }


def page_url(params: QueryDict, number: int, address: str) -> str:
    changed = filled(params)
    if number > 1:
        changed["page"] = str(number)
    return with_query(changed, address)
