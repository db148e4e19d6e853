package com.truewatch.billing.accounts.realname.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number of an application that staff should look at twice.
 *
 * @param member which
 * @param confirmationNeeded whether staff must vouch for it to certify the account
 */
@Schema(description = "A number whose check digit is wrong: a digit is wrong, or the register gave it out so.")
record NumberWarning(
        @Schema(description = "Which number.") Member member,

        @Schema(
                description =
                        "Whether `approveRealNameApplication` needs `numberConfirmed`. Elsewhere the warning is for the "
                                + "operator's eyes alone.")
        boolean confirmationNeeded) {
    /** Where the number stands in the application. */
    @Schema(name = "NumberMember")
    enum Member {
        /** Of an enterprise. */
        REGISTRATION_NUMBER,
        /** Of an enterprise. */
        TAX_ID,
        /** Of a person. */
        ID_NUMBER
    }
}
