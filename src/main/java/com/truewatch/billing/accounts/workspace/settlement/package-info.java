/**
 * By what a workspace may be settled, and by what it was settled when: the rules, the calendar and the history. Knows
 * workspaces by their ids alone.
 */
@NullMarked
package com.truewatch.billing.accounts.workspace.settlement;

import org.jspecify.annotations.NullMarked;
