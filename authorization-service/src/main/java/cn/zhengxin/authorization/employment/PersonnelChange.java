package cn.zhengxin.authorization.employment;

import cn.zhengxin.authorization.operator.model.Place;
import java.time.Instant;
import java.util.UUID;

/** One thing the personnel system told. */
public sealed interface PersonnelChange {

    UUID eventId();

    Instant at();

    record Joined(UUID eventId, String employeeNumber, Place place, Instant at) implements PersonnelChange {}

    record Moved(UUID eventId, String employeeNumber, Place to, Instant at) implements PersonnelChange {}

    record Left(UUID eventId, String employeeNumber, Instant at) implements PersonnelChange {}

    /** A branch was opened, closed or opened again. */
    record BranchUpdated(UUID eventId, String branch, boolean isOpen, Instant at) implements PersonnelChange {}
}
