// title: Under which laws authorities answer
// summary: Letters, the authority of each, and the law of access it was handled under.
// tags: letters
MATCH path = (:Body)<-[:FROM]-(letter:Letter)-[:HANDLED_UNDER]->(:Regime)
RETURN path
ORDER BY letter.name
LIMIT 30
