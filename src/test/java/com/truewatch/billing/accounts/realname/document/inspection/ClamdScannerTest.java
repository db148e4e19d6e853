package com.truewatch.billing.accounts.realname.document.inspection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.document.DocumentKind;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a socket that speaks the protocol of clamd. */
class ClamdScannerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private ServerSocket clamd;
    private CompletableFuture<byte[]> received = new CompletableFuture<>();

    @BeforeEach
    void listen() throws IOException {
        clamd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        clamd.close();
    }

    @Test
    void sendsAllBytesAndBelievesTheAnswer() throws Exception {
        byte[] content = new byte[5 * 1024 * 1024];
        content[content.length - 1] = 7;
        answers("stream: OK\0");

        assertTrue(scanner(LONG).isClean(content));
        assertArrayEquals(content, received.get(30, TimeUnit.SECONDS));

        answers("stream: Win.Test.EICAR_HDB-1 FOUND\0");
        assertFalse(scanner(LONG).isClean(new byte[] {1}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stream: OK",
                "stream: OK\n",
                "stream: OK FOUND OK\0",
                "INSTREAM size limit exceeded. ERROR\0",
                "UNKNOWN COMMAND\0",
                "stream: lstat() failed: No such file or directory. ERROR\0",
                "\0"
            })
    void whatIsNoAnswerIsNoOk(String answer) {
        answers(answer);

        assertThrows(IOException.class, () -> scanner(LONG).isClean(new byte[] {1}));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        answers("stream: " + "x".repeat(100_000));

        assertThrows(IOException.class, () -> scanner(LONG).isClean(new byte[] {1}));
    }

    @Test
    void isNotWaitedForLongerThanIsSaid() {
        // Nobody reads what is sent, and nobody answers.
        assertThrows(IOException.class, () -> scanner(Duration.ofMillis(50)).isClean(new byte[5 * 1024 * 1024]));
        assertThrows(IOException.class, () -> scanner(Duration.ZERO).isClean(new byte[] {1}));
    }

    @Test
    void aDocumentIsKeptOnlyWhileTheScannerSaysSo() throws Exception {
        byte[] document = RealNameCalls.picture("png");
        DocumentInspection inspection = new DocumentInspection(scanner(LONG));

        answers("stream: OK\0");
        assertEquals(DocumentKind.PNG, inspection.inspect(document).kind());
        answers("stream: x FOUND\0");
        assertEquals(Problem.INVALID_REQUEST, refusal(inspection, document));
        answers("ERROR\0");
        assertEquals(Problem.UNAVAILABLE, refusal(inspection, document));
        clamd.close();
        assertEquals(Problem.UNAVAILABLE, refusal(inspection, document));
        DocumentInspection unresolved = new DocumentInspection(new ClamdScanner("no-such-host.invalid", 3310, LONG));
        assertEquals(Problem.UNAVAILABLE, refusal(unresolved, document));
    }

    private static Problem refusal(DocumentInspection inspection, byte[] document) {
        return assertThrows(ProblemException.class, () -> inspection.inspect(document))
                .problem();
    }

    private DocumentScanner scanner(Duration timeout) {
        return new ClamdScanner(clamd.getInetAddress().getHostAddress(), clamd.getLocalPort(), timeout);
    }

    /** Takes one document, in however many chunks, and says this of it. */
    private void answers(String answer) {
        received = CompletableFuture.supplyAsync(() -> {
            try (Socket caller = clamd.accept();
                    DataInputStream request = new DataInputStream(caller.getInputStream())) {
                byte[] command = request.readNBytes("zINSTREAM\0".length());
                assertEquals("zINSTREAM\0", new String(command, StandardCharsets.US_ASCII));
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = request.readInt(); length > 0; length = request.readInt()) {
                    content.writeBytes(request.readNBytes(length));
                }
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return content.toByteArray();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
