package cn.zhengxin.deploy.bureausimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.EmailAddress;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SyntheticPopulationTests {

    private final SyntheticPopulation population = SyntheticPopulation.standard();

    @Test
    void knowsTwoHundredPeopleOnFileAndTwentyEnterprises() {
        assertThat(population.people().stream().filter(person -> person.standing() == Standing.ON_FILE))
                .hasSize(200);
        assertThat(population.people().stream().map(SyntheticPerson::standing))
                .contains(Standing.NO_RECORD, Standing.BLOCKED);
        assertThat(population.enterprises()).hasSize(20);
    }

    @Test
    @DisplayName("A1 · every number of every person passes the check of its standard")
    void checkDigitsHold() {
        for (var person : population.people()) {
            assertThat(NationalId.tryParse(person.nationalId()))
                    .hasValueSatisfying(id -> assertThat(id.birthDate()).isEqualTo(person.birthDate()));
            assertThat(NationalId.tryParse(person.related().nationalId())).isPresent();
            assertThat(person.phones())
                    .isNotEmpty()
                    .allMatch(phone -> PhoneNumber.tryParse(phone).isPresent());
            assertThat(PhoneNumber.tryParse(person.related().phone())).isPresent();
            assertThat(person.cards())
                    .isNotEmpty()
                    .allMatch(card -> BankCardNumber.tryParse(card).isPresent());
            assertThat(EmailAddress.tryParse(person.email())).isPresent();
        }
        for (var enterprise : population.enterprises()) {
            assertThat(UnifiedSocialCreditCode.tryParse(enterprise.unifiedSocialCreditCode()))
                    .isPresent();
        }
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(SyntheticPopulation.ofSeed(7).people())
                .isEqualTo(SyntheticPopulation.ofSeed(7).people());
        assertThat(SyntheticPopulation.ofSeed(7).enterprises())
                .isEqualTo(SyntheticPopulation.ofSeed(7).enterprises());
        assertThat(SyntheticPopulation.ofSeed(7).person(1).nationalId())
                .isNotEqualTo(SyntheticPopulation.ofSeed(8).person(1).nationalId());
    }

    @Test
    void givesNobodyTheNumberOfAnother() {
        assertThat(population.people().stream().flatMap(person -> person.identifiers().stream()))
                .doesNotHaveDuplicates();
        assertThat(population.people().stream().map(SyntheticPerson::name)).doesNotHaveDuplicates();
        assertThat(population.enterprises().stream().map(SyntheticEnterprise::unifiedSocialCreditCode))
                .doesNotHaveDuplicates();
    }

    @Test
    void findsEachOfTheCrowdByTheIdentityNumber() {
        // Neighbours, two of one birthday, and the last there is.
        for (int place : new int[] {0, 1, 2, 14_964, 14_965, 14_966, 29_930, 14_965 * 999 - 1}) {
            var person = population.person(SyntheticPopulation.FIRST_OF_CROWD + place);
            assertThat(NationalId.tryParse(person.nationalId()))
                    .hasValueSatisfying(id -> assertThat(id.birthDate()).isEqualTo(person.birthDate()));
            assertThat(person.standing()).isEqualTo(Standing.ON_FILE);
            assertThat(population.findPerson(person.nationalId())).contains(person);
        }
        assertThat(population.people()).noneMatch(person -> person.nationalId().startsWith("330111"));
    }

    @Test
    void knowsNobodyBeyondTheCrowd() {
        int beyond = SyntheticPopulation.FIRST_OF_CROWD + 14_965 * 999;
        assertThatThrownBy(() -> population.person(beyond)).isInstanceOf(IndexOutOfBoundsException.class);
        // The right region, born before and after all of them.
        assertThat(population.findPerson(CheckDigits.nationalId("33011119611231001")))
                .isEmpty();
        assertThat(population.findPerson(CheckDigits.nationalId("33011120200101001")))
                .isEmpty();
        assertThat(population.findPerson(CheckDigits.nationalId("33011119620101000")))
                .isEmpty();
        assertThat(population.findPerson("33011119620101001")).isEmpty();
    }

    @Test
    void givesTheLocalCustomersTheirSurnames() {
        assertThat(population.person(1).name()).startsWith("张");
        assertThat(population.person(2).name()).startsWith("李");
    }

    @Test
    @DisplayName("N2 · prints nobody's data")
    void printsRedacted() {
        var person = population.person(1);
        for (String printed : List.of(
                person.toString(),
                person.related().toString(),
                population.enterprise(1).toString())) {
            assertThat(person.identifiers()).noneMatch(printed::contains);
            assertThat(printed).doesNotContain(person.name());
        }
    }
}
