"""Permitted instruments: which row of which list a result was taken with, and what is to be said of that. Pure."""
