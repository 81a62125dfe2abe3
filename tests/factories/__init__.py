"""Makers of records for tests: plain functions with keyword arguments."""
