"""Every way in which an MCP server can fail to give an answer, each with its reason code and sentence."""

from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

DEADLINE = Reason(
    code="deadline",
    says=Text(ja="MCPサーバーから期限までに応答がありませんでした。", en="The MCP server did not answer in time."),
)
NO_CONNECTION = Reason(
    code="no-connection",
    says=Text(
        ja="MCPサーバーに接続できないか、途中で切れました。",
        en="The connection to the MCP server failed or broke off.",
    ),
)
BAD_STATUS = Reason(
    code="server-refused",
    says=Text(ja="MCPサーバーが状態コード {status} を返しました。", en="The MCP server answered with status {status}."),
)
NOT_MCP = Reason(
    code="not-mcp",
    says=Text(
        ja="応答がMCP（JSON-RPC）として読めません。", en="What came back cannot be read as MCP (JSON-RPC messages)."
    ),
)
OTHER_PROTOCOL = Reason(
    code="other-protocol",
    says=Text(
        ja="MCPの版「{version}」は扱えません（扱えるもの：{known}）。",
        en="The MCP revision {version} is not spoken here (spoken: {known}).",
    ),
)
ERROR = Reason(
    code="server-error",
    says=Text(
        ja="MCPサーバーがエラー {code}「{message}」を返しました。",
        en="The MCP server answered with error {code} ({message}).",
    ),
)
NO_SERVER = Reason(
    code="no-server",
    says=Text(
        ja="MCPサーバー「{server}」が記述（shirushi.yaml）にありません。",
        en="The description names no MCP server {server}.",
    ),
)
NOT_PERMITTED = Reason(
    code="not-permitted",
    says=Text(
        ja="道具「{tool}」は may_call に挙げられていないため、呼び出しません。",
        en="The tool {tool} is not named under may_call, so it is not called.",
    ),
)


class NoAnswer(Exception):
    """The server gave no answer that could be used, and why."""

    def __init__(self, reason: Reason) -> None:
        """Carry the `reason`."""
        super().__init__(reason.says.en)
        self.reason = reason
