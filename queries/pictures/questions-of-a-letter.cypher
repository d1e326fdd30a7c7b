// title: What was asked and what came back
// summary: The questions of a letter, the outcome of each, and the exemptions it was withheld under.
// description: The letter is the one whose questions were withheld under most exemptions.
// tags: letters
MATCH (letter:Letter)-[:ANSWERS_QUESTION]->(question:Question)
OPTIONAL MATCH (question)-[:WITHHELD_UNDER]->(exemption:Exemption)
WITH letter, count(DISTINCT exemption) AS exemptions, count(DISTINCT question) AS questions
WHERE questions <= 8
ORDER BY exemptions DESC, questions DESC, letter.name
LIMIT 1
MATCH asked = (letter)-[:ANSWERS_QUESTION]->(question:Question)
OPTIONAL MATCH answered = (question)-[:HAS_OUTCOME|WITHHELD_UNDER|NCND_UNDER]->()
RETURN asked, answered
LIMIT 40
