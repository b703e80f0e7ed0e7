package cn.zhengxin.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The caller as the security chain left it. */
final class SecurityContextCaller implements CurrentCaller {

    private static final String TERMINAL = SecurityContextCaller.class.getName() + ".terminal";

    private final @Nullable TerminalAssertions assertions;

    SecurityContextCaller(@Nullable TerminalAssertions assertions) {
        this.assertions = assertions;
    }

    @Override
    public Caller caller() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication) {
            return authentication.caller();
        }
        throw new IllegalStateException("There is no authenticated caller here");
    }

    @Override
    public Optional<Terminal> terminal() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? terminal(attributes.getRequest())
                : Optional.empty();
    }

    private Optional<Terminal> terminal(HttpServletRequest request) {
        if (request.getAttribute(TERMINAL) instanceof Terminal known) {
            return Optional.of(known);
        }
        if (assertions == null) {
            return Optional.empty();
        }
        Optional<Terminal> terminal = assertions.verify(request.getHeader(TerminalAssertions.HEADER));
        // Kept, so that a request that works for longer than the assertion lives does not lose its terminal.
        terminal.ifPresent(known -> request.setAttribute(TERMINAL, known));
        return terminal;
    }
}
