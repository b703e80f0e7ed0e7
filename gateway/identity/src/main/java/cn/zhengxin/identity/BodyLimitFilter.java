package cn.zhengxin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops bodies that announce, or turn out, to be larger than allowed. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final DataSize limit;
    private final DataSize multipartLimit;
    private final ProblemWriter writer;

    BodyLimitFilter(DataSize limit, DataSize multipartLimit, ProblemWriter writer) {
        this.limit = limit;
        this.multipartLimit = multipartLimit;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean multipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        long allowed = (multipart ? multipartLimit : limit).toBytes();
        if (request.getContentLengthLong() > allowed) {
            writer.write(request, response, EdgeProblem.PAYLOAD_TOO_LARGE);
            return;
        }
        // Where the container itself parses multi-part bodies, it reads past this wrapper and limits them by its own
        // setting.
        chain.doFilter(new LimitedRequest(request, allowed), response);
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final long allowed;
        private @Nullable ServletInputStream stream;
        private @Nullable BufferedReader reader;

        LimitedRequest(HttpServletRequest request, long allowed) {
            super(request);
            this.allowed = allowed;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new LimitedStream(super.getInputStream(), allowed);
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            if (reader == null) {
                String encoding = getCharacterEncoding();
                reader = new BufferedReader(new InputStreamReader(
                        getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
            }
            return reader;
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream stream;
        private long left;

        LimitedStream(ServletInputStream stream, long allowed) {
            this.stream = stream;
            this.left = allowed;
        }

        @Override
        public int read() throws IOException {
            int value = stream.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = stream.read(buffer, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
