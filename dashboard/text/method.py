"""The words of the page Method and data quality: one message for each paragraph or item of a list."""

from __future__ import annotations

from dashboard.text.language import N_, Words

INTRODUCTION = N_(
    "Agencies report what they do against trafficking in persons in press releases. Each release is read once, by rules, into "
    "**statements**: a country or area, a partner, a funder, an amount, a number of people, an activity type. A statement rests on "
    "words of the release, and the release page shows them marked. Charts count **activities**: releases with the same text report "
    "one activity."
)
MEASURED = N_(
    "The bundled records come with labels, and the reading is compared with them. *Precision*: of what was read, how much is right."
    " *Recall*: of what is there, how much was read. *F1* joins both; its interval is 95 %. Rules are written on the development "
    "part; of the other parts only the scores are looked at. The bundled records are summaries; the retold part, other releases told "
    "again at the length of their originals, says what to expect of releases as they are published. *n*: labelled values."
)
CHECKED = N_(
    "What these figures do not see: whether the words shown as evidence stand in the text, and whether the finer parts of a value "
    "that was found are right (the country of a funder, the kind of a partner, the size of a group, the status of an amount)."
)
LIMITS = (
    N_("The collection is chosen, not complete: where no release was found, there may well be work. It says what agencies **announce**."),
    N_("More releases are not more work: a publisher that writes often shows often."),
    N_("Amounts and numbers of people are as stated in a release, not verified, and may be announced twice. They are not added up."),
    N_("An activity with two funders counts for both; nothing says which share each paid."),
    N_('A funder that is not named in a release is "not stated", not absent.'),
    N_("Bundled records are summaries in our own words; the address in each leads to the original."),
    N_("Rules err. The table below says how often, against labelled records."),
)
FIELDS = (
    N_("**Country or area**: where the activity takes place, or whose institutions or people it serves; not the funder's country."),
    N_('**Partner**: who organises, implements, hosts or takes part beside the publisher. Groups without a name ("ten leading NGOs") count by kind.'),
    N_(
        '**Funder**: who pays, by the words around the name ("funded by", "with financial support from"). An embassy, ministry or '
        'programme without an entry of its own counts for its state. "In partnership with" alone is no funding.'
    ),
    N_("**Amount**: the activity's money, with the status that its verb gives; incomes of victims, fines and prices are left out."),
    N_("**People**: whom the activity reached or will reach; background figures are left out."),
    N_("**Activity type**: twelve types in four groups (prevention, protection, prosecution, partnership)."),
    N_("**Date**: of publication, as precisely as it is known. A year alone counts in years, and stands apart in quarters and months."),
    N_("**About counter-trafficking**: smuggling alone, labour migration or resettlement are not. Such releases are kept, and shown by a switch."),
)
RESOLVED = N_(
    'A name counts as an organisation of the registry only when one candidate is left; else it stands as written, and is marked "not resolved".'
)
NOT_MEASURED = N_("The reading was not measured in this build.")
REMOVED = N_(
    "Staff names in contact blocks, telephone numbers and e-mail addresses are personal data and are not stored. Taken out: "
    "{details}, in {releases}. A public hotline's number is a service and stays."
)
UNRESOLVED = N_("They count as written. Two spellings of one body count as two, until a person adds them to the registry.")
UNRESOLVED_COLUMNS = Words({"name": "Name as written", "type": "Kind", "fields": "As", "releases": "Releases"})
PARTS = Words({"development": "development", "test": "test (scores only)", "retold": "retold at length (scores only)"})
SCORE_COLUMNS = Words(
    {"field": "Field", "part": "Part", "n": "n", "precision": "Precision", "recall": "Recall", "f1": "F1", "low": "F1, from", "high": "F1, to"}
)
CHECK_COLUMNS = Words({"what": "What", "development": "Right, development", "test": "Right, test", "test_n": "Looked at, test"})
CHECKS = Words(
    {
        "statements with evidence": "Statements that rest on words of the text",
        "evidence that matches the text": "Evidence that stands in the text, word for word",
        "country of matched funders": "Country of a funder",
        "type of matched partners": "Kind of a partner",
        "count of matched unnamed groups": "Size of a group without a name",
        "status of matched amounts": "Status of an amount",
    }
)
NOT_STATED_COLUMNS = Words({"field": "Field", "n": "Not stated in", "share": "Share"})
ISSUE_COLUMNS = Words({"level": "What happened", "stage": "While", "locator": "Where", "reason": "Why", "advice": "What to do"})
SOURCE_COLUMNS = Words({"name": "Source", "releases": "Releases", "text_kind": "Text", "licence": "Licence", "note": "Note"})
BATCH_COLUMNS = Words({"loaded_at": "Loaded", "origin": "Loaded from", "documents": "Documents", "rejected": "Rejected"})
TYPE_COLUMNS = Words({"name": "Activity type", "pillar": "Of the four Ps", "description": "What it is"})
AS = Words({"funder": "funder", "partner": "partner", "funder, partner": "funder, partner"})
