"""Writes the guidelines' checklists as an Excel workbook, in the form that customers ask for, one per language."""

from shirushi.report.checklist import sheets
from shirushi.report.format import Format, Page
from shirushi.report.workbook import write_workbook
from shirushi.terms.text import Text


def _workbook(page: Page) -> bytes:
    return write_workbook(sheets(page.assessment, page.lang), page.lang, page.assessment.at)


FORMAT = Format(
    id="xlsx",
    title=Text(
        ja="チェックリスト（Excelブック、担当と期限の記入欄付き）",
        en="Checklists (Excel workbook, with columns for owner and due day)",
    ),
    file="checklist.{lang}.xlsx",
    render=_workbook,
)
