package com.truewatch.billing.accounts.platform.wire;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are received: how long a client may take, and how much it may cost. */
@ConfigMapping(prefix = "accounts.reception")
public interface ReceptionConfig {
    /** From the first byte of a request to the end of its header fields. */
    @WithDefault("PT10S")
    Duration longestHead();

    /** For a body, beside what it is given by the least rate. */
    @WithDefault("PT10S")
    Duration longestBody();

    /** Bytes of a body in a second: so much longer it may take for what has come already. */
    @WithDefault("32K")
    MemorySize leastRate();

    /** Bytes of documents that are being received at once, by all clients together. */
    @WithDefault("64M")
    MemorySize documentsInMemory();

    /** Threads that work on requests of the contract; health and metrics have others. */
    @WithDefault("128")
    int workers();
}
