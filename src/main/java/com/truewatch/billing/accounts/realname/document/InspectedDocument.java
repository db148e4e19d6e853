package com.truewatch.billing.accounts.realname.document;

/** A document that was looked at and may be kept. */
final class InspectedDocument {
    private final DocumentKind kind;
    private final byte[] content;

    InspectedDocument(DocumentKind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /** What it was recognised as. */
    DocumentKind kind() {
        return kind;
    }

    /** Its bytes, which nobody changes. */
    byte[] content() {
        return content;
    }
}
