package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.Purpose;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A program that masks a report of any length, made while it is read: {@link StreamingMaskingTests} gives it a small heap. */
final class LongReport {

    private static final int CARDS = 20;

    private LongReport() {}

    /**
     * Masks one report and says what it read and wrote.
     *
     * @param arguments its length in bytes
     */
    public static void main(String[] arguments) {
        long length = Long.parseLong(arguments[0]);
        Counting out = new Counting();
        long[] read = new long[1];
        MaskingSummary summary = Reports.masking()
                .mask(
                        RawCreditReport.ofStream(ReportType.PERSONAL, () -> new Report(length, read)),
                        Set.of("张晓明"),
                        Reports.viewing("query-officer", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN),
                        FirstPolicy.policy(),
                        out);
        System.out.println("read " + read[0] + " written " + out.written + ": " + summary);
        if (read[0] < 2 * length || out.written < length / 2 || summary.findings() == 0) {
            System.exit(1);
        }
    }

    /** Accounts without end, each with a statement that names the person. */
    private static final class Report extends InputStream {

        private final long length;
        private final long[] total;
        private long given;
        private int account;
        private byte[] part = "{\"PD01\":[".getBytes(StandardCharsets.UTF_8);
        private int at;
        private boolean ended;

        Report(long length, long[] total) {
            this.length = length;
            this.total = total;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (at == part.length) {
                if (ended) {
                    return -1;
                }
                at = 0;
                if (given >= length) {
                    ended = true;
                    part = "{}]}".getBytes(StandardCharsets.UTF_8);
                } else {
                    account++;
                    part = ("{\"PD01A\":{\"PD01AI03\":\"62220883016613186" + (10 + account % CARDS)
                                    + "\",\"PD01AD01\":\"R2\"},\"PD01Z\":{\"PD01ZH\":[{\"PD01ZQ01\":\"第" + account
                                    + "笔：本人张晓明从未逾期，电话13260181590。\"}]}},")
                            .getBytes(StandardCharsets.UTF_8);
                }
            }
            int size = Math.min(wanted, part.length - at);
            System.arraycopy(part, at, target, offset, size);
            at += size;
            given += size;
            total[0] += size;
            return size;
        }
    }

    private static final class Counting extends OutputStream {

        private long written;

        @Override
        public void write(int sign) {
            written++;
        }

        @Override
        public void write(byte[] signs, int offset, int length) {
            written += length;
        }
    }
}
