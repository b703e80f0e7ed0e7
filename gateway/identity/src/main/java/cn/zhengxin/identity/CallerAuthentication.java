package cn.zhengxin.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** An accepted token and the caller it names. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient Jwt token;
    private final boolean secondFactorMissing;

    CallerAuthentication(Caller caller, Jwt token, boolean secondFactorMissing) {
        super(authorities(caller, secondFactorMissing));
        this.caller = caller;
        this.token = token;
        this.secondFactorMissing = secondFactorMissing;
        setAuthenticated(true);
    }

    private static List<SimpleGrantedAuthority> authorities(Caller caller, boolean secondFactorMissing) {
        // O9: with one factor a member of staff holds no role at all.
        return secondFactorMissing
                ? List.of()
                : caller.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.word()))
                        .toList();
    }

    public Caller caller() {
        return caller;
    }

    public Jwt token() {
        return token;
    }

    /** O9: the token names a member of staff, who signed in with one factor only. */
    public boolean secondFactorMissing() {
        return secondFactorMissing;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.account().value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
