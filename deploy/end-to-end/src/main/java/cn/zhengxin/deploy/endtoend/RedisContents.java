package cn.zhengxin.deploy.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Every key of a Redis and everything under it, as bytes; in Redis' own protocol, so that no client's reading stands between. */
final class RedisContents implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RedisContents(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /**
     * Hands over each key and each value.
     *
     * @param take a place, which names no key because a key may be what is looked for, and what stands there
     */
    static void read(int port, BiConsumer<String, byte[]> take) {
        try (var contents = connect(port)) {
            String cursor = "0";
            do {
                var page = (List<?>) contents.ask(ascii("SCAN"), ascii(cursor));
                cursor = new String((byte[]) page.get(0), StandardCharsets.US_ASCII);
                for (var key : (List<?>) page.get(1)) {
                    contents.read((byte[]) key, take);
                }
            } while (!cursor.equals("0"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Redis cannot be read", unreadable);
        }
    }

    private static RedisContents connect(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RedisContents(socket);
    }

    private void read(byte[] key, BiConsumer<String, byte[]> take) throws IOException {
        take.accept("Redis, a key", key);
        String type = new String((byte[]) ask(ascii("TYPE"), key), StandardCharsets.US_ASCII);
        var value = switch (type) {
            case "string" -> ask(ascii("GET"), key);
            case "hash" -> ask(ascii("HGETALL"), key);
            case "set" -> ask(ascii("SMEMBERS"), key);
            case "list" -> ask(ascii("LRANGE"), key, ascii("0"), ascii("-1"));
            case "zset" -> ask(ascii("ZRANGE"), key, ascii("0"), ascii("-1"));
            case "stream" -> ask(ascii("XRANGE"), key, ascii("-"), ascii("+"));
            // It ended meanwhile.
            default -> List.of();
        };
        each(value, bytes -> take.accept("Redis, a value of type " + type, bytes));
    }

    private static void each(Object value, Consumer<byte[]> take) {
        if (value instanceof byte[] bytes) {
            take.accept(bytes);
        } else if (value instanceof List<?> list) {
            list.forEach(one -> each(one, take));
        }
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    private Object ask(byte[]... words) throws IOException {
        var request = new ByteArrayOutputStream();
        request.write(ascii("*" + words.length + "\r\n"));
        for (byte[] word : words) {
            request.write(ascii("$" + word.length + "\r\n"));
            request.write(word);
            request.write(ascii("\r\n"));
        }
        out.write(request.toByteArray());
        out.flush();
        return answer();
    }

    /** Bytes, or a list of answers; nothing is an empty list. */
    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> ascii(rest);
            case '$' -> {
                int length = Integer.parseInt(rest);
                if (length < 0) {
                    yield List.of();
                }
                byte[] bytes = in.readNBytes(length);
                line();
                yield bytes;
            }
            case '*' -> {
                var list = new ArrayList<Object>();
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    list.add(answer());
                }
                yield list;
            }
            default -> throw new IOException("Redis refuses to tell");
        };
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\r'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        in.readUnsignedByte();
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
