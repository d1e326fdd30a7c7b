"""What a sentence must say to be a statement of a kind: shapes over lists of words.

In a shape, words in braces are lists of `ontology/saying.ttl` or `ontology/answering.ttl`, words in
capitals the parts below, and a space is any white space; all is in lower case.
"""

PARTS = {
    "FEW": r"(?:\S+ ){0,4}?",
    "WORDS": r"(?:\S+ ){0,10}?",
    "MANY": r"(?:\S+ ){0,18}?",
    "NOT": r"(?:not|\w+n't|never|no longer|neither|cannot|fails? to|ddim yn)",
    "WHOEVER": (
        r"(?:(?:if|should|where|when|unless|were) (?:\S+ ){0,3}?(?:you|you're|you've|your|anyone"
        r"|any|anything|an applicant|the applicant|applicants|requesters?|our|this|that|there|it)"
        r"|(?:if|where|when|unless)(?= (?:still )?(?:{unhappy}|not))|os"
        r"|(?:anyone|anybody|those|people|applicants?|requesters?|any person) who|you(?:'re| are))"
    ),
    "YOU": (
        r"(?:you|your|anyone|anybody|applicants?|requesters?|complainants?|persons?|people|there"
        r"|gallwch|cewch|hawl|chi)"
    ),
    "OUR": r"(?:our|my|its|their|the [\w'-]+'s|[\w-]+'s|the|a|an|this|that)",
    "WE": r"(?:we|i|the {answerer}|this {answerer}|us)",
    "NUMBER": r"(?:£ ?)?(?:\d[\d,.]*½?|½|{count})(?: thousand| million|k)?",
    "DAY": r"\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-zâô]{3,9}\.?",
    "OFFICE": r"(?:'s)?(?: office)?(?: \(\w+\))?[^\w\s]*",
    "WROTE": (
        r"(?:wrote|told|informed|advised|notified|e-?mailed|contacted|explained|replied|responded"
        r"|answered|apologised|said|extended|refused|sent|issued|asked|updated|communicated)"
    ),
    "GIVING": (
        r"(?:(?:giv|provid|stat|set|offer|supply|detail)\w* FEW(?:reasons?|reasoning|explanation"
        r"|rationale|details?|grounds|arguments|more|harm)|explain\w* FEW(?:why|reasons?|further"
        r"|harm|more|fully|this|our|the)|say(?:ing)? (?:more|why|any ?thing)|elaborat\w+"
        r"|expand\w* (?:on|upon|further)|(?:be|being) more (?:specific|precise)"
        r"|go(?:ing)? (?:into|further))"
    ),
}

