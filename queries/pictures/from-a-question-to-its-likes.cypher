// title: From a question to questions refused alike
// summary: A question, the exemption it was withheld under, its like in another law, and the questions withheld under that.
// description: The first question is the one with most such questions in other letters.
// tags: likes
MATCH (question:Question)-[:WITHHELD_UNDER]->(:Exemption)-[:LIKE]->(:Exemption)<-[:WITHHELD_UNDER]-(other:Question)
WITH question, count(DISTINCT other) AS others
ORDER BY others DESC, question.uri
LIMIT 1
MATCH path = (question)-[:WITHHELD_UNDER]->(:Exemption)-[:LIKE]->(:Exemption)<-[:WITHHELD_UNDER]-(:Question)
RETURN path
LIMIT 30
