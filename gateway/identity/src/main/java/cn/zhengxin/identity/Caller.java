package cn.zhengxin.identity;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls. Made from a validated token only, never from a header. */
public sealed interface Caller permits Caller.Person, Caller.System, Caller.Subject {

    AccountId account();

    Set<Role> roles();

    default boolean has(Role role) {
        return roles().contains(role);
    }

    /** The institution a caller acts for; customers act for themselves. */
    Optional<InstitutionCode> actsFor();

    /** A member of staff. */
    record Person(AccountId account, String employeeNumber, InstitutionCode institution, String branch, Set<Role> roles)
            implements Caller {
        public Person {
            roles = Set.copyOf(roles);
        }

        @Override
        public Optional<InstitutionCode> actsFor() {
            return Optional.of(institution);
        }
    }

    /** A program: another system of the bank, a partner, or a service of this platform. */
    @SuppressWarnings("AvoidCommonTypeNames") // The business word; always written Caller.System.
    record System(AccountId account, @Nullable InstitutionCode institution, Set<Role> roles) implements Caller {
        public System {
            roles = Set.copyOf(roles);
        }

        @Override
        public Optional<InstitutionCode> actsFor() {
            return Optional.ofNullable(institution);
        }
    }

    /** A customer, the subject of reports, known by a pseudonym. */
    record Subject(AccountId account, String subjectReference, Set<Role> roles) implements Caller {
        public Subject {
            roles = Set.copyOf(roles);
        }

        @Override
        public Optional<InstitutionCode> actsFor() {
            return Optional.empty();
        }
    }
}
