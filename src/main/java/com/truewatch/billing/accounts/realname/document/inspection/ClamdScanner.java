package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks a clamd of ClamAV by {@code INSTREAM} (clamd(8)): the bytes in counted chunks, then one line of answer. */
final class ClamdScanner implements DocumentScanner {
    private static final Logger LOG = Logger.getLogger(ClamdScanner.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ANSWER = 1024;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration timeout;

    ClamdScanner(String host, int port, Duration timeout) {
        this.host = host;
        this.port = port;
        this.timeout = timeout;
    }

    @Override
    public boolean isClean(byte[] content) throws IOException {
        String answer = ask(content);
        if (answer.equals(CLEAN)) {
            return true;
        }
        if (answer.startsWith("stream: ") && answer.endsWith(FOUND)) {
            LOG.infof("The scanner has found %s in a document", answer.replaceAll("[^\\x21-\\x7e]", " "));
            return false;
        }
        throw new IOException("answers " + answer.replaceAll("[^\\x20-\\x7e]", "?"));
    }

    /** Under one deadline: a scanner that takes bytes slowly, or answers slowly, holds nobody longer than one that is dead. */
    private String ask(byte[] content) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        try (AsynchronousSocketChannel clamd = AsynchronousSocketChannel.open()) {
            await(clamd.connect(address()), end);
            for (ByteBuffer part : new ByteBuffer[] {
                ByteBuffer.wrap(COMMAND), length(content.length), ByteBuffer.wrap(content), length(0)
            }) {
                while (part.hasRemaining()) {
                    await(clamd.write(part), end);
                }
            }
            return answer(clamd, end);
        }
    }

    /** Looked up each time: the scanner may move. */
    private InetSocketAddress address() throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("has a host that is unknown");
        }
        return address;
    }

    private static String answer(AsynchronousSocketChannel clamd, long end) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && await(clamd.read(answer), end) >= 0) {
            if (answer.get(answer.position() - 1) == 0) {
                return new String(answer.array(), 0, answer.position() - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("its answer has no end");
    }

    private static ByteBuffer length(int bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
    }

    private static <T> T await(Future<T> step, long end) throws IOException {
        try {
            return step.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new IOException("does not answer in time", late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
