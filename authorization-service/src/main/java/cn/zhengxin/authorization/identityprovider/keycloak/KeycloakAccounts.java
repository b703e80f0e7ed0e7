package cn.zhengxin.authorization.identityprovider.keycloak;

import cn.zhengxin.authorization.identityprovider.application.AccountNotAccepted;
import cn.zhengxin.authorization.identityprovider.application.DesiredAccount;
import cn.zhengxin.authorization.identityprovider.application.FoundAccount;
import cn.zhengxin.authorization.identityprovider.application.IdentityProvider;
import cn.zhengxin.authorization.identityprovider.application.SignIn;
import cn.zhengxin.authorization.operator.application.FirstPasswords;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.identity.DependencyUnavailable;
import cn.zhengxin.identity.Role;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import tools.jackson.databind.json.JsonMapper;

/** Accounts of staff in the realm. Customers and service accounts are never looked at. */
final class KeycloakAccounts implements IdentityProvider, FirstPasswords {

    private static final String EMPLOYEE_NUMBER = "employee_number";
    private static final String INSTITUTION = "institution";
    private static final String BRANCH = "branch";
    private static final String CHANGE_PASSWORD = "UPDATE_PASSWORD";
    private static final List<String> AT_FIRST_SIGN_IN = List.of(CHANGE_PASSWORD, "CONFIGURE_TOTP");
    private static final int PAGE = 200;
    private static final long END_OF_TIME =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
    private static final Set<String> STAFF_ROLES = Arrays.stream(Role.values())
            .filter(role -> role.kind() == Role.Kind.STAFF)
            .map(Role::word)
            .collect(Collectors.toUnmodifiableSet());

    private final RealmResource realm;
    private final Supplier<String> freshToken;
    private final JsonMapper json = JsonMapper.shared();

    /**
     * In one realm.
     *
     * @param freshToken asks the realm for a new token of this service's own
     */
    KeycloakAccounts(RealmResource realm, Supplier<String> freshToken) {
        this.realm = realm;
        this.freshToken = freshToken;
    }

    @Override
    public Optional<FoundAccount> find(Account account) {
        return asking(() -> user(account).map(user -> found(user, rolesOf(user))));
    }

    @Override
    public void create(DesiredAccount desired) {
        telling(() -> {
            var user = new UserRepresentation();
            user.setUsername(desired.account().value());
            user.setEnabled(desired.mayAct());
            user.setRequiredActions(AT_FIRST_SIGN_IN);
            user.setAttributes(attributes(Map.of(), desired));
            try (var answer = realm.users().create(user)) {
                // 409: an earlier attempt came through after all.
                if (answer.getStatus() != 201 && answer.getStatus() != 409) {
                    throw new WebApplicationException(answer.getStatus());
                }
            }
            user(desired.account()).ifPresent(created -> setRoles(created, desired));
        });
    }

    @Override
    public void disable(Account account) {
        telling(() -> user(account).ifPresent(user -> {
            user.setEnabled(false);
            var resource = resource(user);
            resource.update(user);
            resource.logout();
        }));
    }

    @Override
    public void adjust(DesiredAccount desired) {
        telling(() -> user(desired.account()).ifPresent(user -> {
            setRoles(user, desired);
            user.setAttributes(attributes(user.getAttributes(), desired));
            user.setEnabled(desired.mayAct());
            resource(user).update(user);
        }));
    }

    /** Of a token made for this call: the clock that counts is the one that tokens are dated by. */
    @Override
    public Instant issuesAt() {
        return asking(() -> {
            var body = freshToken.get().split("\\.", -1)[1];
            return Instant.ofEpochSecond(json.readTree(Base64.getUrlDecoder().decode(body))
                    .required("iat") // without a date no token could be told from an old one
                    .longValue());
        });
    }

    @Override
    public List<FoundAccount> staff() {
        return asking(() -> {
            var users = new HashMap<String, UserRepresentation>();
            var roles = new HashMap<String, List<String>>();
            for (var role : STAFF_ROLES) {
                for (var member : membersOf(role)) {
                    users.put(member.getId(), member);
                    roles.computeIfAbsent(member.getId(), _ -> new ArrayList<>())
                            .add(role);
                }
            }
            return users.values().stream()
                    .map(user -> found(user, Set.copyOf(roles.getOrDefault(user.getId(), List.of()))))
                    .toList();
        });
    }

