package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.retention.model.Obstacle;
import java.util.List;

/** What became of a proposal or a decision. */
public sealed interface DestructionChange {

    record Changed(StoredDestruction stored) implements DestructionChange {}

    /** Unknown, or not this caller's to know. */
    record Unknown() implements DestructionChange {}

    /** The version the caller saw is no longer the current one. */
    record Outdated() implements DestructionChange {}

    /** It was decided before. */
    record NotInThisState() implements DestructionChange {}

    /** Separation of duties. */
    record NotIndependent(RuleEntry rule) implements DestructionChange {}

    /** A15: files that cannot be destroyed now, each with why. Nothing of the whole was done. */
    record Obstructed(RuleEntry rule, List<ObstructedFile> files) implements DestructionChange {
        public Obstructed {
            files = List.copyOf(files);
        }
    }

    /**
     * One file that cannot be destroyed.
     *
     * @param index place in the list of files
     */
    record ObstructedFile(int index, List<Obstacle> obstacles) {
        public ObstructedFile {
            obstacles = List.copyOf(obstacles);
        }
    }
}
