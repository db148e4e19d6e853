/**
 * Workspaces: which account each sends its bills to, by what it is settled, whether it is locked. Owns workspaces and what
 * happens to them; the rules and the history of settlement are a package below, and so is what other services call.
 */
@NullMarked
package com.truewatch.billing.accounts.workspace;

import org.jspecify.annotations.NullMarked;
