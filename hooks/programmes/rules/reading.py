"""The rules of reading a file, before its fields are known; an example is the text of a file."""

from programmes.rules.rule import Rule

READING = (
    Rule(
        "alias",
        "A value is written out where it is needed, not referred to by *.",
        "city: *tokyo",
        "Write the value out, or put it in quotes if the * belongs to the text.",
    ),
    Rule(
        "anchor",
        "A value is not named by & for use elsewhere.",
        "city: &tokyo Tokyo",
        "Delete the name, or put the value in quotes if the & belongs to the text.",
    ),
    Rule(
        "directive",
        "A record has no line that begins with %.",
        "%YAML 1.2\n---\ntitle: Training course",
        "Delete the line.",
    ),
    Rule(
        "duplicate-key",
        "A key stands once in its group; YAML would keep the last one in silence.",
        "title: Training course\ntitle: Seminar",
        "Keep one of the two.",
    ),
    Rule(
        "empty-file",
        "A file holds a record.",
        "# nothing yet",
        "Write the record, or delete the file.",
    ),
    Rule(
        "forbidden-character",
        "A text has no invisible characters and none that change the direction of reading.",
        'title: "Training \\u202Ecourse"',
        "Delete the character; it may have come with a text that was copied.",
    ),
    Rule(
        "key-not-text",
        "A key is a text.",
        "[title, heading]: Training course",
        "Write one key, a colon, a space and the value.",
    ),
    Rule(
        "merge-key",
        "A group of keys is written out, not merged by <<.",
        "venue:\n  <<: {city: Tokyo}",
        "Write the keys out.",
    ),
    Rule(
        "misplaced-line",
        "Lines that belong together are indented alike; a key has its value beside or below it.",
        "venue: Tokyo\n  city: Tokyo",
        "Compare the indentation with that of the lines above.",
    ),
    Rule(
        "missing-space",
        "A space follows the colon behind a key.",
        "title:Training course\ncity: Tokyo",
        "Put a space after the colon.",
    ),
    Rule(
        "not-a-mapping",
        "A file is made of keys and values.",
        "- Training course",
        "Begin with a key and a colon, such as title:",
    ),
    Rule(
        "not-nfc",
        "A letter with an accent is one character (Unicode's NFC), so that equal names are equal.",
        "city: Yaounde\u0301",
        "Type the letter again.",
    ),
    Rule(
        "not-utf8",
        "A file is text in the encoding UTF-8.",
        "a file that was saved as Windows-1252 or as UTF-16",
        "Save the file again with the encoding UTF-8.",
    ),
    Rule(
        "second-document",
        "A file holds one record; what follows a line --- would not be read.",
        "title: Training course\n---\ntitle: Seminar",
        "Delete the line, or move what follows to a file of its own.",
    ),
    Rule(
        "tab-indentation",
        "Lines are indented by spaces.",
        "venue:\n\tcity: Tokyo",
        "Press the space bar instead of the tabulator key.",
    ),
    Rule(
        "tag",
        "A value has no sign of its type; the schema knows the types.",
        "year: !!int 2013",
        "Delete the sign, or put the value in quotes if the ! belongs to the text.",
    ),
    Rule(
        "text-after-end",
        "Nothing follows a closing quotation mark or bracket.",
        'title: "Training" course',
        "Put the whole value in quotes.",
    ),
    Rule(
        "text-lost",
        "A comment stands on a line of its own: behind a value, # would drop the rest of the line.",
        "title: Examination #2",
        "Put the value in quotes, or the comment on a line of its own.",
    ),
    Rule(
        "too-deep",
        "Values lie in one another at most 16 deep.",
        "countries: " + "[" * 16 + "Japan" + "]" * 16,
        "Make the record flatter.",
    ),
    Rule(
        "too-large",
        "A file has at most 256 KB.",
        "a file of 300 KB",
        "Split the record, or shorten its texts.",
    ),
    Rule(
        "too-many-faults",
        "A hundred faults of a file are listed, so that a report stays readable.",
        "a file with 101 tags",
        "Mend these, and check again.",
    ),
    Rule(
        "too-many-values",
        "A file holds at most 20,000 values.",
        "a file with 20,001 values",
        "Split the record.",
    ),
    Rule(
        "unclosed-bracket",
        "A list in [ ] and a group in { } are closed, and commas part what is in them.",
        "countries: [Algeria, Bhutan\ncity: Tokyo",
        "Close the bracket, and look for a missing comma.",
    ),
    Rule(
        "unclosed-quote",
        "A quotation mark at the beginning of a value has its match at the end.",
        'title: "Training course\ncity: Tokyo',
        "Close the quotation.",
    ),
    Rule(
        "unknown-escape",
        "Between double quotation marks, a backslash begins one of YAML's escapes.",
        'path: "C:\\programmes"',
        "Write the backslash twice, or use single quotation marks.",
    ),
    Rule(
        "unquoted-colon",
        "A text with a colon and a space in it is in quotes, or it would look like one more key.",
        "title: Report: the course",
        'Put the value in quotes: title: "Report: the course"',
    ),
    Rule(
        "unquoted-sign",
        "A text that begins with a sign of YAML (@ ` % * & ! | > - ? , ] }) is in quotes.",
        "title: @WIPO",
        'Put the value in quotes: title: "@WIPO"',
    ),
    Rule(
        "yaml-syntax",
        "A file is YAML: keys, a colon, a space and values, or lists of lines that begin with - .",
        "title: Training course\nTokyo\ncity: Tokyo",
        "Compare the line with those above and below.",
    ),
)
