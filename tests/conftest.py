"""Stands here so that the tests find the fakes beside them (`from fakes.endpoint import …`), and settles hypothesis."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, print_blob=True)  # a shared machine makes any deadline a coin toss
settings.load_profile("steady")
