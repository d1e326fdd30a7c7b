// summary: The letters: who wrote, under which reference, of what kind, and when.
// description: Questions counts those of the request. Since and until compare with the date of the letter; a letter without a date is left out where either is given.
// tags: letters
// param: authority (body, optional) The authority that answers. Example: Police Scotland
// param: kind (letter-kind, optional) The kind of letter. Example: answer
// param: since (date, optional) The first day. Example: 2025-01-01
// param: until (date, optional) The last day. Example: 2025-12-31

MATCH (kind:LetterKind)<-[:LETTER_KIND]-(letter:Letter)-[:ANSWERS]->(request:Request)
WHERE ($kind IS NULL OR kind.uri IN $kind)
    AND ($since IS NULL OR letter.issued >= date($since))
    AND ($until IS NULL OR letter.issued <= date($until))
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, kind, request, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (request)-[:ASKS]->(question:Question)
WITH letter, kind, request, authority, count(DISTINCT question) AS questions
RETURN
    authority.name AS authority,
    letter.reference AS reference,
    kind.prefLabel AS kind,
    request.received AS received,
    letter.issued AS issued,
    questions
ORDER BY authority IS NOT NULL, authority, issued IS NOT NULL, issued,
    received IS NOT NULL, received, reference IS NOT NULL, reference, kind, questions
