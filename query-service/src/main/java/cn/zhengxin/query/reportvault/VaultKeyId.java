package cn.zhengxin.query.reportvault;

import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A key under which the keys of reports are wrapped that end at about the same time (Q14). When it ends follows from its name, so
 * that no restored database can say otherwise.
 *
 * @param endsAt a whole hour; every report under it has ended by then
 */
record VaultKeyId(Kind kind, Instant endsAt) {

    /** What reports it opens. */
    enum Kind {
        /** Reports within their days: a key for each hour in which such reports end. */
        VAULT("vault-until-"),
        /** Adopted reports: a key for each month in which the retention of credit files ends. */
        CREDIT_FILE("credit-file-until-");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final long SECONDS_OF_HOUR = 3600;
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMddHH");

    VaultKeyId {
        if (endsAt.getNano() != 0 || endsAt.getEpochSecond() % SECONDS_OF_HOUR != 0) {
            throw new IllegalArgumentException("A vault key ends at a whole hour");
        }
    }

    /** The key for a report whose days are over at that moment. */
    static VaultKeyId of(Instant end) {
        Instant hour = end.truncatedTo(ChronoUnit.HOURS);
        return new VaultKeyId(Kind.VAULT, hour.equals(end) ? hour : hour.plusSeconds(SECONDS_OF_HOUR));
    }

    /** The key for a report whose credit file is kept until that moment. */
    static VaultKeyId ofCreditFile(Instant end) {
        LocalDate firstOfMonth = BankDay.of(end).withDayOfMonth(1);
        Instant month = firstOfMonth.atStartOfDay(BankDay.ZONE).toInstant();
        return new VaultKeyId(
                Kind.CREDIT_FILE,
                month.equals(end)
                        ? month
                        : firstOfMonth.plusMonths(1).atStartOfDay(BankDay.ZONE).toInstant());
    }

    static Optional<VaultKeyId> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix)) {
                // One name for one key: an hour 24 is another name for the next day's first.
                return parse(kind, text.substring(kind.prefix.length()))
                        .filter(key -> key.text().equals(text));
            }
        }
        return Optional.empty();
    }

    private static Optional<VaultKeyId> parse(Kind kind, String end) {
        try {
            return Optional.of(
                    new VaultKeyId(kind, LocalDateTime.parse(end, FORM).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeParseException anotherName) {
            return Optional.empty();
        }
    }

    String text() {
        return kind.prefix + FORM.format(LocalDateTime.ofInstant(endsAt, ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return text();
    }
}
