"""One actor's page in a real Chromium: the answer fits the first screen, nothing overflows, axe is content."""

from importlib.resources import files
from pathlib import Path

import pytest

from fakes.chain import as_seen_by, chained, kotoba, received, unusable
from shirushi.report.compose_actor import compose_actor, page_of
from shirushi.report.formats.html import STYLE, TEMPLATE, render_html

pytestmark = pytest.mark.browser

FORMATS = files("shirushi.report.formats")
UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
ACTORS = ("maker", "city")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    where = tmp_path_factory.mktemp("actors")
    template = FORMATS.joinpath(TEMPLATE).read_text(encoding="utf-8")
    style = FORMATS.joinpath(STYLE).read_text(encoding="utf-8")
    record = chained(as_seen_by("city"), (received("output-readable-for-all"),), (unusable("threats-assessed"),))
    for actor in kotoba().actors:
        document = compose_actor(record, page_of(record, actor))
        for lang in ("ja", "en"):
            (where / f"{document.name}.{lang}.html").write_bytes(render_html(document, lang, template, style))
    return where


def opened(browser, file: Path, width: int):
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("actor", ACTORS)
def test_the_first_screen_holds_the_answer(browser, folder, actor, lang):
    page = opened(browser, folder / f"report.{actor}.{lang}.html", 1280)
    assert page.locator(".front > .facts").evaluate("each => each.getBoundingClientRect().bottom") <= 900
    page.context.close()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("actor", ACTORS)
def test_anybody_can_read_it(browser, folder, actor, lang):
    from axe_playwright_python.sync_playwright import Axe

    for width in (1280, 320):
        page = opened(browser, folder / f"report.{actor}.{lang}.html", width)
        page.evaluate(UNFOLD)
        found = Axe().run(page)
        assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


def test_the_languages_of_a_page_lead_to_each_other(browser, folder):
    page = opened(browser, folder / "report.maker.ja.html", 1280)
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/report.maker.en.html")
    page.get_by_role("link", name="日本語").click()
    assert page.url.endswith("/report.maker.ja.html")
    page.context.close()
