package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.deploy.bureausimulator.HttpEndpoint.Exchange;
import cn.zhengxin.deploy.bureausimulator.HttpEndpoint.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/** What institutions talk to: inquiries and look-ups, in XML. */
final class BureauInterface implements HttpEndpoint.Handler {

    private static final String XML = "application/xml";
    private static final long HUGE = 100L << 20;
    private static final Pattern LOOK_UP = Pattern.compile("/credit-reports/([A-Za-z0-9._-]{1,64})");

    private final Bureau bureau;
    private final InquiryLog log;
    private final BehaviourSwitch behaviours;

    BureauInterface(Bureau bureau, InquiryLog log, BehaviourSwitch behaviours) {
        this.bureau = bureau;
        this.log = log;
        this.behaviours = behaviours;
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        var lookUp = LOOK_UP.matcher(request.path());
        if (request.path().equals("/credit-reports")) {
            if (request.method().equals("POST")) {
                inquiry(request, exchange);
            } else {
                exchange.answer(405, XML, "<MethodNotAllowed/>");
            }
        } else if (lookUp.matches() && request.method().equals("GET")) {
            lookUp(lookUp.group(1), exchange);
        } else {
            exchange.answer(404, XML, "<NotFound/>");
        }
    }

    private void lookUp(String requestNumber, Exchange exchange) {
        if (behaviours.current().mode() == Behaviour.Mode.DOWN) {
            unavailable(exchange);
            return;
        }
        bureau.lookUp(requestNumber)
                .ifPresentOrElse(inquiry -> serve(inquiry, exchange), () -> exchange.answer(404, XML, "<NeverSeen/>"));
    }

    private void inquiry(Request request, Exchange exchange) {
        var behaviour = behaviours.next();
        switch (behaviour.mode()) {
            case DOWN -> unavailable(exchange);
            case RESET_BEFORE -> exchange.reset();
            case NORMAL -> delivered(request, exchange).ifPresent(inquiry -> serve(inquiry, exchange));
            case SLOW ->
                delivered(request, exchange)
                        .ifPresent(inquiry -> exchange.after(behaviour.delay(), () -> serve(inquiry, exchange)));
            case RESET_AFTER -> delivered(request, exchange).ifPresent(_ -> exchange.reset());
            case HALF ->
                delivered(request, exchange).ifPresent(inquiry -> exchange.half(XML, bureau.response(inquiry)));
            case TRICKLE ->
                delivered(request, exchange)
                        .ifPresent(inquiry -> exchange.trickle(XML, bureau.response(inquiry), behaviour.delay()));
            case HUGE ->
                delivered(request, exchange)
                        .ifPresent(inquiry -> exchange.huge(
                                XML,
                                FaultyAnswers.hugeStart(inquiry.requestNumber()),
                                FaultyAnswers.hugeMiddle(),
                                HUGE));
            case GARBAGE ->
                delivered(request, exchange).ifPresent(_ -> exchange.answer(200, XML, FaultyAnswers.garbage()));
            case ENTITY_BOMB ->
                delivered(request, exchange)
                        .ifPresent(inquiry ->
                                exchange.answer(200, XML, FaultyAnswers.entityBomb(inquiry.requestNumber())));
            case EXTERNAL_ENTITY ->
                delivered(request, exchange)
                        .ifPresent(inquiry ->
                                exchange.answer(200, XML, FaultyAnswers.externalEntity(inquiry.requestNumber())));
            case DEEP ->
                delivered(request, exchange)
                        .ifPresent(inquiry -> exchange.answer(200, XML, FaultyAnswers.deep(inquiry.requestNumber())));
            case ANOTHERS_ANSWER ->
                delivered(request, exchange)
                        .ifPresent(inquiry -> exchange.answer(
                                200,
                                XML,
                                bureau.response(inquiry).replace(inquiry.requestNumber(), "ZX" + "0".repeat(32))));
            case ANSWER_AFTER_GONE ->
                delivered(request, exchange)
                        .ifPresent(
                                inquiry -> exchange.whenGoneOrAfter(behaviour.delay(), () -> serve(inquiry, exchange)));
        }
    }

    private Optional<Inquiry> delivered(Request request, Exchange exchange) {
        var parsed = CreditReportRequest.parse(request.body());
        if (parsed.isEmpty()) {
            exchange.answer(400, XML, "<MalformedRequest/>");
            return Optional.empty();
        }
        return switch (bureau.deliver(parsed.get())) {
            case Bureau.Delivery.Answer answer -> Optional.of(answer.inquiry());
            case Bureau.Delivery.NumberTaken() -> {
                exchange.answer(409, XML, "<RequestNumberTaken/>");
                yield Optional.empty();
            }
            case Bureau.Delivery.PassportRefused(var refusal) -> {
                exchange.answer(403, XML, "<PassportRefused code=\"" + refusal + "\"/>");
                yield Optional.empty();
            }
        };
    }

    private void serve(Inquiry inquiry, Exchange exchange) {
        exchange.answer(200, XML, bureau.response(inquiry), () -> log.recordServed(inquiry.requestNumber()));
    }

    private static void unavailable(Exchange exchange) {
        exchange.answer(503, XML, "<Unavailable/>");
    }
}
