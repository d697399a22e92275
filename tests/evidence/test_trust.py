import pytest

from shirushi.evidence.trust import Trust


@pytest.mark.parametrize(
    ("signers", "answer"), [(set(), "unknown"), ({"aa"}, "known"), ({"a"}, "unknown"), ({"bb"}, "unknown")]
)
def test_a_signer_is_known_only_if_the_reader_says_so(signers, answer):
    assert Trust(signers=frozenset(signers)).signer("aa") == answer
