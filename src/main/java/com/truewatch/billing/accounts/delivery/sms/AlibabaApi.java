package com.truewatch.billing.accounts.delivery.sms;

import static java.util.Map.entry;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Alibaba Cloud's SMS APIs: one way to call them, one set of codes, which the mainland's prefixes by isv. or isp. */
class AlibabaApi {
    private static final Map<String, SmsFailure> MEANINGS = Map.ofEntries(
            entry("MOBILE_NUMBER_ILLEGAL", SmsFailure.BAD_NUMBER),
            entry("DOMESTIC_NUMBER_NOT_SUPPORTED", SmsFailure.COUNTRY_BLOCKED),
            entry("NOT_SUPPORTED_COUNTRY", SmsFailure.COUNTRY_BLOCKED),
            entry("COUNTRY_RESTRICTED", SmsFailure.COUNTRY_BLOCKED),
            entry("SMS_CONTENT_ILLEGAL", SmsFailure.TEXT_REFUSED),
            entry("AMOUNT_NOT_ENOUGH", SmsFailure.ACCOUNT),
            entry("OUT_OF_SERVICE", SmsFailure.ACCOUNT),
            entry("DAY_LIMIT_CONTROL", SmsFailure.ACCOUNT),
            entry("MONTH_LIMIT_CONTROL", SmsFailure.ACCOUNT),
            entry("ACCOUNT_NOT_EXISTS", SmsFailure.ACCOUNT),
            entry("ACCOUNT_ABNORMAL", SmsFailure.ACCOUNT),
            entry("SMS_SIGNATURE_ILLEGAL", SmsFailure.SENDER),
            entry("INVALID_SENDERID", SmsFailure.SENDER),
            entry("SMS_TEMPLATE_ILLEGAL", SmsFailure.TEMPLATE),
            entry("TEMPLATE_MISSING_PARAMETERS", SmsFailure.TEMPLATE),
            entry("INVALID_JSON_PARAM", SmsFailure.TEMPLATE),
            entry("BLACK_KEY_CONTROL_LIMIT", SmsFailure.TEMPLATE),
            entry("DENY_IP_RANGE", SmsFailure.CREDENTIALS),
            entry("RAM_PERMISSION_DENY", SmsFailure.CREDENTIALS),
            entry("FORBIDDEN_ACTION", SmsFailure.CREDENTIALS),
            entry("InvalidAccessKeyId.NotFound", SmsFailure.CREDENTIALS),
            entry("InvalidAccessKeyId.Inactive", SmsFailure.CREDENTIALS),
            entry("SignatureDoesNotMatch", SmsFailure.CREDENTIALS),
            entry("InvalidTimeStamp.Expired", SmsFailure.CREDENTIALS),
            entry("Throttling", SmsFailure.THROTTLED),
            entry("BUSINESS_LIMIT_CONTROL", SmsFailure.THROTTLED),
            entry("SYSTEM_ERROR", SmsFailure.UNAVAILABLE),
            entry("ServiceUnavailable", SmsFailure.UNAVAILABLE));

    private final String gateway;
    private final URI url;
    private final Acs3Signer signer;
    private final ProviderClient http;
    private final Clock clock;

    /** For a gateway of this name; {@code url} is checked. */
    AlibabaApi(String gateway, URI url, Acs3Signer signer, ProviderClient http, Clock clock) {
        this.gateway = gateway;
        this.url = url;
        this.signer = signer;
        this.http = http;
        this.clock = clock;
    }

    /** Calls an action once. */
    SmsOutcome call(
            String action,
            String version,
            Map<String, String> parameters,
            Function<ProviderAnswer, SmsOutcome> reading) {
        String query = Acs3Signer.query(parameters);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve("/?" + query)).POST(BodyPublishers.noBody());
        signer.sign(new Acs3Signer.Call(
                        url.getAuthority(),
                        action,
                        version,
                        query,
                        clock.instant(),
                        UUID.randomUUID().toString()))
                .forEach(request::header);
        return http.send(gateway, request.build(), reading);
    }

    /** What an answer with this code means, unless it is OK. */
    SmsOutcome refused(ProviderAnswer answer, String code) {
        String bare = code.startsWith("isv.") || code.startsWith("isp.") ? code.substring(4) : code;
        return answer.refused(gateway, bare.startsWith("Throttling") ? "Throttling" : bare, MEANINGS);
    }
}
