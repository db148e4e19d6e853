package com.truewatch.billing.accounts.cloudaccount.aws;

import java.net.URI;

/** SNS itself, at URLs that messages name. */
interface SnsEndpoint {
    /**
     * What is there: a certificate, or the answer to a confirmation.
     *
     * @param url of a host of SNS: the caller has looked at it
     * @throws AwsFailure where there is nothing to be had
     */
    byte[] get(URI url);
}
