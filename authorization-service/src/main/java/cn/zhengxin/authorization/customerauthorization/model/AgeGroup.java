package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;

/**
 * What the law lets somebody of an age do (A5). Always computed from the identity document at the moment it is asked about: what
 * somebody entered earlier makes no minor an adult, and whoever has come of age needs nobody beside them any more. Whoever is born
 * on 29 February grows older on 1 March of a common year.
 */
public enum AgeGroup {
    /** Performs no civil act of their own (Civil Code 20). */
    UNDER_8,
    /** All about them is sensitive personal information, which the guardian consents to separately (PIPL 28, 29, 31). */
    UNDER_14,
    /** Performs civil acts with a guardian (Civil Code 17, 19). */
    UNDER_18,
    OF_AGE,
    /** An enterprise has no age. */
    NO_PERSON;

    public static AgeGroup of(IdentityDocument document, Instant moment) {
        if (document.type() != DocumentType.RESIDENT_ID) {
            return NO_PERSON;
        }
        if (Ages.isUnder(Ages.OF_LIMITED_CAPACITY, document, moment)) {
            return UNDER_8;
        }
        if (Ages.isUnder(Ages.OF_SENSITIVITY, document, moment)) {
            return UNDER_14;
        }
        return Ages.isUnder(Ages.OF_MAJORITY, document, moment) ? UNDER_18 : OF_AGE;
    }

    public boolean isMinor() {
        return this == UNDER_8 || this == UNDER_14 || this == UNDER_18;
    }

    /** Whether the guardian consents to the processing separately, beside signing with the subject (PIPL 29, 31). */
    public boolean needsSeparateConsent() {
        return this == UNDER_8 || this == UNDER_14;
    }

    /** Whether a purpose is refused to subjects of this age whatever a guardian does. */
    public boolean isClosedTo(Purpose purpose) {
        return switch (purpose) {
            case LOAN_APPLICATION, CREDIT_CARD_APPLICATION, POST_LOAN_MANAGEMENT -> isMinor();
            case GUARANTOR_CHECK -> this == UNDER_8;
            case ENTERPRISE_APPLICANT_RELATED_PERSON, SUBJECT_ENQUIRY, JUDICIAL_ASSISTANCE -> false;
        };
    }
}
