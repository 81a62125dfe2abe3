"""Who tells the stories of the demo: hands out the pupils, and lets each story begin some days ago."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from demo.names import Child
from demo.road import Road
from demo.road.school import FRIDAY
from demo.scores import Scores
from demo.world import World

# How long a letter may wait for the post, with a weekend in between.
PATIENCE = timedelta(days=5)


class Teller:
    """Hands out the pupils one by one and lets each story begin so many days ago."""

    def __init__(self, world: World, now: datetime, children: Iterable[Child]) -> None:
        self.world, self.now = world, now
        self.children = iter(children)
        self.roads: list[Road] = []

    def road(self, results: Scores, days_ago: int, site: str = "", *, child: Child | None = None) -> Road:
        """A new case that begins so many days before now, on a working day; of a new child unless one is given."""
        begins = (self.now - timedelta(days=days_ago)).replace(hour=8, minute=0)
        while begins.weekday() > FRIDAY:
            begins -= timedelta(days=1)
        where = site or ("pro" if results.kind == "pro" else "vmbo")
        road = Road(self.world, child or next(self.children), results, site=where, begins=begins)
        self.roads.append(road)
        return road

    def post(self) -> None:
        """What waits since longer ago than an office leaves it was posted; the letters of the last days wait."""
        for road in self.roads:
            if road.today < (self.now - PATIENCE).date():
                road.post()

    def again(self, former: Road, days_ago: int) -> Road:
        """Another case of the child of a story, that begins so many days before now."""
        return self.road(former.scores, days_ago, former.site, child=former.child)
