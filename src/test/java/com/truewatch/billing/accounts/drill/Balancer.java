package com.truewatch.billing.accounts.drill;

import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A balancer of connections, as those of clouds are: it asks every replica five times a second whether it is ready, and
 * gives each new connection to the next one that is. A connection stays where it is until either side ends it, so nothing
 * under way is cut; clients that use one connection per request are moved at once. While none is ready it asks any: they
 * know best what to say.
 */
final class Balancer implements AutoCloseable {
    private static final long CHECKED_EVERY_MS = 200;
    private static final int CONNECT_TIMEOUT_MS = 1000;
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final NetClient replicaClient =
            vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS));
    private final HttpClient checkClient = HttpClient.newHttpClient();
    private final List<ServiceProcess> replicas;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final NetServer server;

    Balancer(List<ServiceProcess> replicas) {
        this.replicas = List.copyOf(replicas);
        this.server = vertx.createNetServer().connectHandler(this::accept);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        checkAll();
        vertx.setPeriodic(CHECKED_EVERY_MS, timer -> checkAll());
    }

    int port() {
        return server.actualPort();
    }

    /** How many replicas get connections now. */
    int ready() {
        return ready.size();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void checkAll() {
        for (int i = 0; i < replicas.size(); i++) {
            check(i);
        }
    }

    private void check(int replica) {
        HttpRequest request = HttpRequest.newBuilder(replicas.get(replica).readiness())
                .timeout(LONGEST_CHECK)
                .build();
        var unused = checkClient.sendAsync(request, BodyHandlers.discarding()).handle((answer, failed) -> {
            boolean isReady = failed == null && answer.statusCode() == 200;
            return isReady ? ready.add(replica) : ready.remove(replica);
        });
    }

    private void accept(NetSocket client) {
        client.pause();
        client.exceptionHandler(cut -> client.close());
        connect(replicas.size()).onSuccess(replica -> join(client, replica)).onFailure(nobody -> client.close());
    }

    /** The next ready replica that takes the connection: nothing was sent yet, so one that has just died costs nothing. */
    private Future<NetSocket> connect(int attempts) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < replicas.size(); i++) {
            int replica = Math.floorMod(first + i, replicas.size());
            if (ready.isEmpty() || ready.contains(replica)) {
                Future<NetSocket> connection =
                        replicaClient.connect(replicas.get(replica).port(), "127.0.0.1");
                return attempts <= 1
                        ? connection
                        : connection.recover(dead -> {
                            ready.remove(replica);
                            return connect(attempts - 1);
                        });
            }
        }
        return Future.failedFuture("No replica is ready.");
    }

    private static void join(NetSocket client, NetSocket replica) {
        replica.exceptionHandler(cut -> replica.close());
        replica.closeHandler(over -> client.close());
        client.closeHandler(over -> replica.close());
        client.handler(bytes -> send(bytes, client, replica));
        replica.handler(bytes -> send(bytes, replica, client));
        client.resume();
    }

    private static void send(Buffer bytes, NetSocket from, NetSocket to) {
        to.write(bytes);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }
}
