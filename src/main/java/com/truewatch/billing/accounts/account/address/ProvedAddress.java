package com.truewatch.billing.accounts.account.address;

import java.time.Instant;

/**
 * An address with the proof that it is the holder's.
 *
 * @param address which
 * @param provedAt when its code was entered
 */
public record ProvedAddress(Address address, Instant provedAt) {}
