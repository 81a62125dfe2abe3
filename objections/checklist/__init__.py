"""What must hold before an act on an objection. Pure: facts in, points out."""
