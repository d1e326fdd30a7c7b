// title: Neither confirmed nor denied
// summary: Questions for which an authority will not say whether it holds anything, and under what.
// tags: refusals
MATCH path = (:Body)<-[:FROM]-(:Letter)-[:ANSWERS_QUESTION]->(question:Question)-[:NCND_UNDER]->(:Exemption)
RETURN path
LIMIT 25
