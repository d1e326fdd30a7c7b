"""Which notices owe the requester to be told of rights: review, the Commissioner, the court."""

from collections.abc import Iterator

from kg.findings.case import Case
from kg.findings.derive.not_held import loose
from kg.findings.derived import Derived
from kg.vocab import FOI, LETTER_KIND, OUTCOME, STATEMENT

_SCOTTISH = frozenset({"foisa", "eisr"})


def rights(case: Case) -> Iterator[Derived]:
    """The letter as a notice that owes a review, an appeal, the court, or a limit for a review.

    FOIA s.17(7), FOISA ss.19 and 21(10), EIR reg.14(5), EISR reg.13(e). Not a letter that gives all
    there is, nor one that encloses what it says of rights; under FOISA also a notice that
    information is not held (s.17), and a fees notice.
    """
    if case.kind == LETTER_KIND["internal-review"]:
        if case.regime == "foisa":
            detail = "a notice of what a review came to (FOISA s.21(10))"
            yield Derived(case.letter, FOI.ReviewNotice, detail=detail)
            yield Derived(case.letter, FOI.NoticeOwedAppeal, detail=detail)
        return
    detail = _refuses(case)
    if not detail or STATEMENT["rights-enclosed"] in case.says:
        return
    yield Derived(case.letter, FOI.NoticeOwedAppeal, detail=detail)
    none = STATEMENT["no-complaints-procedure"] in case.says
    if not none or _SCOTTISH & set(case.regimes):
        yield Derived(case.letter, FOI.NoticeOwedReview, detail=detail)
    if STATEMENT["complaints-procedure"] in case.says and not none:
        yield Derived(case.letter, FOI.ReviewOffered, detail="a review is offered")


def _refuses(case: Case) -> str:
    """In words, what makes the letter a notice of refusal; empty where it is none."""
    if case.kind == LETTER_KIND["fees-notice"]:
        return "a fees notice (FOISA s.9(1))" if case.regime == "foisa" else ""
    relied = [str(ground.provision) for ground in case.grounds if ground.exemption]
    if relied:
        return f"refuses under {', '.join(relied)}"
    read = [d for d in case.decisions if len(case.decisions) == 1 or d.binding not in loose()]
    outcomes = {decision.outcome for decision in read}
    if outcomes & {OUTCOME[slug] for slug in ("withheld", "refused", "ncnd")}:
        return "refuses a question"
    if case.regime == "foisa" and OUTCOME["not-held"] in outcomes:
        return "information is not held (FOISA s.17)"
    return ""
