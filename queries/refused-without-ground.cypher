// summary: Questions refused or withheld for which no ground was found in the letter.
// description: A list to work through: the letter gives no ground, which the law asks for, or the reading missed it.
// tags: refusals, evidence

MATCH (letter:Letter)-[:HAS_DECISION]->(decision:Decision)-[:OUTCOME]->(outcome:Outcome)
WHERE outcome.uri IN [
        "https://w3id.org/foi-kg/ns/outcome/ncnd",
        "https://w3id.org/foi-kg/ns/outcome/refused",
        "https://w3id.org/foi-kg/ns/outcome/withheld"
    ]
    AND NOT EXISTS { MATCH (decision)-[:RELIES_ON]->(:Ground) }
MATCH (decision)-[:DECIDES]->(question:Question)
RETURN DISTINCT
    letter.name AS letter,
    question.label AS label,
    question.text AS question,
    outcome.prefLabel AS outcome
ORDER BY letter, label, question, outcome
