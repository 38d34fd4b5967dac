"""The schema: what records and vocabulary may say, each field written down once."""
