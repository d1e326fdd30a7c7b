// summary: Questions for which an authority says that it does not hold the information.
// description: Provision is what the answer rests on, where the law asks for one.
// tags: answers
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:HAS_DECISION]->(decision:Decision)
MATCH (question:Question)<-[:DECIDES]-(decision)-[:OUTCOME]->(outcome:Outcome)
WHERE outcome.uri = "https://w3id.org/foi-kg/ns/outcome/not-held"
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, decision, question, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (decision)-[:RELIES_ON]->(:Ground)-[:RESTS_ON]->(provision:Provision)
RETURN DISTINCT
    letter.name AS letter,
    question.label AS label,
    question.text AS question,
    provision.notation AS provision
ORDER BY letter, label, question, provision IS NOT NULL, provision
