package com.truewatch.billing.accounts.benchmark;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time since their start.
 *
 * @param serviceMs of the service, in milliseconds
 * @param databaseMs of all processes of PostgreSQL
 */
record Cpu(double serviceMs, double databaseMs) {
    static Cpu of(ProcessHandle service, ProcessHandle database) {
        return new Cpu(
                milliseconds(service),
                Stream.concat(Stream.of(database), database.descendants())
                        .mapToDouble(Cpu::milliseconds)
                        .sum());
    }

    Cpu since(Cpu earlier) {
        return new Cpu(serviceMs - earlier.serviceMs, databaseMs - earlier.databaseMs);
    }

    private static double milliseconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