SHAPES: dict[str, tuple[str, ...]] = {
    "balance-to-follow": (
        r"(?:not|n't) (?:yet|been able|FEW(?:finished|completed|concluded|reached))",
        r"no decision|yet to form",
        r"(?:yet to|still|continu\w+ to) WORDS{decide}",
        r"(?:yet|still|remains) to be \w+",
        r"(?:not (?:\S+ )?(?:in a position|able)|unable|NOT) (?:as yet |yet )?(?:to )?"
        r"(?:say|tell you) (?:where|whether|which)",
        r"{longer}",
    ),
    "claim": (
        r"(?:vexatious|manifestly unreasonable|manifestly excessive|manifestly repetitious)",
        r"(?:repeat|repeated) (?:requests?|of)|request FEWrepeat(?:s|ed)?|substantially similar",
        r"(?:exceed\w*|over|above|beyond|past|outside|more than|greater than|higher than"
        r"|in excess of|breach\w*) FEW{cost-limit}",
        r"(?:not|\w+n't|cannot|impossible|unable) WORDSwithin FEW{cost-limit}",
        r"{cost-limit} WORDS(?:is|be|are|was|being) (?:\S+ )?(?:exceeded|passed|overrun|breached)",
    ),
    "clarification": (
        r"{clear-up} WORDS{sought}",
        r"{sought} WORDS{clear-up}",
        r"you (?:also |then |have |since |later )?(?:confirmed|narrowed|refined|amended|revised"
        r"|specified) FEWFEW(?:request|you|meant|wanted|by)",
        r"your (?:revised|refined|narrowed|amended|clarified) (?:request|question)",
        r"(?:please|could you|can you|need you to|ask you to|asked you to|would you|you to) FEWFEW"
        r"(?:specify|say which|tell us which|let us know which|be more specific"
        r"|(?:what )?you mean)",
        r"do you mean|what you meant|you had in mind|you have in mind",
        r"(?:asked|ask|asking) you (?:to|which|what|whether|for|if)",
        r"(?:further|more) (?:details?|particulars|information) (?:from you|about your request"
        r"|about what you|(?:in order )?to (?:identify|locate|find))",
    ),
    "commissioner": (
        r"{regulator-place}",
        r"{turn-to}[:,]? MANY{regulator}",
        r"{regulator}OFFICE MANY{turn-to}",
        r"{may} MANY{regulator}",
        r"(?:after|next|then|failing|thereafter|finally|beyond|following)\W* WORDS{regulator}",
        r"{regulator}OFFICE WORDS(?:after that|next|thereafter|afterwards)",
        r"there(?:'s| is) FEW{regulator}",
        r"^\W*(?:the )?(?:office of the )?{regulator}OFFICE\W*$",
    ),
    "complaints-procedure": (
        r"YOU WORDS{may} WORDS{review}",
        r"(?:ask|asks|asking|requests?|requesting|seek|seeking|require|apply|applying"
        r"|applications?|submit|lodge|make|making|gofyn|want) FEWFEW{review}",
        r"complaints? (?:about|regarding|concerning|must|should|may|can|to|in writing|form|unit"
        r"|go)",
        r"(?:^\W*|how )(?:to|you can|you may) (?:complain|appeal|ask|request|seek|challenge)",
        r"OUR FEW(?:complaints?|reviews?|appeals?) (?:procedures?|process|scheme|leaflet|form"
        r"|policy|panel|team|page)",
        r"(?:consider|deal with|handle|investigate|look into) FEWFEW(?:appeals|complaints)",
        r"(?:appeals?|complaints?|reviews?) WORDS(?:must|should|can|may) (?:be|reach)",
        r"rights? (?:of|to) (?:an? )?(?:internal )?(?:review|complain|appeal)",
        r"(?:anyone|anybody|those|applicants?|requesters?) (?:who )?wish\w* to (?:challenge|appeal"
        r"|complain|contest|dispute)",
        r"dissatisfaction WORDS(?:should|must|may|can) be|hope FEWFEW{pleased} WORDSif not",
        r"(?:make|making|send|put) FEWrepresentations",
        r"^\W*(?:internal )?(?:reviews?|complaints?|appeals?) ?[:–-]",
    ),
    "court": (r"court of session", r"point of law", r"llys sesiwn"),
    "earlier-letter": (
        r"(?:further to|following|refer to|reference to|in addition to|pursuant to|since|set out in"
        r"|(?:explained|stated|advised|mentioned|said|given|told) in) (?:our|my"
        r"|the {answerer}'s) (?:\S+ ){0,3}?{earlier}\b",
        r"(?:holding|interim) (?:letter|reply|response|notice|e-?mail|answer)",
        r"WE (?:\S+ ){0,2}?WROTE (?:\S+ ){0,8}?(?:on|of|dated|by letter) (?:\S+ ){0,3}?(?:DAY|\d)",
        r"(?:on|in|dated|of) (?:DAY|[a-z]{3,9})(?: \d{4})?,?(?: and again on DAY(?: \d{4})?,?)?"
        r" (?:we|i) (?:\S+ ){0,2}?WROTE",
        r"(?:we|i) (?:\S+ ){0,2}?WROTE (?:to )?you (?:\S+ ){0,4}?(?:previously|earlier|last|before"
        r"|already|that we (?:needed|required|were))",
        r"(?:our|my|the {answerer}'s|original|first|initial|previous|earlier) (?:\S+ ){0,2}?"
        r"{earlier} (?:\S+ ){0,3}?(?:of|dated|on) (?:\S+ ){0,2}?(?:DAY|\d)",
    ),
    "extension": (
        r"(?:deadline|time|date) WORDS(?:put back|moved back|postponed|prolonged)",
        r"{longer} MANY{term}",
        r"{term} MANY{longer}",
    ),
    "fee": (
        r"fees? notice",
        r"(?:pay|paying|paid|payment of|send|receipt of|received|require|ask\w*(?: you)? for) FEW"
        r"(?:fee|charge|payment|cheque|disbursements?|£)",
        r"(?:fee|charge|payment|cheque|disbursements?) FEWFEW(?:payable|must be|received|paid"
        r"|cleared|required|due|requested|of £)",
    ),
    "help": (
        r"{open-way} WORDS{narrow}",
        r"{narrow} MANY{open-way}",
        r"(?:{open-way}|ask\w* for|request\w*|choose|name|for) FEWFEW{narrower}",
        r"{narrower} MANY{open-way}",
        r"request (?:\S+ ){0,3}?(?:limited|restricted|confined) to",
        r"(?:{open-way}|ask you to|you to|if you|were you to|should you|^\W*tell us) FEW{choose}",
        r"{choose} MANY(?:we|i) (?:can|could|may|might|should|would|will|shall)",
        r"request (?:for|about|on) (?:an? )?(?:single|one|particular|given) MANY(?:would|could|may"
        r"|might|can|should)",
        r"(?:could|can|may|might|would|able|possible|likely) MANY{within-limit}",
        r"{within-limit} MANY(?:could|can|may|might|able|possible|suggest\w*|advise|invite|offer"
        r"|recommend|would)",
        r"{assisting} MANY(?:suggest\w*|invite|(?:could|can|might) (?:provide|give|supply"
        r"|answer|send"
        r"|be (?:met|given|answered|provided))|may (?:wish|find|like)|recommend|offer)",
        r"(?:suggest\w*|invite|offer|happy|willing|glad) MANY{assisting}",
    ),
    "no-complaints-procedure": (
        r"(?:no|without an?|nor) (?:\S+ )?{own-procedure}",
        r"(?:not|\w+n't) (?:have|operate|offer|run|provide|conduct|carry out) FEW{own-procedure}",
        r"(?:too small to (?:have|operate|run|offer)|not set up) (?:\S+ ){0,3}?proce(?:dure|ss)",
    ),
    "qualified-person": (
        r"qualified person(?:'s|s)?,? MANY{view}",
        r"{view} MANYqualified person",
        r"{authoriser} MANY(?:reasonable|reasoned) opinion",
        r"(?:reasonable|reasoned) opinion MANY{authoriser}",
    ),
    "reasons-would-disclose": (
        r"GIVING MANY(?:would|could|might|without|risks?) (?:\S+ ){0,6}?{give-away}",
        r"(?:without|would|could) (?:\S+ ){0,5}?{give-away} MANYGIVING",
    ),
}

