// summary: What one letter was asked, what came back for each question, and on which ground.
// description: One row for each question and ground. A question that the letter does not decide has no outcome.
// tags: letters, answers
// param: letter (reference, required) The letter. Example: FOI 25/0417

MATCH (letter:Letter)-[:ANSWERS]->(:Request)-[:ASKS]->(question:Question)
WHERE letter.uri IN $letter
OPTIONAL MATCH (question)<-[:DECIDES]-(decision:Decision)-[:OUTCOME]->(outcome:Outcome)
OPTIONAL MATCH (decision)-[:RELIES_ON]->(:Ground)-[:RESTS_ON]->(provision:Provision)
RETURN DISTINCT
    letter.name AS letter,
    question.position AS position,
    question.label AS label,
    question.text AS question,
    outcome.prefLabel AS outcome,
    provision.notation AS provision
ORDER BY letter, position, label, question,
    outcome IS NOT NULL, outcome, provision IS NOT NULL, provision
