/** Text as it comes over the wire: UTF-8 by RFC 3629 and nothing that a lenient reader would take for it. */
@NullMarked
package com.truewatch.billing.accounts.platform.text;

import org.jspecify.annotations.NullMarked;
