"""Programs and numbers of PaddlePaddle."""
