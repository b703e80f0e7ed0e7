package cn.zhengxin.query.batch.fastexcel;

import cn.zhengxin.query.batch.application.BatchFileReader;
import cn.zhengxin.query.batch.application.BatchProperties;
import cn.zhengxin.query.batch.application.FileReading;
import cn.zhengxin.query.batch.model.BatchColumn;
import cn.zhengxin.query.batch.model.BatchHeading;
import cn.zhengxin.query.batch.model.StatedQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The first sheet of an XLSX workbook, row by row. Unpacked and looked through for what would burst a reader before it is read; formulas are
 * refused and never computed, nor is the value believed that a workbook keeps beside one.
 */
@Component
@Order(0)
class WorkbookFileReader implements BatchFileReader {

    private static final int MOST_DIGITS_KEPT = 15;

    private static final String UNREADABLE = "must be an XLSX workbook as a spread-sheet program writes it";

    private final BatchProperties.File properties;

    WorkbookFileReader(BatchProperties properties) {
        this.properties = properties.file();
    }

    @Override
    public boolean recognises(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    @Override
    public FileReading read(byte[] content, Predicate<StatedQuery> rows) {
        try {
            if (!Unpacking.isHarmless(content, properties.largestUnpacked())) {
                return FileReading.Unreadable.because(
                        UNREADABLE + ", without macros or external parts, and of the size of a batch");
            }
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                    Stream<Row> sheet = workbook.getFirstSheet().openStream()) {
                return read(sheet.iterator(), rows);
            }
        } catch (IOException | MalformedWorkbook malformed) {
            return FileReading.Unreadable.because(UNREADABLE);
        } catch (ExcelReaderException | IndexOutOfBoundsException | NullPointerException malformed) {
            // What the library makes of a workbook whose parts do not fit each other.
            return FileReading.Unreadable.because(UNREADABLE);
        }
    }

    private static FileReading read(Iterator<Row> sheet, Predicate<StatedQuery> rows) {
        BatchHeading heading = next(sheet, WorkbookFileReader::words)
                .map(BatchHeading::of)
                .orElseGet(() -> BatchHeading.of(List.of()));
        if (!heading.faults().isEmpty()) {
            return new FileReading.Unreadable(heading.faults());
        }
        Optional<StatedQuery> row = next(sheet, cells -> stated(cells, heading));
        while (row.isPresent() && (row.get().isBlank() || rows.test(row.get()))) {
            row = next(sheet, cells -> stated(cells, heading));
        }
        return new FileReading.Done();
    }

    /** Empty at the end. What breaks in here is the workbook; what breaks where rows are handed on is not. */
    private static <T> Optional<T> next(Iterator<Row> sheet, Function<Row, T> reading) {
        try {
            return sheet.hasNext() ? Optional.of(reading.apply(sheet.next())) : Optional.empty();
        } catch (RuntimeException malformed) {
            throw new MalformedWorkbook(malformed);
        }
    }

    private static final class MalformedWorkbook extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedWorkbook(RuntimeException cause) {
            super("The workbook cannot be read", cause);
        }
    }

    private static List<String> words(Row row) {
        List<String> words = new ArrayList<>();
        for (Cell cell : row) {
            words.add(cell != null && cell.getType() == CellType.STRING ? textOf(cell) : "");
        }
        return words;
    }

    private static StatedQuery stated(Row row, BatchHeading heading) {
        Map<BatchColumn, String> texts = new EnumMap<>(BatchColumn.class);
        Map<BatchColumn, String> faults = new EnumMap<>(BatchColumn.class);
        boolean overlong = false;
        for (@Nullable Cell cell : row) {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                continue;
            }
            BatchColumn column = heading.columns().get(cell.getColumnIndex());
            if (column == null) {
                overlong = true;
                continue;
            }
            switch (cell.getType()) {
                case STRING -> texts.put(column, textOf(cell));
                case NUMBER -> number(column, cell.asNumber(), texts, faults);
                case FORMULA -> faults.put(column, "must be a value, not a formula");
                case ERROR, BOOLEAN -> faults.put(column, "must be a text");
                case EMPTY -> {}
            }
        }
        return new StatedQuery(row.getRowNum(), texts, overlong, faults);
    }

    private static String textOf(Cell cell) {
        return Objects.requireNonNullElse(cell.asString(), "");
    }

    /** A spread-sheet program keeps fifteen digits of a number and forgets the rest. */
    private static void number(
            BatchColumn column, BigDecimal number, Map<BatchColumn, String> texts, Map<BatchColumn, String> faults) {
        BigDecimal plain = number.stripTrailingZeros();
        if (column == BatchColumn.BUSINESS_REFERENCE
                && plain.scale() <= 0
                && plain.precision() - plain.scale() <= MOST_DIGITS_KEPT) {
            texts.put(column, plain.toPlainString());
        } else {
            faults.put(column, "must be a cell of text; a cell of a number loses digits");
        }
    }
}
