package cn.zhengxin.identity;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Turns what goes wrong on the way into, in and out of a controller into problems, without repeating any value of the request. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class EdgeExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(EdgeExceptionHandler.class);

    private final ObjectProvider<ConversionService> conversions;

    EdgeExceptionHandler(@Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversions) {
        this.conversions = conversions;
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(fieldProblems(exception.getBindingResult().getAllErrors()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            // A return value that breaks its own rules is our defect.
            log.atError().setCause(exception).log("An answer broke its own rules");
            return body(EdgeProblem.INTERNAL_DEFECT, headers);
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (ParameterValidationResult result : exception.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                problems.addAll(fieldProblems(errors.getAllErrors()));
            } else {
                String name = result.getMethodParameter().getParameterName();
                result.getResolvableErrors()
                        .forEach(error -> problems.add(
                                new FieldProblem(name == null ? "request" : name, message(error.getDefaultMessage()))));
            }
        }
        return invalid(problems);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleConstraintViolation(ConstraintViolationException exception) {
        return invalid(exception.getConstraintViolations().stream()
                .map(violation ->
                        new FieldProblem(violation.getPropertyPath().toString(), message(violation.getMessage())))
                .toList());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> problems = List.of();
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return body(EdgeProblem.PAYLOAD_TOO_LARGE, headers);
            }
            if (cause instanceof MisshapenFields misshapen) {
                problems = misshapen.problems();
            } else if (cause instanceof DatabindException wrong && problems.isEmpty()) {
                problems = List.of(new FieldProblem(FieldPath.of(wrong.getPath()), ExpectedForm.of(wrong)));
            }
        }
        return object(Problems.answer(EdgeProblem.MALFORMED_REQUEST, List.of(), problems, Map.of(), headers));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (exception instanceof MethodArgumentTypeMismatchException first) {
            return invalid(misshapenParameters(first, request));
        }
        String name = exception.getPropertyName();
        return invalid(List.of(
                new FieldProblem(name == null ? "request" : name, ExpectedForm.message(exception.getRequiredType()))));
    }

    /** The parameter that stopped the request, and every later one that would have stopped it as well. */
    private List<FieldProblem> misshapenParameters(MethodArgumentTypeMismatchException first, WebRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        problems.add(new FieldProblem(first.getName(), ExpectedForm.message(first.getRequiredType())));
        var conversion = conversions.getIfAvailable();
        var method = first.getParameter().getExecutable();
        if (conversion == null) {
            return problems;
        }
        for (var index = first.getParameter().getParameterIndex() + 1; index < method.getParameterCount(); index++) {
            // By either of the names that the annotation knows its parameter by.
            var parameter = SynthesizingMethodParameter.forExecutable(method, index);
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation == null) {
                continue;
            }
            var value = request.getParameter(annotation.name());
            if (value != null && !isReadable(conversion, value, parameter)) {
                problems.add(new FieldProblem(annotation.name(), ExpectedForm.message(parameter.getParameterType())));
            }
        }
        return problems;
    }

    private static boolean isReadable(ConversionService conversion, String value, MethodParameter parameter) {
        try {
            conversion.convert(value, TypeDescriptor.valueOf(String.class), new TypeDescriptor(parameter));
            return true;
        } catch (ConversionException unreadable) {
            return false;
        }
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(new FieldProblem(exception.getParameterName(), "is required")));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(new FieldProblem(exception.getRequestPartName(), "is required")));
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (exception instanceof MissingRequestHeaderException header) {
            return invalid(List.of(new FieldProblem(header.getHeaderName(), "is required")));
        }
        return body(EdgeProblem.MALFORMED_REQUEST, headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.value() >= 500 && status.value() != 503) {
            log.atError().setCause(exception).log("A request failed");
        }
        return body(EdgeProblem.ofStatus(status.value()), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleDependencyUnavailable(DependencyUnavailable exception) {
        log.atWarn()
                .addKeyValue("dependency", exception.dependency())
                .setCause(exception)
                .log("A part that this request needs is not available");
        return body(EdgeProblem.DEPENDENCY_UNAVAILABLE, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handleAccessDenied(AccessDeniedException exception) {
        return body(EdgeProblem.ACCESS_DENIED, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> handleAuthentication(AuthenticationException exception) {
        return body(EdgeProblem.TOKEN_INVALID, new HttpHeaders());
    }

    /** Whatever nobody foresaw. Errors such as a stack overflow arrive wrapped. */
    @ExceptionHandler
    ResponseEntity<Object> handleDefect(Throwable exception) {
        var unreadable = UnreadableRequest.problemOf(exception);
        if (unreadable.isPresent()) {
            return body(unreadable.get(), new HttpHeaders());
        }
        log.atError().setCause(exception).log("A request failed");
        return body(EdgeProblem.INTERNAL_DEFECT, new HttpHeaders());
    }

    private static List<FieldProblem> fieldProblems(List<? extends ObjectError> errors) {
        return errors.stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : "request",
                        error instanceof FieldError field && field.isBindingFailure()
                                ? ExpectedForm.message(null)
                                : message(error.getDefaultMessage())))
                .toList();
    }

    private static String message(@Nullable String fromConstraint) {
        return fromConstraint == null ? "is not valid" : fromConstraint;
    }

    private static ResponseEntity<Object> invalid(List<FieldProblem> problems) {
        return object(Problems.invalid(problems));
    }

    private static ResponseEntity<Object> body(ProblemCode code, HttpHeaders headers) {
        return object(Problems.answer(code, List.of(), List.of(), Map.of(), headers));
    }

    private static ResponseEntity<Object> object(ResponseEntity<Problem> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }
}
