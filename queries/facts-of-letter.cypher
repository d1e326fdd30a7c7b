// summary: Everything that was read from one letter, kind by kind, with its IRI.
// description: Fact is what to give to evidence-for.
// tags: letters, evidence
// param: letter (reference, required) The letter. Example: FOI 25/0417

MATCH (letter:Letter)
WHERE letter.uri IN $letter
MATCH (letter)-[:ANSWERS|ASKS|HAS_DECISION|HAS_CITATION|HAS_MENTION|RELIES_ON
    |HAS_HARM|HAS_TEST|FACTOR_FOR|FACTOR_AGAINST*0..3]->(fact)
WHERE NOT fact:Exemption
RETURN DISTINCT
    CASE head([label IN labels(fact) WHERE label <> "Resource"])
        WHEN "LegitimateInterestsTest" THEN "Legitimate interests test"
        WHEN "PublicInterestTest" THEN "Public interest test"
        ELSE head([label IN labels(fact) WHERE label <> "Resource"])
    END AS kind,
    fact.name AS name,
    fact.uri AS fact
ORDER BY kind, name, fact
