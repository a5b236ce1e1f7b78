"""Coverage: what the page weighs on a first load, how fast its files answer, and a stock folium
page beside it.

150 KB compressed for page, map and data are aimed at; 180 KB and 70 KB for the GeoJSON; 5 ms for
an answer that is kept; one computation when 50 ask at once.
"""

import gzip
import io
import re
import threading
from time import perf_counter

from _site import ROOT, counted, milliseconds, open_copy


def main() -> None:
    open_copy()
    from django.core.cache import cache
    from django.test import Client

    cache.clear()  # the copy holds what the site kept
    client = Client(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="gzip")
    page = first_load(client)
    files(client)
    fifty_at_once()
    stock_folium(page)


def plain(content: bytes) -> bytes:
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def compressed(content: bytes) -> int:
    return len(gzip.compress(plain(content), 6, mtime=0))


def first_load(client: object) -> int:
    """The page with every style sheet, script and data file that it names, each compressed."""
    response, queries = counted(lambda: client.get("/coverage/"))  # type: ignore[attr-defined]
    html = plain(response.content).decode()
    total = compressed(html.encode())
    print(f"/coverage/: {queries} queries, {len(html):,} bytes, {total:,} compressed")
    for address in sorted(set(re.findall(r'(?:src|href|data-[a-z-]*url)="(/[^"]+)"', html))):
        content = static_content(address)
        if content is None and "states.json" in address:
            content = client.get(address.replace("&amp;", "&")).content  # type: ignore[attr-defined]
        if content is not None:
            total += compressed(content)
            print(f"  {compressed(content):8,}  {address}")
    taken = milliseconds(lambda: client.get("/coverage/"))  # type: ignore[attr-defined]
    print(f"  {total:8,}  first load in all (aim: 150,000); the page is made in {taken:.0f} ms")
    return total


def static_content(address: str) -> bytes | None:
    """A static file as the browser gets it, by its hashed or plain name."""
    if not address.startswith("/static/") or address.endswith((".png", ".ico")):
        return None
    path = ROOT / "var" / "static" / address.removeprefix("/static/")
    return path.read_bytes() if path.is_file() else None


def files(client: object) -> None:
    for address in (
        "/coverage.csv",
        "/coverage.geojson",
        "/coverage.geojson?detail=overview",
        "/coverage/states.json",
    ):
        start = perf_counter()
        content = client.get(address).content  # type: ignore[attr-defined]
        cold = (perf_counter() - start) * 1000
        warm = milliseconds(lambda a=address: client.get(a), 21)  # type: ignore[attr-defined]
        print(f"{address}: {len(content):,} bytes sent, {cold:.0f} ms cold, {warm:.1f} ms kept")


def fifty_at_once() -> None:
    """Fifty askers of an answer that nobody has worked out yet."""
    from django.db import connections
    from django.test import Client

    from directory import caching
    from directory.coverage import views as coverage_views
    from mapping_data.area_index import AreaIndex

    computed = []
    real = coverage_views.coverage_files.live_geojson

    def counting(layer: str, by: str, detail: str, areas: AreaIndex) -> bytes:
        computed.append(1)
        return real(layer, by, detail, areas)

    coverage_views.coverage_files.live_geojson = counting
    caching._kept.clear()

    def ask() -> None:
        Client(HTTP_HOST="localhost").get("/coverage.geojson?layer=pause")
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(50)]
    start = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"50 at once, cold: {len(computed)} computation in {perf_counter() - start:.1f} s")


def stock_folium(ours: int) -> None:
    """The map that folium makes by itself from the same boundaries and states."""
    import json

    import folium

    from directory.coverage.files import live_geojson
    from mapping_data.area_index import AreaIndex

    start = perf_counter()
    data = json.loads(live_geojson("recurrent", "authority", "overview", AreaIndex.today()))
    made = folium.Map(location=[53, -1.5], zoom_start=6)
    folium.GeoJson(data, tooltip=folium.GeoJsonTooltip(["name", "state"])).add_to(made)
    out = io.BytesIO()
    made.save(out, close_file=False)
    taken = (perf_counter() - start) * 1000
    html = out.getvalue()
    hosts = set(re.findall(rb"https?://([a-z0-9.]+)/", html))
    print(
        f"stock folium page: {len(html):,} bytes, {compressed(html):,} compressed without the "
        f"files that it loads from {len(hosts)} other hosts; made in {taken:.0f} ms. "
        f"Our whole first load weighs {ours / compressed(html):.2f} of that."
    )


if __name__ == "__main__":
    main()
