package cn.zhengxin.dispute.requester;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.Origin;

/** Who asks and from where, in the words of this service and of the audit trail. */
public sealed interface Requester permits Requester.Subject, Requester.Handler {

    Origin origin();

    Actor actor();

    /** The person concerned. */
    record Subject(String subjectReference, Origin origin) implements Requester {

        @Override
        public Actor actor() {
            return Actor.subject(subjectReference);
        }
    }

    /** A member of an institution's staff who handles disputes. */
    record Handler(String account, String employeeNumber, String institution, Origin origin) implements Requester {

        @Override
        public Actor actor() {
            return new Actor(ActorKind.PERSON, account, employeeNumber, institution);
        }
    }
}
