package com.truewatch.billing.accounts.delivery.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A provider's answer.
 *
 * @param status of HTTP
 * @param body as JSON; missing where it is none
 */
record ProviderAnswer(int status, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MESSAGE_ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static ProviderAnswer of(int status, String body) {
        try {
            return new ProviderAnswer(status, JSON.readTree(body));
        } catch (JsonProcessingException malformed) {
            return new ProviderAnswer(status, MissingNode.getInstance());
        }
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** A member of the body as text; empty where there is none. */
    String text(String member) {
        return body.path(member).asText("");
    }

    /** Accepted under the id in this member; without a proper one nobody can say what this answer means. */
    SmsOutcome accepted(String gateway, String member) {
        String id = text(member);
        return MESSAGE_ID.matcher(id).matches()
                ? new SmsOutcome.Accepted(gateway, id)
                : new SmsOutcome.Failed(gateway, SmsFailure.UNREADABLE_ANSWER, "");
    }

    /** Refused with a code of the provider's, which means what this table says, or else what the status says. */
    SmsOutcome refused(String gateway, String code, Map<String, SmsFailure> meanings) {
        String detail = CODE.matcher(code).matches() ? code : "";
        SmsFailure byStatus = byStatus(!detail.isEmpty());
        SmsFailure failure = byStatus.after() == SmsFailure.After.UNCERTAIN && status >= 500
                ? byStatus
                : meanings.getOrDefault(code, byStatus);
        return new SmsOutcome.Failed(gateway, failure, detail);
    }

    /** What stands between us and the provider may answer in its place, too late to know what the provider did. */
    private SmsFailure byStatus(boolean hasCode) {
        return switch (status) {
            case 401, 403 -> SmsFailure.CREDENTIALS;
            case 408, 500, 503 -> SmsFailure.UNAVAILABLE;
            case 429 -> SmsFailure.THROTTLED;
            case 502 -> SmsFailure.UNREADABLE_ANSWER;
            case 504 -> SmsFailure.TIMED_OUT;
            default -> isSuccess() && !hasCode ? SmsFailure.UNREADABLE_ANSWER : SmsFailure.UNKNOWN_REFUSAL;
        };
    }
}
