package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.template.model.KeyClause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything recorded on the way to an online signature (A3), oldest first. What speaks of another text than the authorization's
 * own counts for nothing.
 *
 * @param textSha256 digest of the authorization's full text
 */
public record SigningLog(String textSha256, List<SigningStep> steps) {

    /** Wrong codes until another one has to be sent. */
    public static final int TRIES_FOR_A_CODE = 5;

    /** Codes that are sent for one authorization, so that nobody's phone is flooded. */
    public static final int MOST_CODES = 10;

    /** How far a device's clock may be off ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    public SigningLog {
        steps = List.copyOf(steps);
    }

    /** What became of a step that was reported. */
    public sealed interface Report {
        record Accepted(SigningStep step) implements Report {}

        record Refused(List<FieldFault> faults) implements Report {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Complete, or everything that is missing at once. */
    public sealed interface Examination {
        record Complete(OnlineSignature signature) implements Examination {}

        record Incomplete(List<FieldFault> faults) implements Examination {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }
    }

    /** The first time this very text was presented. */
    public Optional<SigningStep.Presented> presentation() {
        return ofKind(SigningStep.Presented.class)
                .filter(step -> step.textSha256().equals(textSha256))
                .findFirst();
    }

    public Report reportReading(
            @Nullable String ofText, @Nullable Instant openedAt, @Nullable Instant scrolledToEndAt, Instant now) {
        var faults = new ArrayList<FieldFault>();
        var presented = presentedFor(ofText, faults);
        within("openedAt", openedAt, presented, now, faults);
        within("scrolledToEndAt", scrolledToEndAt, presented, now, faults);
        if (openedAt != null && scrolledToEndAt != null && scrolledToEndAt.isBefore(openedAt)) {
            faults.add(fault("scrolledToEndAt", "is not before the text was opened"));
        }
        if (!faults.isEmpty() || openedAt == null || scrolledToEndAt == null) {
            return new Report.Refused(faults);
        }
        return new Report.Accepted(new SigningStep.Read(now, textSha256, openedAt, scrolledToEndAt));
    }

    public Report tick(ClauseTick tick, Instant now) {
        var faults = new ArrayList<FieldFault>();
        var presented = presentedFor(tick.textSha256(), faults);
        if (tick.clauses().size() != 1) {
            faults.add(fault("clauses", "one key clause is ticked at a time"));
        }
        if (tick.preset()) {
            faults.add(fault("preset", "no box is ticked beforehand"));
        }
        if (!tick.bundledWith().isEmpty()) {
            faults.add(fault("bundledWith", "a tick accepts no other agreement"));
        }
        within("tickedAt", tick.tickedAt(), presented, now, faults);
        var tickedAt = tick.tickedAt();
        if (!faults.isEmpty() || tickedAt == null) {
            return new Report.Refused(faults);
        }
        return new Report.Accepted(
                new SigningStep.Ticked(now, textSha256, tick.clauses().getFirst(), tickedAt));
    }

    /** The code that can still be handed in; empty when none was sent, it was matched, or its tries are used up. */
    public Optional<SigningStep.CodeSent> codeInPlay() {
        return last(SigningStep.CodeSent.class)
                .filter(sent -> triesLeft(sent) > 0)
                .filter(sent -> ofKind(SigningStep.CodeMatched.class)
                        .noneMatch(matched -> matched.reference().equals(sent.reference())));
    }

    public int triesLeft(SigningStep.CodeSent sent) {
        var tried = ofKind(SigningStep.CodeTried.class)
                .filter(step -> step.reference().equals(sent.reference()))
                .count();
        return Math.toIntExact(Math.max(0, TRIES_FOR_A_CODE - tried));
    }

    public boolean mayAskForCode() {
        // What was sent counts also where nothing says that it was asked for: steps of before.
        var asked = ofKind(SigningStep.CodeRequested.class).count()
                - ofKind(SigningStep.CodeNotSent.class).count();
        var sent = ofKind(SigningStep.CodeSent.class).count();
        return Math.max(asked, sent) < MOST_CODES;
    }

