package com.truewatch.billing.accounts.cloudaccount.settlement;

import java.util.UUID;

/**
 * A cloud account as the rules of settlement see it.
 *
 * @param id which
 * @param accountId the account that has claimed it
 * @param marketplace where its subscription comes from: a name of the configuration, which sites accept or not
 * @param status whether it may settle
 */
public record PayingCloudAccount(UUID id, UUID accountId, String marketplace, CloudAccountStatus status) {}
