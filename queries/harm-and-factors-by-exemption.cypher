// summary: The harm and the public interests that letters give for each exemption, in their own words.
// description: Kind is harm, for disclosure or against disclosure.
// tags: reasoning, refusals
// param: provision (provision, optional) A provision, with everything inside it. Example: FOIA s.31

MATCH (letter:Letter)-[:RELIES_ON]->(ground:Ground)-[:RESTS_ON]->(provision:Provision)
WHERE $provision IS NULL OR EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(wider:Resource) WHERE wider.uri IN $provision
}
MATCH (ground)-[said:HAS_HARM|HAS_TEST|FACTOR_FOR|FACTOR_AGAINST*1..2]->(reason)
WHERE reason:Harm OR reason:Factor
OPTIONAL MATCH (ground)-[:APPLIES]->(exemption:Exemption)
RETURN DISTINCT
    provision.notation AS provision,
    exemption.prefLabel AS title,
    CASE type(last(said))
        WHEN "HAS_HARM" THEN "harm"
        WHEN "FACTOR_FOR" THEN "for disclosure"
        ELSE "against disclosure"
    END AS kind,
    reason.text AS words,
    letter.name AS letter
ORDER BY provision, title IS NOT NULL, title, kind, words, letter
