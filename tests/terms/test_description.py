"""shirushi.yaml: what it gives, and that every fault is told at once, with line, pointer and remedy."""

from contextlib import suppress
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.terms.description import load_description
from shirushi.terms.errors import Malformed
from shirushi.terms.sampling import Sampling, Vote
from shirushi.terms.system import (
    Actor,
    Assignment,
    Budget,
    Condition,
    Declaration,
    Document,
    Part,
    PartKind,
    Price,
    Register,
    Role,
    Server,
    Supply,
    Target,
    Use,
)
from shirushi.terms.text import Text, same

SHA = "ab" * 32
FULL = f"""\
schema: 1
id: kotoba
actors:
  maker: {{roles: [developer]}}
  firm: {{title: {{ja: ことば社, en: Kotoba Ltd}}, roles: [provider, provider], contact: ai@example.jp}}
system:
  title: {{ja: ことば窓口, en: Kotoba Helpdesk}}
  uses: [{{id: enquiries, title: {{ja: 問い合わせ, en: Enquiries}}}}]
  conditions: {{jurisdiction-JP: true, multimodal: false}}
  parts:
    model: {{kind: model, title: {{ja: 重み, en: Weights}}, file: model/x.gguf, sha256: {SHA}, source: a hub}}
    bill: {{kind: bom}}
assess: {{as: firm, texts: [AIGB@1.2, JPAI], adopts: [HAIP], scenario: [BLRAI], on: 2026-11-21}}
target:
  url: http://127.0.0.1:8765/v1
  model: demo
  key_env: KOTOBA_KEY
  loopback: true
  slots: 1
  extra: {{cache_prompt: false, seed: 7, stop: "7", mode: fast}}
documents: [{{file: docs/policy.md, objective: governance-policy-published, owner: 山田, dated: 2026-10-01}}]
registers: [{{file: r.jsonl, objective: literacy-trained, owner: 山田}}]
statements: [{{file: s.json, objective: responsible-person-named, signer: {SHA}}}]
supply: [{{from: maker, bundle: supply/maker.zip, signer: {SHA}}}]
"""
LEAST = """\
schema: 1
id: a
actors: {us: {roles: [provider]}}
system: {title: {ja: 窓口, en: Desk}}
assess: {as: us}
"""


def faults(text):
    with pytest.raises(Malformed) as caught:
        load_description(text.encode(), "shirushi.yaml")
    return caught.value.faults


def told(text):
    return [(fault.code, fault.place.line, fault.place.pointer) for fault in faults(text)]


def changed(old, new):
    assert old in FULL
    return FULL.replace(old, new)


def test_everything_is_read():
    read = load_description(FULL.encode(), "shirushi.yaml")
    assert (read.schema, read.id) == (1, "kotoba")
    firm = Actor(id="firm", title=Text(ja="ことば社", en="Kotoba Ltd"), roles=(Role.PROVIDER,), contact="ai@example.jp")
    assert read.actors == (Actor(id="maker", title=same("maker"), roles=(Role.DEVELOPER,)), firm)
    assert read.system.uses == (Use(id="enquiries", title=Text(ja="問い合わせ", en="Enquiries")),)
    assert read.system.conditions == {Condition.JURISDICTION_JP: True, Condition.MULTIMODAL: False}
    weights = Text(ja="重み", en="Weights")
    model = Part(id="model", kind=PartKind.MODEL, title=weights, file="model/x.gguf", sha256=SHA, source="a hub")
    assert read.system.parts == (model, Part(id="bill", kind=PartKind.BOM))
    assert read.assess == Assignment(
        actor="firm", texts=("AIGB@1.2", "JPAI"), adopts=("HAIP",), scenario=("BLRAI",), on=date(2026, 11, 21)
    )
    assert read.target == Target(
        url="http://127.0.0.1:8765/v1",
        model="demo",
        key_env="KOTOBA_KEY",
        loopback=True,
        slots=1,
        extra={"cache_prompt": False, "seed": 7, "stop": "7", "mode": "fast"},
    )
    policy = Document(
        file="docs/policy.md", objective="governance-policy-published", owner="山田", dated=date(2026, 10, 1)
    )
    assert read.documents == (policy,)
    assert read.registers == (Register(file="r.jsonl", objective="literacy-trained", owner="山田"),)
    assert read.statements == (Declaration(file="s.json", objective="responsible-person-named", signer=SHA),)
    assert read.supply == (Supply(source="maker", bundle="supply/maker.zip", signer=SHA),)
    assert read.assessed() == firm


