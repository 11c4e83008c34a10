"""How a statement was found: a few words for each rule of the extraction, by its code. Files hold the code."""

from __future__ import annotations

from dashboard.text.language import N_, Words, _

RULE = Words({
    "country.dateline": "named in the dateline",
    "country.place": "named as the place of the work",
    "country.government": "named with its government",
    "country.institution": "named with one of its institutions",
    "country.member": "named among those taking part",
    "country.people": "named with its people",
    "country.scope": "named where it says how far the work reaches",
    "country.named": "named in the text, its part in the work not said",
    "country.route": "named on a route of trafficking",
    "country.lends": "named as the home of experts",
    "country.passing": "named in passing",
    "country.funding": "named as who pays",
    "country.foreign": "named with an embassy or mission abroad",
    "country.seat": "named as the seat of an organisation",
    "partner.joint": "named in a sentence about working together",
    "partner.named": "named in another sentence of the release",
    "partner.group": "a group counted or spoken of without a name",
    "funder.after": "named after words for paying, such as “funded by”",
    "funder.after_name": "named after words for paying, such as “funded by”",
    "funder.after_pronoun": "named beside words for paying",
    "funder.after_close": "named right after a word for who pays",
    "funder.after_donor": "a donor, named after words for support",
    "funder.after_money": "named after words for giving, in a sentence about money",
    "funder.after_goods": "named as who gave goods",
    "funder.after_work": "the work is carried out on its behalf",
    "funder.agent": "named as who paid",
    "funder.agent_money": "named as who gave, in a sentence about money",
    "funder.source": "named as where the money comes from",
    "funder.inverted": "named after a verb for paying",
    "funder.thanks": "thanked in a sentence about money or support",
    "funder.before": "named before words for paying",
    "funder.before_absolute": "named before words for paying",
    "funder.before_money": "named before words for giving, with money after them",
    "funder.before_bill": "named as who bears the costs",
    "funder.before_donor": "a donor, named before words for support",
    "funder.before_relative": "named as who contributes to the work",
    "funder.before_goods": "named as who gave goods",
    "funder.possible": "named as who made the work possible",
    "funder.own": "named as who pays out of its own means",
    "funder.beside": "its money or grant is named",
    "funder.beside_donor": "a donor whose help is named",
    "funder.hyphen": "named in a word such as “EU-funded”",
    "funder.sum": "named as where a sum comes from",
    "funder.headline": "the headline says that it pays",
    "funder.donor_and_money": "a donor, named in a sentence about money",
    "amount.symbol_before": "a sum, its currency before the number",
    "amount.name_after": "a sum, its currency after the number",
    "amount.currency_said_before": "a sum whose currency was named earlier",
    "people.reached": "a number of people, beside words for what was done for them",
    "people.professionals": "a number of professionals, beside words for work with them",
    "people.professionals_named": "a number of professionals, without words for work with them",
    "people.beneficiaries_named": "a number of people early in the release, without words for what was done for them",
    "activity_type": "words of the release that tell this kind of work, weighed together",
    "relevance.named": "trafficking in persons is named plainly",
    "relevance.headline": "the headline names trafficking in persons, the text tells of its cases",
    "relevance.other_subject": "another subject stands before trafficking in persons",
    "relevance.not_named": "trafficking in persons is not named",
    "relevance.language_not_read": "its language is not read",
})  # fmt: skip
"""Rules of activity types end in the type: one entry, by the field, stands for all of them."""
UNKNOWN = N_("found by a rule that has no words yet")


def in_words(code: str) -> str:
    """The words of a rule; never its code."""
    return RULE.get(code) or RULE.get(code.partition(".")[0]) or _(UNKNOWN)
