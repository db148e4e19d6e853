package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import org.jspecify.annotations.Nullable;

/**
 * An account with what certifies it, read in one statement: the two go together.
 *
 * @param account itself
 * @param certified null where it is not certified
 */
public record CertifiedAccount(Account account, @Nullable RealNameApplication certified) {}
