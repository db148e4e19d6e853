/** Whose name it is: a person or an enterprise, with the number of an identity document, encrypted. */
@NullMarked
package com.truewatch.billing.accounts.realname.subject;

import org.jspecify.annotations.NullMarked;
