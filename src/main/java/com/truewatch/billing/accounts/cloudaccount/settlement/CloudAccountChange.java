package com.truewatch.billing.accounts.cloudaccount.settlement;

/** What happens to a claimed cloud account and concerns its workspaces. */
public sealed interface CloudAccountChange permits CloudAccountEnded, CloudAccountMoved, CloudAccountRevived {}
