"""Helps editors to write records: drafts of new ones, schemas for their programs, examples."""
