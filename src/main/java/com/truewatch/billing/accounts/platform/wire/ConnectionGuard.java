package com.truewatch.billing.accounts.platform.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.VertxHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection. It exchanges the decoder of requests for a strict one; and when the service hangs up
 * on a client that is still sending, it reads on for a moment, because a socket that is closed with unread bytes is reset,
 * which takes the answer away from who has not read it yet (RFC 9112, 9.6).
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    private static final String DECODER = "httpDecoder";
    private static final String REQUESTS = "handler";
    private static final long LINGER_MS = 1000;

    private @Nullable StrictRequestDecoder decoder;
    private boolean begun;
    private boolean hangingUp;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (hangingUp) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (!begun) {
            begun = true;
            install(context.pipeline());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        Channel channel = context.channel();
        if (hangingUp
                || decoder == null
                || !decoder.isInMessage()
                || !channel.isActive()
                || !(channel instanceof SocketChannel socket)) {
            var unused = context.close(promise);
            return;
        }
        hangingUp = true;
        var unusedEnd = socket.shutdownOutput();
        channel.config().setAutoRead(true);
        Runnable close = () -> {
            var unused = context.close(promise);
        };
        var unusedTimer = context.executor().schedule(close, LINGER_MS, TimeUnit.MILLISECONDS);
    }

    /** A connection that speaks TLS or another protocol first has none of these yet, and stays as it is. */
    private void install(ChannelPipeline pipeline) {
        ArcContainer beans = Arc.container();
        if (beans == null
                || pipeline.get(DECODER) == null
                || !(pipeline.get(REQUESTS) instanceof VertxHandler<?> handler)
                || !(handler.getConnection() instanceof HttpServerConnection connection)) {
            return;
        }
        MalformedRequests refusals = beans.instance(MalformedRequests.class).get();
        connection.invalidRequestHandler(refusals::refuse);
        decoder = refusals.decoder();
        pipeline.replace(DECODER, DECODER, decoder);
    }
}
