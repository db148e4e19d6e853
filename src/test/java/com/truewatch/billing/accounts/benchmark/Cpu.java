package com.truewatch.billing.accounts.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Processor time since their start.
 *
 * @param serviceMs of the service, in milliseconds
 * @param databaseMs of all processes of PostgreSQL, those that have ended too
 */
record Cpu(double serviceMs, double databaseMs) {
    private static final double MS_PER_TICK = 10;
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    static Cpu of(ProcessHandle service, ProcessHandle database) throws IOException {
        double inDatabase = milliseconds(database, UTIME, STIME, CUTIME, CSTIME);
        for (ProcessHandle one : database.descendants().toList()) {
            inDatabase += milliseconds(one, UTIME, STIME);
        }
        return new Cpu(milliseconds(service, UTIME, STIME), inDatabase);
    }

    Cpu since(Cpu earlier) {
        return new Cpu(serviceMs - earlier.serviceMs, databaseMs - earlier.databaseMs);
    }

    /** Of a process that has ended meanwhile nothing: its parent has its time. See proc_pid_stat(5), whose fields after the name are counted. */
    private static double milliseconds(ProcessHandle process, int... fields) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return IntStream.of(fields)
                            .mapToLong(it -> Long.parseLong(values[it]))
                            .sum()
                    * MS_PER_TICK;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
