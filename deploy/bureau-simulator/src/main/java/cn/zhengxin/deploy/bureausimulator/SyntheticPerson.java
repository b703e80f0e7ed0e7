package cn.zhengxin.deploy.bureausimulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who does not exist, with numbers whose check digits hold.
 *
 * @param number 1, 2, 3, …; stable for a seed
 * @param cards card numbers, Luhn-valid; they are the account identifiers of the person's credit cards
 */
public record SyntheticPerson(
        int number,
        String name,
        String nationalId,
        LocalDate birthDate,
        boolean female,
        List<String> phones,
        List<String> cards,
        String email,
        String address,
        String registeredAddress,
        String landline,
        String employer,
        String passport,
        RelatedPerson related,
        Standing standing) {

    public SyntheticPerson {
        phones = List.copyOf(phones);
        cards = List.copyOf(cards);
    }

    /** Everything that, found in clear outside the vault, identifies this person or the related one; names excluded. */
    public List<String> identifiers() {
        var all = new ArrayList<String>();
        all.add(nationalId);
        all.addAll(phones);
        all.addAll(cards);
        all.add(email);
        all.add(passport);
        all.add(related.nationalId());
        all.add(related.phone());
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return "SyntheticPerson[number=" + number + "]";
    }
}
