"""What forms about letters are about."""

from correspondence.enums import Channel
from correspondence.models import Dispatch
from tests.posts.entries import Scene


def the_dispatch(scene: Scene) -> Dispatch:
    found = Dispatch.objects.filter(letter__case_id=scene.station.case.pk, channel=Channel.POST).order_by("id").first()
    assert found
    return found
