package cn.zhengxin.query;

import cn.zhengxin.query.bureau.BureauAnswer;
import cn.zhengxin.query.bureau.BureauInquiry;
import cn.zhengxin.query.bureau.CreditBureau;
import cn.zhengxin.query.bureau.HeldBack;
import cn.zhengxin.query.bureau.LookUpAnswer;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.bureau.Uncertainty;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bureau that counts every delivery as a footprint of its own, more strictly than a real one: so that a second delivery is
 * seen even where the bureau would forgive it.
 */
public final class InMemoryCreditBureau implements CreditBureau {

    /** What happens to one call. */
    public enum Fault {
        NONE,
        /** Lost on the way there. */
        LOST_BEFORE,
        /** Arrived, answer lost. */
        LOST_AFTER,
        /** Held back on our side. */
        HELD_BACK
    }

    private final LifeLine life;
    private final Map<RequestNumber, BureauAnswer.Settled> answers = new HashMap<>();
    private final List<BureauInquiry> footprints = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private BureauAnswer.Settled answer =
            new BureauAnswer.ReportFound(new RawCreditReport(Map.of("PA01", Map.of("PA01A", Map.of("PA01AI01", "1")))));
    private boolean silent;
    private boolean broken;
    private Runnable onCall = () -> {};
    private Runnable whileAnswering = () -> {};

    public InMemoryCreditBureau(LifeLine life) {
        this.life = life;
    }

    public void onCall(Runnable check) {
        onCall = check;
    }

    public void whileAnswering(Runnable meanwhile) {
        whileAnswering = meanwhile;
    }

    public void answers(BureauAnswer.Settled next) {
        answer = next;
    }

    public void fails(Fault... next) {
        faults.addAll(List.of(next));
    }

    public void goSilent() {
        silent = true;
    }

    public void speakAgain() {
        silent = false;
    }

    /** What lay in a queue arrives. */
    public void arrives(BureauInquiry late) {
        footprints.add(late);
        answers.put(late.number(), answer);
    }

    @Override
    public BureauAnswer inquire(BureauInquiry inquiry) {
        onCall.run();
        life.step();
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.removeFirst();
        if (silent || fault == Fault.LOST_BEFORE) {
            return new BureauAnswer.OutcomeUnknown(Uncertainty.CONNECTION_LOST);
        }
        if (fault == Fault.HELD_BACK) {
            return new BureauAnswer.NotSent(HeldBack.NO_CONNECTION);
        }
        footprints.add(inquiry);
        answers.put(inquiry.number(), answer);
        life.step();
        Runnable meanwhile = whileAnswering;
        whileAnswering = () -> {};
        meanwhile.run();
        return fault == Fault.LOST_AFTER ? new BureauAnswer.OutcomeUnknown(Uncertainty.TIMED_OUT) : answer;
    }

    /** The breaker is open from now on. */
    public void breaks() {
        broken = true;
    }

    public void mends() {
        broken = false;
    }

    @Override
    public Optional<HeldBack> holdsBack() {
        return broken ? Optional.of(HeldBack.CIRCUIT_OPEN) : Optional.empty();
    }

    @Override
    public LookUpAnswer lookUp(RequestNumber number) {
        onCall.run();
        life.step();
        if (silent) {
            return new LookUpAnswer.Silent();
        }
        BureauAnswer.Settled known = answers.get(number);
        return known == null ? new LookUpAnswer.NeverSeen() : new LookUpAnswer.Known(known);
    }

    public List<BureauInquiry> footprints() {
        return List.copyOf(footprints);
    }
}