# How one is who may complain; what follows says to whom.
UNHAPPY = (
    r"WHOEVER WORDS{unhappy}",
    r"WHOEVER WORDSNOT FEW{pleased}",
    r"^\W*(?:still )?(?:{unhappy}|not {pleased})(?: \S+){0,9}\?",
)
TELL = (
    r"^\W*(?:please )?(?:first )?(?:ask|write|contact|e-?mail|tell|send|phone|ring|reply|come back"
    r"|get in touch|let us know|speak|put)"
)
CLAUSES = r"[;:()]|, |(?<=\s)(?:and|or|but|then|thereafter|before|after)(?=\s)"

# What makes the shapes of a kind mean something else.
BARS = {
    "balance-to-follow": (
        r"WE (?:\S+ ){0,2}?WROTE|we needed|was extended|took|in which,|(?:have|has) now|previous"
        r"|earlier letter"
        r"|no need|(?:not|n't) (?:\S+ )?(?:requir\w+|need\w*|necessary|obliged|subject|apply)"
        r"|absolute"
    ),
    "claim": (
        r"(?:not|\w*n't|neither) (?:\S+ ){0,7}?(?:vexatious|manifestly|a repeat|repeated|exceed)"
        r"|without exceeding|not applied|not rel(?:y|ied)|\w+n't claim|not claim"
    ),
    "clarification": (
        r"(?:^\W*)(?:to|for|by way of|in) (?:further |the sake of |point of )?clarif\w+"
        r"|(?:to|further) clarify[,:;]|clarif\w+ (?:that|our|for you|the position)"
        r"|if you (?:need|require|would like|have|want|wish|seek) FEW(?:clarif\w+|further|more)"
        r"|hope\w* FEWclarif\w+|contact (?:us|me) (?:for|if)"
        r"|clarification (?:of|on|about) (?:this|our|any)"
    ),
    "commissioner": (
        r"for-organisations|guidance|decision[- ]notices?|media/action|(?:fs|ic-|ea/)\d\S*"
        r"|commissioner has|(?:has|had) (?:held|found|ruled|decided|said)|(?:held|ruled) that"
        r"|takes the view|view of the|advises|tribunal|crime commissioner|commissioner of police"
        r"|children's commissioner|biometrics|surveillance camera|registered with"
    ),
    "complaints-procedure": (
        r"you (?:have )?(?:then |also |now |since )?(?:asked|requested|sought|required|complained)"
        r"|your FEW(?:request|complaint|application|requirement) FEW(?:dated|received|of \d+|was"
        r"|on \d+)|(?:i|we) have (?:now )?(?:completed|conducted|carried out|reviewed|reconsidered)"
        r"|complaints? (?:received|against|made|upheld|were|was)|number of complaints"
        r"|this (?:internal )?review|(?:upon|on) review"
    ),
    "court": (
        r"(?:session|court) (?:has )?(?:held|ruled|decided|found|said)|csih|csoh|v\.?"
        r"|certif\w+|contempt|judicial review"
    ),
    "earlier-letter": (
        r"another person|another request|others|normally|usually|aim|will be|inside|if you"
        r"|should you"
        r"|remain dissatisfied"
    ),
    "extension": r"ask FEWfor (?:an? )?(?:internal )?review|no longer|review within",
    "fee": (
        r"no (?:\w+ )?(?:fee|charge)|free of charge|without charge|(?:not|n't) FEWcharge"
        r"|waive|no cost|limit and fees|fees and appropriate|fees regulations"
    ),
    "help": (
        r"please note|(?:is|are|very) limited|(?:we|i) have (?:\S+ )?(?:narrowed|limited"
        r"|restricted|interpreted|confined)"
    ),
    "no-complaints-procedure": (
        r"unless|until|statutory|deadlines?|time limits?|will not be|exhausted|no longer|further"
        r"|not have to|need not|have no FEWabout"
    ),
    "qualified-person": (
        r"only where|may be used|where it is|needs the|if,? (?:\S+ )?in the|if FEWqualified"
        r"|(?:not|never|no) (?:\S+ ){0,3}?(?:sought|obtained"
        r"|asked|opinion|given)|requires the|can be claimed|would need|only (?:once|if|when)"
    ),
}

