/**
 * Drills: replicas die, PostgreSQL dies, replicas are replaced, always under load; a checker compares what the load was
 * promised with what is there. Others have clients that drip, or send what nobody asked for. Each is run by name: see
 * {@code src/docs/operating.md}, "Drills".
 */
package com.truewatch.billing.accounts.drill;
