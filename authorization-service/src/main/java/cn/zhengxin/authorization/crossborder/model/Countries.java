package cn.zhengxin.authorization.crossborder.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a transfer can go: ISO 3166-1 alpha-2 without the mainland. Hong Kong, Macao and Taiwan count as outside (A8). */
final class Countries {

    private static final String MAINLAND = "CN";
    private static final Set<String> ALL = Set.of(Locale.getISOCountries());

    private Countries() {}

    static Optional<String> abroad(@Nullable String code) {
        return Optional.ofNullable(code).filter(ALL::contains).filter(known -> !known.equals(MAINLAND));
    }
}
