/** Which settings there are, and that none is given in vain. */
@NullMarked
package com.truewatch.billing.accounts.platform.settings;

import org.jspecify.annotations.NullMarked;
