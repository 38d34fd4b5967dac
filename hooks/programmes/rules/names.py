"""The rules of names, in records and in the vocabulary; an example is a line or two of a file."""

from programmes.rules.rule import Rule

NAMES = (
    Rule(
        "name-taken",
        "A spelling means one country only.",
        '"KR":\n  variants: [Korea]\n"KP":\n  variants: [Korea]',
        "Delete one of the two in `content/vocabulary/places.yml`.",
    ),
    Rule(
        "no-parent",
        "The sections are one tree: only the first has no parent.",
        "news:\n  label: News",
        "Add `parent:` with the id of the section above it.",
    ),
    Rule(
        "section-ring",
        "No section stands below itself.",
        "news:\n  label: News\n  parent: news",
        "Name another section as its parent.",
    ),
    Rule(
        "unknown-city",
        "A city is one of `content/vocabulary/places.yml`, which says in which country it is.",
        "venue: {city: Tokio}",
        "Take the suggested spelling, or add the city to `content/vocabulary/places.yml`.",
    ),
    Rule(
        "unknown-contact",
        "A contact is one of `content/vocabulary/contacts.yml`.",
        "contact: training-division",
        "Write an id of that file, or add the contact to it.",
    ),
    Rule(
        "unknown-country",
        "A country has one of its usual English names.",
        "countries: [Columbia]",
        "Take the suggested name; the source's slip can be kept under `printed_as:`.",
    ),
    Rule(
        "unknown-organisation",
        "An organisation is one of `content/vocabulary/organisations.yml`, by its id.",
        "partners: [wypo]",
        "Take the suggested id, or add the organisation to `content/vocabulary/organisations.yml`.",
    ),
    Rule(
        "unknown-region",
        "A region or group of countries is one of `content/vocabulary/places.yml`, by its id.",
        "regions: [asien]",
        "Take the suggested id, or add the region to `content/vocabulary/places.yml`.",
    ),
    Rule(
        "unknown-section",
        "A section is one of `content/vocabulary/sections.yml`, by its id.",
        "section: training",
        "Take the suggested id; the label in the trail is not the id.",
    ),
    Rule(
        "unknown-topic",
        "A topic is one of `content/vocabulary/topics.yml`, by its id.",
        "topics: [patent]",
        "Take the suggested id, or add the topic to `content/vocabulary/topics.yml`.",
    ),
)
