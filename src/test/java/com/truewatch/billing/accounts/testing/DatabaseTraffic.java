package com.truewatch.billing.accounts.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What the service says to PostgreSQL, read on the wire (frontend/backend protocol 3.0): what is sent before anything is
 * received again is a round trip, and a transaction ends with the first answer that says the connection is idle.
 */
public final class DatabaseTraffic {
    private static final List<Transaction> ENDED = new ArrayList<>();

    private DatabaseTraffic() {}

    /** How many transactions have ended so far; where a measurement begins. */
    public static int mark() {
        synchronized (ENDED) {
            return ENDED.size();
        }
    }

    /** Those that have ended since, in this order. */
    public static List<Transaction> since(int mark) {
        synchronized (ENDED) {
            return List.copyOf(ENDED.subList(mark, ENDED.size()));
        }
    }

    /** Statements that reached the server together, and what each was answered, as {@code UPDATE 1}. */
    public record Trip(List<String> statements, List<String> tags) {}

    /**
     * Round trips of one connection until it is idle again.
     *
     * @param trips in their order
     * @param isOfJobs whether the connection waits for no commit at all
     */
    public record Transaction(List<Trip> trips, boolean isOfJobs) {
        private static final Pattern CHANGED = Pattern.compile("(INSERT 0|UPDATE|DELETE|MERGE) [1-9]\\d*");
        private static final Pattern FOUND = Pattern.compile("SELECT [1-9]\\d*");
        private static final Pattern LOCKS =
                Pattern.compile("\\bfor (no key )?(update|share|key share)\\b|\\b(insert into|update|delete from) ");
        private static final String DOES_NOT_WAIT = "set_config('synchronous_commit', 'off', true)";

        /** Whether it left something in the log: rows, or locks of rows. */
        public boolean writes() {
            return trips.stream().noneMatch(it -> it.tags.contains("ROLLBACK"))
                    && trips.stream().anyMatch(Transaction::writes);
        }

        /** Whether its commit waited until the log was on the disk. */
        public boolean isWaitedFor() {
            return writes()
                    && !isOfJobs
                    && trips.stream().flatMap(it -> it.statements.stream()).noneMatch(it -> it.contains(DOES_NOT_WAIT));
        }

        /** Whether it is a worker's, and not of somebody who waits for an answer. */
        public boolean isOfDelivery() {
            return isOfJobs
                    || trips.stream()
                            .flatMap(it -> it.statements.stream())
                            .anyMatch(it -> it.contains("scheduled_tasks"));
        }

        /** Whether it only looked for work and found none, which comes by time and not by what anybody calls. */
        public boolean isIdlePoll() {
            return !writes()
                    && trips.stream()
                            .flatMap(it -> it.statements.stream())
                            .allMatch(it -> it.isBlank() || it.contains("_queue"));
        }

        private static boolean writes(Trip trip) {
            for (int i = 0; i < Math.min(trip.statements.size(), trip.tags.size()); i++) {
                String tag = trip.tags.get(i);
                boolean locked = FOUND.matcher(tag).matches()
                        && LOCKS.matcher(trip.statements.get(i).toLowerCase(Locale.ROOT))
                                .find();
                if (locked || CHANGED.matcher(tag).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** One connection; bytes arrive in whatever pieces. */
    static final class Connection {
        private final Messages frontend = new Messages(false, this::frontend);
        private final Messages backend = new Messages(true, this::backend);
        private final Map<String, String> prepared = new HashMap<>();
        private final Map<String, String> portals = new HashMap<>();
        private List<Trip> open = new ArrayList<>();
        private int unanswered;
        private boolean sending;
        private boolean ofJobs;

        synchronized void sent(byte[] bytes, int offset, int length) {
            if (!sending) {
                open.add(new Trip(new ArrayList<>(), new ArrayList<>()));
                sending = true;
            }
            frontend.add(bytes, offset, length);
        }

        synchronized void received(byte[] bytes, int offset, int length) {
            sending = false;
            backend.add(bytes, offset, length);
        }

        private void frontend(char type, byte[] body) {
            String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\0", -1);
            switch (type) {
                case Messages.STARTUP -> ofJobs = Arrays.toString(texts).contains("synchronous_commit=off");
                case 'P' -> prepared.put(texts[0], texts[1]);
                case 'B' -> portals.put(texts[0], prepared.getOrDefault(texts[1], "?"));
                case 'E' -> present().statements.add(portals.getOrDefault(texts[0], "?"));
                case 'Q' -> {
                    present().statements.add(texts[0]);
                    unanswered++;
                }
                case 'S' -> unanswered++;
                default -> {
                    // Describe, Close, Flush, Terminate and passwords say nothing of statements.
                }
            }
        }

        private void backend(char type, byte[] body) {
            if (type == 'C') {
                present().tags.add(new String(body, 0, body.length - 1, StandardCharsets.ISO_8859_1));
            } else if (type == 'Z' && unanswered == 0) {
                // It is connected.
                open.clear();
            } else if (type == 'Z') {
                unanswered--;
                if (body[0] == 'I' && unanswered == 0) {
                    synchronized (ENDED) {
                        ENDED.add(new Transaction(open, ofJobs));
                    }
                    open = new ArrayList<>();
                }
            }
        }

        private Trip present() {
            return open.get(open.size() - 1);
        }
    }

    /** Cuts bytes into messages: a type, a length that counts itself, a body. The first one of a client has no type. */
    private static final class Messages {
        static final char STARTUP = '\0';
        private static final int LENGTH = 4;

        private final BiConsumer<Character, byte[]> listener;
        private boolean typed;
        private byte[] held = new byte[0];

        Messages(boolean typed, BiConsumer<Character, byte[]> listener) {
            this.typed = typed;
            this.listener = listener;
        }

        void add(byte[] bytes, int offset, int length) {
            ByteBuffer all = ByteBuffer.allocate(held.length + length)
                    .put(held)
                    .put(bytes, offset, length)
                    .flip();
            while (all.remaining() >= head() + LENGTH) {
                int size = all.getInt(all.position() + head());
                if (all.remaining() < head() + size) {
                    break;
                }
                char type = typed ? (char) all.get() : STARTUP;
                byte[] body = new byte[size - LENGTH];
                all.getInt();
                all.get(body);
                listener.accept(type, body);
                typed = true;
            }
            held = Arrays.copyOfRange(all.array(), all.position(), all.limit());
        }

        private int head() {
            return typed ? 1 : 0;
        }
    }
}
