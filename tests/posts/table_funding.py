"""Valid bodies of the forms of the count."""

from tests.posts.entries import Entry, Scene, Values


def _decision(scene: Scene) -> Values:
    decision = scene.station.decision()
    assert decision
    return {"public_id": decision.public_id}


FUNDING: dict[str, Entry] = {
    # On these stops no decision took the place of another, so there is nothing to settle: tests/funding does that.
    "funding:settle": Entry(
        "controller", "published", kwargs=_decision, fields=lambda scene: {"verdict": "x", "reason": ""}, valid=None
    ),
}
