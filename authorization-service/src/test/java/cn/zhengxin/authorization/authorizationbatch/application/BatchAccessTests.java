package cn.zhengxin.authorization.authorizationbatch.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import cn.zhengxin.authorization.authorizationbatch.model.BatchedAuthorization;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.identity.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchAccessTests {

    private static final Party LIN = person("officer.lin", "E1001", "B10001", "B10001-01");

    private final AuthorizationBatch batch = new AuthorizationBatch(
            new BatchId(UUID.randomUUID()),
            "B10001",
            "SC-1",
            LIN,
            Samples.NOW,
            1,
            List.of(new BatchedAuthorization(new AuthorizationId(UUID.randomUUID()), List.of())));

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of("whoever entered it", LIN, Role.QUERY_OFFICER, true),
                Arguments.of(
                        "a reviewer of the institution",
                        person("reviewer.zhao", "E1002", "B10001", null),
                        Role.REVIEWER,
                        true),
                Arguments.of(
                        "its compliance officer",
                        person("compliance.sun", "E1005", "B10001", null),
                        Role.COMPLIANCE_OFFICER,
                        true),
                Arguments.of(
                        "the head of the department",
                        person("head.wu", "E1008", "B10001", "B10001-01"),
                        Role.DEPARTMENT_HEAD,
                        true),
                Arguments.of(
                        "the head of another department",
                        person("head.xie", "E1018", "B10001", "B10001-02"),
                        Role.DEPARTMENT_HEAD,
                        false),
                Arguments.of(
                        "a head of no known department",
                        person("head.he", "E1019", "B10001", null),
                        Role.DEPARTMENT_HEAD,
                        false),
                Arguments.of(
                        "another handler of the institution",
                        person("officer.wei", "E1007", "B10001", "B10001-01"),
                        Role.QUERY_OFFICER,
                        false),
                Arguments.of(
                        "another institution's compliance officer",
                        person("compliance.song", "E2003", "B20001", null),
                        Role.COMPLIANCE_OFFICER,
                        false),
                Arguments.of("a subject", new Party(PartyKind.SUBJECT, "sr_x", null, null), Role.CUSTOMER, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    @DisplayName("A9, A14 · a batch is seen within its institution, and by a handler only who entered it")
    void whoMayRead(String name, Party party, Role role, boolean allowed) {
        assertThat(BatchAccess.mayRead(Samples.requester(party, role), batch)).isEqualTo(allowed);
    }

    private static Party person(String account, String number, String institution, String branch) {
        return new Party(PartyKind.PERSON, account, number, institution, branch);
    }
}
