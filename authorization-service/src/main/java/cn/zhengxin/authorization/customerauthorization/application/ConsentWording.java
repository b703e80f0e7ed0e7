package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.template.model.Placeholder;
import cn.zhengxin.sensitivetypes.DocumentType;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one authorization puts into the places a template leaves open, in the subject's language. */
final class ConsentWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);

    private final AuthorizationContent content;
    private final Chain chain;
    private final SubjectParticulars subject;

    ConsentWording(AuthorizationFacts facts, SubjectParticulars subject) {
        this.content = facts.content();
        this.chain = facts.chain();
        this.subject = subject;
    }

    String of(Placeholder placeholder) {
        return switch (placeholder) {
            case NAME -> subject.name().reveal();
            case DOCUMENT_TYPE -> documentType(subject.document().type());
            case DOCUMENT_NUMBER -> subject.document().reveal();
            case INSTITUTION -> institution();
            case ACTION -> action(content.kind());
            case PURPOSE -> purpose(content.purpose());
            case PURPOSE_STATEMENT -> subject.purposeStatement();
            case SCOPE ->
                content.reportTypes().stream()
                        .sorted()
                        .map(ConsentWording::reportType)
                        .collect(Collectors.joining("、"));
            case USES -> Integer.toString(content.uses());
            case TERM -> day(content.term().start()) + "起至" + day(content.term().end()) + "止，含起止两日";
            case CLAUSES ->
                content.clauses().isEmpty()
                        ? "无"
                        : content.clauses().stream()
                                .sorted()
                                .map(ConsentWording::clause)
                                .collect(Collectors.joining("；"));
            case RECIPIENTS -> recipients();
        };
    }

    private String institution() {
        return content.institution().fullName() + "（机构代码"
                + content.institution().code() + "）";
    }

    /** A7: nobody receives anything who is not named here, with the purpose. */
    private String recipients() {
        var partners = chain.recipients().stream()
                .map(recipient ->
                        "、机构代码为" + recipient.institutionCode() + "的合作机构（限于" + purpose(recipient.purpose()) + "）")
                .collect(Collectors.joining());
        return institution() + partners;
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }

    private static String documentType(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> "居民身份证";
            case UNIFIED_SOCIAL_CREDIT_CODE -> "统一社会信用代码";
        };
    }

    private static String action(AuthorizationKind kind) {
        return switch (kind) {
            case QUERY -> "查询";
            case REPORT -> "报送";
        };
    }

    private static String purpose(Purpose purpose) {
        return switch (purpose) {
            case LOAN_APPLICATION -> "审核本人的贷款申请";
            case CREDIT_CARD_APPLICATION -> "审核本人的信用卡申请";
            case GUARANTOR_CHECK -> "审核本人作为担保人的资格";
            case POST_LOAN_MANAGEMENT -> "对本人已发放的贷款进行贷后管理";
            case ENTERPRISE_APPLICANT_RELATED_PERSON -> "审核本人担任法定代表人或者出资人的企业的贷款申请";
            case SUBJECT_ENQUIRY -> "本人查询自己的信用报告";
            case JUDICIAL_ASSISTANCE -> "协助司法机关办理本人所涉案件";
        };
    }

    private static String reportType(ReportType type) {
        return switch (type) {
            case PERSONAL -> "个人信用报告";
            case ENTERPRISE -> "企业信用报告";
        };
    }

    private static String clause(Clause clause) {
        return switch (clause) {
            case REVOLVING_CREDIT -> "本人同意在循环授信有效期内，被授权机构可以在本授权书的期限和次数之内多次查询";
            case POST_LOAN_MANAGEMENT -> "本人同意被授权机构在债务清偿完毕之前为贷后管理查询，债务清偿完毕时本条款失效";
        };
    }
}
