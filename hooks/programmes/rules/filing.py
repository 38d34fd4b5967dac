"""The rules between records; an example is what one of them says."""

from programmes.rules.rule import Rule

FILING = (
    Rule(
        "address-taken",
        "Two pages never share an address, nor two records an id.",
        "redirect_from: [initiatives/tisc]",
        "Rename one of the two, or delete the former address.",
    ),
    Rule(
        "no-place",
        "Every record stands in a section, or in an overview that prints it.",
        "title: A record without section:",
        "Add `section:`, or list the record in an overview under `initiatives:`.",
    ),
    Rule(
        "printed-in-ring",
        "A record that an overview prints does not print others itself.",
        "body:\n  - initiatives: [overviews/wipo-jica]",
        "List the records in one overview.",
    ),
    Rule(
        "printed-twice",
        "One overview prints a record, once.",
        "body:\n  - initiatives: [initiatives/tisc, initiatives/tisc]",
        "Delete it from one of the lists.",
    ),
    Rule(
        "two-places",
        "A record that an overview prints has the overview's trail, and no section of its own.",
        "section: training-programs-short",
        "Delete `section:`, or take the record out of the overview.",
    ),
    Rule(
        "unknown-kind",
        "The folders of `content/programmes` are the kinds of records.",
        "content/programmes/courses/",
        "Move the files to the folder of their kind.",
    ),
    Rule(
        "unknown-record",
        "A record that is to be printed is there, as `kind/file-name`.",
        "body:\n  - initiatives: [initiatives/tics]",
        "Take the suggested id.",
    ),
    Rule(
        "unseen-value",
        "What a record says is shown: a number in its overview, a slip beside the name it is for.",
        "countries: [Peru]\nprinted_as: {Colombia: Columbia}",
        "Add the name to a field, or delete the line.",
    ),
)
