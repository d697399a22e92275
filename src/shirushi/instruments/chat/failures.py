"""Every way in which an endpoint can fail to give an answer, each with its reason code and sentence."""

from http import HTTPStatus

from shirushi.terms.errors import Code, Malformed
from shirushi.terms.probe import Failed
from shirushi.terms.reason import Reason
from shirushi.terms.text import Text

_REMEDY = Text(
    ja="接続先が OpenAI 互換の対話 API であるか、アドレスの末尾（/v1 など）が正しいかを確かめてください。",
    en="Check that the endpoint speaks the OpenAI-compatible chat API and that its address ends as it should (/v1).",
)

NOT_HTTP = Code(
    id="SH661",
    says=Text(ja="応答が HTTP として読めません（{what}）。", en="The reply is not readable HTTP ({what})."),
    remedy=_REMEDY,
)
TOO_LARGE = Code(
    id="SH662",
    says=Text(ja="応答が上限の {limit} バイトを超えました。", en="The reply is larger than {limit} bytes."),
    remedy=_REMEDY,
)
ENCODED = Code(
    id="SH663",
    says=Text(
        ja="応答が圧縮されています。圧縮しないよう求めましたが守られませんでした。",
        en="The reply is compressed although plain bytes were asked for.",
    ),
    remedy=_REMEDY,
)
HTML = Code(
    id="SH664",
    says=Text(ja="JSON ではなくウェブページが返りました。", en="A web page came back instead of JSON."),
    remedy=_REMEDY,
)
NOT_JSON = Code(
    id="SH665",
    says=Text(
        ja="応答が JSON として読めません（途切れている場合を含みます）。",
        en="The reply is not JSON, or only part of it.",
    ),
    remedy=_REMEDY,
)
NOT_A_COMPLETION = Code(
    id="SH666",
    says=Text(ja="応答の JSON に回答（choices）がありません。", en="The JSON reply holds no answer (choices)."),
    remedy=_REMEDY,
)
ERROR_OBJECT = Code(
    id="SH667",
    says=Text(
        ja="接続先が回答の代わりに誤りを返しました。", en="The endpoint returned an error in place of an answer."
    ),
    remedy=_REMEDY,
)

_WORDS = {
    NOT_HTTP.id: "not-http",
    TOO_LARGE.id: "too-large",
    ENCODED.id: "compressed",
    HTML.id: "web-page",
    NOT_JSON.id: "not-json",
    NOT_A_COMPLETION.id: "not-a-completion",
    ERROR_OBJECT.id: "error-object",
}

DEADLINE = Reason(
    code="deadline",
    says=Text(ja="期限までに回答がありませんでした。", en="No answer came before the deadline."),
)
NO_CONNECTION = Reason(
    code="no-connection",
    says=Text(ja="接続できないか、途中で切れました。", en="The connection failed or broke off."),
)
FILTERED = Reason(
    code="content-filter",
    says=Text(ja="接続先の内容フィルターが回答を止めました。", en="The endpoint's content filter stopped the answer."),
)
REDIRECT = Reason(
    code="redirect",
    says=Text(
        ja="接続先が別のアドレスへ転送しようとしました。転送には従いません。",
        en="The endpoint points to another address; redirects are not followed.",
    ),
)
RATE_LIMITED = Reason(
    code="rate-limited",
    says=Text(
        ja="問い合わせが多すぎるという応答（429）が続きました。",
        en="The endpoint kept answering that it gets too many requests (429).",
    ),
)
_STATUS = Text(ja="接続先が状態コード {status} を返しました。", en="The endpoint answered with status {status}.")
_UNAUTHORISED = Text(
    ja="接続先が鍵を受け付けませんでした（状態コード {status}）。",
    en="The endpoint did not accept the key (status {status}).",
)
_BLOCKED = Text(
    ja="モデルではなくウェブページが拒みました（状態コード {status}）。途中のプロキシやフィルターかもしれません。",
    en="A web page, not the model, refused the request (status {status}): a proxy or filter may stand in between.",
)


def failed(error: Malformed) -> Failed:
    """Turn what a parser found into an answer that decides nothing."""
    fault = error.faults[0]
    return Failed(reason=Reason(code=_WORDS[fault.code], says=fault.says))


def failed_status(status: int, body: bytes) -> Failed:
    """Tell why a status that is not 2xx gives no answer; a page in `body` comes from somebody else than the model."""
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return Failed(reason=REDIRECT)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Failed(reason=RATE_LIMITED)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        if body.lstrip().startswith(b"<"):
            return Failed(reason=Reason(code="blocked", says=_BLOCKED.fill(status=status)))
        return Failed(reason=Reason(code="key-refused", says=_UNAUTHORISED.fill(status=status)))
    code = "server-error" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "request-refused"
    return Failed(reason=Reason(code=code, says=_STATUS.fill(status=status)))
