package com.truewatch.billing.accounts.realname.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a document can be. What it calls itself does not count. */
public enum DocumentKind {
    /** ISO 32000. */
    PDF("application/pdf", "pdf"),
    /** ISO 15948. */
    PNG("image/png", "png"),
    /** ISO 10918. */
    JPEG("image/jpeg", "jpg");

    private final String mediaType;
    private final String extension;

    DocumentKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The kind of these bytes by how they begin; empty for any other. */
    public static Optional<DocumentKind> of(byte[] content) {
        try {
            String detected = MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(content), new Metadata())
                    .getBaseType()
                    .toString();
            return Arrays.stream(values())
                    .filter(it -> it.mediaType.equals(detected))
                    .findFirst();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** As which it is given to staff. */
    public String mediaType() {
        return mediaType;
    }

    /** With which its file name ends. */
    public String extension() {
        return extension;
    }
}
