/** What a session must have shown for what is asked of it: a secret of the account at all, or one a short while ago. */
@NullMarked
package com.truewatch.billing.accounts.session.strength;

import org.jspecify.annotations.NullMarked;
