package cn.zhengxin.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Caller}, one of its kinds, or {@code Optional<Terminal>} to a controller method that asks for it. */
final class CallerArguments implements HandlerMethodArgumentResolver {

    private final CurrentCaller current;

    CallerArguments(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType()) || isTerminal(parameter);
    }

    private static boolean isTerminal(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && parameter.nested().getNestedParameterType() == Terminal.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer mavContainer,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        if (isTerminal(parameter)) {
            return current.terminal();
        }
        Caller caller = current.caller();
        if (!parameter.getParameterType().isInstance(caller)) {
            throw new AccessDeniedException("This is for another kind of caller");
        }
        return caller;
    }
}