    /** A3. */
    public Examination examine(AuthorizationPolicy policy, Instant now) {
        var faults = new ArrayList<FieldFault>();
        var oldest = now.minus(Duration.ofMinutes(policy.number(PolicyNumber.ONLINE_CHECK_MINUTES)));
        var presented = presentation().orElse(null);
        if (presented == null) {
            faults.add(fault("presentation", "the full text is presented first"));
        }
        var read = ofKind(SigningStep.Read.class)
                .filter(step -> step.textSha256().equals(textSha256))
                .findFirst()
                .orElse(null);
        if (read == null) {
            faults.add(fault("reading", "the text is opened and scrolled to its end"));
        }
        var consents = consents(presented, faults);
        var code = last(SigningStep.CodeMatched.class).orElse(null);
        if (code == null) {
            faults.add(fault("smsCode", "an SMS code is verified"));
        } else if (code.at().isBefore(oldest)) {
            faults.add(fault("smsCode", "the SMS code was verified too long ago"));
        }
        var biometric = biometric(oldest, faults);
        if (!faults.isEmpty() || presented == null || read == null || code == null || biometric == null) {
            return new Examination.Incomplete(faults);
        }
        return new Examination.Complete(new OnlineSignature(
                textSha256, presented.at(), read.at(), consents, code.at(), biometric, now, policy.version()));
    }

    private Map<KeyClause, Instant> consents(SigningStep.@Nullable Presented presented, List<FieldFault> faults) {
        Map<KeyClause, Instant> consents = new EnumMap<>(KeyClause.class);
        var moments = new HashSet<Instant>();
        for (var clause : KeyClause.values()) {
            var ticked = ofKind(SigningStep.Ticked.class)
                    .filter(step -> step.clause() == clause && step.textSha256().equals(textSha256))
                    .filter(step -> presented != null && !step.at().isBefore(presented.at()))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            if (ticked == null) {
                faults.add(fault("consents." + clause, "this key clause is ticked after the text was presented"));
            } else if (!moments.add(ticked.tickedAt())) {
                // One touch for several boxes is no consent to each.
                faults.add(fault("consents." + clause, "this key clause is ticked on its own"));
            } else {
                consents.put(clause, ticked.at());
            }
        }
        return consents;
    }

    /** The last check decides: one that failed after one that passed leaves nothing proved. */
    private @Nullable Instant biometric(Instant oldest, List<FieldFault> faults) {
        var latest = steps.stream()
                .filter(step ->
                        step instanceof SigningStep.BiometricPassed || step instanceof SigningStep.BiometricFailed)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (latest == null) {
            faults.add(fault("biometricCheck", "a biometric check is passed"));
            return null;
        }
        if (!(latest instanceof SigningStep.BiometricPassed passed)) {
            faults.add(fault("biometricCheck", "the last biometric check was not passed"));
            return null;
        }
        if (passed.performedAt().isBefore(oldest)) {
            faults.add(fault("biometricCheck", "the biometric check took place too long ago"));
        }
        return passed.performedAt();
    }

    private SigningStep.@Nullable Presented presentedFor(@Nullable String ofText, List<FieldFault> faults) {
        var presented = presentation().orElse(null);
        if (presented == null) {
            faults.add(fault("presentation", "the full text is presented first"));
        } else if (!textSha256.equals(ofText)) {
            faults.add(fault("presentation", "names the digest of the text that was presented"));
        }
        return presented;
    }

    private static void within(
            String field,
            @Nullable Instant moment,
            SigningStep.@Nullable Presented presented,
            Instant now,
            List<FieldFault> faults) {
        if (moment == null) {
            faults.add(fault(field, "is missing"));
        } else if (moment.isAfter(now.plus(CLOCK_TOLERANCE))) {
            faults.add(fault(field, "is not in the future"));
        } else if (presented != null && moment.isBefore(presented.at().minus(CLOCK_TOLERANCE))) {
            faults.add(fault(field, "is not before the text was presented"));
        }
    }

    private static FieldFault fault(String field, String message) {
        return new FieldFault(RuleCode.A3, field, message);
    }

    private <T extends SigningStep> Optional<T> last(Class<T> kind) {
        return ofKind(kind).reduce((earlier, later) -> later);
    }

    private <T extends SigningStep> Stream<T> ofKind(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
