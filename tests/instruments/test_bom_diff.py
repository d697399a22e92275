"""What changed between two bills, part by part and in a sentence."""

from shirushi.instruments.bom.diff import differences, sentence
from shirushi.terms.seen import BomSeen, Component

MODEL = Component(name="m.gguf", version="1", kind="model", sha256="a" * 64, licence="MIT", shows={"model:layers": "2"})


def bill(*components):
    return BomSeen(sha256="", format="CycloneDX 1.7", components=components)


def changed(before, after):
    return differences(bill(*before), bill(*after))


def test_equal_bills_have_no_difference():
    assert changed([MODEL], [MODEL]) == ()
    assert sentence(()).en == "Nothing changed."


def test_each_kind_of_change_is_told():
    other = Component(
        name="m.gguf",
        version="2",
        kind="model",
        sha256="b" * 64,
        licence="Gemma",
        supplier="X",
        shows={"model:layers": "3"},
    )
    changes = changed([MODEL, Component(name="old", version="1")], [other, Component(name="new", version="1")])
    assert [change.aspect for change in changes] == ["added", "removed", "version", "licence", "supplier", "fact"]
    assert sentence(changes).en == (
        "1 added (new 1); 1 gone (old 1); 1 in another version (m.gguf 1→2); 1 under another licence (m.gguf MIT→Gemma); "
        "1 from somebody else (m.gguf -→X); 1 with other facts (m.gguf model:layers 2→3)."
    )
    assert sentence(changes).ja.startswith("追加1件（new 1）、削除1件（old 1）、版の変更1件")


def test_other_bytes_under_the_same_version_are_told_as_such():
    (change,) = changed(
        [MODEL], [Component(**{**{f: getattr(MODEL, f) for f in MODEL.__struct_fields__}, "sha256": "c" * 64})]
    )
    assert change.aspect == "bytes"


def test_parts_of_one_name_are_told_apart_by_their_version():
    one, two = Component(name="p", version="1"), Component(name="p", version="2")
    assert {change.aspect for change in changed([one, two], [one])} == {"added", "removed"}
    assert changed([one, two], [two, one]) == ()


def test_a_long_list_is_cut():
    several = [Component(name=f"p{number}", version="1") for number in range(5)]
    assert sentence(changed([], several)).en == "5 added (p0 1, p1 1, p2 1, …)."