def test_what_may_be_left_out_may():
    read = load_description(LEAST.encode(), "shirushi.yaml")
    assert (read.target, read.documents, read.system.parts, read.assess.on) == (None, (), (), None)
    empty = LEAST + "documents:\nregisters: ~\ntarget: null\n"
    assert load_description(empty.encode(), "shirushi.yaml") == read


def test_all_faults_are_told_at_once_in_file_order():
    text = """\
schema: 2
id: Kotoba
colour: red
actors:
  firm: {roles: [provider-x], contact-x: x}
system:
  title: {ja: 窓口}
  conditions: {retrival-x: true, agentic: maybe}
  parts: {model: {kind: model-x, file: ../x, sha256: 12}}
assess: {as: firm-x, texts: [AIGB 1.2], on: 2026-02-30}
target: {url: ftp://x, slots: 0, loopback: 1, key_env: sk-123}
documents: [{file: /etc/passwd, objective: o, owner: a}]
"""
    assert told(text) == [
        ("SH125", 1, "/schema"),
        ("SH118", 2, "/id"),
        ("SH112", 3, "/colour"),
        ("SH112", 5, "/actors/firm/contact-x"),
        ("SH114", 5, "/actors/firm/roles/0"),
        ("SH113", 7, "/system/title"),
        ("SH114", 8, "/system/conditions/retrival-x"),
        ("SH111", 8, "/system/conditions/agentic"),
        ("SH114", 9, "/system/parts/model/kind"),
        ("SH119", 9, "/system/parts/model/file"),
        ("SH121", 9, "/system/parts/model/sha256"),
        ("SH126", 10, "/assess/as"),
        ("SH122", 10, "/assess/texts/0"),
        ("SH115", 10, "/assess/on"),
        ("SH120", 11, "/target/url"),
        ("SH123", 11, "/target/key_env"),
        ("SH111", 11, "/target/loopback"),
        ("SH116", 11, "/target/slots"),
        ("SH113", 12, "/documents/0"),
        ("SH119", 12, "/documents/0/file"),
    ]
    assert all(fault.says.ja and fault.says.en and fault.remedy.ja and fault.remedy.en for fault in faults(text))


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("contact:", "contact-x:", "contact"),
        ("[developer]", "[developer-x]", "developer"),
        ("kind: bom", "kind: bon", "bom"),
    ],
)
def test_a_slip_gets_a_suggestion(old, new, near):
    (fault,) = faults(changed(old, new))
    assert fault.remedy.en.startswith(f"Did you mean “{near}”?")
    assert f"「{near}」ではありませんか" in fault.remedy.ja


def test_a_word_that_resembles_nothing_gets_the_list_only():
    (fault,) = faults(changed("[developer]", "[zzzzz]"))
    assert fault.remedy.en.startswith("Known words: developer, provider")


