// title: Under which laws letters answer
// summary: Letters and the law of access each was handled under.
// tags: letters
MATCH path = (letter:Letter)-[:HANDLED_UNDER]->(:Regime)
RETURN path
ORDER BY letter.name
LIMIT 30
