/**
 * What comes over a connection before there is a request: bytes that may be slow, ambiguous, or no HTTP/1.1 at all. Refuses
 * them with a problem, on the event loop, and closes the connection; no worker thread ever waits for a client.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.wire;

import org.jspecify.annotations.NullMarked;
