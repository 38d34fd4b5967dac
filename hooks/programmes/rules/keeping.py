"""The rules of the ledger of published addresses; an example is a line of content/addresses.txt."""

from programmes.rules.rule import Rule

KEEPING = (
    Rule(
        "address-unlisted",
        "An address that is to be published is noted first.",
        "(no line for the address of a new record)",
        "Type `programmes ledger`; `programmes new` does it by itself.",
    ),
    Rule(
        "address-vanished",
        "An address that was published once leads somewhere for ever.",
        "initiatives/a-former-name",
        "Add `redirect_from:` with the former address to the record that stands for it now; "
        "for a page that is of no record, write `retired` after its address.",
    ),
    Rule(
        "id-changed",
        "Feeds and calendars know a record by its id, so a published id stays.",
        "initiatives/tisc initiatives/a-former-name",
        "Add `id:` with the published id to the record. If it is a part of another now, "
        "write `retired` after its address.",
    ),
)
