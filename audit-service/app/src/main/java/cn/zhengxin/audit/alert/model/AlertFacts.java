package cn.zhengxin.audit.alert.model;

import cn.zhengxin.audit.secondperson.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about.
 *
 * @param indicator code of what raised it
 * @param employeeNumber the person behind the account; absent for systems
 * @param institution of the account; absent where the record names none
 * @param evidence sequences of records in the ledger, ascending
 * @param explanation the indicator's words and numbers; it names no subject
 */
public record AlertFacts(
        AlertId id,
        String indicator,
        AlertLevel level,
        String account,
        @Nullable String employeeNumber,
        @Nullable String institution,
        List<Long> evidence,
        Instant raisedAt,
        String explanation) {

    /** More of the same is no further evidence: whoever looks has the ledger. */
    public static final int MOST_EVIDENCE = 100;

    private static final Pattern INDICATOR = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");
    private static final int LONGEST_EXPLANATION = 500;
    /** N2: eleven digits could be somebody's number. */
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("[0-9]{11}");

    public AlertFacts {
        if (!INDICATOR.matcher(indicator).matches()) {
            throw new IllegalArgumentException("indicator is no code");
        }
        if (account.isBlank()) {
            throw new IllegalArgumentException("account is missing");
        }
        evidence = evidence.stream().sorted().distinct().toList();
        if (evidence.isEmpty() || evidence.size() > MOST_EVIDENCE || evidence.getFirst() < 0) {
            throw new IllegalArgumentException("evidence is 1 to " + MOST_EVIDENCE + " places of the ledger");
        }
        if (explanation.isBlank()
                || explanation.length() > LONGEST_EXPLANATION
                || PERSONAL_NUMBER.matcher(explanation).find()) {
            throw new IllegalArgumentException("explanation is missing, too long, or holds a long number");
        }
    }

    /** O1, O3: the person the alert is about, under this account or another. */
    public boolean isAbout(Person person) {
        return person.isSameAs(account, employeeNumber);
    }

    /** Of these, what is not there yet and still has room. */
    public List<Long> newAmong(List<Long> further) {
        return further.stream()
                .sorted()
                .distinct()
                .filter(sequence -> !evidence.contains(sequence))
                .limit(MOST_EVIDENCE - (long) evidence.size())
                .toList();
    }

    AlertFacts with(List<Long> more, AlertLevel raisedTo, String why) {
        var all = new ArrayList<>(evidence);
        all.addAll(more);
        return new AlertFacts(id, indicator, raisedTo, account, employeeNumber, institution, all, raisedAt, why);
    }
}
