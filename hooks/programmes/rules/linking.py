"""The rules of links and pictures; an example is a text or a part of a record."""

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
        "Write `kind/file-name`, or an address that begins with `https://`.",
    ),
    Rule(
        "unknown-picture",
        "A picture lies in `content/images`, under a name of letters, digits, hyphens and dots.",
        "body:\n  - figure: {caption: Closing ceremony, file: closing-ceremony.jpg}",
        "Put the file into `content/images`, or delete `file:` from the record.",
    ),
)
