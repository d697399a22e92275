"""Stands here so that the tests find the fakes beside them (`from fakes.endpoint import …`), and settles hypothesis."""

from hypothesis import settings

from fakes.soak import longer

# No deadline: a shared machine makes any deadline a coin toss.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)  # one commit, one answer
settings.register_profile("soak", deadline=None, print_blob=True, max_examples=1_000)  # goes looking for new examples
settings.load_profile("soak" if longer(1) > 1 else "steady")
