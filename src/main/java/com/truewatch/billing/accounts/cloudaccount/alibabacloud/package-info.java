/**
 * Alibaba Cloud Marketplace, on the Chinese and the international site: the calls of its SPI, which tell of instances, and
 * the buyers whom it sends here. Every call is signed with a key that we share with the marketplace; the signature
 * covers no time, so nothing but TLS and the list of its addresses keeps a call from being sent again.
 */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import org.jspecify.annotations.NullMarked;
