/** What workspaces need of cloud accounts to be settled by them, and what they are told. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.settlement;

import org.jspecify.annotations.NullMarked;
