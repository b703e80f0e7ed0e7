package cn.zhengxin.identity;

import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as can be, to try the library on. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SampleService {

    @Bean
    AccessRules rules() {
        return registry -> registry.requestMatchers(HttpMethod.GET, "/api/v1/whoami")
                .authenticated()
                .requestMatchers("/api/v1/officers/**")
                .hasRole("query-officer")
                .requestMatchers("/api/v1/things/**", "/api/v1/things")
                .hasAnyRole("query-officer", "service");
    }

    @Bean
    FilterRegistrationBean<Filter> failingFilter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            throw new IllegalStateException("secret 330106198001011234");
        });
        registration.addUrlPatterns("/filter-fails");
        registration.setOrder(-1000);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> filterWithoutDatabase() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            throw new TransactionSystemException("secret 330106198001011234");
        });
        registration.addUrlPatterns("/filter-rolls-back");
        registration.setOrder(-1000);
        return registration;
    }

    record Address(@NotBlank String street) {}

    record ThingRequest(
            @NotBlank String name,
            @Positive int amount,
            @Valid List<Address> addresses,
            Colour colour,
            LocalDate since) {}

    enum Colour {
        RED,
        GREEN
    }

    @RestController
    static class SampleController {
        @GetMapping("/api/v1/whoami")
        Map<String, Object> whoami(Caller caller, Optional<Terminal> terminal) {
            return Map.of(
                    "kind", caller.getClass().getSimpleName(),
                    "account", caller.account().value(),
                    "terminal", terminal.map(Terminal::address).orElse("unknown"));
        }

        @GetMapping("/api/v1/officers/person")
        String person(Caller.Person person) {
            return person.employeeNumber();
        }

        @GetMapping("/api/v1/officers/subject")
        String subject(Caller.Subject subject) {
            return subject.subjectReference();
        }

        @GetMapping("/internal/v1/ping")
        String ping(Caller.System system) {
            return system.account().value();
        }

        @PostMapping("/api/v1/things")
        ThingRequest create(@Valid @RequestBody ThingRequest request) {
            return request;
        }

        @GetMapping("/api/v1/things/{id}")
        String read(@PathVariable UUID id) {
            return id.toString();
        }

        @GetMapping("/api/v1/things/list")
        String list(
                @RequestParam(name = "page") int page,
                @RequestParam(name = "colour", required = false) Colour colour,
                @RequestParam(value = "since", required = false) LocalDate since) {
            return "page " + page + colour + since;
        }

        @GetMapping("/api/v1/things/{id}/failure")
        String fail(@PathVariable String id) {
            switch (id) {
                case "defect" -> throw new IllegalStateException("secret 330106198001011234");
                case "overflow" -> throw new StackOverflowError();
                case "stale" -> throw new OptimisticLockingFailureException("secret 330106198001011234");
                case "rolled-back" -> throw new TransactionSystemException("secret 330106198001011234");
                case "too-slow" -> throw new TransactionTimedOutException("secret 330106198001011234");
                case "away" -> throw new DependencyUnavailable("authorization-service");
                default -> throw new IllegalArgumentException(id);
            }
        }

        @GetMapping("/api/v1/things/refused")
        ResponseEntity<Problem> refused() {
            return Problems.of(
                    EdgeProblem.ACCESS_DENIED,
                    List.of(new Reason("Q1", "条例 art 18", "No authorization", "Get one")),
                    Map.of("queryId", "0198"));
        }
    }
}
