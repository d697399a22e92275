"""The survey in a real Chromium: both languages, wide and at 320 px; axe finds nothing, the table scrolls by keyboard."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from fakes.assessment import assessment
from shirushi.app.services.formats import render_page
from shirushi.evidence.trust import Answers
from shirushi.report.compose_described import compose_described
from shirushi.report.compose_survey import compose_survey
from shirushi.report.survey import Survey, Unread, Verified
from shirushi.report.survey_extract import assessed, described
from shirushi.terms.errors import Fault
from shirushi.terms.text import Text, same

pytestmark = pytest.mark.browser

SCREENS = Path(__file__).parents[2] / "out" / "screens"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    where = tmp_path_factory.mktemp("survey")
    answers = Answers(intact=True, signer="unknown", fingerprint="a" * 64, witnessed="no")
    page = Text(ja="report.ja.html", en="report.en.html")
    one = assessed(assessment(), Verified(answers=answers, reproduced=3, not_run=1), DAY, ())
    fault = Fault(code="SH502", says=same("It is no zip file."), remedy=same("Ask."))
    survey = Survey(
        on=date(2027, 6, 1),
        software="shirushi 0",
        systems=tuple(msgspec.structs.replace(each, page=page) for each in (one, described(assessment()))),
        unread=(Unread(path="firms/broken.zip", faults=(fault,)),),
    )
    for document in (compose_survey(survey), compose_described(assessment())):
        for file, data in render_page(document).items():
            (where / file).write_bytes(data)
    return where


@pytest.mark.parametrize("name", ["survey", "report"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [1280, 320])
def test_anybody_can_read_it(browser, folder, name, lang, width):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((folder / f"{name}.{lang}.html").as_uri())
    page.evaluate("document.querySelectorAll('main > section > details').forEach(fold => { fold.open = true })")
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}-many-{lang}-{width}.png", full_page=True)
    found = Axe().run(page)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_cell_leads_to_its_group_in_the_report(browser, folder):
    page = browser.new_page()
    page.goto((folder / "survey.en.html").as_uri())
    page.locator(".grid td a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.en.html#group-*")
    assert page.locator(":target").count() == 1
    page.close()


def test_the_table_takes_the_focus_so_that_arrow_keys_scroll_it(browser, folder):
    page = browser.new_page(viewport={"width": 800, "height": 900})
    page.goto((folder / "survey.ja.html").as_uri())
    grid = page.get_by_role("region")
    grid.focus()
    assert grid.evaluate("node => node === document.activeElement")
    page.close()
