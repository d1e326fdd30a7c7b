// summary: Questions for which an authority neither confirms nor denies that it holds the information.
// description: One row for each provision relied on for it. Outcome is what came back for the question as a whole.
// tags: refusals
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:HAS_DECISION]->(decision:Decision)
MATCH (question:Question)<-[:DECIDES]-(decision)-[:OUTCOME]->(outcome:Outcome)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, decision, question, outcome, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (decision)-[:RELIES_ON]->(:Ground {ncnd: true})-[:RESTS_ON]->(provision:Provision)
WITH letter, question, outcome, provision
WHERE outcome.uri = "https://w3id.org/foi-kg/ns/outcome/ncnd" OR provision IS NOT NULL
RETURN DISTINCT
    letter.name AS letter,
    question.label AS label,
    question.text AS question,
    outcome.prefLabel AS outcome,
    provision.notation AS provision
ORDER BY letter, label, question, outcome, provision IS NOT NULL, provision
