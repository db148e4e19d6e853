package com.truewatch.billing.accounts.platform.http;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The pages of the SPA that messages and marketplaces lead to. Each takes its token from the fragment. */
@ConfigMapping(prefix = "accounts.pages")
interface PagesConfig {
    /** Undoes a change: takes {@code #token=..}, and its button POSTs it. */
    URI undo();

    /** Contests an undo: the same. */
    URI contest();

    /** Undoes a change of second factors: takes {@code #token=..}, asks for the password from before, and POSTs both. */
    URI undoFactors();

    /** Stops the recovery of a lost address: takes {@code ?id=..#token=..}. */
    URI cancelRecovery();

    /** Where a buyer who comes from Alibaba Cloud Marketplace claims: takes {@code #claim=..}. */
    URI alibabaCloudClaim();

    /**
     * Where a buyer who comes from AWS Marketplace registers: takes {@code #claim=..} or {@code #problem=..}. Without it
     * that endpoint answers {@code unavailable}.
     */
    Optional<URI> awsRegistration();
}
