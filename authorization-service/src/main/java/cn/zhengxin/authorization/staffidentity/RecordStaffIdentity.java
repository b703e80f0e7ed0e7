package cn.zhengxin.authorization.staffidentity;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Q10, O3: who an operator is, recorded by the administrator in charge. The event says that it was, not who. */
@Service
class RecordStaffIdentity {

    private final OperatorChanges changes;
    private final StaffIdentities identities;
    private final SubjectReferences references;

    RecordStaffIdentity(OperatorChanges changes, StaffIdentities identities, SubjectReferences references) {
        this.changes = changes;
        this.identities = identities;
        this.references = references;
    }

    record Command(Account account, @Nullable Long expectedVersion, IdentityDocument document, Requester requester) {}

    @Transactional
    public OperatorChange handle(Command command) {
        return changes.byAdministrator(
                Operation.RECORD_IDENTITY,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> keep(current, command.document()));
    }

    private OperatorChange keep(Current current, IdentityDocument document) {
        if (current.stored().operator() instanceof DepartedOperator) {
            return new OperatorChange.NotInThisState();
        }
        var person = new SubjectReference(references.referenceOf(document.type().name(), document.reveal()));
        if (!identities.keep(current.facts().account(), person, document, current.now())) {
            return changes.refuse(
                    current,
                    RuleCode.O3,
                    List.of(new Missing("documentNumber", "is of a person with another account")));
        }
        return changes.keep(
                current, current.stored().operator(), current.event("OperatorIdentityRecorded", "RECORDED"));
    }
}