# Words of which the sentence of a kind needs one besides its shape.
NEEDS = {
    "balance-to-follow": r"public interest|budd y cyhoedd|balance of",
    "claim": (
        r"yours?|this|these|they|it|we|i|our|would|question|part|q\d+|requests? (?:is|are)"
        r"|the (?:work|request|cost)"
    ),
    "clarification": r"you|your|request|eich|chi|from the (?:requester|applicant)",
    "commissioner": (
        r"{regulator-place}|you|your|anyone|applicants?|applications?|requesters?|complainants?"
        r"|complain|complaints?|rights?|if|appeals?|gallwch|cewch|chi|hawl|gwyno|contact|contacted"
        r"|after that|then|next|section 50|s\.? ?50|section 47|s\.? ?47|following that"
    ),
    "court": r"appeal\w*|point of law|errors? (?:of|in) law|challenge|apelio",
    "extension": (
        r"we|i|our|your|us|request|section 10|10\(3\)|regulation 7|reg\.? 7|answer|reply|respond"
        r"|response|eich"
    ),
    "fee": (
        r"you|your|request|section 9|s\.? ?9|regulation 8|reg\.? 8|photocop\w+|disbursements?"
        r"|fees? notice"
    ),
    "help": r"you|your|we|i|request|chi|eich",
}
