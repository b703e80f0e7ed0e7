package cn.zhengxin.query.batch.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.batch.fastcsv.CsvFileReaders;
import cn.zhengxin.query.batch.fastexcel.WorkbookFileReaders;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.FileFault;
import cn.zhengxin.query.batch.model.FileFaults;
import cn.zhengxin.query.batch.model.RowState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadBatchTests {

    private static final String HEADING =
            "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber";
    private static final String AUTHORIZATION = "019ac0de-0000-7000-8000-000000000001";
    private static final String NUMBER = "11010519491231002X";
    private static final String GOOD = AUTHORIZATION + ",PERSONAL,LOAN_APPLICATION,LN-2026-1,张晓明,RESIDENT_ID," + NUMBER;

    private final BatchBench bench = new BatchBench();
    private final UploadBatch upload =
            bench.upload(List.of(WorkbookFileReaders.reader(BatchBench.SETTINGS), CsvFileReaders.reader()));

    @Test
    @DisplayName("Q11 · a file without a fault is stored as a whole, waits for risk, and is told once")
    void storesAFileWithoutAFault() {
        CreditQueryBatch batch = stored(HEADING + "\n" + GOOD + "\n" + other(2) + "\n");

        assertThat(batch).isInstanceOf(CreditQueryBatch.AwaitingApproval.class);
        assertThat(batch.particulars().rows()).isEqualTo(2);
        assertThat(bench.counts(batch.id())).containsExactly(Map.entry(RowState.WAITING, 2));
        assertThat(bench.batches.page(batch.id(), null, 0, 10))
                .extracting(row -> row.row().number())
                .containsExactly(2, 3);
        assertThat(bench.told()).containsExactly("BatchUploaded");
    }

    @Test
    @DisplayName("Q11 · every fault is named by row and column with what should be there, and no value comes back")
    void everyFaultIsNamed() {
        String file = HEADING + "\n" + GOOD + "\n"
                + "not-an-id,PERSONEL,MARKETING,110105194912310021,=HYPERLINK(x),PASSPORT,110105194912310021\n"
                + AUTHORIZATION + ",ENTERPRISE,LOAN_APPLICATION,LN-3,,RESIDENT_ID,110105194912310021\n";

        FileFaults faults = faults(file.getBytes(StandardCharsets.UTF_8));

        assertThat(faults.total()).isEqualTo(9);
        assertThat(faults.rows()).isEqualTo(2);
        assertThat(faults.named()).as("no more than the settings name").hasSize(5);
        assertThat(faults.named())
                .extracting(FileFault::row, FileFault::column)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(3, "authorizationId"),
                        org.assertj.core.groups.Tuple.tuple(3, "reportType"));
        assertThat(faults.named().toString())
                .doesNotContain("not-an-id", "PERSONEL", "MARKETING", "110105194912310021", "HYPERLINK");
        assertThat(bench.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "authorizationId    | ''",
                "authorizationId    | 019ac0de",
                "reportType         | personal",
                "purpose            | OTHER",
                "businessReference  | 11010519491231002X",
                "businessReference  | 13800138000",
                "businessReference  | a b",
                "name               | 张3",
                "name               | =张晓明",
                "name               | +张晓明",
                "name               | -张晓明",
                "name               | @张晓明",
                "documentType       | PASSPORT",
                "documentType       | UNIFIED_SOCIAL_CREDIT_CODE",
                "documentNumber     | 110105194912310021",
                "documentNumber     | ''"
            })
    @DisplayName("Q11 · each column is checked for what it has to be")
    void eachColumnIsChecked(String column, String value) {
        List<String> columns = List.of(HEADING.split(",", -1));
        String[] cells = GOOD.split(",", -1);
        cells[columns.indexOf(column)] = value;

        FileFaults faults = faults(
                (HEADING + "\n" + GOOD + "\n" + String.join(",", cells) + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(faults.named()).anySatisfy(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.message()).startsWith("must ");
        });
    }

    @Test
    @DisplayName("Q11, Q12 · a row that asks again what an earlier one asks is a fault that names the earlier one")
    void aRepeatedRowIsAFault() {
        FileFaults faults =
                faults((HEADING + "\n" + GOOD + "\n" + other(2) + "\n" + GOOD.replace("LN-2026-1", "LN-9") + "\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(faults.named())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("row 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "authorizationId,reportType\n",
                "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber\n",
                "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber,salary\nx\n",
                "name,authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber\nx\n",
                "authorizationId,reportType,purpose,businessReference,name,documentType,documentNumber\n\"open quote"
            })
    @DisplayName("Q11 · a file without its columns, without a row or without a form is told so")
    void aFileWithoutAForm(String content) {
        assertThat(faults(content.getBytes(StandardCharsets.UTF_8)).named()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST_LOAN_MANAGEMENT, OVERDUE, true",
        "POST_LOAN_MANAGEMENT, '',      false",
        "POST_LOAN_MANAGEMENT, LATE,    false",
        "LOAN_APPLICATION,     '',      true",
        "LOAN_APPLICATION,     OVERDUE, false"
    })
    @DisplayName("Q5, Q11 · a row that looks after a loan names a trigger of the list, and no other row does")
    void rowsThatLookAfterALoanNameATrigger(String purpose, String trigger, boolean good) {
        byte[] file = (HEADING + ",trigger\n" + GOOD.replace("LOAN_APPLICATION", purpose) + "," + trigger + "\n")
                .getBytes(StandardCharsets.UTF_8);

        if (good) {
            assertThat(uploaded(file)).isInstanceOf(UploadOutcome.Stored.class);
        } else {
            assertThat(faults(file).named()).singleElement().satisfies(fault -> {
                assertThat(fault.column()).isEqualTo("trigger");
                assertThat(fault.message()).startsWith("must ");
            });
        }
    }

    @Test
    @DisplayName("Q11 · columns in any order; blank lines and the mark of UTF-8 do no harm")
    void columnsInAnyOrder() {
        CreditQueryBatch batch =
                stored("\uFEFFname,documentNumber,documentType,businessReference,purpose,reportType,authorizationId\r\n"
                        + "\r\n,,,,,,\r\n\"张晓明\"," + NUMBER + ",RESIDENT_ID,LN-1,LOAN_APPLICATION,PERSONAL,"
                        + AUTHORIZATION
                        + "\r\n");

        assertThat(bench.batches.page(batch.id(), null, 0, 10)).singleElement().satisfies(row -> {
            assertThat(row.row().number()).isEqualTo(4);
            assertThat(row.row().subject().name().reveal()).isEqualTo("张晓明");
        });
    }

    @Test
    @DisplayName("Q11 · files in GB 18030, as spread-sheet programs write them here, are read")
    void filesInGb18030() {
        CreditQueryBatch batch = ((UploadOutcome.Stored)
                        uploaded((HEADING + "\n" + GOOD + "\n").getBytes(Charset.forName("GB18030"))))
                .batch();

        assertThat(bench.batches
                        .page(batch.id(), null, 0, 10)
                        .getFirst()
                        .row()
                        .subject()
                        .name()
                        .reveal())
                .isEqualTo("张晓明");
    }

    @Test
    @DisplayName("Q11 · cells beyond the columns are a fault: a comma in a name shifts what follows")
    void cellsBeyondTheColumns() {
        assertThat(faults((HEADING + "\n" + GOOD + ",more\n").getBytes(StandardCharsets.UTF_8))
                        .named())
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(2));
    }

    @Test
    @DisplayName("Q11 · more rows than allowed are told, not cut off")
    void moreRowsThanAllowed() {
        String file = HEADING + "\n"
                + IntStream.rangeClosed(1, 21).mapToObj(UploadBatchTests::other).collect(Collectors.joining("\n"));

        assertThat(faults(file.getBytes(StandardCharsets.UTF_8)).named())
                .anySatisfy(fault -> assertThat(fault.message()).contains("at most 20 rows"));
    }

    @Test
    @DisplayName("Q11 · a file larger than allowed is not looked at")
    void aFileLargerThanAllowed() {
        assertThat(uploaded(new byte[64 * 1024 + 1])).isInstanceOf(UploadOutcome.TooLarge.class);
    }

    @Test
    @DisplayName("N4 · repeated under its key an upload finds its batch; another file under it is refused")
    void repeatedUnderItsKey() {
        byte[] file = (HEADING + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        var first = (UploadOutcome.Stored) uploaded(file);
        bench.approve(first.batch().id(), BatchBench.TANG);

        assertThat(uploaded(file))
                .isInstanceOfSatisfying(
                        UploadOutcome.Stored.class,
                        again -> assertThat(again.batch().id())
                                .isEqualTo(first.batch().id()));
        assertThat(uploaded((HEADING + "\n" + other(2) + "\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UploadOutcome.KeyUsedForAnother.class);
        assertThat(bench.told()).containsExactly("BatchUploaded", "BatchApproved");
    }

    @Test
    @DisplayName("Q11 · the first sheet of a workbook is read like any file")
    void workbooks() {
        var outcome = uploaded(workbook(sheet -> {
            fill(sheet, 0, HEADING);
            fill(sheet, 1, GOOD);
            fill(sheet, 3, other(2));
        }));

        assertThat(outcome).isInstanceOf(UploadOutcome.Stored.class);
        CreditQueryBatch batch = ((UploadOutcome.Stored) outcome).batch();
        assertThat(bench.batches.page(batch.id(), null, 0, 10))
                .extracting(row -> row.row().number())
                .containsExactly(2, 4);
    }

    @Test
    @DisplayName("Q11 · formulas are refused, and identity numbers in cells of numbers, which lose digits")
    void formulasAndNumbers() {
        FileFaults faults = faults(workbook(sheet -> {
            fill(sheet, 0, HEADING);
            fill(sheet, 1, GOOD);
            fill(sheet, 2, other(2));
            sheet.formula(1, 4, "CONCATENATE(\"a\",\"b\")");
            sheet.value(2, 3, 202600017);
            sheet.value(2, 6, 110105194912310021L);
        }));

        assertThat(faults.named())
                .extracting(FileFault::row, FileFault::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "name"),
                        org.assertj.core.groups.Tuple.tuple(3, "documentNumber"));
        assertThat(faults.named().getFirst().message()).contains("not a formula");
    }

    @Test
    @DisplayName("Q11 · a workbook that unpacks to more than allowed is not read")
    void aWorkbookThatUnpacksToTooMuch() {
        byte[] bomb = changed(goodWorkbook(), "xl/worksheets/sheet1.xml", xml -> xml + " ".repeat(2_000_000));

        assertThat(bomb.length).isLessThan(64 * 1024);
        assertThat(faults(bomb).named())
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"A2\" | \"ZZZZZZ2\"", "\"A2\" | \"XFD2\"", "\"A2\" | \"A99999999\"", "\"A2\" | \"\""})
    @DisplayName("Q11 · a cell that claims a place far out, or none, bursts nothing")
    void aCellFarOut(String place, String claimed) {
        assertThat(faults(changed(
                                goodWorkbook(),
                                "xl/worksheets/sheet1.xml",
                                xml -> xml.replace("r=" + place, "r=" + claimed)))
                        .named())
                .isNotEmpty();
    }

    @Test
    @DisplayName("Q11 · a document type declaration in a workbook, with or without entities, is refused unread")
    void declarationsAreRefused() {
        byte[] file = changed(
                goodWorkbook(),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst(
                        "<worksheet", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet"));

        assertThat(faults(file).named()).isNotEmpty();
    }

    @Test
    @DisplayName("Q11 · what only begins like a workbook is told so")
    void whatOnlyBeginsLikeAWorkbook() {
        byte[] torn = java.util.Arrays.copyOf(goodWorkbook(), 900);
        byte[] other = changed(goodWorkbook(), "xl/workbook.xml", xml -> "<other/>");

        assertThat(faults(torn).named()).isNotEmpty();
        assertThat(faults(other).named()).isNotEmpty();
        assertThat(faults(new byte[] {'P', 'K', 3, 4, 0, 0}).named()).isNotEmpty();
    }

    private CreditQueryBatch stored(String file) {
        UploadOutcome outcome = uploaded(file.getBytes(StandardCharsets.UTF_8));
        assertThat(outcome).isInstanceOf(UploadOutcome.Stored.class);
        return ((UploadOutcome.Stored) outcome).batch();
    }

    private FileFaults faults(byte[] file) {
        UploadOutcome outcome = uploaded(file);
        assertThat(outcome).isInstanceOf(UploadOutcome.Faulty.class);
        assertThat(bench.told()).isEmpty();
        return ((UploadOutcome.Faulty) outcome).faults();
    }

    private UploadOutcome uploaded(byte[] file) {
        return upload.handle(new UploadBatchCommand(Workbench.OFFICER, "key-of-upload", file));
    }

    private static String other(int number) {
        return GOOD.replace(AUTHORIZATION, new UUID(7, number).toString());
    }

    private static byte[] goodWorkbook() {
        return workbook(sheet -> {
            fill(sheet, 0, HEADING);
            fill(sheet, 1, GOOD);
        });
    }

    private static byte[] workbook(Consumer<Worksheet> content) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook.newWorksheet("queries"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, int row, String cells) {
        String[] values = cells.split(",", -1);
        for (int column = 0; column < values.length; column++) {
            sheet.value(row, column, values[column]);
        }
    }

    /** The same workbook with one part rewritten. */
    private static byte[] changed(byte[] workbook, String part, java.util.function.UnaryOperator<String> change) {
        var bytes = new ByteArrayOutputStream();
        // By its directory: the JDK's stream does not read the large-file descriptors that the writer leaves.
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                var into = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                into.putNextEntry(new ZipEntry(entry.getName()));
                into.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                into.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }
}
