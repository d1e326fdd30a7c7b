// summary: Qualified exemptions that a letter relies on without a public interest test.
// description: A test that the letter carries out for all its grounds at once counts for each of them.
// tags: refusals, reasoning

MATCH (letter:Letter)-[:RELIES_ON]->(ground:Ground)-[:RESTS_ON]->(provision:Provision)
MATCH (ground)-[:APPLIES]->(exemption:Exemption {test: "qualified"})
WHERE NOT EXISTS { MATCH (ground)-[:HAS_TEST]->(:PublicInterestTest) }
    AND NOT EXISTS { MATCH (letter)-[:HAS_TEST]->(:PublicInterestTest) }
RETURN DISTINCT
    letter.name AS letter, provision.notation AS provision, exemption.prefLabel AS title
ORDER BY letter, provision, title
