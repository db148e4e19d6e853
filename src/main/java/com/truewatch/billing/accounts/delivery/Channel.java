package com.truewatch.billing.accounts.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a person is reached. */
@Schema(name = "MessageChannel")
public enum Channel {
    /** Mail over SMTP. */
    EMAIL,
    /** A text message; a restricted channel in the sense of NIST SP 800-63B-4. */
    SMS
}
