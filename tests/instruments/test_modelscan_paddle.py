"""Programs of PaddlePaddle, in both forms, and their numbers."""

import pytest
from scanning.paddle_files import as_json, numbers, program

from fakes.weapons import judged


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("conv2d", "SAFE"),
        ("relu_", "SAFE"),
        ("py_func", "DANGEROUS"),
        ("save_combine", "DANGEROUS"),
        ("load", "DANGEROUS"),
        ("read_file", "DANGEROUS"),
        ("send_v2", "DANGEROUS"),
        ("_run_python_op", "DANGEROUS"),
        ("run_program", "REVIEW"),
        ("nobodys_own", "REVIEW"),
    ],
)
def test_operators_are_looked_up(operator, expected):
    assert judged(program("feed", operator, "fetch")) == expected
    assert judged(as_json("1.data", f"1.{operator}")) == expected
    assert judged(as_json(f"pd_op.{operator}", "1.fetch")) == expected


def test_an_escaped_mark_is_a_mark():
    assert judged(as_json("1.py_func").replace(b"pir", rb"\u0070ir")) == "DANGEROUS"
    assert judged(as_json("1.py_func").replace(b'"magic"', b'"x": "' + b"-" * 5000 + b'", "magic"')) == "DANGEROUS"


def test_what_a_program_does_not_have_wants_a_review():
    assert judged(program("relu") + b"\x7a\x01x") == "REVIEW"
    assert judged(program("relu")[:-3]) == "REVIEW"


def test_numbers_are_followed_to_the_last_byte():
    assert judged(numbers()) == "SAFE"
    assert judged(numbers() + b"\1") == "REVIEW"
    assert judged(numbers()[:-1]) == "REVIEW"
