package cn.zhengxin.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer that waits until it is kept: what is sent must be what is repeated. An answer above the limit goes through as
 * it comes and is not kept.
 */
final class HeldAnswer extends HttpServletResponseWrapper {

    private final int limit;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final HoldingStream stream = new HoldingStream();
    private @Nullable PrintWriter writer;
    private boolean passingThrough;
    private boolean errorSent;

    HeldAnswer(HttpServletResponse response, int limit) {
        super(response);
        this.limit = limit;
    }

    /** False when there is no whole answer to keep. */
    boolean isKeepable() {
        return !passingThrough && !errorSent;
    }

    KeptAnswer answer() {
        flushWriter();
        return new KeptAnswer(
                getStatus(), getContentType(), getHeader("Location"), getHeader("ETag"), held.toByteArray());
    }

    /** Lets go of what was held. */
    void send() throws IOException {
        flushWriter();
        if (!passingThrough && !errorSent) {
            passThrough();
        }
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    private void passThrough() throws IOException {
        passingThrough = true;
        held.writeTo(getResponse().getOutputStream());
        held.reset();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            String encoding = getCharacterEncoding();
            writer = new PrintWriter(new OutputStreamWriter(
                    stream, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (passingThrough) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        held.reset();
        super.resetBuffer();
    }

    @Override
    public void reset() {
        held.reset();
        super.reset();
    }

    @Override
    public void setContentLength(int length) {
        // The container counts what is finally written.
    }

    @Override
    public void setContentLengthLong(long length) {
        // As above.
    }

    @Override
    public void sendError(int status) throws IOException {
        errorSent = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        errorSent = true;
        super.sendError(status, message);
    }

    private final class HoldingStream extends ServletOutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!passingThrough && held.size() + length > limit) {
                passThrough();
            }
            if (passingThrough) {
                getResponse().getOutputStream().write(bytes, offset, length);
            } else {
                held.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (passingThrough) {
                getResponse().getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Answers to writes are written blocking");
        }
    }
}
