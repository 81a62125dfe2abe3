"""How property tests run: the same examples every time, and no limit per example on a busy machine."""

from hypothesis import settings

settings.register_profile("toewijzer", deadline=None, derandomize=True)
settings.load_profile("toewijzer")
