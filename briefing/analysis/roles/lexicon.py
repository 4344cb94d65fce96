"""Words that say something about a sentence's role: its tense, time, likelihood, who speaks. General English, no names.

Each entry is a feature of the model, with its words; a phrase is written with underscores. Changing this file means training again.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "future": "will shall 'll won't tomorrow upcoming going_to set_to due_to_begin next_week next_month next_year next_few next_day "
    "next_round slated scheduled coming_days coming_weeks coming_months coming_years",
    "conditional": "would could might may should must ought wouldn't couldn't shouldn't 'd",
    "if": "if unless whether in_case depending otherwise",
    "likelihood": "likely unlikely probably possibly perhaps potential potentially chance chances prospect prospects outlook odds risk "
    "risks could_be may_be might_be certain uncertain uncertainty",
    "expect": "expect expects expected expecting expectation expectations forecast forecasts predict predicts predicted prediction "
    "anticipate anticipates anticipated projected estimate estimates estimated",
    "intent": "plan plans planned planning intend intends intended aim aims aimed hope hopes hoped hoping seek seeks seeking vow vows "
    "vowed pledge pledges pledged promise promises promised propose proposes proposed proposal",
    "has": "has have 've hasn't haven't",
    "had": "had hadn't",
    "was": "was were wasn't weren't did didn't",
    "is": "is are isn't aren't am 'm 're does do doesn't don't",
    "been": "been being",
    "became": "became become becomes began begin begins started starts",
    "used_to": "used_to once formerly former ex late then",
    "last": "last past previous prior last_year last_month last_week last_summer last_fall past_year past_decade",
    "ago": "ago earlier previously before history historic historical historically decade decades century centuries years_ago "
    "months_ago weeks_ago early_this back_in",
    "since": "since long already so_far still for_years for_months for_weeks ever",
    "now": "now currently recent recently these_days nowadays at_present lately present current",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday",
    "today": "today yesterday tonight overnight morning afternoon evening night this_week this_month this_morning",
    "month": "january february april june july august september october november december jan feb aug sept oct nov dec",
    "sequence": "after when while during until later following as then meanwhile soon",
    "result": "consequently therefore thus because so hence as_a_result led_to leading_to caused causes causing result resulted "
    "resulting prompted prompting triggered forcing forced sparked in_response",
    "said": "said told added announced declared stated confirmed reported claimed insisted argued warned noted explained "
    "acknowledged denied wrote asked replied testified tweeted suggested described called",
    "says": "says say tells adds argues warns insists notes claims contends suggests asks calls according_to",
    "mental": "believe believes believed think thinks thinking thought feel feels felt fear fears feared worry worries worried "
    "concern concerns concerned doubt doubts suspect suspects suspected consider considers want wants wanted like love know "
    "knows",
    "first_person": "i we my our us me i'm we're i've we've mine ours ourselves myself",
    "second_person": "you your you're yours yourself",
    "he": "he she his her him hers himself herself",
    "they": "they their them themselves",
    "demonstrative": "this that these those it its",
    "contrast": "but however yet although though despite instead nevertheless nonetheless whereas even",
    "addition": "also and in_addition moreover furthermore besides too another both",
    "official": "official officials spokesman spokeswoman spokesperson statement minister ministry secretary president government "
    "authorities",
    "expert": "analyst analysts expert experts professor economist economists researcher researchers critics critic director "
    "strategist study",
    "unnamed": "source sources anonymity who_asked people_familiar person_familiar on_condition",
    "crime": "police prosecutor prosecutors investigators court judge arrested charged killed injured wounded died dead attack "
    "victims trial convicted sentenced accused alleged",
    "family": "mother father wife husband son daughter family friend friends neighbor neighbors neighbour home brother sister child "
    "children parents boy girl",
    "recall": "recalled recalls remember remembers remembered grew_up born saw heard ran walked sitting standing arrived lived",
    "evaluative": "important significant critical difficult good bad great best worst wrong right serious clear dangerous tough strong "
    "weak problem problems success successful fail failed failure better worse need needs needed key major crucial",
    "compare": "more most less least than compared higher lower rose fell increased decreased increase decrease grew dropped growth "
    "average total nearly almost about fewer largest biggest smallest highest lowest",
    "ordinal": "first second third fourth fifth latest",
    "example": "similar similarly such_as for_example for_instance one_of including other others among",
    "measure": "percent per_cent million billion trillion dollars euros yuan pounds",
    "negation": "not no never none nothing nobody n't cannot can't nor",
    "law": "law laws bill act rule rules regulation policy program agreement treaty constitution legislation ruling",
    "happened": "happened occurred took_place broke_out hit struck crashed erupted exploded launched signed approved voted agreed met "
    "visited released issued opened closed rejected passed",
    "credit": "reporting_by editing_by writing_by contributed_reporting contributed_to photo click e-mail email twitter facebook "
    "read_more copyright newsletter follow_us file_photo correction caption",
    "whose_name": "named known called identified aged",
    "generic": "some many several few most_of people often usually generally typically always sometimes",
}
