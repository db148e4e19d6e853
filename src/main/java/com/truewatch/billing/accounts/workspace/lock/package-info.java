/** Workspaces are locked while the cloud account that settles them cannot. */
@NullMarked
package com.truewatch.billing.accounts.workspace.lock;

import org.jspecify.annotations.NullMarked;
