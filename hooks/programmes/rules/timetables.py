"""The rules of timetables; an example is a part of one, or of the record of its course."""

from programmes.rules.rule import Rule

TIMETABLES = (
    Rule(
        "group-twice",
        "A group is named once, and in a row it has one subject.",
        "groups: [Patent group, Patent group]",
        "Delete one of the two.",
    ),
    Rule(
        "row-shape",
        "A row has one time with what is on, or it is a heading with rows below it.",
        "- AM: Opening ceremony\n  PM: Patent law",
        "Begin each row with a hyphen, and each that is no heading with its time.",
    ),
    Rule(
        "time-order",
        "A range of the clock ends after it begins.",
        "- 13:00-03:00: Patent law",
        "Write the start first, by the clock of 24 hours: `13:00-15:00`.",
    ),
    Rule(
        "timetable-outside-dates",
        "The days of a timetable lie within the dates of the course. This is a warning.",
        "dates: 2015-08-24/2015-09-04\ntimetable:\n  days: [{date: 2015-09-24}]",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "timetable-overlap",
        "A group is at one place at a time. This is a warning.",
        "- AM: Patent law\n- AM: Design law",
        "Compare the times with the source, or say which groups: `AM: {Patent group: Patent law}`.",
    ),
    Rule(
        "too-many-groups",
        "A timetable has at most 12 groups, since each is a column of its table.",
        "groups: [Group 1, Group 2, Group 3, and so on up to Group 13]",
        "Put several into one: Groups 1 to 3.",
    ),
    Rule(
        "unknown-group",
        "A row names groups of its timetable.",
        "groups: [Patent group]\ndays:\n  - rows: [AM: {Patnt group: Patent law}]",
        "Take the suggested name, or add the group to `groups:`.",
    ),
    Rule(
        "unknown-time",
        "A row begins with `AM`, `PM`, `All day`, `No time` or a time of the clock.",
        "- Morning: Patent law",
        "Write the time as in `09:30` or `09:30-12:00`; `No time:` stands for rows without one.",
    ),
    Rule(
        "weekday-differs",
        "The stated day of the week is that of the date. This is a warning.",
        "date: 2015-08-24\nweekday: Tuesday",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
)
