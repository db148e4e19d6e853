/** What the console and the services of bills call about workspaces, with tokens of their own. */
@NullMarked
package com.truewatch.billing.accounts.workspace.directory;

import org.jspecify.annotations.NullMarked;
