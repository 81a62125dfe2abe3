"""Room for frames, taken once for all tests.

CPython keeps the frames of a thread in pieces of 16 kB and gives a piece back to the system as soon as its last frame
ends. Calls at the edge of a piece then ask for memory and give it back every time: a request of ours did so some
hundred times, which took a tenth of the time of the tests. A frame that fits in no piece gets a larger one, and what
is called from it finds room behind it.
"""

import gc
from collections.abc import Callable
from typing import Any

import pytest

# Of 8 bytes each, just over a quarter of a megabyte: the piece is half a megabyte, so as much is left behind it.
_VARIABLES = 33_000
# Models and remembered rows stay until the end, so looking for rings among them frees nothing: a hundredth as often.
_RINGS = (200_000, 50, 1000)


def _large_frame() -> Callable[[Callable[[], Any]], Any]:
    names = " = ".join(f"v{number}" for number in range(_VARIABLES))
    source = f"def large(call):\n    return call()\n    {names} = None\n"
    space: dict[str, Any] = {}
    exec(source, space)  # noqa: S102 - nobody writes a function with so many variables by hand
    return space["large"]  # type: ignore[no-any-return]


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> object:
    """Run all tests from inside a large frame, and look less often for rings among what they keep for each other."""
    gc.set_threshold(*_RINGS)
    manager = session.config.pluginmanager
    mine = [
        plugin for plugin in manager.get_plugins() if getattr(plugin, "pytest_runtestloop", None) is pytest_runtestloop
    ]
    others = manager.subset_hook_caller("pytest_runtestloop", mine)
    return _large_frame()(lambda: others(session=session))
