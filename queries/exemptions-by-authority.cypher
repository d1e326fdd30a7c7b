// summary: Which authority relies on which exemption, how often, and how often with a public interest test.
// description: Test says whether the law asks for a public interest test. With_test counts the letters that carry one out for the ground, and ncnd those that rely on it to neither confirm nor deny.
// tags: refusals, authorities
// param: authority (body, optional) The authority. Example: Police Scotland
// param: provision (provision, optional) A provision, with everything inside it. Example: FOISA s.35

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:RELIES_ON]->(ground:Ground)
MATCH (ground)-[:RESTS_ON]->(provision:Provision)
WHERE $provision IS NULL OR EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(wider:Resource) WHERE wider.uri IN $provision
}
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, ground, provision, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (ground)-[:APPLIES]->(exemption:Exemption)
WHERE exemption.test IS NOT NULL
OPTIONAL MATCH (ground)<-[:RELIES_ON]-(:Decision)-[:DECIDES]->(question:Question)
OPTIONAL MATCH (ground)-[:HAS_TEST]->(test:PublicInterestTest)
WITH
    authority.name AS authority,
    coalesce(exemption.notation, provision.notation) AS exemption,
    exemption.prefLabel AS title,
    exemption.test AS test,
    count(DISTINCT letter) AS letters,
    count(DISTINCT question) AS questions,
    count(DISTINCT CASE WHEN test IS NOT NULL THEN letter END) AS with_test,
    count(DISTINCT CASE WHEN ground.ncnd THEN letter END) AS ncnd
RETURN authority, exemption, title, test, letters, questions, with_test, ncnd
ORDER BY authority IS NOT NULL, authority, letters DESC, exemption,
    title IS NOT NULL, title, test IS NOT NULL, test, questions, with_test, ncnd
