package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.settlement.WhenEnded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The cloud providers, each by its name in lower case: {@code alibaba-cloud} is {@code ALIBABA_CLOUD}. */
@ConfigMapping(prefix = "accounts.cloud-providers")
interface CloudProviderConfig {
    /** Their rules. */
    @WithParentName
    Map<String, Rules> byName();

    /** Of one. */
    interface Rules {
        /** What becomes of the workspaces of a cloud account that has ended. */
        WhenEnded whenEnded();
    }
}
