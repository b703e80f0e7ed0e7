package cn.zhengxin.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads the caller out of a token whose signature, issuer, audience and times are already checked. */
public final class CallerAuthenticationConverter implements Converter<Jwt, CallerAuthentication> {

    private static final String TWO_FACTORS = "2";

    @Override
    public CallerAuthentication convert(Jwt token) {
        Set<Role> roles = roles(token);
        Set<Role.Kind> kinds =
                roles.stream().map(Role::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.Kind.class)));
        // One account is one thing (O3): a token that claims to be two is nobody's.
        if (kinds.size() != 1) {
            throw new InvalidBearerTokenException("The token names no caller of this platform");
        }
        try {
            return switch (kinds.iterator().next()) {
                case STAFF ->
                    new CallerAuthentication(
                            person(token, roles),
                            token,
                            !TWO_FACTORS.equals(token.getClaims().get("acr")));
                case SUBJECT -> new CallerAuthentication(subject(token, roles), token, false);
                case SYSTEM -> new CallerAuthentication(system(token, roles), token, false);
            };
        } catch (IllegalArgumentException incomplete) {
            throw new InvalidBearerTokenException("The token lacks what its role needs", incomplete);
        }
    }

    private static Caller person(Jwt token, Set<Role> roles) {
        String institution = required(token, "institution");
        String branch = text(token, "branch");
        return new Caller.Person(
                new AccountId(required(token, "preferred_username")),
                required(token, "employee_number"),
                new InstitutionCode(institution),
                branch == null ? institution : branch,
                roles);
    }

    private static Caller subject(Jwt token, Set<Role> roles) {
        String reference = required(token, "subject_reference");
        return new Caller.Subject(new AccountId(reference), reference, roles);
    }

    private static Caller system(Jwt token, Set<Role> roles) {
        String institution = text(token, "institution");
        return new Caller.System(
                new AccountId(required(token, "azp")),
                institution == null ? null : new InstitutionCode(institution),
                roles);
    }

    private static Set<Role> roles(Jwt token) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        if (token.getClaims().get("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> words) {
            for (Object word : words) {
                if (word instanceof String text) {
                    Role.ofWord(text).ifPresent(roles::add);
                }
            }
        }
        return roles;
    }

    private static String required(Jwt token, String claim) {
        String value = text(token, claim);
        if (value == null) {
            throw new IllegalArgumentException("Missing claim " + claim);
        }
        return value;
    }

    private static @Nullable String text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String value && !value.isBlank() ? value : null;
    }
}
