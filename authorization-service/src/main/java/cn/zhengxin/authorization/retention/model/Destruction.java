package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.sealedcontent.DestroyedPart;
import java.util.List;

/** A destruction of files, in one of its states (A15). */
public sealed interface Destruction permits Destruction.Proposed, Destruction.Executed, Destruction.TurnedDown {

    DestructionFacts facts();

    /** Waits for a second person. */
    record Proposed(DestructionFacts facts) implements Destruction {

        /** Whether somebody is another person than the one who proposed it. */
        public boolean canBeDecidedBy(Party party) {
            return !facts.proposedBy().isSamePersonAs(party);
        }

        public Executed execute(DestructionDecision decision, String certificateNumber, List<DestroyedFile> destroyed) {
            return new Executed(facts, decision, certificateNumber, destroyed);
        }

        public TurnedDown turnDown(DestructionDecision decision) {
            return new TurnedDown(facts, decision);
        }
    }

    /** Carried out; what it holds is the certificate. */
    record Executed(
            DestructionFacts facts,
            DestructionDecision decision,
            String certificateNumber,
            List<DestroyedFile> destroyed)
            implements Destruction {

        public Executed {
            destroyed = List.copyOf(destroyed);
        }
    }

    /** The second person said no. */
    record TurnedDown(DestructionFacts facts, DestructionDecision decision) implements Destruction {}

    /** What of one file was destroyed. */
    record DestroyedFile(AuthorizationId authorization, List<DestroyedPart> parts) {
        public DestroyedFile {
            parts = List.copyOf(parts);
        }
    }
}
