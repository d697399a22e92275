"""The report in a real Chromium: both languages, on a desk, at 320 px, at 200 %, in forced colours, by keyboard.

axe-core finds nothing to object to; nothing is fetched; nothing overflows. Screenshots stay under out/screens/.
"""

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.app.worker.discover import discover
from shirushi.report.compose import compose
from shirushi.report.compose_plain import compose_plain
from shirushi.report.formats import plain
from shirushi.report.formats.html import STYLE, TEMPLATE, render_html

pytestmark = pytest.mark.browser

FORMATS = files("shirushi.report.formats")
SCREENS = Path(__file__).parents[2] / "out" / "screens"
# Every fold but those of the later checks, which hold more of the same and would only cost time.
UNFOLD = """
    document.querySelectorAll("details:not(#checks section + section details)").forEach(fold => { fold.open = true })
"""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A way of looking: window size in CSS pixels, device pixels for each, forced colours, folds open."""

    name: str
    width: int
    height: int
    scale: int = 1
    forced: bool = False
    unfolded: bool = False


VIEWS = (
    View(name="desktop", width=1280, height=900),
    View(name="unfolded", width=1280, height=900, unfolded=True),
    View(name="narrow", width=320, height=800, scale=2),
    View(name="zoomed", width=640, height=450, scale=2),
    View(name="forced-colors", width=1280, height=900, forced=True),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    where = tmp_path_factory.mktemp("report")
    template = FORMATS.joinpath(TEMPLATE).read_text(encoding="utf-8")
    style = FORMATS.joinpath(STYLE).read_text(encoding="utf-8")
    document = compose(assessment())
    for lang in ("ja", "en"):
        (where / f"report.{lang}.html").write_bytes(render_html(document, lang, template, style))
    return where


def opened(browser, folder, lang, view):
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        device_scale_factor=view.scale,
        forced_colors="active" if view.forced else "none",
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    troubles = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto((folder / f"report.{lang}.html").as_uri())
    if view.unfolded:
        page.evaluate(UNFOLD)
    return page, asked, troubles


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_anybody_can_read_it(browser, folder, lang, view):
    from axe_playwright_python.sync_playwright import Axe

    page, asked, troubles = opened(browser, folder, lang, view)
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"report-{lang}-{view.name}.png")
    assert page.locator("h1").count() == 1
    found = Axe().run(page)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
    assert (len(asked), troubles) == (1, [])
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width
    page.context.close()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_plain_page_fits_one_screen_and_a_telephone(browser, tmp_path, lang):
    from axe_playwright_python.sync_playwright import Axe

    given = assessment(hostile="-")
    cards = {check.id: check.plain for check in discover().checks.values()}
    told = tuple(msgspec.structs.replace(card, plain=cards[card.check]) for card in given.cards)
    page = compose_plain(msgspec.structs.replace(given, cards=told))
    template, style = (FORMATS.joinpath(name).read_text("utf-8") for name in (plain.TEMPLATE, plain.STYLE))
    (tmp_path / "report.ja.html").write_bytes(plain.render_plain(page, lang, template, style))
    shown, asked, troubles = opened(browser, tmp_path, "ja", VIEWS[0])
    assert shown.evaluate("document.documentElement.scrollHeight") <= VIEWS[0].height
    shown.screenshot(path=SCREENS / f"plain-{lang}.png")
    assert Axe().run(shown).response["violations"] == []
    assert (len(asked), troubles) == (1, [])
    shown.set_viewport_size({"width": 320, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320
    shown.context.close()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_keyboard_reaches_content_and_folds(browser, folder, lang):
    page, _, _ = opened(browser, folder, lang, VIEWS[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    fold = page.locator("#unassessed > details").first
    fold.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    page.context.close()


def test_the_languages_lead_to_each_other(browser, folder):
    page, _, _ = opened(browser, folder, "ja", VIEWS[0])
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/report.en.html")
    page.get_by_role("link", name="日本語").click()
    assert page.url.endswith("/report.ja.html")
    page.context.close()


def there(page):
    """Where the link just followed leads."""
    return page.locator(f"[id='{page.evaluate('decodeURIComponent(location.hash)')[1:]}']")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_from_a_duty_two_links_lead_to_the_answers_and_to_the_proof(browser, folder, lang):
    page, _, _ = opened(browser, folder, lang, VIEWS[0])
    card = page.locator("article:has(#duty-AIGB-C-1-3)")
    card.locator("summary").first.click()
    card.get_by_role("table").get_by_role("link").first.click()
    evidence = page.locator("#objective-misinformation-limited")
    assert evidence.is_visible()
    evidence.locator("a[href^='#sealed-']").first.click()
    assert there(page).is_visible()
    evidence.locator("details summary").first.click()
    evidence.locator("a[href^='#case-']").first.click()
    assert there(page).locator(".said").first.is_visible()
    page.context.close()


def test_paper_shows_the_evidence_of_every_duty(browser, folder):
    page, _, _ = opened(browser, folder, "ja", VIEWS[0])
    page.emulate_media(media="print")
    table = page.locator("article:has(#duty-AIGB-C-1-3) .printed table").first
    assert table.is_visible()
    assert not page.locator(".contents").is_visible()
    page.context.close()
