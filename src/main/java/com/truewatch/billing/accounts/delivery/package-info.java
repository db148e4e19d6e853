/**
 * What leaves for a person: mails and text messages, durable from the transaction that asks for them to the server that
 * takes them over. Owns the queue, the texts and the ports to mail and SMS; knows codes only at the moment of sending. The
 * gateways themselves are in {@code sms}.
 */
@NullMarked
package com.truewatch.billing.accounts.delivery;

import org.jspecify.annotations.NullMarked;
