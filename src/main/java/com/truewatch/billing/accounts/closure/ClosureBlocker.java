package com.truewatch.billing.accounts.closure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stands in the way of closing an account. */
@Schema(name = "ClosureObstacle")
enum ClosureBlocker {
    /** Workspaces send their bills to it. */
    WORKSPACES_BOUND,
    /** A subscription in a marketplace is not over. */
    CLOUD_ACCOUNT_ACTIVE,
    /** Another service has something open with it, such as a balance or a bill. */
    REFUSED_BY_PEER
}
