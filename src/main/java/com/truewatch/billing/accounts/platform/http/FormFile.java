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
    public static final int MAX_FRAME_BYTES = 16 * 1024;

    /**
     * The headers of one part: a name of 255 characters, percent-encoded, as {@code filename} and {@code filename*}. The
     * library's own limit of 512 bytes is less than a name in Chinese has.
     */
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    /** Uppy, FilePond and others send what they know of a file beside it, each as a field. */
    private static final int MAX_FIELDS = 32;

    private static final String NOT_A_FORM = "must be a multipart form";

    private FormFile() {}

    /**
     * Its bytes; what it is called does not matter, nor does a field that is no file.
     *
     * @param contentType with its boundary
     * @throws ProblemException {@code payload-too-large} as soon as there is one byte more than {@code mostBytes}, or more
     *     beside the file than uploaders send; {@code invalid-request} for anything but one file
     */
    public static byte[] read(InputStream body, String contentType, int mostBytes) {
        FileUpload form = new FileUpload();
        form.setPartHeaderSizeMax(MAX_HEADER_BYTES);
        try {
            return read(form.getItemIterator(new Body(body, contentType)), mostBytes);
        } catch (FileUploadException | IOException | IllegalArgumentException unreadable) {
            // The last of them is a charset that a file name claims to be in and that nobody knows.
            throw ProblemException.violation("", NOT_A_FORM);
        }
    }

    private static byte[] read(FileItemIterator parts, int mostBytes) throws FileUploadException, IOException {
        byte[] file = new byte[0];
        int files = 0;
        int fields = 0;
        int roomBeside = MAX_FRAME_BYTES;
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (part.isFormField()) {
                fields++;
                roomBeside -= read(part, roomBeside).length;
            } else {
                files++;
                file = read(part, mostBytes);
            }
            if (fields > MAX_FIELDS) {
                throw new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            }
            if (files > 1) {
                break;
            }
        }
        if (files != 1 || file.length == 0) {
            throw ProblemException.violation("/file", "must be one file");
        }
        return file;
    }

    private static byte[] read(FileItemStream part, int mostBytes) throws IOException {
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
