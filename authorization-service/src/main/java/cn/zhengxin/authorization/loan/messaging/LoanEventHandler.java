package cn.zhengxin.authorization.loan.messaging;

import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.loan.application.NoteLoanNews;
import cn.zhengxin.authorization.loan.application.NoteLoanNewsCommand;
import cn.zhengxin.authorization.loan.model.AssetClass;
import cn.zhengxin.authorization.loan.model.LoanNews;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The core system's news of loans, in the envelope of the platform (A11). The library hands over each event once; what does not
 * keep to the schema is refused here and put aside by it as a dead letter.
 */
@Component
class LoanEventHandler implements EventHandler {

    static final String TOPIC = "core.loan.v1";

    private final NoteLoanNews noteLoanNews;
    private final Loans loans;

    LoanEventHandler(NoteLoanNews noteLoanNews, Loans loans) {
        this.noteLoanNews = noteLoanNews;
        this.loans = loans;
    }

    @Override
    public String group() {
        return "authorization-service.loan";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public void handle(ReceivedEvent received) {
        var event = received.event();
        if (event.type().equals("LoanChanged") && event.version() == 1) {
            noteLoanNews.handle(command(event));
        }
    }

    private NoteLoanNewsCommand command(AuditEvent event) {
        if (event.actor().kind() != ActorKind.SYSTEM) {
            throw new IllegalArgumentException("News of loans come from a system");
        }
        var institution = text(event, "institution");
        var loan = new LoanReference(institution, text(event, "loanReference"));
        // The core system acts for the institution whose loan it is, and for no other.
        var party = new Party(PartyKind.SYSTEM, event.actor().account(), null, institution);
        return new NoteLoanNewsCommand(
                loan,
                news(event),
                authorization(event, institution),
                amount(event),
                new Requester(party, Set.of(), event.origin()));
    }

    private static LoanNews news(AuditEvent event) {
        var at = event.occurredAt();
        return switch (text(event, "kind")) {
            case "SETTLED" -> new LoanNews.Ended(ClosureReason.SETTLED, at);
            case "REFUSED" -> new LoanNews.Ended(ClosureReason.REFUSED, at);
            case "ABANDONED" -> new LoanNews.Ended(ClosureReason.ABANDONED, at);
            case "CLASSIFIED" -> new LoanNews.Classified(AssetClass.valueOf(text(event, "assetClass")), at);
            case "MOVED" -> new LoanNews.Moved(at);
            case "DORMANT" -> new LoanNews.WentDormant(at);
            case "REACTIVATED" -> new LoanNews.Reactivated(at);
            default -> throw new IllegalArgumentException("Nothing this service knows happens to a loan like that");
        };
    }

    private @Nullable AuthorizationId authorization(AuditEvent event, String institution) {
        var id = event.authorizationId();
        if (id != null) {
            return new AuthorizationId(UUID.fromString(id));
        }
        return event.data().get("authorizationNumber") instanceof String number
                ? loans.numbered(institution, number).orElse(null)
                : null;
    }

    private static @Nullable BigDecimal amount(AuditEvent event) {
        var told = event.data().get("amount");
        if (told == null) {
            return null;
        }
        var amount = new BigDecimal(told.toString());
        if (amount.signum() < 0 || amount.precision() - amount.scale() > 13) {
            throw new IllegalArgumentException("An amount of yuan is neither negative nor beyond counting");
        }
        return amount;
    }

    private static String text(AuditEvent event, String member) {
        if (event.data().get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("News of a loan lack " + member);
    }
}
