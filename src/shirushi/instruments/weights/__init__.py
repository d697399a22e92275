"""Digests the files of a model as OpenSSF model signing lists them."""