@pytest.mark.parametrize("file", ["/x", "../x", "a/../../x", "C:/x", "c:x", "a\\b", "~/x", '"a\\u202eb"', '"a\\nb"'])
def test_files_stay_inside_the_folder(file):
    assert told(changed("file: docs/policy.md", f"file: {file}"))[0][0] == "SH119"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "//host/v1",
        "http://",
        "http://a b/",
        "http://u:p@host/",
        "http://h:99999/",
        "http://[::1/",
        "javascript:1",
    ],
)
def test_addresses_are_http_and_hold_no_password(url):
    assert told(changed("http://127.0.0.1:8765/v1", f"'{url}'")) == [("SH120", 15, "/target/url")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema: 1", "schema: one", "SH111"),
        ("schema: 1", "", "SH113"),
        ("id: kotoba", "id: " + "a" * 65, "SH118"),
        ("roles: [developer]", "roles: []", "SH127"),
        ("roles: [developer]", "roles: developer", "SH111"),
        ("ja: ことば窓口, en: Kotoba Helpdesk", 'ja: ことば窓口, en: ""', "SH113"),
        ("ja: ことば窓口", "ja: [ことば]", "SH111"),
        ("dated: 2026-10-01", "dated: 2026/10/01", "SH115"),
        ("dated: 2026-10-01", 'dated: "２０２６-10-01"', "SH115"),
        ("dated: 2026-10-01", "dated: ", "SH113"),
        ("slots: 1", 'slots: "1"', "SH111"),
        ("seed: 7", "seed: 0.7", "SH111"),
        ("contact: ai@example.jp", 'contact: "a\\e[31m"', "SH117"),
        ("from: maker", "from: nobody", "SH126"),
        ("  maker:", "  Maker:", "SH118"),
        ("loopback: true", 'loopback: "true"', "SH111"),
        ("url: http", "kind: grpc\n  url: http", "SH124"),
        ("multimodal: false", "multimodal: false, multimodal: true", "SH108"),
    ],
)
def test_each_kind_of_fault_has_its_code(old, new, code):
    assert code in {fault.code for fault in faults(changed(old, new))}


@pytest.mark.parametrize("key", ["documents", "registers", "statements", "supply", "uses"])
def test_nothing_is_listed_twice(key):
    line = next(line for line in FULL.splitlines() if f"{key}: [" in line)
    item = line.strip().removeprefix(f"{key}: [").removesuffix("]")
    assert [code for code, _, _ in told(FULL.replace(item, f"{item}, {item}"))] == ["SH128"]


@pytest.mark.parametrize("text", ["just words", "- a list", "1"])
def test_another_kind_of_document_is_one_fault(text):
    assert told(text) == [("SH111", 1, "")]


@pytest.mark.parametrize("key", ["schema", "id", "actors", "system", "assess"])
def test_each_missing_key_is_named(key):
    lines = [line for line in LEAST.splitlines() if not line.startswith(key)]
    missing = [fault for fault in faults("\n".join(lines)) if fault.code == "SH113"]
    assert [fault.says.en for fault in missing] == [f"The key “{key}” is missing."]


def test_no_actor_at_all_is_a_fault():
    assert "SH127" in {fault.code for fault in faults(LEAST.replace("{us: {roles: [provider]}}", "{}"))}


def test_a_long_or_unshowable_value_is_quoted_shortly():
    (fault,) = faults(changed("id: kotoba", 'id: "' + "x" * 500 + '"'))
    assert len(fault.says.en) < 120


@pytest.mark.property
@given(
    st.lists(st.sampled_from(FULL.split()), max_size=40).map(" ".join)
    | st.binary(max_size=80).map(lambda b: b.decode("latin-1"))
)
def test_any_text_gives_a_description_or_malformed(text):
    with suppress(Malformed):
        assert load_description(text.encode(), "shirushi.yaml").schema == 1


@pytest.mark.property
@given(st.integers(0, len(FULL) - 1), st.characters(codec="utf-8"))
def test_one_changed_character_gives_a_description_or_malformed(place, char):
    text = FULL[:place] + char + FULL[place + 1 :]
    with suppress(Malformed):
        assert load_description(text.encode(), "shirushi.yaml").schema == 1


