// summary: Readings that the words of a letter do not state and that were inferred.
// description: How is what the reading was inferred from. Property is none where the thing itself is in doubt, and fact is what to give to evidence-for. Values of properties are listed only where the store has evidence.
// tags: evidence
// param: letter (reference, optional) The letter. Example: FOI 25/0417

CALL {
    MATCH (letter:Letter)-[:HAS_DECISION|RELIES_ON|HAS_CITATION|HAS_MENTION]->(fact)
    MATCH (fact)-[:BINDING]->(binding:Binding)
    RETURN letter, fact, null AS proved, binding
    UNION
    MATCH (letter:Letter)<-[:IN_LETTER]-(evidence)-[:BOUND_BY]->(binding:Binding)
    MATCH (evidence)-[:PROVES]->(fact)
    WHERE evidence.provesProperty IS NOT NULL
    RETURN letter, fact, evidence.provesProperty AS proved, binding
}
WITH letter, fact, proved, binding
WHERE $letter IS NULL OR letter.uri IN $letter
RETURN DISTINCT
    letter.name AS letter,
    CASE head([label IN labels(fact) WHERE label <> "Resource"])
        WHEN "LegitimateInterestsTest" THEN "Legitimate interests test"
        WHEN "PublicInterestTest" THEN "Public interest test"
        ELSE head([label IN labels(fact) WHERE label <> "Resource"])
    END AS kind,
    fact.name AS name,
    CASE proved
        WHEN "LETTER_KIND" THEN "kind of letter"
        WHEN "followsDate" THEN "follows letter of"
        WHEN "followsReference" THEN "follows reference"
        WHEN "legitimateInterest" THEN "legitimate interest"
        WHEN "reviewWithinWorkingDays" THEN "review within working days"
        ELSE replace(toLower(proved), "_", " ")
    END AS property,
    binding.prefLabel AS how,
    fact.uri AS fact
ORDER BY letter, kind, name, property IS NOT NULL, property, how, fact
