"""The rules of the house, proved on the source: each finds a violation that is planted for it."""
