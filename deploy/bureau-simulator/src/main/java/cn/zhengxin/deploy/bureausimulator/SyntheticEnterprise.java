package cn.zhengxin.deploy.bureausimulator;

import java.time.LocalDate;
import java.util.List;

/**
 * An enterprise that does not exist.
 *
 * @param officers people of the same population, the legal representative first
 */
public record SyntheticEnterprise(
        int number,
        String name,
        String unifiedSocialCreditCode,
        LocalDate founded,
        String address,
        String landline,
        String email,
        List<SyntheticPerson> officers) {

    public SyntheticEnterprise {
        officers = List.copyOf(officers);
    }

    @Override
    public String toString() {
        return "SyntheticEnterprise[number=" + number + "]";
    }
}
