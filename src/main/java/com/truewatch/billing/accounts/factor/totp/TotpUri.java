package com.truewatch.billing.accounts.factor.totp;

/** The address by which authenticator apps are set up, as the makers of the first of them have written it down. */
final class TotpUri {
    private static final String ISSUER = "TrueWatch";

    private TotpUri() {}

    /** For this account; usernames have no character that would have to be escaped. */
    static String of(String username, String secret) {
        return "otpauth://totp/" + ISSUER + ":" + username + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP.toSeconds();
    }
}
