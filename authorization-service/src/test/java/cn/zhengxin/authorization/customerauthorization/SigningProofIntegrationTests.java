package cn.zhengxin.authorization.customerauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.evidencebundle.BundleItem;
import cn.zhengxin.authorization.evidencebundle.EvidenceBundle;
import cn.zhengxin.authorization.evidencebundle.EvidenceBundleVerifier;
import cn.zhengxin.authorization.sealing.PlatformSeal;
import cn.zhengxin.authorization.sealing.SealVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SigningProofIntegrationTests extends AuthorizationServiceIntegration {

    private static final String SECOND_PERSON = "11010119900307109X";

    @Autowired
    private PlatformSeal seal;

    @Test
    @DisplayName("A4 · a signed authorization has a sealed document that the subject and the bank can download")
    void theSealedDocumentCanBeDownloaded() {
        var journey = new Journey(api(), clock);
        var id = journey.signed(1);
        var subject = journey.subjectOf(id);

        var document = api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/sealed-document");
        var own = api().get(customer(subject), "/api/v1/my/authorizations/" + id + "/document");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers()).containsEntry("Content-Type", "application/pdf");
        assertThat(document.headers().get("Repr-Digest")).startsWith("sha-256=:");
        assertThat(new SealVerifier(seal.certificate()).isIntact(document.bytes()))
                .isTrue();
        assertThat(own.bytes()).isEqualTo(document.bytes());
        assertThat(api().get(customer("sr_other"), "/api/v1/my/authorizations/" + id + "/document")
                        .status())
                .isEqualTo(404);
        assertThat(api().get(officerGao(), Journey.AUTHORIZATIONS + "/" + id + "/sealed-document")
                        .status())
                .isEqualTo(404);
        assertThat(api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + journey.draft(1) + "/sealed-document")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A4 · nobody hands in what the platform makes itself")
    void nobodyHandsInASealedDocument() {
        var id = new Journey(api(), clock).draft(1);

        for (var kind : List.of("SEALED_DOCUMENT", "PRESENTED_TEXT")) {
            assertThat(api().upload(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/evidence", kind, Journey.PDF)
                            .text("code"))
                    .isEqualTo("EVIDENCE_NOT_ACCEPTED");
        }
    }

    @Test
    @DisplayName(
            "A4 · the evidence bundle verifies with the public key and the files alone, and finds an exchanged page")
    void theBundleVerifies() {
        var id = new Journey(api(), clock).signed(1);
        var answer = api().get(reviewerZhao(), Journey.AUTHORIZATIONS + "/" + id + "/evidence-bundle");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var bundle = read(answer);
        var files = new HashMap<String, byte[]>();
        for (var item : bundle.items()) {
            if (item.content() == null) {
                var evidence = item.name().substring("evidence/".length());
                files.put(
                        item.name(),
                        api().get(
                                        reviewerZhao(),
                                        Journey.AUTHORIZATIONS + "/" + id + "/document?evidenceId=" + evidence)
                                .bytes());
            }
        }
        var verifier = new EvidenceBundleVerifier(seal.certificate().getPublicKey());

        assertThat(bundle.items().stream().map(BundleItem::kind))
                .contains("ID_DOCUMENT_CHECK", "SIGNED_DOCUMENT", "SEALED_DOCUMENT", "AUTHORIZATION", "SIGNATURE");
        assertThat(verifier.verify(bundle, files)).isEmpty();
        assertThat(answer.body()).doesNotContain("张伟", "110101199003070134");
        var page = bundle.items().stream()
                .filter(item -> item.kind().equals("SIGNED_DOCUMENT"))
                .findFirst()
                .orElseThrow()
                .name();
        files.put(page, "%PDF-1.7 another page".getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(bundle, files)).containsExactly(new EvidenceBundleVerifier.Finding.Altered(page));
        assertThat(api().get(officerGao(), Journey.AUTHORIZATIONS + "/" + id + "/evidence-bundle")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A4 · a page image that signed for another subject is refused on that page, and told")
    void aPageOfAnotherSubjectIsRefused() {
        var image = "%PDF-1.7 reused " + UUID.randomUUID();
        signWith(image, Map.of());
        var second = signWith(
                image,
                Map.of(
                        "subject",
                        Map.of("name", "李娜", "documentType", "RESIDENT_ID", "documentNumber", SECOND_PERSON)));

        assertThat(second.answer().status()).isEqualTo(422);
        assertThat(second.answer().text("code")).isEqualTo("A4");
        assertThat(second.answer().json().path("errors").get(0).path("field").asString())
                .isEqualTo("pages[0].imageEvidenceId");
        assertThat(eventsAbout(second.id())).contains("PageImageReused", "AuthorizationSigningRefused");
    }

    @Test
    @DisplayName("A4 · a page image of the same subject's other authorization is told, not refused")
    void aPageOfTheSameSubjectIsTold() {
        var image = "%PDF-1.7 reused " + UUID.randomUUID();
        signWith(image, Map.of());
        var second = signWith(image, Map.of());

        assertThat(second.answer().status()).isEqualTo(200);
        assertThat(eventsAbout(second.id())).contains("PageImageReused", "AuthorizationSigned");
    }

    @Test
    @DisplayName("A4 · an image in a draft that was never signed stops nobody")
    void aDraftsImageStopsNobody() {
        var image = "%PDF-1.7 drafted " + UUID.randomUUID();
        var journey = new Journey(api(), clock);
        var draft = journey.draft(1);
        api().upload(
                        officerLin(),
                        Journey.AUTHORIZATIONS + "/" + draft + "/evidence",
                        "SIGNED_DOCUMENT",
                        image.getBytes(StandardCharsets.US_ASCII));
        var second = signWith(
                image,
                Map.of(
                        "subject",
                        Map.of("name", "李娜", "documentType", "RESIDENT_ID", "documentNumber", SECOND_PERSON)));

        assertThat(second.answer().status()).isEqualTo(200);
        assertThat(eventsAbout(second.id())).doesNotContain("PageImageReused");
    }

    private record Signing(String id, Api.Answer answer) {}

    private Signing signWith(String image, Map<String, Object> changes) {
        var journey = new Journey(api(), clock);
        var created = journey.create(officerLin(), changes);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var id = created.text("id");
        journey.addEvidence(id, "ID_DOCUMENT_CHECK");
        var page = api().upload(
                        officerLin(),
                        Journey.AUTHORIZATIONS + "/" + id + "/evidence",
                        "SIGNED_DOCUMENT",
                        image.getBytes(StandardCharsets.US_ASCII));
        return new Signing(
                id,
                api().post(
                                officerLin(),
                                Journey.AUTHORIZATIONS + "/" + id + "/signature",
                                journey.signature(page.text("evidenceId"))));
    }

    /** As somebody offline would, from the answer alone. */
    private static EvidenceBundle read(Api.Answer answer) {
        var json = answer.json();
        return new EvidenceBundle(
                json.path("format").asString(),
                new AuthorizationId(UUID.fromString(json.path("authorizationId").asString())),
                json.path("subjectReference").asString(),
                Instant.parse(json.path("signedAt").asString()),
                json.path("items")
                        .valueStream()
                        .map(item -> new BundleItem(
                                item.path("name").asString(),
                                item.path("kind").asString(),
                                item.path("mediaType").asString(),
                                item.path("size").asLong(),
                                item.path("sha256").asString(),
                                Instant.parse(item.path("at").asString()),
                                item.hasNonNull("content")
                                        ? item.path("content").asString()
                                        : null))
                        .toList(),
                json.path("root").asString(),
                json.path("signatureAlgorithm").asString(),
                json.path("signature").asString(),
                json.path("certificate").asString());
    }
}
