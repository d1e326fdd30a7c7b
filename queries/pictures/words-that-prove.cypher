// title: The words that prove an answer
// summary: From the decision on a question, over the ground it relies on, to the words of the letter.
// description: Each grey node is a quotation; its place in the letter, in characters, is in startsAt and endsAt.
// tags: letters
MATCH (decision:Decision)-[:RELIES_ON]->(:Ground)<-[:PROVES]-(evidence:Evidence)
MATCH (letter:Letter)-[:HAS_DECISION]->(decision)
WITH letter, count(DISTINCT evidence) AS proofs, count(DISTINCT decision) AS decisions
WHERE decisions <= 4
ORDER BY proofs DESC, letter.name
LIMIT 1
MATCH decided = (letter)-[:HAS_DECISION]->(decision:Decision)-[:DECIDES]->(:Question)
MATCH relied = (decision)-[:RELIES_ON]->(ground:Ground)-[:APPLIES]->(:Exemption)
MATCH proved = (decision)<-[:PROVES]-(:Evidence)
MATCH grounded = (ground)<-[:PROVES]-(:Evidence)
RETURN decided, relied, proved, grounded
LIMIT 20