    private List<UserRepresentation> membersOf(String role) {
        var members = new ArrayList<UserRepresentation>();
        for (int first = 0; ; first += PAGE) {
            var page = realm.roles().get(role).getUserMembers(false, first, PAGE);
            members.addAll(page);
            if (page.size() < PAGE) {
                return members;
            }
        }
    }

    @Override
    public void signInsSince(Instant from, Consumer<SignIn> each) {
        telling(() -> {
            // Oldest first: what happens meanwhile joins the last page and moves none.
            for (int first = 0; ; first += PAGE) {
                var page = realm.getEvents(
                        List.of("LOGIN"), null, null, from.toEpochMilli(), END_OF_TIME, null, first, PAGE, "asc");
                for (var event : page) {
                    var details = event.getDetails();
                    var account = details == null ? null : details.get("username");
                    if (account != null) {
                        each.accept(new SignIn(new Account(account), Instant.ofEpochMilli(event.getTime())));
                    }
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        });
    }

    @Override
    public Outcome set(Account account, String password) {
        return asking(() -> {
            var found = user(account);
            if (found.isEmpty() || isTakenUp(found.get())) {
                return Outcome.NOT_OFFERED;
            }
            var credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(password);
            credential.setTemporary(true);
            resource(found.get()).resetPassword(credential);
            return Outcome.SET;
        });
    }

    /** Whoever could set another's password after that could sign in as them. */
    private boolean isTakenUp(UserRepresentation user) {
        var actions = user.getRequiredActions();
        return actions == null
                || !actions.contains(CHANGE_PASSWORD)
                || resource(user).credentials().stream()
                        .anyMatch(credential -> CredentialRepresentation.TOTP.equals(credential.getType())
                                || "otp".equals(credential.getType()));
    }

    private Optional<UserRepresentation> user(Account account) {
        return realm.users().searchByUsername(account.value(), true).stream()
                .filter(user -> account.value().equalsIgnoreCase(user.getUsername()))
                .findFirst();
    }

    private UserResource resource(UserRepresentation user) {
        return realm.users().get(user.getId());
    }

    private Set<String> rolesOf(UserRepresentation user) {
        return resource(user).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .filter(STAFF_ROLES::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void setRoles(UserRepresentation user, DesiredAccount desired) {
        var wanted = desired.roles();
        if (wanted == null) {
            return;
        }
        var mapping = resource(user).roles().realmLevel();
        var surplus = mapping.listAll().stream()
                .filter(role -> STAFF_ROLES.contains(role.getName()) && !wanted.contains(role.getName()))
                .toList();
        if (!surplus.isEmpty()) {
            mapping.remove(surplus);
        }
        var held = rolesOf(user);
        var missing = wanted.stream()
                .filter(role -> STAFF_ROLES.contains(role) && !held.contains(role))
                .map(role -> realm.roles().get(role).toRepresentation())
                .toList();
        if (!missing.isEmpty()) {
            mapping.add(missing);
        }
    }

    private static Map<String, List<String>> attributes(
            @Nullable Map<String, List<String>> before, DesiredAccount desired) {
        var attributes = new HashMap<String, List<String>>(before == null ? Map.of() : before);
        attributes.put(EMPLOYEE_NUMBER, List.of(desired.employeeNumber()));
        attributes.put(INSTITUTION, List.of(desired.institution()));
        attributes.put(BRANCH, List.of(desired.branch()));
        return attributes;
    }

    private static FoundAccount found(UserRepresentation user, Set<String> roles) {
        return new FoundAccount(
                new Account(user.getUsername()),
                Boolean.TRUE.equals(user.isEnabled()),
                attribute(user, EMPLOYEE_NUMBER),
                attribute(user, INSTITUTION),
                attribute(user, BRANCH),
                roles);
    }

    private static @Nullable String attribute(UserRepresentation user, String name) {
        var attributes = user.getAttributes();
        var values = attributes == null ? null : attributes.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private static void telling(Runnable call) {
        asking(() -> {
            call.run();
            return Boolean.TRUE;
        });
    }

    private static <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (ProcessingException silent) {
            throw new DependencyUnavailable("identity-provider", silent);
        } catch (WebApplicationException answered) {
            var status = answered.getResponse().getStatus();
            // Its own client refused, or it is busy: that is about no account.
            if (status >= 500 || status == 401 || status == 403 || status == 429) {
                throw new DependencyUnavailable("identity-provider", answered);
            }
            throw new AccountNotAccepted(status);
        }
    }
}
