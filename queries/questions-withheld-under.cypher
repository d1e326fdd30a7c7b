// summary: Questions for which information was withheld under a provision or anything inside it.
// description: Whatever the outcome of the question as a whole, a row says that the provision is relied on for it.
// tags: refusals
// param: provision (provision, required) The provision. Example: FOIA s.31
// param: authority (body, optional) The authority that answers. Example: Humberside Police

MATCH (provision:Provision)<-[:RESTS_ON]-(:Ground)<-[:RELIES_ON]-(decision:Decision)
WHERE EXISTS {
    MATCH (provision)-[:IS_PART_OF*0..]->(wider:Resource) WHERE wider.uri IN $provision
}
MATCH (question:Question)<-[:DECIDES]-(decision)-[:OUTCOME]->(outcome:Outcome)
MATCH (decision)<-[:HAS_DECISION]-(letter:Letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, question, outcome, provision, authority
WHERE $authority IS NULL OR authority.uri IN $authority
RETURN DISTINCT
    letter.name AS letter,
    question.label AS label,
    question.text AS question,
    outcome.prefLabel AS outcome,
    provision.notation AS provision
ORDER BY letter, label, question, outcome, provision
