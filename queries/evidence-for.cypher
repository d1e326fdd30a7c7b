// summary: The words that prove one fact, and where they stand.
// description: Start and end are offsets in code points of the letter's text. Property is none where the words prove the thing itself and not a value of it. A fact inferred without words has how and no words.
// tags: evidence
// param: fact (iri, required) The thing to be proved, as doubtful-readings and facts-of-letter list it. Example: https://w3id.org/foi-kg/id/letter/aaaaaaaaaaaaaaaaaaaa/decision/2

MATCH (letter:Letter)<-[:IN_LETTER]-(evidence)-[:PROVES]->(fact:Resource)
WHERE fact.uri IN $fact
OPTIONAL MATCH (evidence)-[:BOUND_BY]->(ofValue:Binding)
OPTIONAL MATCH (fact)-[:BINDING]->(ofThing:Binding)
RETURN DISTINCT
    letter.name AS letter,
    fact.name AS name,
    CASE evidence.provesProperty
        WHEN "LETTER_KIND" THEN "kind of letter"
        WHEN "followsDate" THEN "follows letter of"
        WHEN "followsReference" THEN "follows reference"
        WHEN "legitimateInterest" THEN "legitimate interest"
        WHEN "reviewWithinWorkingDays" THEN "review within working days"
        ELSE replace(toLower(evidence.provesProperty), "_", " ")
    END AS property,
    evidence.quote AS words,
    evidence.startsAt AS start,
    evidence.endsAt AS `end`,
    coalesce(ofValue.prefLabel, ofThing.prefLabel) AS how
ORDER BY letter, name, property IS NOT NULL, property, start IS NOT NULL, start,
    `end` IS NOT NULL, `end`, words IS NOT NULL, words, how IS NOT NULL, how
