package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.realname.document.Document;

/** A document in clear. */
final class ReviewedDocument {
    private final Document document;
    private final byte[] content;

    ReviewedDocument(Document document, byte[] content) {
        this.document = document;
        this.content = content;
    }

    /** As a PDF viewer or a browser knows it. */
    String mediaType() {
        return document.kind().mediaType();
    }

    /** Ours: what the holder called it was never kept. */
    String fileName() {
        return document.id().id() + "." + document.kind().extension();
    }

    byte[] content() {
        return content;
    }
}
