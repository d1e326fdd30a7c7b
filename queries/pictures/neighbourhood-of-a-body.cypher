// title: What a body touches
// summary: The letters about the body that most letters share, and what those letters rely on and whom they name.
// description: To choose the body yourself, put WHERE body.name = "…" below the first line.
// tags: ways
MATCH (body:Body)<-[:INVOLVES]-(letter:Letter)
WITH body, count(DISTINCT letter) AS letters
ORDER BY letters DESC, body.name
LIMIT 1
MATCH path = (body)<-[:INVOLVES]-(letter:Letter)-[:FROM|RELIES_ON]->(thing)
WHERE thing:Body OR thing:Exemption
RETURN path
LIMIT 40