PACED = FULL.replace(
    "  slots: 1\n",
    "  slots: 256\n  requests_per_minute: 60\n  tokens_per_minute: 90000\n"
    "  budget: {requests: 500, tokens: 100000, yen: 300}\n  price: {input: 22, output: 90}\n",
)


def test_a_target_says_how_fast_and_how_much_it_may_be_asked():
    target = load_description(PACED.encode(), "f").target
    assert target is not None
    assert (target.slots, target.requests_per_minute, target.tokens_per_minute) == (256, 60, 90_000)
    assert target.budget == Budget(requests=500, tokens=100_000, yen=300)
    assert target.price == Price(input=22, output=90)


def test_pace_and_budget_make_no_other_system():
    plain, paced = (load_description(text.encode(), "f") for text in (FULL, PACED))
    assert plain != paced
    assert plain.at_any_pace() == paced.at_any_pace()
    assert paced.at_any_pace().target == msgspec.structs.replace(plain.target, slots=Target(url="").slots)


def test_a_budget_in_yen_needs_a_price():
    with pytest.raises(Malformed) as caught:
        load_description(PACED.replace("  price: {input: 22, output: 90}\n", "").encode(), "f")
    assert [fault.code for fault in caught.value.faults] == ["SH949"]


@pytest.mark.parametrize("wrong", ["requests: 0", "tokens: -1", "yen: 1.5", "dollars: 3"])
def test_a_wrong_budget_is_told(wrong):
    with pytest.raises(Malformed):
        load_description(PACED.replace("requests: 500", wrong).encode(), "f")


def sampled(words: str) -> str:
    return FULL.replace("assess: {", f"assess: {{sampling: {{{words}}}, ")


def test_a_workspace_says_how_cases_are_asked_and_stays_the_same_system():
    plain = load_description(FULL.encode(), "f")
    given = load_description(sampled("repeats: 3, vote: majority, at_most: 40, until_settled: true").encode(), "f")
    assert given.assess.sampling == Sampling(repeats=3, vote=Vote.MAJORITY, at_most=40, until_settled=True)
    assert plain != given
    assert plain.at_any_pace() == given.at_any_pace()


def test_what_a_command_leaves_as_it_stands_is_taken_from_the_workspace():
    given = Sampling(repeats=3, vote=Vote.MAJORITY, at_most=40)
    assert Sampling().over(given) == given
    assert Sampling(until_settled=True, at_most=8).over(given) == Sampling(
        repeats=3, vote=Vote.MAJORITY, at_most=8, until_settled=True
    )


@pytest.mark.parametrize("wrong", ["repeats: 0", "repeats: 100", "at_most: 0", "vote: most", "until: true", "vote: []"])
def test_a_wrong_sampling_is_told(wrong):
    with pytest.raises(Malformed):
        load_description(sampled(wrong).encode(), "f")


MCP = """\
mcp:
  - {id: office, url: "https://example.jp/mcp", key_env: OFFICE_KEY, may_call: [find, find]}
  - {id: maps, url: "http://127.0.0.1:9/mcp", loopback: true, private: true}
"""


def test_servers_are_read():
    read = load_description((LEAST + MCP).encode(), "shirushi.yaml")
    assert read.servers == (
        Server(id="office", url="https://example.jp/mcp", key_env="OFFICE_KEY", may_call=("find",)),
        Server(id="maps", url="http://127.0.0.1:9/mcp", loopback=True, private=True),
    )


def test_a_description_without_servers_keeps_its_bytes():
    read = load_description(LEAST.encode(), "shirushi.yaml")
    assert read.servers == ()
    assert b'"mcp"' not in msgspec.json.encode(read)


def test_what_is_wrong_with_servers_is_told():
    broken = (
        MCP.replace("maps", "office")
        .replace("OFFICE_KEY", "a key")
        .replace("https:", "ftp:")
        .replace("private", "public")
    )
    assert [code for code, _, _ in told(LEAST + broken)] == ["SH120", "SH123", "SH112", "SH128"]
