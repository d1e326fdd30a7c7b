// summary: Refusals on the ground of cost: on how many of the questions of a letter.
// description: A request may be refused as a whole or in part. Questions counts those that the cost limit is relied on for, of_questions all that were asked.
// tags: refusals

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:RELIES_ON]->(ground:Ground)
MATCH (ground)-[:RESTS_ON]->(provision:Provision)
WHERE EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(:Provision {provisionKind: "cost limit"})
}
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
OPTIONAL MATCH (request)-[:ASKS]->(question:Question)
OPTIONAL MATCH (letter)-[:HAS_DECISION]->(decision:Decision)-[:RELIES_ON]->(ground)
OPTIONAL MATCH (decision)-[:DECIDES]->(refused:Question)
WITH authority.name AS authority, letter.name AS letter, provision.notation AS provision,
    count(DISTINCT refused) AS questions, count(DISTINCT question) AS of_questions
RETURN authority, letter, provision, questions, of_questions
ORDER BY authority IS NOT NULL, authority, letter, provision, questions, of_questions
