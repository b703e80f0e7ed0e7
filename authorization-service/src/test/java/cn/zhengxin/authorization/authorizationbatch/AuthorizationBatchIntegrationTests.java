package cn.zhengxin.authorization.authorizationbatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.SpecialJourney;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuthorizationBatchIntegrationTests extends AuthorizationServiceIntegration {

    @Test
    @DisplayName(
            "A9 · every row becomes an authorization of its own, with its events, and the batch tells their states")
    void everyRowBecomesAnAuthorization() {
        var batch = BatchJourney.batch(row(scan()), row(scan()));

        var created = api().post(officerLin(), BatchJourney.BATCHES, batch);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("Location", BatchJourney.BATCHES + "/" + created.text("id"));
        assertThat(states(created)).containsExactly("DRAFT", "DRAFT");
        assertThat(eventsAbout(created.text("id"))).containsExactly("AuthorizationBatchRecorded");
        ids(created).forEach(id -> {
            assertThat(eventsAbout(id)).containsExactly("AuthorizationDrafted");
            assertThat(api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id)
                            .text("state"))
                    .isEqualTo("DRAFT");
        });
        var read = api().get(officerLin(), BatchJourney.BATCHES + "/" + created.text("id"));
        assertThat(read.json().path("rows")).isEqualTo(created.json().path("rows"));
        assertThat(read.body()).doesNotContain(BatchJourney.NAME, "subject");
        assertThat(eventsAbout(created.text("id"))).containsExactly("AuthorizationBatchRecorded", "ArchiveRead");
    }

    @Test
    @DisplayName("A9, A1 · every fault of every row comes back at once by row and field, and nothing is kept")
    void everyFaultAtOnceAndNothingKept() {
        var shared = scan();
        var twice = BatchJourney.somebody();
        var journey = journey();
        var before = counts();

        var refused = api().post(
                        officerLin(),
                        BatchJourney.BATCHES,
                        BatchJourney.batch(
                                journey.row(BatchJourney.somebody(), shared),
                                journey.row(
                                        Map.of(
                                                "subject",
                                                SpecialJourney.person(BatchJourney.NAME, "110101199003070135"),
                                                "endDate",
                                                "2099-01-01"),
                                        shared),
                                journey.row(twice, scan()),
                                journey.row(twice, scan())));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("A9");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "rows[1].consentSha256[0]",
                        "rows[1].subject.documentNumber",
                        "rows[1].endDate",
                        "rows[3].subject");
        assertThat(rules(refused)).containsExactly("A1", "A2", "A9");
        assertThat(refused.body()).doesNotContain(twice, BatchJourney.sha256(shared));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @DisplayName("A1 · a batch whose rows stand apart and are incomplete in themselves answers with A1")
    void incompleteRows() {
        var refused = api().post(
                        officerLin(),
                        BatchJourney.BATCHES,
                        BatchJourney.batch(
                                row(scan()),
                                journey()
                                        .row(
                                                Map.of("subject", SpecialJourney.person("", BatchJourney.somebody())),
                                                scan())));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("A1");
        assertThat(fields(refused)).containsExactly("rows[1].subject.name");
    }

    @Test
    @DisplayName("A9 · a batch has rows, and no more than fit")
    void theSizeIsBounded() {
        var none = api().post(officerLin(), BatchJourney.BATCHES, Map.of("rows", List.of()));
        assertThat(none.status()).isEqualTo(400);
        assertThat(fields(none)).containsExactlyInAnyOrder("businessReference", "rows");

        var row = row(scan());
        var rows = new ArrayList<Map<String, Object>>();
        for (int index = 0; index <= 500; index++) {
            rows.add(row);
        }
        var many = api().post(officerLin(), BatchJourney.BATCHES, Map.of("businessReference", "SC-1", "rows", rows));
        assertThat(many.status()).isEqualTo(400);
        assertThat(fields(many)).containsExactly("rows");
    }

    @Test
    @DisplayName("A9 · five hundred subjects are entered in one call")
    void aFullBatch() {
        var rows = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < 500; index++) {
            rows.add(row(scan()));
        }

        var created =
                api().post(officerLin(), BatchJourney.BATCHES, Map.of("businessReference", "SC-FULL", "rows", rows));

        assertThat(created.status()).as(created.text("code")).isEqualTo(201);
        assertThat(ids(created)).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A9 · of batches that claim one scan for different subjects at once, one is entered")
    void oneScanForOneSubjectAtOnce() {
        for (int attempt = 0; attempt < 5; attempt++) {
            var scan = scan();
            var batches = Stream.generate(() -> BatchJourney.batch(row(scan)))
                    .limit(4)
                    .toList();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var entered = batches.stream()
                        .map(batch -> CompletableFuture.supplyAsync(
                                () -> api().post(officerLin(), BatchJourney.BATCHES, batch)
                                        .status(),
                                executor))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
                assertThat(entered).containsOnlyOnce(201).containsOnly(201, 400);
            }
        }
    }

    @Test
    @DisplayName("N4 · a repeated batch answers as the first time and enters nothing anew")
    void repeatedBatches() {
        var key = UUID.randomUUID().toString();
        var batch = BatchJourney.batch(row(scan()), row(scan()));

        var first = api().post(officerLin(), BatchJourney.BATCHES, key, batch);
        var before = counts();
        var second = api().post(officerLin(), BatchJourney.BATCHES, key, batch);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(counts()).isEqualTo(before);
        var other = api().post(officerLin(), BatchJourney.BATCHES, key, BatchJourney.batch(row(scan())));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    @DisplayName("A9 · another institution's rows are refused with the whole batch, and its batches are not seen")
    void ownInstitutionOnly() {
        var before = counts();
        var foreign = api().post(officerGao(), BatchJourney.BATCHES, BatchJourney.batch(row(scan()), row(scan())));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.text("code")).isEqualTo("FOREIGN_INSTITUTION");
        assertThat(counts()).isEqualTo(before);

        var id = api().post(officerLin(), BatchJourney.BATCHES, BatchJourney.batch(row(scan())))
                .text("id");
        assertThat(api().get(officerGao(), BatchJourney.BATCHES + "/" + id).status())
                .isEqualTo(404);
        assertThat(api().get(officerLin(), BatchJourney.BATCHES + "/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(api().get(reviewerZhao(), BatchJourney.BATCHES + "/" + id).status())
                .isEqualTo(200);
        var wei = staff("officer.wei", "B10001", "E1007", List.of("query-officer"));
        assertThat(api().get(wei, BatchJourney.BATCHES + "/" + id).status()).isEqualTo(404);
        assertThat(api().get(auditor(), BatchJourney.BATCHES + "/" + id).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("A9 · a scan that an earlier batch named for somebody else is nobody else's consent")
    void aConsentOfAnEarlierBatch() {
        var scan = scan();
        var somebody = BatchJourney.somebody();
        assertThat(api().post(
                                officerLin(),
                                BatchJourney.BATCHES,
                                BatchJourney.batch(journey().row(somebody, scan)))
                        .status())
                .isEqualTo(201);

        var refused = api().post(officerLin(), BatchJourney.BATCHES, BatchJourney.batch(row(scan)));
        var again = api().post(
                        officerLin(),
                        BatchJourney.BATCHES,
                        BatchJourney.batch(journey().row(somebody, scan)));

        assertThat(refused.text("code")).isEqualTo("A9");
        assertThat(fields(refused)).containsExactly("rows[0].consentSha256[0]");
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A9 · a row is signed with the pages that the batch named for it, and no others")
    void aRowIsSignedWithItsOwnPages() {
        var own = scan();
        var special = new SpecialJourney(api(), clock);
        var id = ids(api().post(officerLin(), BatchJourney.BATCHES, BatchJourney.batch(row(own))))
                .getFirst();
        special.addEvidence(id, "ID_DOCUMENT_CHECK", scan());

        var strange = special.sign(id, special.signature(special.addEvidence(id, "SIGNED_DOCUMENT", scan())));
        assertThat(strange.status()).as(strange.body()).isEqualTo(400);
        assertThat(strange.text("code")).isEqualTo("A9");
        assertThat(fields(strange)).containsExactly("pages[0].imageEvidenceId");

        var signed = special.sign(id, special.signature(special.addEvidence(id, "SIGNED_DOCUMENT", own)));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("A9, A10 · a use is decided for each authorization of a batch by itself")
    void usesAreDecidedOneByOne() {
        var first = scan();
        var second = scan();
        var batch = api().post(officerLin(), BatchJourney.BATCHES, BatchJourney.batch(row(first), row(second)));
        var ids = ids(batch);
        activate(ids.get(0), first);
        activate(ids.get(1), second);
        var journey = new Journey(api(), clock);
        var withdrawn = api().post(officerLin(), Journey.AUTHORIZATIONS + "/" + ids.get(0) + "/withdrawal", Map.of());
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);

        assertThat(decision(ids.get(0), journey.subjectOf(ids.get(0)))).isEqualTo(List.of("A10"));
        assertThat(decision(ids.get(1), journey.subjectOf(ids.get(1)))).isEmpty();
        // Nor does one row's authorization serve for the other row's subject.
        assertThat(decision(ids.get(1), journey.subjectOf(ids.get(0)))).isEqualTo(List.of("Q1"));
        assertThat(states(api().get(officerLin(), BatchJourney.BATCHES + "/" + batch.text("id"))))
                .containsExactly("WITHDRAWN", "ACTIVE");
    }

    private List<String> decision(String id, String subject) {
        var use = new java.util.LinkedHashMap<>(Journey.intendedUse(subject));
        use.put("subjectNameReference", nameReferenceOf(subject, BatchJourney.NAME));
        return rules(api().put(queryService(), Journey.usePath(id, UUID.randomUUID()), use));
    }

    private void activate(String id, byte[] scan) {
        var special = new SpecialJourney(api(), clock);
        special.addEvidence(id, "ID_DOCUMENT_CHECK", scan());
        var signed = special.sign(id, special.signature(special.addEvidence(id, "SIGNED_DOCUMENT", scan)));
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(special.verify(id).text("state")).isEqualTo("ACTIVE");
    }

    private BatchJourney journey() {
        return new BatchJourney(api(), clock);
    }

    private Map<String, Object> row(byte[] scan) {
        return journey().row(BatchJourney.somebody(), scan);
    }

    private static byte[] scan() {
        return SpecialJourney.scan();
    }

    private List<Long> counts() {
        return List.of("customer_authorization", "sealed_particulars", "authorization_batch", "authorization_batch_row")
                .stream()
                .map(table -> owner().sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static List<String> ids(Api.Answer batch) {
        return texts(batch, "rows", "authorizationId");
    }

    private static List<String> states(Api.Answer batch) {
        return texts(batch, "rows", "state");
    }

    private static List<String> fields(Api.Answer answer) {
        return texts(answer, "errors", "field");
    }

    private static List<String> rules(Api.Answer answer) {
        return texts(answer, "reasons", "rule");
    }

    private static List<String> texts(Api.Answer answer, String list, String field) {
        return answer.json()
                .path(list)
                .valueStream()
                .map((JsonNode node) -> node.path(field).asString())
                .toList();
    }
}
