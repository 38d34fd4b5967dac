"""The one table of all rules: what each code means, an example of the mistake, and its cure."""

from types import MappingProxyType

from programmes.rules.contradictions import CONTRADICTIONS
from programmes.rules.filing import FILING
from programmes.rules.folders import FOLDERS
from programmes.rules.keeping import KEEPING
from programmes.rules.linking import LINKING
from programmes.rules.names import NAMES
from programmes.rules.reading import READING
from programmes.rules.rule import Rule
from programmes.rules.timetables import TIMETABLES
from programmes.rules.values import VALUES

__all__ = ["CHAPTERS", "FOLDERS", "KEEPING", "LINKING", "READING", "RULES", "VALUES", "Rule"]

# As the page "Messages" shows them: a heading, what an example is, and the rules.
CHAPTERS = (
    ("Fields and values", "The example is a part of a record.", VALUES),
    ("Names", "The example is a part of a record, or of a file of the vocabulary.", NAMES),
    ("Timetables", "The example is a part of a timetable, or of its course.", TIMETABLES),
    ("Links and pictures", "The example is a text or a part of a record.", LINKING),
    ("Records and their places", "The example is what one of the records says.", FILING),
    ("Published addresses", "The example is a line of content/addresses.txt.", KEEPING),
    ("Contradictions", "These are warnings. The example is a part of a record.", CONTRADICTIONS),
    ("Files and folders", "The example is the name of a file.", FOLDERS),
    ("The text of a file", "The example is the text of a whole file.", READING),
)

RULES = MappingProxyType({rule.code: rule for _, _, rules in CHAPTERS for rule in rules})
