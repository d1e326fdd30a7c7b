// summary: What each authority answered, question by question, and on which ground.
// description: One row for each question and ground, in the order of the questions of each letter.
// tags: answers, authorities, letters
// param: authority (body, optional) The authority. Example: Police Scotland

MATCH (letter:Letter)-[:ANSWERS]->(request:Request)-[:ASKS]->(question:Question)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, question, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (question)<-[:DECIDES]-(decision:Decision)-[:OUTCOME]->(outcome:Outcome)
OPTIONAL MATCH (decision)-[:RELIES_ON]->(:Ground)-[:RESTS_ON]->(provision:Provision)
RETURN DISTINCT
    letter.name AS letter,
    question.position AS position,
    question.text AS question,
    outcome.prefLabel AS outcome,
    provision.notation AS ground
ORDER BY letter, position, question,
    outcome IS NOT NULL, outcome, ground IS NOT NULL, ground
