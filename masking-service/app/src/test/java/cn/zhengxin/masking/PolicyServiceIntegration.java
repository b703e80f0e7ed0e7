package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.servers.Database;
import cn.zhengxin.deploy.servers.TestIssuer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a database of its own, so that versions of the policy may come and go. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class PolicyServiceIntegration {

    public static final String POLICIES = "/api/v1/masking-policies";
    public static final String UNMASKINGS = "/api/v1/unmaskings";

    protected static final String PROVINCE =
            staff("admin.province", "B00000", "E0001", "credit-administrator-province");
    protected static final String COMPLIANCE = staff("compliance.song", "B00000", "E0003", "compliance-officer");
    /** The proposer once more, under an account of another name. */
    protected static final String PROVINCE_AGAIN = staff("compliance.double", "B00000", "E0001", "compliance-officer");

    protected static final String COMPLIANCE_ELSEWHERE =
            staff("compliance.sun", "B10001", "E1005", "compliance-officer");
    protected static final String OFFICER = staff("officer.lin", "B10001", "E1001", "query-officer", "reviewer");
    /** The officer once more. */
    protected static final String OFFICER_AGAIN =
            staff("reviewer.double", "B10001", "E1001", "reviewer", "compliance-officer");

    protected static final String REVIEWER = staff("reviewer.zhao", "B10001", "E1002", "reviewer");

    private static final Database DATABASE =
            MaskingServiceIntegration.SERVERS.postgres().createDatabase("masking_policies");

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MaskingServiceIntegration.settings(registry, DATABASE);
        registry.add("spring.flyway.placeholders.app_role", DATABASE::appName);
        registry.add("zhengxin.masking.unmasking.ended-interval", () -> "200ms");
    }

    protected Api api() {
        return new Api(port);
    }

    /** As a migration would. */
    protected static JdbcClient owner() {
        return JdbcClient.create(
                new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.ownerName(), DATABASE.ownerPassword()));
    }

    /** Before it has heard who is suspended, the service tells staff to come back. */
    @BeforeEach
    void staffAreServed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> api().get(OFFICER, POLICIES).status() == 200);
    }

    @BeforeEach
    void nothingWaits() {
        owner().sql("""
                        UPDATE masking_policy SET withdrawn_at = now()
                         WHERE approver IS NULL AND rejected_by IS NULL AND withdrawn_at IS NULL
                        """).update();
    }

    /** Whatever a test did: every event keeps to its schema, and none holds a reason or a value. */
    @AfterEach
    void everyEventKeepsToItsSchema() throws IOException {
        for (String body : owner().sql("SELECT body FROM outbox_event ORDER BY position DESC LIMIT 200")
                .query(String.class)
                .list()) {
            String type = Api.JSON.readTree(body).path("type").asString();
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Files.readString(
                                    Path.of("../contract/events").resolve(type + ".v1.schema.json")))
                            .validate(body, InputFormat.JSON))
                    .as(body)
                    .isEmpty();
            assertThat(body).doesNotContain("张晓明", "330106199003073311", "no use", "cannot be reached");
        }
    }

    protected static TestIssuer issuer() {
        return MaskingServiceIntegration.ISSUER;
    }

    public static String staff(String account, String institution, String employeeNumber, String... roles) {
        return issuer().staff(account, institution, employeeNumber, List.of(roles), "masking-service");
    }

    /** The newest approved version as a proposal, with a change. */
    public static ObjectNode proposal(Api api, Consumer<ObjectNode> change) {
        int newest = newestApproved(api);
        JsonNode version = api.get(PROVINCE, POLICIES + "/" + newest).json();
        ObjectNode proposal = Api.JSON.createObjectNode();
        proposal.put("basedOn", newest).put("reason", "Phones are of no use at this desk.");
        proposal.set("amountBounds", version.path("amountBounds"));
        proposal.set("unmaskingMinutes", version.path("unmaskingMinutes"));
        proposal.set("lines", version.path("lines"));
        change.accept(proposal);
        return proposal;
    }

    /** The newest approved version, and a line that hides phones from officers of that desk, or does not. */
    public static ObjectNode proposal(Api api) {
        return proposal(api, proposal -> {
            ArrayNode lines = (ArrayNode) proposal.get("lines");
            for (int i = 0; i < lines.size(); i++) {
                JsonNode line = lines.get(i);
                if (line.path("kind").asString("").equals("phone")) {
                    lines.remove(i);
                    return;
                }
            }
            lines.add(Api.JSON.valueToTree(Map.of(
                    "role", "query-officer",
                    "channel", "STAFF_SCREEN",
                    "kind", "phone",
                    "rule", "HIDE",
                    "basis", "Bank policy on masking")));
        });
    }

    public static int proposed(Api api) {
        return api.post(PROVINCE, POLICIES, proposal(api))
                .json()
                .path("version")
                .path("version")
                .asInt();
    }

    public static int newestApproved(Api api) {
        for (JsonNode version :
                api.get(PROVINCE, POLICIES + "?limit=100").json().path("items")) {
            if (List.of("IN_FORCE", "APPROVED").contains(version.path("state").asString())) {
                return version.path("version").asInt();
            }
        }
        throw new AssertionError("no approved version");
    }
}
