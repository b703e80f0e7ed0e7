package cn.zhengxin.ledgerverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerifierTests {

    private final SampleLedger ledger = new SampleLedger(3, 40, 5);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path key;

    @BeforeEach
    void writeKey() throws IOException {
        key = write("key.pem", TrustedKeys.pemOf(ledger.keys.getPublic()));
    }

    @Test
    @DisplayName("U3 · exits with 0 for an intact export")
    void exitsWithZeroForAnIntactExport() throws IOException {
        Path head = write("head.json", json(head(ledger.last())));
        assertThat(run("verify", write("export", ledger.export()), "--key", key, "--head", head))
                .isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("VERIFIED: records 0 to 39\n");
    }

    @Test
    @DisplayName("U3 · exits with 1 for a tampered export and names the record")
    void exitsWithOneForATamperedExport() throws IOException {
        Path export = write("export", ledger.export().replace("event-17", "event-71"));
        assertThat(run("verify", export, "--key", key)).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("TAMPERED: ALTERED, record 17: ");
    }

    @Test
    @DisplayName("U3 · exits with 2 for wrong usage and unusable files")
    void exitsWithTwoForWrongUsage() throws IOException {
        Path export = write("export", ledger.export());
        assertThat(run()).isEqualTo(2);
        assertThat(run("verify", export)).isEqualTo(2);
        assertThat(run("verify", export, "--key")).isEqualTo(2);
        assertThat(run("check", export, "--key", key)).isEqualTo(2);
        assertThat(run("verify", folder.resolve("absent"), "--key", key)).isEqualTo(2);
        assertThat(run("verify", export, "--key", export)).isEqualTo(2);
        assertThat(run("verify", export, "--key", key, "--head", export)).isEqualTo(2);
    }

    @Test
    @DisplayName("U3 · verifies the proof of every record, and refuses each when anything in it is changed")
    void verifiesProofs() throws IOException {
        for (LedgerRecord record : ledger.records) {
            Map<String, Object> proof = inclusion(record);
            assertThat(run("verify-proof", write("proof", json(proof)), "--key", key))
                    .isZero();
            proof.put("record", record.record().replace("event-", "other-"));
            assertThat(run("verify-proof", write("proof", json(proof)), "--key", key))
                    .isEqualTo(1);
        }
        Map<String, Object> elsewhere = inclusion(ledger.records.get(5));
        elsewhere.put("sequence", 6L);
        assertThat(run("verify-proof", write("proof", json(elsewhere)), "--key", key))
                .isEqualTo(1);
        assertThat(run("verify-proof", write("proof", "{}"), "--key", key)).isEqualTo(2);
    }

    @Test
    @DisplayName("U3 · verifies that one head continues another")
    void verifiesConsistency() throws IOException {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("first", head(ledger.heads.get(2)));
        proof.put("second", head(ledger.last()));
        List<Hash> path = ledger.tree
                .consistencyProof(ledger.heads.get(2).size(), ledger.last().size())
                .path();
        proof.put("proof", path.stream().map(Hash::toHex).toList());
        assertThat(run("verify-proof", write("proof", json(proof)), "--key", key))
                .isZero();
        proof.put("first", head(ledger.heads.get(3)));
        assertThat(run("verify-proof", write("proof", json(proof)), "--key", key))
                .isEqualTo(1);
    }

    private Map<String, Object> inclusion(LedgerRecord record) {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("sequence", record.sequence());
        proof.put("leafHash", record.leafHash().toHex());
        proof.put("salt", record.salt());
        proof.put("record", record.record());
        proof.put(
                "proof",
                ledger.tree.inclusionProof(record.sequence(), ledger.last().size()).path().stream()
                        .map(Hash::toHex)
                        .toList());
        proof.put("treeHead", head(ledger.last()));
        return proof;
    }

    private static Map<String, Object> head(TreeHead head) {
        return Map.of(
                "size", head.size(),
                "root", head.root().toHex(),
                "time", head.time().toString(),
                "keyId", head.keyId(),
                "signature", head.signature());
    }

    private static String json(Map<String, Object> value) {
        return CanonicalJson.write(value);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int run(Object... arguments) {
        output.reset();
        String[] strings = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            strings[i] = arguments[i].toString();
        }
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return LedgerVerifier.run(strings, stream, stream);
    }
}
