/**
 * The documents that prove an application: recognised by their content, encrypted, kept behind {@link
 * com.truewatch.billing.accounts.realname.document.DocumentStore}, deleted when nobody needs them any more.
 */
@NullMarked
package com.truewatch.billing.accounts.realname.document;

import org.jspecify.annotations.NullMarked;
