package cn.zhengxin.authorization.partner;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.partner.model.ActivePartner;
import cn.zhengxin.authorization.partner.model.Approval;
import cn.zhengxin.authorization.partner.model.EndingReason;
import cn.zhengxin.authorization.partner.model.LicenceKind;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.PartnerFacts;
import cn.zhengxin.authorization.partner.model.Qualification;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import cn.zhengxin.authorization.partner.model.SuspensionReason;
import java.time.LocalDate;
import java.util.List;

/** Made-up partners for tests. */
public final class SamplePartners {

    public static final Party ADMINISTRATOR = new Party(PartyKind.PERSON, "admin.institution", "E1003", "B10001");
    public static final Party COMPLIANCE = new Party(PartyKind.PERSON, "compliance.sun", "E1005", "B10001");

    private static final LocalDate LAST_DAY = LocalDate.of(2030, 12, 31);

    private SamplePartners() {}

    public static Partner active(String code) {
        return active(code, LAST_DAY, Purpose.LOAN_APPLICATION, Purpose.POST_LOAN_MANAGEMENT);
    }

    public static ActivePartner active(String code, LocalDate validUntil, Purpose... purposes) {
        return new ActivePartner(facts(code, validUntil, purposes), new Approval(COMPLIANCE, Samples.NOW));
    }

    public static Partner registered(String code) {
        return new RegisteredPartner(facts(code, LAST_DAY, Purpose.LOAN_APPLICATION));
    }

    public static Partner suspended(String code) {
        return active(code, LAST_DAY, Purpose.LOAN_APPLICATION)
                .suspend(ADMINISTRATOR, SuspensionReason.VIOLATION_SUSPECTED, Samples.NOW);
    }

    public static Partner ended(String code) {
        return active(code, LAST_DAY, Purpose.LOAN_APPLICATION)
                .end(ADMINISTRATOR, EndingReason.AGREEMENT_ENDED, Samples.NOW);
    }

    private static PartnerFacts facts(String code, LocalDate validUntil, Purpose... purposes) {
        return new PartnerFacts(
                code,
                "江南测试合作机构" + code,
                PartnerJourney.creditCode(code),
                List.of(new Qualification(
                        LicenceKind.FINANCING_GUARANTEE,
                        "ZJ-0001",
                        LocalDate.of(2026, 1, 1),
                        validUntil,
                        List.of(purposes))),
                "AGR-" + code,
                "B10001",
                ADMINISTRATOR,
                Samples.NOW,
                1);
    }
}
