package com.truewatch.billing.accounts.cloudaccount.ledger;

/**
 * What came in a provider's name and is not genuine.
 *
 * @param provider in whose name
 * @param action by which way it came in, in a word of ours
 * @param body as it came, without whatever proves who sent it; its beginning is kept
 * @param code why it is not genuine, in a word for staff
 */
public record RejectedEvent(String provider, String action, String body, String code) {
    private static final int KEPT = 4096;

    /** Cut to what is kept, and without what PostgreSQL cannot store. */
    public RejectedEvent {
        body = body.substring(0, Math.min(KEPT, body.length())).replace('\0', ' ');
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "RejectedEvent " + provider + " " + code;
    }
}
