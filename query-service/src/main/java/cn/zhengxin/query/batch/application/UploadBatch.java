package cn.zhengxin.query.batch.application;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchParticulars;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.FileCheck;
import cn.zhengxin.query.batch.model.FileFault;
import cn.zhengxin.query.batch.model.FileFaults;
import cn.zhengxin.query.batch.model.StatedQuery;
import cn.zhengxin.query.inquiry.Performer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q11: checks a file from its first row to its last, and stores all of it or nothing. A file with faults is not kept: its uploader
 * learns of all of them at once, mends the file and hands it in again; a batch that nobody could ever approve would only be
 * in the way. The file is read twice, row by row, so that no more than a few hundred rows are ever held.
 */
public class UploadBatch {

    private static final String CONTENTS = "query-service/batch-file";
    private static final int ROWS_AT_ONCE = 500;

    private final List<BatchFileReader> readers;
    private final CreditQueryBatches batches;
    private final BatchRows rows;
    private final BatchJournal journal;
    private final SubjectReferences references;
    private final BlindIndex index;
    private final BatchProperties.File properties;
    private final TransactionOperations transactions;
    private final Clock clock;

    /**
     * Over its ports.
     *
     * @param readers the last of them reads what no other recognises
     * @param transactions long enough for all rows of a file
     */
    public UploadBatch(
            List<BatchFileReader> readers,
            CreditQueryBatches batches,
            BatchRows rows,
            BatchJournal journal,
            SubjectReferences references,
            BlindIndex index,
            BatchProperties.File properties,
            TransactionOperations transactions,
            Clock clock) {
        this.readers = List.copyOf(readers);
        this.batches = batches;
        this.rows = rows;
        this.journal = journal;
        this.references = references;
        this.index = index;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    public UploadOutcome handle(UploadBatchCommand command) {
        if (command.content().length > properties.largest().toBytes()) {
            return new UploadOutcome.TooLarge();
        }
        String digest = digestOf(command.content());
        var begun = batches.findByKey(command.uploader().account(), command.idempotencyKey());
        if (begun.isPresent()) {
            return repeated(begun.get(), digest);
        }
        BatchFileReader reader = readers.stream()
                .filter(candidate -> candidate.recognises(command.content()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reader takes what no other recognises"));
        var counted = new int[1];
        var faults = faultsOf(reader, command.content(), counted);
        if (faults.isPresent()) {
            return new UploadOutcome.Faulty(faults.get());
        }
        var batch = new CreditQueryBatch.AwaitingApproval(
                new BatchParticulars(
                        BatchId.next(),
                        command.uploader(),
                        command.idempotencyKey(),
                        digest,
                        counted[0],
                        clock.instant()),
                0,
                null);
        boolean added = transactions.execute(transaction -> store(batch, reader, command.content()));
        return added
                ? new UploadOutcome.Stored(batch)
                : repeated(
                        batches.findByKey(command.uploader().account(), command.idempotencyKey())
                                .orElseThrow(() -> new IllegalStateException("A batch has vanished")),
                        digest);
    }

    private static UploadOutcome repeated(CreditQueryBatch begun, String digest) {
        return begun.particulars().contentDigest().equals(digest)
                ? new UploadOutcome.Stored(begun)
                : new UploadOutcome.KeyUsedForAnother();
    }

    private Optional<FileFaults> faultsOf(BatchFileReader reader, byte[] content, int[] counted) {
        FileCheck check = newCheck();
        FileReading reading = reader.read(content, row -> {
            counted[0]++;
            if (counted[0] > properties.mostRows()) {
                check.add(FileFault.ofFile("must have at most " + properties.mostRows() + " rows"));
                return false;
            }
            check.examine(row);
            return true;
        });
        switch (reading) {
            case FileReading.Unreadable(var faults) -> faults.forEach(check::add);
            case FileReading.Done() -> {
                if (counted[0] == 0) {
                    check.add(FileFault.ofFile("must have a row below the line that names the columns"));
                }
            }
        }
        return check.faults();
    }

    private boolean store(CreditQueryBatch.AwaitingApproval batch, BatchFileReader reader, byte[] content) {
        if (!batches.add(batch)) {
            return false;
        }
        FileCheck check = newCheck();
        List<BatchedQuery> chunk = new ArrayList<>(ROWS_AT_ONCE);
        FileReading reading = reader.read(content, row -> {
            chunk.add(checked(check, row));
            if (chunk.size() == ROWS_AT_ONCE) {
                rows.keep(batch.id(), chunk);
                chunk.clear();
            }
            return true;
        });
        if (!(reading instanceof FileReading.Done)) {
            throw new IllegalStateException("A file that was well formed is so no more");
        }
        rows.keep(batch.id(), chunk);
        journal.append(new BatchEvent.BatchUploaded(
                batch.particulars(),
                Performer.of(batch.particulars().uploader()),
                batch.particulars().uploadedAt()));
        return true;
    }

    private static BatchedQuery checked(FileCheck check, StatedQuery row) {
        return check.examine(row)
                .orElseThrow(() -> new IllegalStateException("A row that was well formed is so no more"));
    }

    private FileCheck newCheck() {
        return new FileCheck(
                properties.mostFaults(),
                document -> references.referenceOf(document.type().name(), document.reveal()));
    }

    private String digestOf(byte[] content) {
        try {
            return index.of(
                    CONTENTS,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
