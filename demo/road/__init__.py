"""The road of one case, walked by calling the verbs with a moved clock."""

from demo.road.objecting import ObjectingSteps as Road

__all__ = ["Road"]
