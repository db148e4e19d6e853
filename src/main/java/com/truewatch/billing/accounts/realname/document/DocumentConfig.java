package com.truewatch.billing.accounts.realname.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The documents of applications. */
@ConfigMapping(prefix = "accounts.real-name.documents")
public interface DocumentConfig {
    /** How long they are kept after the last decision on their application. */
    @WithDefault("P730D")
    Duration kept();

    /** A scanner for malware that is asked about every document. */
    Scanner scanner();

    /** A clamd of ClamAV, in a network of one's own: it is spoken to in clear. */
    interface Scanner {
        /** Where it is; nobody is asked where that is left out. Documents are refused while one that is named does not answer. */
        Optional<String> host();

        /** Its port. */
        @WithDefault("3310")
        int port();

        /** How long it may take for one document. */
        @WithDefault("10s")
        Duration timeout();
    }
}
