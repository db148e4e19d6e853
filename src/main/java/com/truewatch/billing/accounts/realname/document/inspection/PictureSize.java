package com.truewatch.billing.accounts.realname.document.inspection;

import com.truewatch.billing.accounts.realname.document.DocumentKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How large a picture is once it is unpacked, by its header alone: a few bytes can claim gigabytes. Read here, because the
 * JDK's readers hand the bytes to native decoders first.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PictureSize(long width, long height) {
    private static final long LONGEST_SIDE = 32_767;
    private static final long MOST_PIXELS = 64_000_000;

    /** In the words of a violation. */
    static final String RULE = "must have at most 64 million pixels and 32767 on a side";

    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_HEADER_BYTES = 13;
    private static final int PNG_HEADER_TYPE = 0x49484452;

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int START_OF_SCAN = 0xda;

    /** Whether a person's computer can show it. */
    boolean isBearable() {
        return width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS;
    }

    /** That of a picture of this kind; empty where its header cannot be read. */
    static Optional<PictureSize> of(DocumentKind kind, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            PictureSize size = switch (kind) {
                case PNG -> png(bytes);
                case JPEG -> jpeg(bytes);
                case PDF -> throw new IllegalArgumentException("no picture");
            };
            return Optional.of(size).filter(it -> it.width > 0 && it.height > 0);
        } catch (BufferUnderflowException | IllegalStateException cutOff) {
            return Optional.empty();
        }
    }

    /** ISO 15948, 11.2.2: IHDR is the first chunk. */
    private static PictureSize png(ByteBuffer bytes) {
        bytes.position(Math.min(PNG_SIGNATURE_BYTES, bytes.limit()));
        require(bytes.getInt() == PNG_HEADER_BYTES && bytes.getInt() == PNG_HEADER_TYPE);
        return new PictureSize(bytes.getInt(), bytes.getInt());
    }

    /** ISO 10918-1, B.1.1: segments up to the first frame header, which comes before any scan. */
    private static PictureSize jpeg(ByteBuffer bytes) {
        require(next(bytes) == MARKER && next(bytes) == START_OF_IMAGE);
        while (true) {
            require(next(bytes) == MARKER);
            int marker = next(bytes);
            while (marker == MARKER) {
                marker = next(bytes);
            }
            require(marker > START_OF_SCAN || (marker >= 0xc0 && marker < 0xd0));
            int length = bytes.getShort() & 0xffff;
            if (isFrame(marker)) {
                bytes.get();
                long height = bytes.getShort() & 0xffff;
                return new PictureSize(bytes.getShort() & 0xffff, height);
            }
            require(length >= 2 && length - 2 <= bytes.remaining());
            bytes.position(bytes.position() + length - 2);
        }
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int next(ByteBuffer bytes) {
        return bytes.get() & 0xff;
    }

    private static void require(boolean asTheStandardSays) {
        if (!asTheStandardSays) {
            throw new IllegalStateException("no header");
        }
    }
}
