package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

/** Reads the one file of a multipart form (RFC 7578) into memory: nothing of it is written down in clear. */
public final class FormFile {
    /** What a form may have beside its file: boundaries and the headers of the part. */
    static final int MAX_FRAME_BYTES = 16 * 1024;

    private static final String NOT_A_FORM = "must be a multipart form";

    private FormFile() {}

    /**
     * Its bytes; what it is called does not matter.
     *
     * @param contentType with its boundary
     * @throws ProblemException {@code payload-too-large} as soon as there is one byte more than {@code mostBytes}; {@code
     *     invalid-request} for anything but one file
     */
    public static byte[] read(InputStream body, String contentType, int mostBytes) {
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new Body(body, contentType));
            byte[] content = parts.hasNext() ? read(parts.next(), mostBytes) : new byte[0];
            if (content.length == 0 || parts.hasNext()) {
                throw ProblemException.violation("/file", "must be one file");
            }
            return content;
        } catch (FileUploadException | IOException unreadable) {
            throw ProblemException.violation("", NOT_A_FORM);
        }
    }

    private static byte[] read(FileItemStream part, int mostBytes) throws IOException {
        if (part.isFormField()) {
            return new byte[0];
        }
        try (InputStream stream = part.openStream()) {
            byte[] content = stream.readNBytes(mostBytes + 1);
            if (content.length > mostBytes) {
                throw new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            }
            return content;
        }
    }

    /** The body as the library wants it. Its length is looked at elsewhere. */
    private record Body(InputStream stream, String contentType) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @SuppressWarnings("deprecation") // Superseded in the library, and still to be there.
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
