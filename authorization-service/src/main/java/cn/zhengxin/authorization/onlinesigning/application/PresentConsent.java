package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Gives the subject the full text with its key clauses; the text is kept as evidence, each presentation is on record (A3). */
@Service
public class PresentConsent {

    private static final String MADE_BY = "authorization-service";

    private final OnlineSigningDesk desk;
    private final EvidenceFiles evidenceFiles;
    private final Identifiers identifiers;

    public PresentConsent(OnlineSigningDesk desk, EvidenceFiles evidenceFiles, Clock clock) {
        this.desk = desk;
        this.evidenceFiles = evidenceFiles;
        this.identifiers = new Identifiers(clock);
    }

    public StepOutcome handle(AuthorizationId id, Requester requester) {
        return desk.onOwnDraft(id, requester, own -> {
            var now = desk.now();
            keepOnce(own, now);
            var version = own.draft().facts().content().templateVersion();
            desk.add(own, new SigningStep.Presented(now, version, own.text().sha256()), requester);
            return new StepOutcome.Presented(own.text(), version, now);
        });
    }

    private void keepOnce(OwnDraft own, Instant now) {
        var id = own.draft().id();
        var sha256 = own.text().sha256();
        var known = evidenceFiles.of(id).stream()
                .anyMatch(item -> item.kind() == EvidenceKind.PRESENTED_TEXT
                        && item.sha256().equals(sha256));
        if (known) {
            return;
        }
        var content = own.text().plain().getBytes(StandardCharsets.UTF_8);
        var item = new EvidenceItem(
                new EvidenceId(identifiers.next()),
                id,
                EvidenceKind.PRESENTED_TEXT,
                "text/plain;charset=UTF-8",
                content.length,
                sha256,
                MADE_BY,
                now);
        evidenceFiles.keep(new EvidenceFile(item, content));
    }
}
