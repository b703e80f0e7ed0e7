package cn.zhengxin.dispute.dispute.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.zhengxin.dispute.dispute.model.Agent;
import cn.zhengxin.dispute.dispute.model.Decision;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.Statement;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what people wrote (N1). The context binds a sealed text to its row and its column, so that one cannot be put in
 * another's place.
 */
@Component
class SealedTexts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EnvelopeCipher cipher;

    SealedTexts(EnvelopeCipher cipher) {
        this.cipher = cipher;
    }

    /** The form of a statement inside the seal. */
    record StatementText(
            String accountReference,
            String text,
            @Nullable String agentName,
            @Nullable String agentDocumentType,
            @Nullable String agentDocumentNumber) {

        @Override
        public String toString() {
            return "StatementText[***]";
        }
    }

    /** The form of a decision inside the seal. */
    record DecisionText(
            String outcome,
            @Nullable String receipt,
            @Nullable String reason,
            @Nullable String overrunReason) {

        @Override
        public String toString() {
            return "DecisionText[***]";
        }
    }

    Sealed seal(DisputeId id, Statement statement) {
        var agent = statement.agent();
        var text = agent == null
                ? new StatementText(statement.accountReference(), statement.text(), null, null, null)
                : new StatementText(
                        statement.accountReference(),
                        statement.text(),
                        agent.name().reveal(),
                        agent.document().type().name(),
                        agent.document().number());
        return cipher.seal(JSON.writeValueAsBytes(text), context("statement", id.toString()));
    }

    Statement statement(DisputeId id, byte @Nullable [] key, byte @Nullable [] sealed) {
        var text = JSON.readValue(open(key, sealed, context("statement", id.toString())), StatementText.class);
        var name = text.agentName();
        var type = text.agentDocumentType();
        var number = text.agentDocumentNumber();
        var agent = name == null || type == null || number == null
                ? null
                : new Agent(PersonName.of(name), new IdentityDocument(DocumentType.valueOf(type), number));
        return new Statement(text.accountReference(), text.text(), agent);
    }

    Sealed seal(DisputeId id, Decision decision) {
        var text = switch (decision) {
            case Decision.Corrected corrected ->
                new DecisionText("CORRECTED", corrected.receipt(), corrected.remark(), corrected.overrunReason());
            case Decision.Upheld upheld -> new DecisionText("UPHELD", null, upheld.reason(), upheld.overrunReason());
        };
        return cipher.seal(JSON.writeValueAsBytes(text), context("decision", id.toString()));
    }

    Decision decision(DisputeId id, byte @Nullable [] key, byte @Nullable [] sealed) {
        var text = JSON.readValue(open(key, sealed, context("decision", id.toString())), DecisionText.class);
        return switch (text.outcome()) {
            case "CORRECTED" ->
                new Decision.Corrected(
                        Objects.requireNonNull(text.receipt(), "receipt"), text.reason(), text.overrunReason());
            case "UPHELD" -> new Decision.Upheld(Objects.requireNonNull(text.reason(), "reason"), text.overrunReason());
            default -> throw new IllegalStateException("a decision has an outcome that does not exist");
        };
    }

    Sealed seal(EvidenceId id, byte[] file) {
        return cipher.seal(file, context("evidence", id.value().toString()));
    }

    byte[] file(EvidenceId id, byte @Nullable [] key, byte @Nullable [] sealed) {
        return open(key, sealed, context("evidence", id.value().toString()));
    }

    private byte[] open(byte @Nullable [] key, byte @Nullable [] sealed, byte[] context) {
        if (key == null || sealed == null) {
            throw new IllegalStateException("the key of a sealed text was destroyed");
        }
        return cipher.open(new Sealed(key, sealed), context);
    }

    private static byte[] context(String column, String id) {
        return ("dispute-service/" + column + "/" + id).getBytes(UTF_8);
    }
}
