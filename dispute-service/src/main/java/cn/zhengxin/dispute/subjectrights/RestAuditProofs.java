package cn.zhengxin.dispute.subjectrights;

import cn.zhengxin.identity.DependencyUnavailable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

final class RestAuditProofs implements AuditProofs {

    private static final ParameterizedTypeReference<Map<String, Object>> PROOF = new ParameterizedTypeReference<>() {};

    private final RestClient auditService;

    RestAuditProofs(RestClient auditService) {
        this.auditService = auditService;
    }

    @Override
    public Optional<Map<String, Object>> of(UUID eventId) {
        try {
            var proof = auditService
                    .get()
                    .uri("/internal/v1/events/{eventId}/proof", eventId)
                    .retrieve()
                    .body(PROOF);
            if (proof == null) {
                throw new DependencyUnavailable("audit-service");
            }
            return Optional.of(proof);
        } catch (HttpClientErrorException.NotFound notRecordedYet) {
            return Optional.empty();
        }
    }
}
