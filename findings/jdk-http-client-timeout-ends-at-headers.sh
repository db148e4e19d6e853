#!/usr/bin/env bash
# What HttpRequest.Builder.timeout bounds.
#
# Guess:   the call: send() of a request with a timeout of one second returns or throws after about a second, whatever the
#          server does.
# Truth:   the wait for the headers of the answer only. Once they are there the timer is off, and BodyHandlers.ofString() waits
#          for the body as long as the server likes: four seconds here, and no setting of this client ends it. A limit for the
#          whole is sendAsync(..).orTimeout(..), or get with a limit.
# Version: java.net.http of JDK 17.
# Source:  java.net.http.HttpRequest.Builder.timeout ("if the response is not received within the specified timeout");
#          jdk.internal.net.http.MultiExchange, cancelTimer; seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > Slow.java << 'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

public class Slow {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/headers", exchange -> {
            sleep();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        server.createContext("/body", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            OutputStream body = exchange.getResponseBody();
            body.write('o');
            body.flush();
            sleep();
            body.write('k');
            exchange.close();
        });
        server.start();
        ask(server, "/body");
        ask(server, "/headers");
        server.stop(0);
    }

    static void ask(HttpServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + path))
                .timeout(Duration.ofSeconds(1))
                .build();
        long start = System.nanoTime();
        String end;
        try {
            end = "returned " + HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        } catch (HttpTimeoutException late) {
            end = "threw " + late.getClass().getSimpleName();
        }
        boolean inTime = System.nanoTime() - start < Duration.ofMillis(2500).toNanos();
        System.out.println("late " + path.substring(1) + ": " + end + (inTime ? " in time" : " long after the second"));
    }

    static void sleep() {
        try {
            Thread.sleep(4000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
JAVA
java Slow.java | tee seen

diff - seen << 'SEEN'
late body: returned ok long after the second
late headers: threw HttpTimeoutException in time
SEEN
