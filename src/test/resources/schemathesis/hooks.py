"""What ContractFuzzingIT excuses, each with its reason: what no document can say of a request."""

import json
import re

import schemathesis
from schemathesis.core.failures import Failure
from schemathesis.specs.openapi import checks

# By the message of a violation: the request is as the document describes it, and the service refuses it.
REFUSED = {
    r"must be a (nextCursor of this list|cursor of this feed)": "a cursor carries what the service has written into it",
    r"must be readable text without control characters": "the pattern leaves out code points that Unicode has not assigned",
    r"must be 1 to 320 readable characters": "the same",
    r"size must be between [0-9]+ and [0-9]+": "beyond the plane of everyday letters the service counts a letter as two",
    r"must be an email address": "which domains there can be is no regular expression",
    r"must be an email address, or a phone number.*": "the same",
    r".*phone number.*": "which numbers there are is no regular expression",
    r"must be a code of /api/v1/reference/(regions|industries)": "a list that grows is not in the document",
    r"must name types of events": "the same",
    r"must be a site of the platform": "a list of the deployment's settings",
    r"must be a marketplace of AWS": "the same",
    r"must be one whose subscriptions are claimed by ids": "the same",
    r"must be an account|must be a cloud account of yours": "what is there is not in the document",
    r"must name documents? .*|must be documents? .*|must be the application that is certified now": "the same",
    r"must be in the future|must have begun": "a document knows no time",
    r"either this or day must be given|either this or at must be given": "parameters of a query have no conditions",
    r"must not be missing for (ENTERPRISE|INDIVIDUAL)": "of blanks nothing is left",
    r"must not name a document twice": "an example of a document that is not there is named as often as it is liked",
}

# Operations whose answer depends on what is outside of them.
ELSEWHERE = {
    "registerAwsBuyer": "asks AWS who has come, which no test may do: unavailable",
    "uploadRealNameDocument": "recognises documents by their content",
}


def _violations(response):
    try:
        return [it["message"] for it in json.loads(response.content).get("violations") or []]
    except (ValueError, AttributeError, TypeError, KeyError):
        return []


def _excused(response, case):
    if case.operation.definition.raw.get("operationId") in ELSEWHERE:
        return True
    messages = _violations(response)
    return bool(messages) and all(any(re.fullmatch(it, message) for it in REFUSED) for message in messages)


@schemathesis.check
def valid_requests_are_taken(ctx, response, case):
    try:
        checks.positive_data_acceptance(ctx, response, case)
    except Failure:
        if not _excused(response, case):
            raise


@schemathesis.check
def invalid_requests_are_refused(ctx, response, case):
    # An empty parameter of a query is one that was left out.
    if "" in (case.query or {}).values():
        return
    checks.negative_data_rejection(ctx, response, case)


@schemathesis.check
def nothing_fails(ctx, response, case):
    operation = case.operation.definition.raw.get("operationId")
    if response.status_code >= 500 and operation not in ELSEWHERE:
        raise Failure(
            operation=case.operation.label,
            title="Server error",
            message=f"{response.status_code} {response.content[:300]!r}",
        )


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Nobody waits for events that do not come."""
    if re.fullmatch(r"wait=[0-9]+", (case.headers or {}).get("Prefer", "")):
        case.headers["Prefer"] = "wait=0"
