"""What stands on a page about a decision."""


def main_act(body: str) -> list[str]:
    """The labels of the main acts of a page."""
    parts = body.split('class="btn btn-primary"')[1:]
    return [part.partition(">")[2].partition("<")[0] for part in parts]
