package cn.zhengxin.gateway.signin;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CallerAuthentication;
import cn.zhengxin.identity.InstitutionCode;
import cn.zhengxin.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page who its person is, and nothing that the page must not hold. */
@RestController
class SessionController {

    @GetMapping("/session")
    SessionResponse session(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)) {
            return new SessionResponse(
                    false, SignInConfiguration.SIGN_IN, SignInConfiguration.SIGN_OUT, null, null, null, null);
        }
        Caller caller = authentication.caller();
        return new SessionResponse(
                true,
                SignInConfiguration.SIGN_IN,
                SignInConfiguration.SIGN_OUT,
                caller.account().value(),
                caller.actsFor().map(InstitutionCode::value).orElse(null),
                caller.roles().stream().map(Role::word).sorted().toList(),
                pageToken(request));
    }

    private static SessionResponse.@Nullable PageToken pageToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new SessionResponse.PageToken(token.getHeaderName(), token.getParameterName(), token.getToken())
                : null;
    }
}
