// title: From an answer to the words that prove it
// summary: From each question of a letter over its decision and ground to the words that prove them.
// description: Start is where the words begin in the letter, in characters.
// tags: traversal, evidence
// param: letter (reference, required) The letter. Example: FOI 25/0417
MATCH (letter:Letter)-[:HAS_DECISION]->(decision:Decision)-[:DECIDES]->(question:Question)
WHERE letter.uri IN $letter
MATCH (decision)-[:RELIES_ON*0..1]->(proved)<-[:PROVES]-(evidence:Evidence)
RETURN DISTINCT
    letter.name AS letter,
    question.name AS question,
    proved.name AS proved,
    evidence.startsAt AS start,
    evidence.quote AS words
ORDER BY letter, question, proved, start, words
LIMIT 500
