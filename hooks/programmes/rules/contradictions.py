"""The warnings where a record contradicts itself; an example is a line or two of a record."""

from programmes.rules.rule import Rule

CONTRADICTIONS = (
    Rule(
        "countries-differ",
        "The stated number of countries is that of the list.",
        "participants:\n  countries_stated: 11\n  countries: [Laos, Vietnam]",
        "Compare the list with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "country-twice",
        "A country is listed once, though it has several names.",
        "participants:\n  countries: {Vietnam: 3, Viet Nam: 1}",
        "Compare the list with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "day-outside-dates",
        "What is counted for a day lies within the dates.",
        "dates: 2013-12-02/2013-12-13\nparticipants:\n  by_day: [{day: 2013-11-02, count: 30}]",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "duration-differs",
        "What is stated to have taken some days, weeks or months has dates of that length.",
        "dates: 2013-12-02/2013-12-04\nduration: two weeks",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "event-outside-dates",
        "An event of a training course lies within its dates.",
        "dates: 2013-12-02/2013-12-13\nevents:\n  - {title: Visit, kind: visit, dates: 2013-11-04}",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
    Rule(
        "first-time-unlisted",
        "A country that took part for the first time is one of those that took part.",
        "participants:\n  countries: [Laos, Vietnam]\n  first_time: [Kenya]",
        "List the country under `countries:` as well, or compare both with the source.",
    ),
    Rule(
        "fiscal-year-differs",
        "The dates lie in the stated fiscal year, which runs from April to March.",
        "dates: 2013-02-04\nfiscal_year: 2013",
        "Compare both with the source; February 2013 belongs to FY2012.",
    ),
    Rule(
        "gender-differs",
        "Women and men together are the total.",
        "participants: {total: 30, women: 12, men: 17}",
        "Compare the numbers with the source; if the source itself prints them, leave them.",
    ),
    Rule(
        "groups-differ",
        "The groups together are the total.",
        "participants:\n  total: 30\n  groups: {Patent Group: 12, Trademark Group: 17}",
        "Compare the numbers with the source; if the source itself prints them, leave them.",
    ),
    Rule(
        "name-differs",
        "A file name that begins with a date begins with the first day.",
        "2013-12-02-enforcement.yml with dates: 2013-12-03",
        "Rename the file, or mend the dates.",
    ),
    Rule(
        "total-differs",
        "The listed numbers add up to the stated total.",
        "participants:\n  total: 30\n  countries: {Laos: 12, Vietnam: 17}",
        "Compare the numbers with the source; if the source itself prints them, leave them.",
    ),
    Rule(
        "updated-too-early",
        "A source page cannot report on a day after its own last update.",
        "dates: 2025-05-02\nsource: {title: Report, last_updated: 2025-04-01}",
        "Compare both with the source; if the source itself prints both, leave both.",
    ),
)
