package com.truewatch.billing.accounts.realname.document.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.realname.document.DocumentKind;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PictureSizeTest {
    @ParameterizedTest
    @CsvSource({"1,1", "8000,8000", "32767,1", "1,32767", "8192,6144"})
    void anOrdinaryOneIsBearable(int width, int height) {
        assertEquals(Optional.of(true), bearable(DocumentKind.PNG, sized(DocumentKind.PNG, width, height)));
        assertEquals(Optional.of(true), bearable(DocumentKind.JPEG, sized(DocumentKind.JPEG, width, height)));
    }

    @ParameterizedTest
    @CsvSource({"65000,65000", "8001,8000", "32768,1", "1,32768", "65535,65535"})
    void aGiganticOneIsNot(int width, int height) {
        assertEquals(Optional.of(false), bearable(DocumentKind.PNG, sized(DocumentKind.PNG, width, height)));
        assertEquals(Optional.of(false), bearable(DocumentKind.JPEG, sized(DocumentKind.JPEG, width, height)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "0,0"})
    void oneOfNoSizeIsNone(int width, int height) {
        assertEquals(Optional.empty(), bearable(DocumentKind.PNG, sized(DocumentKind.PNG, width, height)));
        assertEquals(Optional.empty(), bearable(DocumentKind.JPEG, sized(DocumentKind.JPEG, width, height)));
    }

    @Test
    void aSizeOfMoreThan31BitsIsNone() {
        assertEquals(Optional.empty(), bearable(DocumentKind.PNG, sized(DocumentKind.PNG, -1, 1)));
        assertEquals(Optional.empty(), bearable(DocumentKind.PNG, sized(DocumentKind.PNG, 1, Integer.MIN_VALUE)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DocumentKind.class,
            names = {"PNG", "JPEG"})
    void whatIsCutOffBeforeItsHeaderIsNone(DocumentKind kind) {
        byte[] picture = sized(kind, 2, 3);
        int end = sizeAt(kind, picture) + (kind == DocumentKind.PNG ? 8 : 4);
        for (int length = 0; length < end; length++) {
            assertEquals(Optional.empty(), bearable(kind, Arrays.copyOf(picture, length)));
        }
        assertEquals(Optional.of(true), bearable(kind, Arrays.copyOf(picture, end)));
    }

    @Test
    void whatOnlyBeginsAsAPictureIsNone() {
        byte[] png = sized(DocumentKind.PNG, 2, 3);
        png[12] = 'x';
        assertEquals(Optional.empty(), bearable(DocumentKind.PNG, png));
        for (int after : new int[] {0x00, 0x01, 0xbf, 0xd0, 0xd8, 0xd9, 0xda}) {
            byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) after, 0, 2, (byte) 0xff, (byte) 0xc0};
            assertEquals(Optional.empty(), bearable(DocumentKind.JPEG, Arrays.copyOf(jpeg, 64)), "" + after);
        }
    }

    private static Optional<Boolean> bearable(DocumentKind kind, byte[] content) {
        return PictureSize.of(kind, content).map(PictureSize::isBearable);
    }

    /** A picture of one point that says it is this large. */
    private static byte[] sized(DocumentKind kind, int width, int height) {
        byte[] picture = RealNameCalls.picture(kind.extension());
        ByteBuffer size = ByteBuffer.wrap(picture).position(sizeAt(kind, picture));
        if (kind == DocumentKind.PNG) {
            size.putInt(width).putInt(height);
        } else {
            size.putShort((short) height).putShort((short) width);
        }
        return picture;
    }

    private static int sizeAt(DocumentKind kind, byte[] picture) {
        if (kind == DocumentKind.PNG) {
            return 16;
        }
        int frame = 2;
        while (picture[frame + 1] != (byte) 0xc0) {
            frame += 2 + ByteBuffer.wrap(picture).getShort(frame + 2);
        }
        return frame + 5;
    }
}
