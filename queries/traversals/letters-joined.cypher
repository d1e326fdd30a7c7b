// title: Letters joined to a letter
// summary: The letters joined to one letter by provisions both cite and bodies both are about.
// description: Where to appeal joins nobody.
// tags: traversal, letters
// param: letter (reference, required) The letter. Example: FOI 25/0417
MATCH (letter:Letter)
WHERE letter.uri IN $letter
MATCH (letter)-[:CITES|INVOLVES]->(thing)<-[:CITES|INVOLVES]-(other:Letter)
WHERE other <> letter
WITH letter, other, collect(DISTINCT thing) AS things
RETURN DISTINCT
    letter.name AS letter,
    other.name AS other,
    size([thing IN things WHERE thing:Provision]) AS provisions,
    size([thing IN things WHERE thing:Body]) AS bodies,
    letter.uri AS iri,
    other.uri AS other_iri
ORDER BY provisions + bodies DESC, letter, other, provisions, bodies, iri, other_iri
LIMIT 100
