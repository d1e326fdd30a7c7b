// title: From a question to the likes of its ground
// summary: From each question of a letter over its ground to the likes of it under other regimes.
// description: Relied_on_by counts the authorities that relied on the like.
// tags: traversal, questions, regimes
// param: letter (reference, required) The letter. Example: FOI 25/0417
// param: other (regime, optional) The regime of the likes. Example: foia
MATCH (letter:Letter)-[:HAS_DECISION]->(decision:Decision)-[:DECIDES]->(question:Question)
WHERE letter.uri IN $letter
MATCH (decision)-[:RELIES_ON]->(ground:Ground)-[:APPLIES]->(exemption:Exemption)
MATCH (exemption)-[alike:LIKE]->(other:Exemption)-[:REGIME]->(regime:Regime)
WHERE $other IS NULL OR regime.uri IN $other
OPTIONAL MATCH (authority:Body)-[:RELIED_ON]->(other)
WITH letter, question, ground, exemption, alike, other, regime,
    count(DISTINCT authority) AS relied_on_by
RETURN DISTINCT
    letter.name AS letter,
    question.name AS question,
    ground.name AS ground,
    exemption.notation AS exemption,
    alike.kind AS kind,
    regime.notation AS regime,
    other.notation AS like,
    relied_on_by
ORDER BY letter, question, ground, exemption, kind, regime, like, relied_on_by
LIMIT 500
