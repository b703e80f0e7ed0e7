package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupTests {

    @ParameterizedTest(name = "born on {0}, at {1}: {2}")
    @CsvSource({
        "2008-11-26, 2026-11-25T15:59:59Z, UNDER_18",
        "2008-11-26, 2026-11-25T16:00:00Z, OF_AGE",
        "2008-11-26, 2026-11-26T02:00:00Z, OF_AGE",
        "2008-11-27, 2026-11-26T02:00:00Z, UNDER_18",
        "2012-11-26, 2026-11-25T15:59:59Z, UNDER_14",
        "2012-11-26, 2026-11-25T16:00:00Z, UNDER_18",
        "2018-11-26, 2026-11-25T15:59:59Z, UNDER_8",
        "2018-11-26, 2026-11-25T16:00:00Z, UNDER_14",
        // Born on 29 February: a common year has no such day, and the year is full at the end of February.
        "2008-02-29, 2026-02-28T02:00:00Z, UNDER_18",
        "2008-02-29, 2026-02-28T15:59:59Z, UNDER_18",
        "2008-02-29, 2026-02-28T16:00:00Z, OF_AGE",
        "2012-02-29, 2026-02-28T15:59:59Z, UNDER_14",
        "2012-02-29, 2026-02-28T16:00:00Z, UNDER_18",
        "2016-02-29, 2024-02-28T15:59:59Z, UNDER_8",
        "2016-02-29, 2024-02-28T16:00:00Z, UNDER_14",
        "1940-01-01, 2026-11-26T02:00:00Z, OF_AGE",
    })
    @DisplayName("A5 · the age is that of the moment by the calendar of Asia/Shanghai, to the day")
    void toTheDay(LocalDate born, Instant moment, AgeGroup group) {
        assertThat(AgeGroup.of(document(born), moment)).isEqualTo(group);
    }

    @Test
    @DisplayName("A5 · an enterprise has no age")
    void anEnterpriseHasNoAge() {
        var seventeen = "91330100MA27XL0K3";
        var document = new IdentityDocument(
                DocumentType.UNIFIED_SOCIAL_CREDIT_CODE, seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen));

        assertThat(AgeGroup.of(document, Instant.parse("2026-11-26T02:00:00Z"))).isEqualTo(AgeGroup.NO_PERSON);
    }

    @ParameterizedTest(name = "{0}: minor {1}, separate consent {2}, loans closed {3}, guarantees closed {4}")
    @CsvSource({
        "UNDER_8, true, true, true, true",
        "UNDER_14, true, true, true, false",
        "UNDER_18, true, false, true, false",
        "OF_AGE, false, false, false, false",
        "NO_PERSON, false, false, false, false",
    })
    @DisplayName("A5 · what each age needs, and what it is closed to")
    void whatAnAgeNeeds(
            AgeGroup age, boolean minor, boolean separateConsent, boolean loansClosed, boolean guaranteesClosed) {
        assertThat(age.isMinor()).isEqualTo(minor);
        assertThat(age.needsSeparateConsent()).isEqualTo(separateConsent);
        assertThat(age.isClosedTo(Purpose.LOAN_APPLICATION)).isEqualTo(loansClosed);
        assertThat(age.isClosedTo(Purpose.CREDIT_CARD_APPLICATION)).isEqualTo(loansClosed);
        assertThat(age.isClosedTo(Purpose.POST_LOAN_MANAGEMENT)).isEqualTo(loansClosed);
        assertThat(age.isClosedTo(Purpose.GUARANTOR_CHECK)).isEqualTo(guaranteesClosed);
        assertThat(age.isClosedTo(Purpose.SUBJECT_ENQUIRY)).isFalse();
        assertThat(age.isClosedTo(Purpose.JUDICIAL_ASSISTANCE)).isFalse();
        assertThat(age.isClosedTo(Purpose.ENTERPRISE_APPLICANT_RELATED_PERSON)).isFalse();
    }

    private static IdentityDocument document(LocalDate born) {
        var seventeen = "330106" + DateTimeFormatter.BASIC_ISO_DATE.format(born) + "121";
        return new IdentityDocument(DocumentType.RESIDENT_ID, seventeen + NationalId.checkCharacter(seventeen));
    }
}
