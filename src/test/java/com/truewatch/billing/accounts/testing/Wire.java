package com.truewatch.billing.accounts.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A connection over which a test sends whatever bytes it likes, and reads what comes back. */
public final class Wire implements AutoCloseable {
    /** How long the other side may be silent before a test gives up on it. */
    private static final int PATIENCE_MS = 40_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** To the service under test. */
    public static Wire open() throws IOException {
        return open(RestAssured.port);
    }

    /** To this port of this machine. */
    public static Wire open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /** The answer to this one request, on a connection of its own. */
    public static Answer exchange(String request) throws IOException {
        try (Wire wire = open()) {
            return wire.send(request).read();
        }
    }

    /** As it stands; each character is a byte. */
    public Wire send(String bytes) throws IOException {
        return send(bytes.getBytes(ISO_8859_1));
    }

    /** As they stand. */
    public Wire send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer. */
    public Answer read() throws IOException {
        Answer head = readHead();
        return new Answer(head.version, head.status, head.headers, new String(readBody(head), UTF_8));
    }

    /** The next answer, which has no body whatever it says: that to a HEAD. */
    public Answer readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("The connection ended after: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        List<String> lines = head.toString(ISO_8859_1).lines().toList();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String version = lines.get(0).substring(0, lines.get(0).indexOf(' '));
        int status = Integer.parseInt(lines.get(0).substring(version.length() + 1, version.length() + 4));
        return new Answer(version, status, headers, "");
    }

    /** Whether the other side ends the connection; what it answers before is skipped. */
    public boolean isEnded() throws IOException {
        return isEndedWithin(PATIENCE_MS);
    }

    /** Whether it is ended before so long; what is answered is skipped. */
    public boolean isEndedWithin(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            int next;
            do {
                next = socket.getInputStream().read();
            } while (next >= 0);
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    private byte[] readBody(Answer head) throws IOException {
        InputStream in = socket.getInputStream();
        if (!head.headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return in.readNBytes(Integer.parseInt(head.headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = readSize(in); size > 0; size = readSize(in)) {
            body.write(in.readNBytes(size));
            in.readNBytes(2);
        }
        in.readNBytes(2);
        return body.toByteArray();
    }

    private static int readSize(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Version and status, headers by their names in small letters, body. */
    public record Answer(String version, int status, Map<String, String> headers, String body) {
        /** Refused with this problem, whose answer is complete. */
        public Answer assertProblem(int expected, String type) {
            assertEquals(expected, status, body);
            assertEquals("application/problem+json", headers.getOrDefault("content-type", ""), body);
            JsonObject problem = new JsonObject(body);
            assertEquals("/problems/" + type, problem.getString("type"));
            assertEquals(expected, problem.getInteger("status"));
            assertEquals("no-store", headers.getOrDefault("cache-control", ""));
            assertTrue(!body.contains("Exception") && !body.contains("java."), body);
            return this;
        }
    }
}
