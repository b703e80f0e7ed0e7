package cn.zhengxin.deploy.bench.peer;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same request as the platform's. */
@RestController
class PlainQueryController {

    private final PlainQueries queries;

    PlainQueryController(PlainQueries queries) {
        this.queries = queries;
    }

    @PostMapping("/api/v1/credit-queries")
    ResponseEntity<Map<String, String>> submit(
            @RequestHeader("Idempotency-Key") String key, @RequestBody PlainQueryRequest request) {
        UUID id = queries.submit(key, request);
        return ResponseEntity.created(URI.create("/api/v1/credit-queries/" + id))
                .body(Map.of(
                        "id", id.toString(),
                        "state", "ANSWERED",
                        "reportType", request.reportType(),
                        "purpose", request.purpose(),
                        "authorizationId", request.authorizationId().toString(),
                        "businessReference", request.businessReference()));
    }
}
