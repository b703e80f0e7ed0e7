package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.deploy.bureausimulator.HttpEndpoint.Exchange;
import cn.zhengxin.deploy.bureausimulator.HttpEndpoint.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests and demonstrations talk to; a real bureau has no such thing. JSON. */
final class ControlInterface implements HttpEndpoint.Handler {

    private static final String JSON_TYPE = "application/json";
    private static final Set<String> BEHAVIOUR_MEMBERS = Set.of("mode", "delayMillis", "count");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SyntheticPopulation population;
    private final InquiryLog log;
    private final BehaviourSwitch behaviours;

    ControlInterface(SyntheticPopulation population, InquiryLog log, BehaviourSwitch behaviours) {
        this.population = population;
        this.log = log;
        this.behaviours = behaviours;
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        switch (request.method() + " " + request.path()) {
            case "GET /health" -> answer(exchange, 200, Map.of("status", "UP"));
            case "GET /inquiries" -> answer(exchange, 200, log.entries());
            case "GET /people" ->
                answer(
                        exchange,
                        200,
                        population.people().stream()
                                .map(ControlInterface::shown)
                                .toList());
            case "GET /enterprises" ->
                answer(
                        exchange,
                        200,
                        population.enterprises().stream()
                                .map(ControlInterface::shown)
                                .toList());
            case "GET /behaviour" -> answer(exchange, 200, shown(behaviours.current()));
            case "PUT /behaviour" ->
                behaviour(request.body())
                        .ifPresentOrElse(
                                behaviour -> {
                                    behaviours.set(behaviour);
                                    answer(exchange, 200, shown(behaviour));
                                },
                                () -> answer(
                                        exchange,
                                        400,
                                        Map.of(
                                                "error",
                                                "expected mode, and optionally delayMillis (0 to 600000) and count (1 or more)",
                                                "modes",
                                                List.of(Behaviour.Mode.values()))));
            default -> answer(exchange, 404, Map.of("error", "no such resource"));
        }
    }

    private static void answer(Exchange exchange, int status, Object body) {
        exchange.answer(status, JSON_TYPE, JSON.writeValueAsString(body));
    }

    private static Optional<Behaviour> behaviour(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject() || !BEHAVIOUR_MEMBERS.containsAll(json.propertyNames())) {
                return Optional.empty();
            }
            JsonNode delay = json.path("delayMillis");
            JsonNode count = json.path("count");
            if (!(delay.isMissingNode() || delay.isIntegralNumber()) || !(count.isMissingNode() || count.isInt())) {
                return Optional.empty();
            }
            String wanted = json.path("mode").asString("");
            return Arrays.stream(Behaviour.Mode.values())
                    .filter(mode -> mode.name().equals(wanted))
                    .findFirst()
                    .map(Behaviour::of)
                    .map(usual -> new Behaviour(
                            usual.mode(),
                            delay.isMissingNode() ? usual.delay() : Duration.ofMillis(delay.asLong()),
                            count.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(count.asInt())));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> shown(Behaviour behaviour) {
        var json = new LinkedHashMap<String, Object>();
        json.put("mode", behaviour.mode());
        json.put("delayMillis", behaviour.delay().toMillis());
        behaviour.count().ifPresent(count -> json.put("count", count));
        return json;
    }

    private static Map<String, Object> shown(SyntheticPerson person) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", person.number());
        json.put("name", person.name());
        json.put("nationalId", person.nationalId());
        json.put("birthDate", person.birthDate().toString());
        json.put("phones", person.phones());
        json.put("cards", person.cards());
        json.put("email", person.email());
        json.put("address", person.address());
        json.put("standing", person.standing());
        json.put("identifiers", person.identifiers());
        return json;
    }

    private static Map<String, Object> shown(SyntheticEnterprise enterprise) {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", enterprise.number());
        json.put("name", enterprise.name());
        json.put("unifiedSocialCreditCode", enterprise.unifiedSocialCreditCode());
        json.put(
                "officers",
                enterprise.officers().stream().map(SyntheticPerson::number).toList());
        return json;
    }
}
