"""Core ML models and their weights, built by hand."""

import pytest
from scanning.coreml_files import layer, model, program, weights
from scanning.graphs import field

from fakes.weapons import judged

CUSTOM = layer(500, field(10, "Evil"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (model(302), "SAFE"),
        (model(500, layer(140) + layer(130)), "SAFE"),
        (model(403, layer(140)), "SAFE"),
        (model(500, CUSTOM), "REVIEW"),
        (model(500, layer(605, field(1, CUSTOM))), "REVIEW"),
        (model(500, layer(615, field(4, layer(605, field(2, CUSTOM))))), "REVIEW"),
        (model(500, layer(615, field(4, layer(140)))), "SAFE"),
        (model(202, field(1, model(302)) + field(2, "a")), "SAFE"),
        (model(200, field(1, field(1, model(555, field(10, "Evil"))))), "REVIEW"),
        (model(555, field(10, "Evil")), "REVIEW"),
        (model(556), "REVIEW"),
        (model(3000, field(1, "x")), "REVIEW"),
        (model(302) + field(7777, "x"), "REVIEW"),
        (program("const"), "SAFE"),
        (program("const", "../../../etc/passwd"), "DANGEROUS"),
        (program("const", "@model_path/../../x"), "DANGEROUS"),
        (program("nobodys"), "REVIEW"),
        (program("cond", nested=field(4, field(3, field(1, "nobodys")))), "REVIEW"),
        (program("cond", nested=field(4, field(3, field(1, "relu")))), "SAFE"),
        (model(500, layer(140))[:-3], "REVIEW"),
    ],
)
def test_models_are_judged_by_what_they_are_made_of(data, expected):
    assert judged(data) == expected


def test_a_long_nest_of_pipelines_ends():
    data = model(555)
    for _ in range(60):
        data = model(202, field(1, data))
    assert judged(data) == "REVIEW"


def test_weights_are_followed_blob_by_blob():
    whole = weights(bytes(range(1, 101)), b"\1" * 7)
    assert judged(whole) == "SAFE"
    assert judged(whole + b"\1") == "REVIEW"
    assert judged(weights(b"\1" * 7, count=2)) == "REVIEW"
    assert judged(whole[:-80]) == "REVIEW"
