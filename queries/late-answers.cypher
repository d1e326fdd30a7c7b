// summary: Answers that came after the time the law allows, and by how many working days.
// description: Working days are those of the regime: bank holidays of any part of the United Kingdom under FOIA and the EIR, of Scotland under FOISA and the EISR.
// tags: findings, dates
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (rule:Rule)<-[:RULE]-(finding:Finding)-[:FOUND_IN]->(letter:Letter)
WHERE rule.uri ENDS WITH "/rule/in-time"
MATCH (letter)-[:ANSWERS]->(request:Request)
WHERE letter.issued IS NOT NULL AND request.received IS NOT NULL
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, request, finding, authority
WHERE $authority IS NULL OR authority.uri IN $authority
RETURN DISTINCT
    letter.name AS letter,
    authority.name AS authority,
    request.received AS received,
    letter.issued AS issued,
    finding.daysTaken AS taken,
    finding.daysAllowed AS allowed,
    finding.daysTaken - finding.daysAllowed AS late
ORDER BY late DESC, letter, authority IS NOT NULL, authority, received, issued, taken, allowed
