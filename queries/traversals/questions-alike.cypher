// title: Questions refused alike elsewhere
// summary: From the questions of a letter to those that others withheld on the same ground or its like.
// description: Kind is same, close or related.
// tags: traversal, questions
// param: letter (reference, required) The letter to begin with. Example: FOI 25/0417
MATCH (letter:Letter)-[:ANSWERS_QUESTION]->(question:Question)
WHERE letter.uri IN $letter
MATCH (question)-[:WITHHELD_UNDER]->(exemption:Exemption)
MATCH (exemption)-[alike:LIKE*0..1]->(like:Exemption)<-[:WITHHELD_UNDER]-(other:Question)
MATCH (other)<-[:ANSWERS_QUESTION]-(elsewhere:Letter)
WHERE elsewhere <> letter
RETURN DISTINCT
    letter.name AS letter,
    question.name AS question,
    exemption.notation AS exemption,
    CASE WHEN size(alike) = 0 THEN "same" ELSE head(alike).kind END AS kind,
    like.notation AS like,
    elsewhere.name AS elsewhere,
    other.name AS question_there
ORDER BY letter, question, exemption, kind, like, elsewhere, question_there
LIMIT 200
