// title: Why a ground was relied on
// summary: The harm a letter fears, the public interests it weighs for and against, and where the balance fell.
// description: The ground is the one with most factors. What the nodes say in full is in their property text.
// tags: refusals
MATCH (ground:Ground)-[:HAS_TEST]->(:PublicInterestTest)-[:FACTOR_FOR|FACTOR_AGAINST]->(factor:Factor)
WITH ground, count(DISTINCT factor) AS factors
ORDER BY factors DESC, ground.uri
LIMIT 1
MATCH path = (ground)-[:APPLIES|HAS_HARM|HAS_TEST|HAS_CONDITION]->(reason)
OPTIONAL MATCH weighed = (reason)-[:FACTOR_FOR|FACTOR_AGAINST|BALANCE|CITES]->()
RETURN path, weighed
LIMIT 40
