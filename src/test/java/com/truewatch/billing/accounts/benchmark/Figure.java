package com.truewatch.billing.accounts.benchmark;

/**
 * What one kind of call has cost.
 *
 * @param name of the call
 * @param perSecond how many were answered
 * @param median in milliseconds
 * @param p99 in milliseconds
 * @param serviceCpu milliseconds of processor that the service has used for each
 * @param databaseCpu the same of PostgreSQL
 */
record Figure(String name, double perSecond, double median, double p99, double serviceCpu, double databaseCpu) {}
