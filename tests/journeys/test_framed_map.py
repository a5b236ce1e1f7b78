"""The map where others show it: framed by another site, and opened from a file."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Request, expect

from scripts.steps import ROOT
from tests.journeys.accessibility import violations
from tests.journeys.site import Site, environment

HOSTILE = '<img src=x onerror=alert(1)></script><script>alert("2")</script>'


@pytest.fixture
def noticed() -> list[str]:
    return []


def notice_dialog(noticed: list[str], dialog: Dialog) -> None:
    noticed.append(dialog.message)
    dialog.dismiss()


def note_request(asked: list[str], request: Request) -> None:
    asked.append(request.url)


@pytest.fixture
def context(browser: Browser, noticed: list[str]) -> Iterator[BrowserContext]:
    """A browser in which every error and every dialog is noticed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.on("console", lambda m: noticed.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda error: noticed.append(str(error.error)))
    context.on("dialog", partial(notice_dialog, noticed))
    yield context
    context.close()
    assert noticed == []


class Council(BaseHTTPRequestHandler):
    """Another site: another port is another origin. It answers every address alike."""

    html = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.html.encode())

    def log_message(self, *words: object) -> None:
        """Nothing on the terminal of the tests."""


@pytest.fixture
def council(shared_site: Site, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of another site's page that frames the map."""
    Council.html = (
        '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Council</title>'
        f'<iframe title="Map" src="{shared_site.url}/coverage/embed/{request.param}"'
        ' width="100%" height="850"></iframe>'
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Council) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("council", "areas"),
    [("", 153), ("?by=region", 9), ("?layer=fdac", 153)],
    indirect=["council"],
)
def test_another_site_frames_the_map(context: BrowserContext, council: str, areas: int) -> None:
    page = context.new_page()
    page.goto(council)
    shapes = page.frame_locator("iframe").locator(".folium-map path.leaflet-interactive")

    expect(shapes).to_have_count(areas)
    expect(shapes.first).to_be_visible()


def test_a_shape_says_its_state_and_leads_to_its_page(
    context: BrowserContext, shared_site: Site
) -> None:
    page = context.new_page()
    page.goto(f"{shared_site.url}/coverage/embed/")
    page.evaluate(
        "Object.values(geo_json_areas._layers).find("
        "layer => layer.feature.properties.name === 'Derbyshire').openPopup()"
    )

    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("Derbyshire")
    expect(popup).to_contain_text("Service reported")
    expect(popup.get_by_role("link", name="Open the page of Derbyshire")).to_be_visible()


@pytest.mark.parametrize("query", ["", "?by=region"])
def test_the_framed_page_is_accessible(
    context: BrowserContext, shared_site: Site, query: str
) -> None:
    page = context.new_page()
    page.goto(f"{shared_site.url}/coverage/embed/{query}")
    page.evaluate("document.querySelector('details').open = true")

    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []


def test_a_hostile_name_runs_nothing_in_the_frame_or_the_file(
    context: BrowserContext, own_site: Site, tmp_path: Path
) -> None:
    with sqlite3.connect(own_site.database) as database:
        database.execute(
            "UPDATE mapping_data_area SET common_name = ? WHERE gss_code = 'E08000006'", [HOSTILE]
        )
    file = tmp_path / "map.html"
    command = [sys.executable, str(ROOT / "site" / "manage.py"), "write_map", str(file)]
    given = {**environment(own_site.database), "PATH": os.environ["PATH"]}
    subprocess.run(command, check=True, env=given, cwd=ROOT, capture_output=True)

    for address in (f"{own_site.url}/coverage/embed/", file.as_uri()):
        page = context.new_page()
        asked: list[str] = []
        page.on("request", partial(note_request, asked))
        page.goto(address)
        page.evaluate("""Object.values(geo_json_areas._layers).filter(
            layer => layer.feature.properties.name.includes("alert")
        ).forEach(layer => { layer.openTooltip(); layer.openPopup(); })""")
        expect(page.locator(".leaflet-popup")).to_contain_text(HOSTILE)
        if address.startswith("file:"):
            assert asked == [address]
