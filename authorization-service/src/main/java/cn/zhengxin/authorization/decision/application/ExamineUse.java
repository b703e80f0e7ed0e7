package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.decision.model.SubjectTie;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Q1, A13: what a reservation would be answered at this moment. Nothing is held, written or locked, so nobody who takes a use waits for
 * it; and nothing is promised: the use may be gone when it is asked for. Who looked is on record where the look was asked for.
 */
@Service
public class ExamineUse {

    private final EveryUseGround grounds;
    private final NewUses newUses;

    public ExamineUse(EveryUseGround grounds, NewUses newUses) {
        this.grounds = grounds;
        this.newUses = newUses;
    }

    /**
     * What a reservation would be answered.
     *
     * @param tie what the subject is to whoever asks
     */
    public record Examined(UseDecision decision, SubjectTie tie) {}

    /** All of one moment: what is read later saw nothing that what was read first did not see. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Examined handle(ExamineUseCommand command) {
        var ground = grounds.find(command.authorization());
        var judgement =
                newUses.judge(command.authorization(), ground, command.intendedUse(), command.subjectNameReference());
        var policy = judgement.policy();
        if (judgement.refusals().isEmpty()) {
            var found = ground.orElseThrow();
            return new Examined(
                    new UseDecision.Granted(found.number(), policy.version(), found.endDate()), judgement.tie());
        }
        return new Examined(
                new UseDecision.NotGranted(
                        policy.version(),
                        judgement.refusals().stream().map(policy::rule).toList()),
                judgement.tie());
    }
}
