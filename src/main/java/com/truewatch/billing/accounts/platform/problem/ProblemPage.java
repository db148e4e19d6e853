package com.truewatch.billing.accounts.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a problem type means.
 *
 * @param type the URI reference that travels in every occurrence
 * @param status the HTTP status that always goes with it
 * @param title the summary
 * @param detail what it means for the caller and what helps
 */
@Schema(description = "What a problem type means.")
public record ProblemPage(String type, int status, String title, String detail) {}
