package cn.zhengxin.deploy.bureausimulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server: whole requests in, whole answers out, and the ways to break an answer on purpose. */
final class HttpEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
    private static final int LARGEST_REQUEST = 1 << 20;

    /** @param path without query */
    record Request(String method, String path, String body) {
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /** Takes a request on a thread that may block. */
    interface Handler {
        void handle(Request request, Exchange exchange) throws Exception;
    }

    /** One request's way back to the client. */
    interface Exchange {

        void answer(int status, String contentType, String body, Runnable whenServed);

        default void answer(int status, String contentType, String body) {
            answer(status, contentType, body, () -> {});
        }

        /** Ends the connection with a reset rather than an orderly close. */
        void reset();

        /** Announces the whole answer, sends half of it and closes. */
        void half(String contentType, String body);

        /** Announces the whole answer and sends a byte of it each time the pause has passed. */
        void trickle(String contentType, String body, Duration pause);

        /** Announces an answer of that many bytes and sends it for as long as the client reads. */
        void huge(String contentType, String start, String middle, long bytes);

        /** Runs later, off the caller's thread. */
        void after(Duration delay, Runnable then);

        /** Runs once the client has closed the connection or, if it stays, after the time. */
        void whenGoneOrAfter(Duration longest, Runnable then);
    }

    private final Channel channel;

    private HttpEndpoint(Channel channel) {
        this.channel = channel;
    }

    static HttpEndpoint start(EventLoopGroup loops, ExecutorService workers, int port, Handler handler)
            throws InterruptedException {
        return start(loops, workers, port, null, handler);
    }

    /** @param tls null for plain HTTP */
    static HttpEndpoint start(
            EventLoopGroup loops, ExecutorService workers, int port, @Nullable SslContext tls, Handler handler)
            throws InterruptedException {
        var channel = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        if (tls != null) {
                            client.pipeline().addLast(tls.newHandler(client.alloc()));
                        }
                        client.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
                                .addLast(new Dispatcher(workers, handler));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync()
                .channel();
        return new HttpEndpoint(channel);
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static final class Dispatcher extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final ExecutorService workers;
        private final Handler handler;

        Dispatcher(ExecutorService workers, Handler handler) {
            this.workers = workers;
            this.handler = handler;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
            String uri = message.uri();
            int query = uri.indexOf('?');
            var request = new Request(
                    message.method().name(),
                    query < 0 ? uri : uri.substring(0, query),
                    message.content().toString(StandardCharsets.UTF_8));
            var exchange = new ChannelExchange(context, workers);
            workers.execute(() -> {
                try {
                    handler.handle(request, exchange);
                } catch (Exception e) {
                    LOG.error("A request could not be handled", e);
                    exchange.answer(500, "text/plain", "");
                }
            });
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("Connection ended", cause);
            var _ = context.close();
        }
    }

    private record ChannelExchange(ChannelHandlerContext context, ExecutorService workers) implements Exchange {

        @Override
        public void answer(int status, String contentType, String body, Runnable whenServed) {
            context.writeAndFlush(response(status, contentType, body)).addListener((ChannelFutureListener) written -> {
                if (written.isSuccess()) {
                    workers.execute(whenServed);
                }
            });
        }

        private static DefaultFullHttpResponse response(int status, String contentType, String body) {
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(status),
                    Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, contentType + "; charset=utf-8")
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            return response;
        }

        @Override
        public void reset() {
            // Lingering for zero seconds makes the close a reset.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            // Past TLS as well, which would say good-bye first.
            context.executor().execute(() -> context.channel().unsafe().closeForcibly());
        }

        @Override
        public void half(String contentType, String body) {
            byte[] whole = body.getBytes(StandardCharsets.UTF_8);
            pastTheCodec()
                    .writeAndFlush(Unpooled.wrappedBuffer(
                            head(contentType, whole.length), Arrays.copyOf(whole, whole.length / 2)))
                    .addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void trickle(String contentType, String body, Duration pause) {
            byte[] whole = body.getBytes(StandardCharsets.UTF_8);
            var _ = pastTheCodec().writeAndFlush(Unpooled.wrappedBuffer(head(contentType, whole.length)));
            drip(whole, 0, pause);
        }

        private void drip(byte[] whole, int next, Duration pause) {
            if (next >= whole.length || !context.channel().isActive()) {
                return;
            }
            var _ = pastTheCodec().writeAndFlush(Unpooled.wrappedBuffer(whole, next, 1));
            var _ = context.executor()
                    .schedule(() -> drip(whole, next + 1, pause), pause.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void huge(String contentType, String start, String middle, long bytes) {
            var _ = pastTheCodec()
                    .writeAndFlush(
                            Unpooled.wrappedBuffer(head(contentType, bytes), start.getBytes(StandardCharsets.UTF_8)));
            pour(middle.getBytes(StandardCharsets.UTF_8), bytes);
        }

        /** Piece after piece, each once the one before was taken. */
        private void pour(byte[] piece, long left) {
            if (left <= 0) {
                var _ = context.close();
                return;
            }
            pastTheCodec().writeAndFlush(Unpooled.wrappedBuffer(piece)).addListener((ChannelFutureListener) written -> {
                if (written.isSuccess()) {
                    pour(piece, left - piece.length);
                }
            });
        }

        private static byte[] head(String contentType, long length) {
            return ("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "; charset=utf-8\r\nContent-Length: " + length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        /** The codec would let no broken message through; TLS, which lies beyond, has to see all of it. */
        private ChannelHandlerContext pastTheCodec() {
            return Objects.requireNonNull(context.pipeline().context(HttpServerCodec.class));
        }

        @Override
        public void after(Duration delay, Runnable then) {
            var _ = context.executor().schedule(() -> workers.execute(then), delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void whenGoneOrAfter(Duration longest, Runnable then) {
            var once = new AtomicBoolean();
            Runnable first = () -> {
                if (once.compareAndSet(false, true)) {
                    workers.execute(then);
                }
            };
            context.channel().closeFuture().addListener(_ -> first.run());
            var _ = context.executor().schedule(first, longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
