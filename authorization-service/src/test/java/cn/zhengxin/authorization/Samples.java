package cn.zhengxin.authorization;

import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Circumstances;
import cn.zhengxin.authorization.customerauthorization.model.CounterSignature;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SignedPage;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.identity.Role;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Made-up parties and authorizations for tests. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    public static final Institution HANGZHOU = new Institution("B10001", "江南银行杭州分行");
    public static final SubjectReference SUBJECT = new SubjectReference("sr_Zk3vQm1xT8bYw2nLr5sHcJp9DfG");
    public static final Party LIN = new Party(PartyKind.PERSON, "officer.lin", "E1001", "B10001");
    public static final Party ZHAO = new Party(PartyKind.PERSON, "reviewer.zhao", "E1002", "B10001");
    public static final Party GAO = new Party(PartyKind.PERSON, "officer.gao", "E2001", "B20001");

    public static final SubjectName NAME = new SubjectName(DocumentType.RESIDENT_ID, "张伟");

    private Samples() {}

    public static SubjectParticulars particulars() {
        return new SubjectParticulars(
                NAME, new IdentityDocument(DocumentType.RESIDENT_ID, "110101199003070134"), null, "个人消费贷款额度评估");
    }

    public static Requester requester(Party party, Role... roles) {
        return new Requester(party, Set.of(roles), Origin.unknown());
    }

    public static Requester subject(SubjectReference reference) {
        return requester(new Party(PartyKind.SUBJECT, reference.value(), null, null), Role.CUSTOMER);
    }

    public static AuthorizationContent content(int uses) {
        return new AuthorizationContent(
                AuthorizationKind.QUERY,
                HANGZHOU,
                Purpose.LOAN_APPLICATION,
                Product.SHORT_TERM_CREDIT,
                Set.of(ReportType.PERSONAL),
                Set.of(),
                new Term(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 24)),
                SigningChannel.COUNTER,
                Instant.parse("2026-11-25T01:30:00Z"),
                "2026-01",
                uses);
    }

    public static AuthorizationContent content(Circumstances circumstances) {
        return content(circumstances, Purpose.LOAN_APPLICATION);
    }

    public static AuthorizationContent content(Circumstances circumstances, Purpose purpose) {
        var plain = content(1);
        return new AuthorizationContent(
                plain.kind(),
                plain.institution(),
                purpose,
                plain.product(),
                plain.reportTypes(),
                plain.clauses(),
                plain.term(),
                plain.signingChannel(),
                plain.signingTime(),
                plain.templateVersion(),
                plain.uses(),
                circumstances);
    }

    public static AuthorizationFacts facts(AuthorizationContent content) {
        return new AuthorizationFacts(
                new AuthorizationId(UUID.randomUUID()),
                new AuthorizationNumber("AU2026112500000001"),
                SUBJECT,
                content,
                LIN,
                NOW,
                1);
    }

    public static Draft draft() {
        return new Draft(facts(content(1)));
    }

    public static Signed signed() {
        return signed("E1009");
    }

    public static Signed signed(String witness) {
        return new Signed(facts(content(1)), signature(LIN, witness));
    }

    public static Active active(AuthorizationContent content) {
        return new Active(facts(content), signature(LIN, "E1009"), new Verification(ZHAO, NOW));
    }

    public static CounterSignature signature(Party teller, String witness) {
        return new CounterSignature(
                teller, List.of(new SignedPage(1, new EvidenceId(UUID.randomUUID()))), witness, null, null, NOW, 1);
    }
}
