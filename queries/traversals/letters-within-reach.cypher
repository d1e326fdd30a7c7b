// title: Letters within reach
// summary: How many bodies lie between one letter and each other letter.
// description: Two letters that are about one body are one body apart. Letters more than three bodies away are left out.
// tags: traversal, letters
// param: letter (reference, required) The letter. Example: FOI 25/0417
MATCH (letter:Letter)
WHERE letter.uri IN $letter
MATCH (other:Letter)
WHERE NOT other.uri IN $letter
MATCH path = shortestPath((letter)-[:INVOLVES*..6]-(other))
WITH other, min(length(path)) AS steps
RETURN DISTINCT steps / 2 AS bodies, other.name AS letter, other.uri AS iri
ORDER BY bodies, letter, iri
LIMIT 200
