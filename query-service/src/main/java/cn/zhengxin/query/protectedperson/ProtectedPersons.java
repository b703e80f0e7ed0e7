package cn.zhengxin.query.protectedperson;

import cn.zhengxin.query.inquiry.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list of protected persons. */
public interface ProtectedPersons {

    /** False when there is an entry for the subject that has not ended. */
    boolean add(ProtectedPerson.Proposed entry, Subject subject);

    Optional<ProtectedPerson> find(ProtectedPersonId id);

    /** False when somebody else has stored a change first. Whom an entry was about is forgotten when it ends. */
    boolean replace(ProtectedPerson next);

    /** Whom an entry is about; empty when it has ended. */
    Optional<Subject> subjectOf(ProtectedPersonId id);

    /** Newest first. */
    List<ProtectedPerson> page(ProtectedPerson.@Nullable State state, @Nullable ProtectedPersonId before, int limit);
}
