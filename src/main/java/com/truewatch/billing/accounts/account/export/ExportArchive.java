package com.truewatch.billing.accounts.account.export;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export and its files as one ZIP file, written as it is sent: one file at a time is in memory. */
final class ExportArchive implements StreamingOutput {
    private final AccountExport export;

    ExportArchive(AccountExport export) {
        this.export = export;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(output))) {
            add(zip, "account.json", export.json());
            for (ExportedFile file : export.files()) {
                Optional<byte[]> content = file.content().get();
                if (content.isPresent()) {
                    add(zip, file.name(), content.get());
                }
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** The stream of an answer is closed by whoever opened it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream output) {
            super(output);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
