// summary: Why a letter relies on a ground: harm, public interests each way, balance and conditions.
// description: Kind says which of these the words are. Reasons that a letter gives without saying for which ground have no provision.
// tags: reasoning
// param: letter (reference, optional) The letter. Example: FOI 25/0417
// param: provision (provision, optional) A provision, with everything inside it. Example: FOIA s.31

MATCH (letter:Letter)-[:RELIES_ON*0..1]->(owner)
WHERE ($letter IS NULL OR letter.uri IN $letter) AND (owner:Letter OR owner:Ground)
OPTIONAL MATCH (owner)-[:RESTS_ON]->(provision:Provision)
WITH letter, owner, provision
WHERE $provision IS NULL OR EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(wider:Resource) WHERE wider.uri IN $provision
}
MATCH (owner)-[said:HAS_HARM|HAS_TEST|FACTOR_FOR|FACTOR_AGAINST|BALANCE
    |HAS_CONDITION|CITES*1..2]->(reason)
WHERE reason:Harm OR reason:Factor OR reason:Balance OR (reason:Provision AND size(said) = 2)
RETURN DISTINCT
    letter.name AS letter,
    provision.notation AS provision,
    CASE type(last(said))
        WHEN "HAS_HARM" THEN "harm"
        WHEN "FACTOR_FOR" THEN "for disclosure"
        WHEN "FACTOR_AGAINST" THEN "against disclosure"
        WHEN "BALANCE" THEN "balance"
        ELSE "condition"
    END AS kind,
    coalesce(reason.text, reason.notation, reason.prefLabel) AS words
ORDER BY letter, provision IS NOT NULL, provision, kind, words
