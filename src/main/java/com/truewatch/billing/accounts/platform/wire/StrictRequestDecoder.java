package com.truewatch.billing.accounts.platform.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder, which repairs what it can, made to refuse what another server on the way may have read otherwise; and
 * the head of a request must be there in time. After a refusal nothing that follows on the connection is a request.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
    /** Metrics and log know each unknown method by this name. */
    private static final HttpMethod OTHER = HttpMethod.valueOf("OTHER");

    private final Duration longestHead;
    private @Nullable Future<?> deadline;
    private boolean inMessage;
    private boolean refused;

    StrictRequestDecoder(HttpDecoderConfig limits, Duration longestHead) {
        super(limits.clone().setStrictLineParsing(true));
        this.longestHead = longestHead;
    }

    /** Whether the client has begun what is not at its end. */
    boolean isInMessage() {
        return inMessage;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        begin(context);
        super.channelRead(context, message);
        if (actualReadableBytes() > 0) {
            begin(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWaiting();
        super.channelInactive(context);
    }

    /** With the headers that Vert.x itself would take. */
    @Override
    protected HttpMessage createMessage(String[] line) {
        return new DefaultHttpRequest(
                HttpVersion.valueOf(line[2]), HttpMethod.valueOf(line[0]), line[1], HeadersMultiMap.httpHeaders());
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new MalformedRequestException("must not say its length twice");
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages) throws Exception {
        if (refused) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        int before = messages.size();
        super.decode(context, bytes, messages);
        for (Object message : messages.subList(before, messages.size())) {
            look(message);
        }
    }

    private void look(Object message) {
        if (message instanceof HttpRequest request) {
            inMessage = true;
            stopWaiting();
            judge(request);
            refused = request.decoderResult().isFailure();
        }
        if (message instanceof LastHttpContent && !refused) {
            inMessage = false;
        }
    }

    private static void judge(HttpRequest request) {
        if (request.decoderResult().isSuccess()) {
            MessageRules.flaw(request).ifPresent(flaw -> request.setDecoderResult(DecoderResult.failure(flaw)));
        }
        // The answer and the log repeat neither a version nor a method that somebody has made up.
        if (!MessageRules.isOfOurVersion(request)) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        if (!MessageRules.isOfKnownMethod(request)) {
            if (request.decoderResult().isSuccess()) {
                request.setDecoderResult(DecoderResult.failure(new UnknownMethodException()));
            }
            request.setMethod(OTHER);
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (!inMessage) {
            inMessage = true;
            deadline =
                    context.executor().schedule(() -> giveUp(context), longestHead.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Lets the refusal take its turn like any other request: an answer to the one before may be under way. */
    private void giveUp(ChannelHandlerContext context) {
        refused = true;
        HttpRequest late = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        late.setDecoderResult(DecoderResult.failure(new LateRequestException()));
        context.fireChannelRead(late);
        context.fireChannelReadComplete();
    }
}
