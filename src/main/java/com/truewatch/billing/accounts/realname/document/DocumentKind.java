package com.truewatch.billing.accounts.realname.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** ISO 32000-1, appendix H, note 13: readers look for the header of a PDF in its first 1,024 bytes. */
    private static final int HEADER_WITHIN = 1024;

    private static final byte[] PDF_HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

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
                    .findFirst()
                    .or(() -> Optional.of(PDF).filter(it -> hasPdfHeader(content)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Tika looks no further than to the 512th byte for one. */
    private static boolean hasPdfHeader(byte[] content) {
        int last = Math.min(HEADER_WITHIN, content.length - PDF_HEADER.length);
        return IntStream.rangeClosed(0, last)
                .anyMatch(it -> Arrays.equals(content, it, it + PDF_HEADER.length, PDF_HEADER, 0, PDF_HEADER.length));
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
