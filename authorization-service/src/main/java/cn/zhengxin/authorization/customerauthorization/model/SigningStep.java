package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.template.model.KeyClause;
import java.time.Instant;

/** One step of an online signing, as evidence (A3). Steps are added and never changed; each may be taken again. */
public sealed interface SigningStep {

    /** By this service's clock. */
    Instant at();

    /** The full text was given out to be shown. */
    record Presented(Instant at, String templateVersion, String textSha256) implements SigningStep {}

    /** The subject's device says that the text was opened and scrolled to its end. */
    record Read(Instant at, String textSha256, Instant openedAt, Instant scrolledToEndAt) implements SigningStep {}

    /**
     * One key clause was ticked by itself.
     *
     * @param tickedAt by the clock of the subject's device
     */
    record Ticked(Instant at, String textSha256, KeyClause clause, Instant tickedAt) implements SigningStep {}

    /** A code was asked for; written before the provider is asked, so that every one counts however many ask at once. */
    record CodeRequested(Instant at) implements SigningStep {}

    /** The provider could not be reached for the code that was asked for. */
    record CodeNotSent(Instant at) implements SigningStep {}

    /**
     * The provider sent a code.
     *
     * @param reference the provider's name for it
     */
    record CodeSent(Instant at, String reference) implements SigningStep {}

    /** A code was handed in; written before the provider is asked, so that every try counts. */
    record CodeTried(Instant at, String reference) implements SigningStep {}

    /** The provider found that the code handed in is the one it sent. */
    record CodeMatched(Instant at, String reference) implements SigningStep {}

    /**
     * The provider found the person who signs to be the subject.
     *
     * @param performedAt when the check took place, never after {@code at}
     */
    record BiometricPassed(Instant at, Instant performedAt, String reference) implements SigningStep {}

    /** The provider did not find so. */
    record BiometricFailed(Instant at) implements SigningStep {}
}
