"""A workspace that is assessed in a second or two: a document, no endpoint; as the how-to pages call it, `helpdesk`."""

from pathlib import Path

from fakes.door import DOCUMENT, Door

DESCRIPTION = """\
schema: 1
id: helpdesk
actors:
  maker: {title: {ja: モデルの開発者, en: the maker of the model}, roles: [developer]}
  firm: {title: {ja: 株式会社まどぐち, en: Madoguchi Inc.}, roles: [provider]}
system:
  title: {ja: 案内, en: Helpdesk}
  conditions: {jurisdiction-JP: true, advanced: false}
assess: {as: firm, texts: [AIGB@1.2, JPAI], on: 2026-11-21}
documents:
  - {file: policy.md, objective: governance-policy-published, owner: 企画課長　山田花子, dated: 2026-10-01}
"""


def assessed_helpdesk(folder: Path) -> Door:
    """Write the workspace into `folder`, assess it, and hand out the command line as it stands there."""
    (folder / "helpdesk").mkdir()
    (folder / "helpdesk" / "shirushi.yaml").write_text(DESCRIPTION, "utf-8")
    (folder / "helpdesk" / "policy.md").write_text(DOCUMENT, "utf-8")
    door = Door(folder, folder / "home")
    door.run("assess", "helpdesk")
    return door
