// summary: When requests were received and answered, the days between, and the limits to complain.
// description: Days are calendar days. Answer_limit is in working days, as the regime has it, and review_limit in working days, as the letter has it, with the regime's own beside it. A letter under two regimes has two rows.
// tags: dates, redress
// param: authority (body, optional) The authority that answers. Example: Police Scotland

MATCH (letter:Letter)-[:ANSWERS]->(request:Request)
OPTIONAL MATCH (request)-[:MADE_TO]->(authority:Body)
WITH letter, request, authority
WHERE $authority IS NULL OR authority.uri IN $authority
OPTIONAL MATCH (letter)-[:APPEAL_TO]->(appeal:Body)
OPTIONAL MATCH (letter)-[:HANDLED_UNDER]->(regime:Regime)
RETURN DISTINCT
    letter.name AS letter,
    regime.notation AS regime,
    request.received AS received,
    letter.issued AS issued,
    duration.inDays(request.received, letter.issued).days AS days,
    regime.answerDays AS answer_limit,
    letter.reviewWithinWorkingDays AS review_limit,
    regime.reviewDays AS review_by_law,
    appeal.name AS appeal_to
ORDER BY letter, regime IS NOT NULL, regime, received IS NOT NULL, received,
    issued IS NOT NULL, issued, days IS NOT NULL, days,
    answer_limit IS NOT NULL, answer_limit, review_limit IS NOT NULL, review_limit,
    review_by_law IS NOT NULL, review_by_law, appeal_to IS NOT NULL, appeal_to
