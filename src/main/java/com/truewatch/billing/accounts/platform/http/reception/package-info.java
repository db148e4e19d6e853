/** What is looked at before a request gets a worker: path, head and the arrival of its body. */
@NullMarked
package com.truewatch.billing.accounts.platform.http.reception;

import org.jspecify.annotations.NullMarked;
