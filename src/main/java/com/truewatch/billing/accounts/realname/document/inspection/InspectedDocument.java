package com.truewatch.billing.accounts.realname.document.inspection;

import com.truewatch.billing.accounts.realname.document.DocumentKind;

/** A document that was looked at and may be kept. */
public final class InspectedDocument {
    private final DocumentKind kind;
    private final byte[] content;

    InspectedDocument(DocumentKind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    /** What it was recognised as. */
    public DocumentKind kind() {
        return kind;
    }

    /** Its bytes, which nobody changes. */
    public byte[] content() {
        return content;
    }
}
