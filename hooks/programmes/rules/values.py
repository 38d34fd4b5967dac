"""The rules of single values and fields; an example is a line or two of a record."""

from programmes.rules.rule import Rule

VALUES = (
    Rule(
        "date-impossible",
        "A date is a day of the calendar.",
        "dates: 2025-06-31",
        "Look at the source again: June has 30 days.",
    ),
    Rule(
        "date-order",
        "A period ends after it begins.",
        "dates: 2013-12-13/2013-12-02",
        "Write the first day first.",
    ),
    Rule(
        "date-shape",
        "A date is written year-month-day; months, years and periods have forms of their own.",
        "dates: December 2 to 13, 2013",
        "Write `2013-12-02/2013-12-13`; the words of the source go to `printed:` beside `value:`.",
    ),
    Rule(
        "empty-value",
        "A field that is there says something.",
        "title:",
        "Write the value, or delete the line.",
    ),
    Rule(
        "missing-field",
        "Some fields have to be there; the field reference marks them as required.",
        "participants:\n  agencies:\n    - country: Tanzania",
        "Add the field.",
    ),
    Rule(
        "not-a-choice",
        "Some fields take one of a few words.",
        "participants:\n  unit: people",
        "Use one of the words that the message lists.",
    ),
    Rule(
        "not-a-count",
        "A number of people or things is written in digits, with the source's own word before it.",
        "participants:\n  total: thirty",
        "Write `30`, `about 30` or `over 60`.",
    ),
    Rule(
        "not-a-number",
        "A whole number has digits only.",
        "fiscal_year: FY2013",
        "Write `2013`.",
    ),
    Rule(
        "raw-html",
        "A text is plain words with a little Markdown; HTML would be shown as it stands.",
        "heading: Report on <b>enforcement</b>",
        "Delete the tag.",
    ),
    Rule(
        "several-lines",
        "A title, a name or a label is one line.",
        "title: |\n  Training Course\n  on Enforcement",
        "Join the lines.",
    ),
    Rule(
        "stray-markdown",
        "Texts know paragraphs, lists, links and emphasis; headings and pictures are blocks.",
        "body:\n  - text: |\n      # The first day",
        "Write `part:` for a heading, `figure:` for a picture. Titles and captions are words.",
    ),
    Rule(
        "template-markup",
        "Signs that a program could take for an instruction do not belong into a text.",
        "title: Training Course {{ year }}",
        "Delete the sign.",
    ),
    Rule(
        "too-long",
        "A text has at most 20,000 characters.",
        "body:\n  - text: (more than ten printed pages)",
        "Divide it into several blocks.",
    ),
    Rule(
        "unknown-block",
        "Each item of a body begins with a key that says what it is.",
        "body:\n  - txt: The course was held in Tokyo.",
        "Begin it with `text:`, `figure:` or another key that the message lists.",
    ),
    Rule(
        "unknown-key",
        "Only fields that the schema knows can be used.",
        "titel: Training Course",
        "Take the key that the message suggests; see the field reference for all of them.",
    ),
    Rule(
        "unsafe-link",
        "A link leads to a page, never to a script.",
        "heading: See javascript:alert(1)",
        "Write the web address of a page.",
    ),
    Rule(
        "web-address",
        "A web address begins with `http://` or `https://` and has no spaces.",
        "source: {title: Report, url: www.jpo.go.jp}",
        "Copy the whole address from the browser: `https://www.jpo.go.jp/e/`",
    ),
    Rule(
        "wrong-form",
        "Some values have a form of their own: a record is `kind/file-name`.",
        "id: Enforcement",
        "Write it like the example in the field reference.",
    ),
    Rule(
        "wrong-type",
        "A field takes a text, a list or a group of keys; the message says which.",
        "partners: wipo",
        "Write a list in square brackets, `[wipo]`, and a group as `key: value` lines.",
    ),
)
