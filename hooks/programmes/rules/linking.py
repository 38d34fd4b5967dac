"""The rules of links; an example is a text of a record."""

from programmes.rules.rule import Rule

LINKING = (
    Rule(
        "broken-link",
        "Every link of the built site leads to a page, and every anchor to a place on it.",
        "See [TISC](initiatives/tisc#no-such-heading).",
        "Write the address as it stands on the page that it leads to.",
    ),
    Rule(
        "unknown-link",
        "A link in a text leads to a web address, or to a page of the site, written from its root.",
        "See [TISC](initiatives/tics).",
        "Write kind/file-name, or an address that begins with https://.",
    ),
)
