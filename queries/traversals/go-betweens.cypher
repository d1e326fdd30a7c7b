// title: Go-betweens
// summary: Bodies that stand in letters with each of two bodies that share no letter themselves.
// description: Letters_with_first and letters_with_second count the letters.
// tags: traversal, bodies
// param: body (body, default) The first body. Example: Police Scotland
MATCH (first:Body)<-[:INVOLVES]-(one:Letter)-[:INVOLVES]->(between:Body)
WHERE first.uri IN $body AND between <> first
WITH first, between, count(DISTINCT one) AS letters_with_first
MATCH (between)<-[:INVOLVES]-(two:Letter)-[:INVOLVES]->(second:Body)
WHERE second <> first AND second <> between
WITH first, between, second, letters_with_first, count(DISTINCT two) AS letters_with_second
WHERE NOT EXISTS { MATCH (first)<-[:INVOLVES]-(:Letter)-[:INVOLVES]->(second) }
RETURN DISTINCT
    first.name AS first,
    between.name AS between,
    second.name AS second,
    letters_with_first,
    letters_with_second
ORDER BY first, between, second, letters_with_first, letters_with_second
LIMIT 200
