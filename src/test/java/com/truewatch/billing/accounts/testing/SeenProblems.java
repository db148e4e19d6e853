package com.truewatch.billing.accounts.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down which problem types the tests of this build have met over HTTP, in answers that keep the contract. */
public final class SeenProblems implements Filter {
    private static final Path FILE = Path.of("target", "problems-seen.txt");
    private static final String TYPE = "/problems/";

    private final Set<String> written = ConcurrentHashMap.newKeySet();

    /** The types of this build so far, without the path; empty where nothing was written yet. */
    public static Set<String> all() {
        try {
            return Files.exists(FILE) ? new TreeSet<>(Files.readAllLines(FILE)) : Set.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        if (answer.statusCode() >= 400) {
            String type = answer.path("type");
            if (type.startsWith(TYPE) && written.add(type)) {
                append(type.substring(TYPE.length()));
            }
        }
        return answer;
    }

    private static void append(String type) {
        try {
            Files.writeString(FILE, type + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
