package cn.zhengxin.query.batch.fastcsv;

import cn.zhengxin.query.batch.application.BatchFileReader;
import cn.zhengxin.query.batch.application.FileReading;
import cn.zhengxin.query.batch.model.BatchColumn;
import cn.zhengxin.query.batch.model.BatchHeading;
import cn.zhengxin.query.batch.model.StatedQuery;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Values between commas, quoted where needed, in UTF-8 or in GB 18030, as spread-sheet programs write them here. Takes what no other
 * reader recognises.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CsvFileReader implements BatchFileReader {

    /** Longer than any row of good values, and short enough to be held. */
    private static final int LONGEST_ROW = 16 * 1024;

    private static final String UNREADABLE =
            "must be values between commas, each row on a line of its own, quoted with \" where needed";

    @Override
    public boolean recognises(byte[] content) {
        return true;
    }

    @Override
    public FileReading read(byte[] content, Predicate<StatedQuery> rows) {
        Optional<Charset> charset = Stream.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))
                .filter(candidate -> isWrittenIn(candidate, content))
                .findFirst();
        if (charset.isEmpty()) {
            return FileReading.Unreadable.because("must be an XLSX workbook, or text in UTF-8 or GB 18030");
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(withoutMark(content, charset.get()))) {
            return read(records, rows);
        } catch (CsvParseException malformed) {
            return FileReading.Unreadable.because(UNREADABLE);
        } catch (IOException | UncheckedIOException unreadable) {
            // Only memory is read here.
            return FileReading.Unreadable.because(UNREADABLE);
        }
    }

    private static FileReading read(CsvReader<CsvRecord> records, Predicate<StatedQuery> rows) {
        var iterator = records.iterator();
        if (!iterator.hasNext()) {
            return FileReading.Unreadable.because("must name its columns in the first line: " + BatchColumn.words());
        }
        BatchHeading heading = BatchHeading.of(iterator.next().getFields());
        if (!heading.faults().isEmpty()) {
            return new FileReading.Unreadable(heading.faults());
        }
        while (iterator.hasNext()) {
            StatedQuery row = stated(iterator.next(), heading);
            if (!row.isBlank() && !rows.test(row)) {
                break;
            }
        }
        return new FileReading.Done();
    }

    private static StatedQuery stated(CsvRecord record, BatchHeading heading) {
        Map<BatchColumn, String> texts = new EnumMap<>(BatchColumn.class);
        boolean overlong = false;
        for (int position = 0; position < record.getFieldCount(); position++) {
            String text = record.getField(position);
            BatchColumn column = heading.columns().get(position);
            if (column != null) {
                texts.put(column, text);
            } else if (!text.isBlank()) {
                overlong = true;
            }
        }
        return new StatedQuery(Math.toIntExact(record.getStartingLineNumber()), texts, overlong, Map.of());
    }

    private static Reader withoutMark(byte[] content, Charset charset) {
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        return new InputStreamReader(new ByteArrayInputStream(content, start, content.length - start), charset);
    }

    /** Every byte, without keeping what it says. */
    private static boolean isWrittenIn(Charset charset, byte[] content) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer window = CharBuffer.allocate(4096);
        CoderResult result;
        do {
            window.clear();
            result = decoder.decode(bytes, window, true);
            // Text holds no such character; a file of another kind does.
            for (int position = 0; position < window.position(); position++) {
                if (window.get(position) == '\0') {
                    return false;
                }
            }
        } while (result.isOverflow());
        return result.isUnderflow();
    }
}
