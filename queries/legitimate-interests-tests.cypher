// summary: Legitimate-interests tests and how each leg of them went.
// description: A leg that the letter does not reach is empty. Balance says whose interests prevail.
// tags: reasoning, data protection

CALL {
    MATCH (letter:Letter)-[:HAS_TEST]->(test:LegitimateInterestsTest)
    RETURN letter, test, null AS provision
    UNION
    MATCH (letter:Letter)-[:RELIES_ON]->(ground:Ground)-[:HAS_TEST]->(test:LegitimateInterestsTest)
    MATCH (ground)-[:RESTS_ON]->(rested:Provision)
    RETURN letter, test, rested.notation AS provision
}
OPTIONAL MATCH (test)-[:BALANCE]->(balance:Balance)
RETURN DISTINCT
    letter.name AS letter,
    provision,
    test.legitimateInterest AS legitimate_interest,
    test.necessary AS necessary,
    balance.prefLabel AS balance
ORDER BY letter, provision IS NOT NULL, provision,
    legitimate_interest IS NOT NULL, legitimate_interest,
    necessary IS NOT NULL, necessary, balance IS NOT NULL, balance
