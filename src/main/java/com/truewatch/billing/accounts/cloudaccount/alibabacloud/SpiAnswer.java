package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

/** A body that the marketplace understands. It wants texts for what is true or false, but for payments. */
sealed interface SpiAnswer permits InstanceResponse, SuccessResponse, PaymentResponse {}
