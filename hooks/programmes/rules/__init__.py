"""The one table of all rules: what each code means, an example of the mistake, and its cure."""

from types import MappingProxyType

from programmes.rules.folders import FOLDERS
from programmes.rules.linking import LINKING
from programmes.rules.reading import READING
from programmes.rules.rule import Rule

__all__ = ["FOLDERS", "LINKING", "READING", "RULES", "Rule"]

RULES = MappingProxyType({rule.code: rule for rule in (*FOLDERS, *LINKING, *READING)})
