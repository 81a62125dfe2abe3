"""Pages of experts and advices."""
