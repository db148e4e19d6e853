package com.truewatch.billing.accounts.platform.http;

/** Where the HTTP contract lives. */
public final class Api {
    /** The base path of version 1 of the contract. */
    public static final String V1 = "/api/v1";

    /** Below it marketplaces call: bodies are read by their rules. */
    public static final String MARKETPLACE = V1 + "/marketplace";

    /** Takes documents, the only large bodies of holders. */
    public static final String DOCUMENTS = V1 + "/account/real-name/documents";

    /** Takes accounts of staff, a line each. */
    public static final String IMPORTS = V1 + "/operator/imports";

    /** JSON values, a line each. */
    public static final String NDJSON = "application/x-ndjson";

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Names a call, so that a repeat of it is not done twice. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private Api() {}
}
