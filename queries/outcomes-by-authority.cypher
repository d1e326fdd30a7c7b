// summary: How many questions each authority answered with which outcome.
// description: Authority is none where the letter does not say who answers.
// tags: answers, authorities
// param: authority (body, optional) The authority. Example: Police Scotland

MATCH (request:Request)<-[:ANSWERS]-(letter:Letter)-[:HAS_DECISION]->(decision:Decision)
MATCH (question:Question)<-[:DECIDES]-(decision)-[:OUTCOME]->(outcome:Outcome)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, question, outcome, authority
WHERE $authority IS NULL OR authority.uri IN $authority
WITH authority.name AS authority, outcome.prefLabel AS outcome,
    count(DISTINCT question) AS questions, count(DISTINCT letter) AS letters
RETURN authority, outcome, questions, letters
ORDER BY authority IS NOT NULL, authority, outcome, questions, letters
