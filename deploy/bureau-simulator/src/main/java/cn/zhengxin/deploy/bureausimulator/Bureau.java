package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.sensitivetypes.NationalId;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What the bureau knows and how it answers; nothing of how questions arrive. */
final class Bureau {

    private static final DateTimeFormatter NUMBER_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    /** The outcome of a delivery. */
    sealed interface Delivery {
        /** A new inquiry, or the answer the same inquiry was given before. */
        record Answer(Inquiry inquiry) implements Delivery {}

        /** The number was used for another question. */
        record NumberTaken() implements Delivery {}

        /** No inquiry: its passport does not hold for it. */
        record PassportRefused(PassportCheck.Refusal refusal) implements Delivery {}
    }

    private final SyntheticPopulation population;
    private final ReportGenerator reports;
    private final InquiryLog log;
    private final PassportCheck passports;
    private final Clock clock;

    Bureau(SyntheticPopulation population, InquiryLog log, PassportCheck passports, Clock clock) {
        this.population = population;
        this.reports = new ReportGenerator(population);
        this.log = log;
        this.passports = passports;
        this.clock = clock;
    }

    /** Q12: one request number makes one inquiry, however often it is delivered. */
    synchronized Delivery deliver(CreditReportRequest request) {
        return switch (passports.of(request)) {
            case PassportCheck.Verdict.Refused(var refusal) -> new Delivery.PassportRefused(refusal);
            case PassportCheck.Verdict.Valid(var passport) ->
                // A network may deliver the same inquiry twice; for any other one a passport holds once.
                log.noteUse(passport, request.requestNumber())
                        ? deliverUnderPassport(request)
                        : new Delivery.PassportRefused(PassportCheck.Refusal.USED);
        };
    }

    private Delivery deliverUnderPassport(CreditReportRequest request) {
        var earlier = log.find(request.requestNumber());
        if (earlier.isPresent()) {
            if (!earlier.get().payloadDigest().equals(request.payloadDigest())) {
                return new Delivery.NumberTaken();
            }
            log.recordDuplicate(request.requestNumber());
            return new Delivery.Answer(earlier.get());
        }
        var inquiry = decide(request);
        log.record(inquiry);
        return new Delivery.Answer(inquiry);
    }

    private Inquiry decide(CreditReportRequest request) {
        return switch (request.reportType()) {
            case PERSONAL -> decideOnPerson(request);
            case ENTERPRISE -> decideOnEnterprise(request);
        };
    }

    private Inquiry decideOnPerson(CreditReportRequest request) {
        if (!request.documentType().equals("10")) {
            return rejected(request, 0, "DOCUMENT_TYPE_UNKNOWN");
        }
        if (NationalId.tryParse(request.documentNumber()).isEmpty()) {
            return rejected(request, 0, "DOCUMENT_NUMBER_INVALID");
        }
        var person = population.findPerson(request.documentNumber());
        if (person.isEmpty()) {
            return noRecord(request, 0);
        }
        int number = person.get().number();
        if (!person.get().name().equals(request.name())) {
            return rejected(request, number, "NAME_DOES_NOT_MATCH");
        }
        return switch (person.get().standing()) {
            case ON_FILE -> answered(request, number);
            case NO_RECORD -> noRecord(request, number);
            case BLOCKED -> rejected(request, number, "SUBJECT_BLOCKED");
        };
    }

    private Inquiry decideOnEnterprise(CreditReportRequest request) {
        if (!request.documentType().equals("20")) {
            return rejected(request, 0, "DOCUMENT_TYPE_UNKNOWN");
        }
        var enterprise = population.findEnterprise(request.documentNumber());
        if (enterprise.isEmpty()) {
            return noRecord(request, 0);
        }
        int number = enterprise.get().number();
        return enterprise.get().name().equals(request.name())
                ? answered(request, number)
                : rejected(request, number, "NAME_DOES_NOT_MATCH");
    }

    private Inquiry answered(CreditReportRequest request, int subject) {
        var time = clock.instant();
        // The number names the report, not the person: time and a digest of the request number.
        String reportNumber = NUMBER_TIME.format(time)
                + CreditReportRequest.sha256(request.requestNumber())
                        .substring(0, 8)
                        .toUpperCase(Locale.ROOT);
        return inquiry(request, subject, Inquiry.Result.ANSWERED, reportNumber, "");
    }

    private Inquiry noRecord(CreditReportRequest request, int subject) {
        return inquiry(request, subject, Inquiry.Result.NO_RECORD, "", "");
    }

    private Inquiry rejected(CreditReportRequest request, int subject, String code) {
        return inquiry(request, subject, Inquiry.Result.REJECTED, "", code);
    }

    private Inquiry inquiry(
            CreditReportRequest request, int subject, Inquiry.Result result, String reportNumber, String rejection) {
        return new Inquiry(
                request.requestNumber(),
                request.institution(),
                request.bureauAccount(),
                request.reason(),
                request.reportType(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.payloadDigest(),
                request.documentNumberHash(),
                subject,
                result,
                reportNumber,
                rejection);
    }

    /** A look-up is never an inquiry. */
    Optional<Inquiry> lookUp(String requestNumber) {
        return log.find(requestNumber);
    }

    /** The response to an inquiry; the same to the byte whenever it is asked for. */
    String response(Inquiry inquiry) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><CreditReportResponse><RequestNumber>")
                .append(ReportXml.escaped(inquiry.requestNumber()))
                .append("</RequestNumber><Result>")
                .append(inquiry.result())
                .append("</Result>");
        if (!inquiry.rejectionCode().isEmpty()) {
            out.append("<RejectionCode>").append(inquiry.rejectionCode()).append("</RejectionCode>");
        }
        if (inquiry.result() == Inquiry.Result.ANSWERED) {
            out.append("<ReportNumber>").append(inquiry.reportNumber()).append("</ReportNumber>");
            out.append(ReportXml.of(
                    switch (inquiry.reportType()) {
                        case PERSONAL -> reports.reportOn(population.person(inquiry.subjectNumber()), inquiry);
                        case ENTERPRISE -> reports.reportOn(population.enterprise(inquiry.subjectNumber()), inquiry);
                    }));
        }
        return out.append("</CreditReportResponse>").toString();
    }
}
