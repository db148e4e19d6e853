package com.truewatch.billing.accounts.platform.http;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The configured pages, looked at before the service answers anybody: a link that leads nowhere is found out too late. */
@Startup
@Singleton
public class Pages {
    private final PagesConfig config;
    private final boolean secure;

    /** @throws IllegalStateException naming a page to which no link can lead */
    Pages(PagesConfig config, HttpConfig http) {
        this.config = config;
        this.secure = http.secure();
        require("undo", config.undo());
        require("contest", config.contest());
        require("undo-factors", config.undoFactors());
        require("cancel-recovery", config.cancelRecovery());
        require("alibaba-cloud-claim", config.alibabaCloudClaim());
        config.awsRegistration().ifPresent(it -> require("aws-registration", it));
    }

    /** Undoes a change. */
    public URI undo() {
        return config.undo();
    }

    /** Contests an undo. */
    public URI contest() {
        return config.contest();
    }

    /** Undoes a change of second factors. */
    public URI undoFactors() {
        return config.undoFactors();
    }

    /** Stops the recovery of a lost address. */
    public URI cancelRecovery() {
        return config.cancelRecovery();
    }

    /** Where a buyer who comes from Alibaba Cloud Marketplace claims. */
    public URI alibabaCloudClaim() {
        return config.alibabaCloudClaim();
    }

    /** Where a buyer who comes from AWS Marketplace registers. */
    public Optional<URI> awsRegistration() {
        return config.awsRegistration();
    }

    private void require(String name, URI page) {
        if (!OutboundHttp.isOfServer(page, !secure)) {
            throw new IllegalStateException("accounts.pages." + name + " must be "
                    + (secure ? "https://" : "http:// or https://") + " with a host and without a fragment: " + page);
        }
    }
}
