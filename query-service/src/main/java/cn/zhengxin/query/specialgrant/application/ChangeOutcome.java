package cn.zhengxin.query.specialgrant.application;

import cn.zhengxin.query.specialgrant.model.SpecialGrant;

/** What became of a decision on a special grant, or of its revocation. */
public sealed interface ChangeOutcome {

    record Changed(SpecialGrant grant) implements ChangeOutcome {}

    /** No such grant, or another institution's, whose existence is not told. */
    record NotFound() implements ChangeOutcome {}

    /** Decided, or revoked, before. */
    record NotInThisState(SpecialGrant grant) implements ChangeOutcome {}

    /** Changed since the caller looked. */
    record VersionOutOfDate() implements ChangeOutcome {}

    /** Nobody decides about a permission of their own (O1). */
    record NotIndependent() implements ChangeOutcome {}
}
