package cn.zhengxin.query.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The reader under answers that were damaged at random, and under the known attacks. The run is bounded and its seed is written down, so that
 * what it finds is found again; {@code -Dmutations=1000000 -Dmutations.seed=7} runs longer, and elsewhere.
 */
class BureauAnswerReaderMutationTests {

    private static final int RUNS = Integer.getInteger("mutations", 20_000);
    private static final long SEED = Long.getLong("mutations.seed", 20_261_127L);
    private static final int MOST_AT_ONCE = 6;
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    /** What attackers of XML parsers write, spliced in at random places. */
    private static final List<String> FRAGMENTS = List.of(
            "<!DOCTYPE a [<!ENTITY x \"y\">]>",
            "<!DOCTYPE a SYSTEM \"file:///etc/hostname\">",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]>",
            "&x;",
            "&#0;",
            "&#x10FFFF;",
            "&amp;&lt;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "<?xml version=\"1.1\"?>",
            "<?pi?>",
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>",
            "xmlns=\"urn:x\" ",
            "<a:b/>",
            "<a>".repeat(40),
            "</Document>",
            "</CreditReportResponse>",
            "<RequestNumber>ZX00000000000000000000000000000000</RequestNumber>",
            "<Result>ANSWERED</Result>",
            "\u0000",
            "\uFEFF");

    private final BureauAnswerReader reader = new BureauAnswerReader();
    private final RequestNumber number = RequestNumber.of(CreditQueryId.next());

    @Test
    @Timeout(180)
    @DisplayName(
            "Q12 · however an answer was damaged, it is read or refused: in time, and with nothing but its own refusal")
    void howeverAnAnswerWasDamaged() throws IOException {
        var random = new Random(SEED);
        List<byte[]> seeds = seeds();
        int read = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] damaged = damaged(seeds.get(random.nextInt(seeds.size())), random);
            long begin = System.nanoTime();
            try {
                reader.read(damaged, number);
                read++;
            } catch (UnreadableAnswer refused) {
                assertThat(refused.getMessage()).doesNotContain("/etc", "ZX0000");
            } catch (RuntimeException | StackOverflowError defect) {
                throw new AssertionError("run " + run + " of seed " + SEED, defect);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("run %s of seed %s", run, SEED)
                    .isLessThan(SLOWEST);
        }
        // A run that refuses everything would prove nothing.
        assertThat(read).isPositive().isLessThan(RUNS);
    }

    private List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<byte[]>();
        Path examples = Path.of("..", "deploy", "bureau-simulator", "contract", "examples");
        for (String report : List.of("personal-report.xml", "enterprise-report.xml")) {
            String document = Files.readString(examples.resolve(report)).replaceFirst("<\\?xml[^>]*\\?>", "");
            // The start of a report is enough to damage; whole ones only take longer.
            seeds.add(answer("<Result>ANSWERED</Result>" + document));
        }
        seeds.add(answer(
                "<Result>ANSWERED</Result><Document><PA01><PA01A><PA01AI01>1</PA01AI01></PA01A></PA01></Document>"));
        seeds.add(answer("<Result>NO_RECORD</Result>"));
        seeds.add(answer("<Result>REJECTED</Result><RejectionCode>SUBJECT_BLOCKED</RejectionCode>"));
        return seeds;
    }

    private byte[] answer(String inner) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><CreditReportResponse><RequestNumber>" + number.value()
                        + "</RequestNumber>" + inner + "</CreditReportResponse>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = seed;
        int damages = 1 + random.nextInt(MOST_AT_ONCE);
        for (int damage = 0; damage < damages && bytes.length > 0; damage++) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> flipped(bytes, at, random);
                case 1 -> Arrays.copyOf(bytes, at);
                case 2 ->
                    spliced(
                            bytes,
                            at,
                            at,
                            FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8));
                case 3 -> spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(64)), new byte[0]);
                case 4 -> {
                    // A piece of itself, somewhere else.
                    int end = Math.min(bytes.length, at + 1 + random.nextInt(512));
                    byte[] piece = Arrays.copyOfRange(bytes, at, end);
                    int to = random.nextInt(bytes.length);
                    yield spliced(bytes, to, to, piece);
                }
                default -> {
                    byte[] noise = new byte[1 + random.nextInt(16)];
                    random.nextBytes(noise);
                    yield spliced(bytes, at, at, noise);
                }
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] next = bytes.clone();
        next[at] ^= (byte) (1 << random.nextInt(8));
        return next;
    }

    /** The bytes from {@code begin} up to {@code end} replaced. */
    private static byte[] spliced(byte[] bytes, int begin, int end, byte[] piece) {
        var out = new ByteArrayOutputStream(bytes.length + piece.length);
        out.write(bytes, 0, begin);
        out.write(piece, 0, piece.length);
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }
}
