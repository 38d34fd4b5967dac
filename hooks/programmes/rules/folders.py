"""The rules of the folders that hold records; an example is the name of a file."""

from programmes.rules.rule import Rule

FOLDERS = (
    Rule(
        "file-name",
        "The name of a file is the address of its page: `a-z`, `0-9` and hyphens, at most 80.",
        "Report 2013.yml",
        "Rename the file: `report-2013.yml`",
    ),
    Rule(
        "not-a-file",
        "The content is ordinary files, and a folder of records holds nothing else.",
        "2013/",
        "Move the records of the folder up, and delete it.",
    ),
    Rule(
        "reserved-name",
        "Some addresses belong to the site itself.",
        "index.yml",
        "Give the file a longer name: `index-of-courses.yml`",
    ),
    Rule(
        "same-name",
        "Two names that differ only in capitals are one file on many computers.",
        "Report.yml beside report.yml",
        "Rename or delete one of the files.",
    ),
    Rule(
        "stray-file",
        "Records end in `.yml`, YAML lies nowhere else, and editors' leftovers are passed over.",
        "report.yaml",
        "Rename the file: `report.yml`. Keep notes and copies elsewhere.",
    ),
    Rule(
        "symlink",
        "A file stands in its folder itself: a link could publish what lies elsewhere.",
        "report.yml -> ../../notes.yml",
        "Put the file in the place of the link.",
    ),
    Rule(
        "unreadable",
        "Every file can be opened.",
        "a file that belongs to another user",
        "Check the path, and the rights of the file.",
    ),
)
