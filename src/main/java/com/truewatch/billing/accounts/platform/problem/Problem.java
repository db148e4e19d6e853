package com.truewatch.billing.accounts.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem type that a client can meet. The name is the contract: {@code WRONG_STATE} travels as {@code
 * /problems/wrong-state}, is explained at that address, and never changes its status. Texts live in {@code
 * messages/problems*.properties}.
 */
public enum Problem {
    INVALID_REQUEST(400),

    AUTHENTICATION_REQUIRED(401),
    SESSION_ENDED(401),
    INVALID_CREDENTIALS(401),
    SECOND_FACTOR_REQUIRED(401),

    FORBIDDEN(403),
    ACCOUNT_FROZEN(403),
    STRONGER_LOGIN_REQUIRED(403),

    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),

    /** The request did not come in the time that it has. */
    REQUEST_TIMEOUT(408),

    WRONG_STATE(409),
    ADDRESS_UNAVAILABLE(409),
    USERNAME_TAKEN(409),
    PASSWORD_NOT_SET(409),
    ACCOUNT_ON_HOLD(409),
    SETTLEMENT_NOT_ALLOWED(409),
    WORKSPACE_BOUND_ELSEWHERE(409),
    TRANSFER_NOT_ALLOWED(409),
    CLOUD_ACCOUNT_TAKEN(409),
    CLOSURE_REFUSED(409),
    REQUEST_IN_PROGRESS(409),

    CURSOR_EXPIRED(410),

    PRECONDITION_FAILED(412),
    PAYLOAD_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),

    CODE_INCORRECT(422),
    CODE_EXPIRED(422),
    PASSWORD_REJECTED(422),
    PASSKEY_REJECTED(422),
    AGREEMENT_OUTDATED(422),
    SAME_ADDRESS(422),
    SUBSCRIPTION_UNKNOWN(422),
    IDEMPOTENCY_KEY_REUSED(422),

    LOCKED(423),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),

    /** The one answer that no client should ever see: a defect, logged with the id that the answer carries. */
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The HTTP status that always goes with this type. */
    public int status() {
        return status;
    }

    /** The kebab-case name, unique and stable, for example {@code code-incorrect}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem type URI of RFC 9457, relative to the service. */
    public String type() {
        return "/problems/" + slug();
    }

    /** What the framework means by a status of 400 or more, where it says no more. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }

    /** The type whose {@link #slug()} this is. */
    public static Optional<Problem> bySlug(String slug) {
        return Arrays.stream(values()).filter(it -> it.slug().equals(slug)).findFirst();
    }
}
