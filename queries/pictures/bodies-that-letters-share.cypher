// title: Bodies that several letters are about
// summary: Bodies that two or more letters come from or name, with those letters.
// description: Where to appeal is left out, for every letter names it.
// tags: ways
MATCH (body:Body)<-[:INVOLVES]-(letter:Letter)
WITH body, count(DISTINCT letter) AS letters
WHERE letters > 1
ORDER BY letters DESC, body.name
LIMIT 10
MATCH path = (body)<-[:INVOLVES]-(:Letter)
RETURN path
LIMIT 60
