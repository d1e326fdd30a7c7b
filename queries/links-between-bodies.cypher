// summary: Everything that links two bodies: the letters they share, and what each does there.
// description: Each body answers the letter, is named in it, or is where the requester may turn next. Without other, all bodies that share a letter with the first are listed.
// tags: bodies
// param: body (body, required) The first body. Example: Home Office
// param: other (body, optional) The second body. Example: College of Policing

MATCH (body:Body)<-[here:FROM|NAMES|APPEAL_TO]-(letter:Letter)
WHERE body.uri IN $body
MATCH (letter)-[there:FROM|NAMES|APPEAL_TO]->(other:Body)
WHERE other <> body AND ($other IS NULL OR other.uri IN $other)
RETURN DISTINCT
    body.name AS body,
    CASE type(here)
        WHEN "FROM" THEN "authority"
        WHEN "NAMES" THEN "named"
        ELSE "appeal body"
    END AS body_is,
    letter.name AS letter,
    letter.issued AS issued,
    other.name AS other,
    CASE type(there)
        WHEN "FROM" THEN "authority"
        WHEN "NAMES" THEN "named"
        ELSE "appeal body"
    END AS other_is
ORDER BY body, other, letter, issued IS NOT NULL, issued, body_is, other_is
