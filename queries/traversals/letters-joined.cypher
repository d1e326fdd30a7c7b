// title: Letters joined by what they share
// summary: Pairs of letters joined by provisions they both cite and bodies they both name.
// description: Bodies are those a letter is about; where to appeal joins nobody.
// tags: traversal, letters
// param: letter (reference, optional) One of the two. Example: FOI 25/0417
MATCH (first:Letter)-[:CITES|INVOLVES]->(thing)<-[:CITES|INVOLVES]-(second:Letter)
WHERE first.uri < second.uri
    AND ($letter IS NULL OR first.uri IN $letter OR second.uri IN $letter)
WITH first, second, collect(DISTINCT thing) AS things
RETURN DISTINCT
    first.name AS first,
    second.name AS second,
    size([thing IN things WHERE thing:Provision]) AS provisions,
    size([thing IN things WHERE thing:Body]) AS bodies,
    first.uri AS first_letter,
    second.uri AS second_letter
ORDER BY provisions + bodies DESC, first, second, provisions, bodies, first_letter, second_letter
LIMIT 100
