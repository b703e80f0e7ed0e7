package cn.zhengxin.authorization.employment;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventHandler;
import cn.zhengxin.audittrail.ReceivedEvent;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** O7: listens to the personnel system. An event without what it has to hold becomes a dead letter. */
@Component
class PersonnelEventHandler implements EventHandler {

    private static final Pattern EMPLOYEE_NUMBER = Pattern.compile(ReferencePatterns.EMPLOYEE_NUMBER);
    private static final Pattern CODE = Pattern.compile(ReferencePatterns.CODE);

    private final FollowPersonnel followPersonnel;

    PersonnelEventHandler(FollowPersonnel followPersonnel) {
        this.followPersonnel = followPersonnel;
    }

    @Override
    public String group() {
        return "authorization-service.employment";
    }

    @Override
    public Set<String> topics() {
        return Set.of("core.hr.v1");
    }

    @Override
    public void handle(ReceivedEvent received) {
        change(received.event()).ifPresent(followPersonnel::handle);
    }

    private static Optional<PersonnelChange> change(AuditEvent event) {
        var id = UUID.fromString(event.id().toString());
        return switch (event.type()) {
            case "EmployeeJoined" ->
                Optional.of(new PersonnelChange.Joined(id, employee(event), place(event), event.occurredAt()));
            case "EmployeeMoved" ->
                Optional.of(new PersonnelChange.Moved(id, employee(event), place(event), event.occurredAt()));
            case "EmployeeLeft" -> Optional.of(new PersonnelChange.Left(id, employee(event), event.occurredAt()));
            case "OrganisationUpdated" ->
                Optional.of(new PersonnelChange.BranchUpdated(
                        id, text(event, "branch", CODE), isOpen(event), event.occurredAt()));
            default -> Optional.empty();
        };
    }

    private static String employee(AuditEvent event) {
        return text(event, "employeeNumber", EMPLOYEE_NUMBER);
    }

    private static Place place(AuditEvent event) {
        return new Place(text(event, "institution", CODE), text(event, "branch", CODE));
    }

    private static boolean isOpen(AuditEvent event) {
        if (event.data().get("open") instanceof Boolean open) {
            return open;
        }
        throw new IllegalArgumentException("A branch is open or not");
    }

    private static String text(AuditEvent event, String member, Pattern pattern) {
        if (event.data().get(member) instanceof String text
                && pattern.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(member + " is missing or malformed");
    }
}
