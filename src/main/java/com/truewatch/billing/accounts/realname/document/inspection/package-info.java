/** Whether an uploaded document is what it says, and safe to open. */
@NullMarked
package com.truewatch.billing.accounts.realname.document.inspection;

import org.jspecify.annotations.NullMarked;
