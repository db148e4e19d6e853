package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a payment was taken in.
 *
 * @param success whether it was
 */
@Schema(name = "AlibabaCloudPayment", description = "Whether a payment was taken in.")
record PaymentResponse(boolean success) implements SpiAnswer {}
