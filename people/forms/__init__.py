"""Checking of input of people."""
