package cn.zhengxin.audit.ledger;

import cn.zhengxin.audit.AuditProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.MerkleProofs;
import cn.zhengxin.ledgerverifier.TreeHead;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signed tree heads, how they continue each other, and the keys to verify them with. They tell nothing of any record. */
@RestController
@RequestMapping("/api/v1/audit-tree-heads")
class TreeHeadController {

    private final Ledger ledger;
    private final LedgerKeys keys;

    TreeHeadController(Ledger ledger, LedgerKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    @GetMapping
    @ApiResponse(
            responseCode = "200",
            description = "The latest head, or the one of this size",
            content = @Content(schema = @Schema(implementation = TreeHeadResponse.class)))
    ResponseEntity<?> head(@RequestParam(required = false) @Nullable Long size) {
        Optional<TreeHead> head = size == null ? ledger.latestHead() : ledger.headOfSize(size);
        if (head.isEmpty()) {
            return Problems.of(AuditProblem.TREE_HEAD_NOT_FOUND);
        }
        return ResponseEntity.ok(TreeHeadResponse.of(head.get()));
    }

    @GetMapping("/consistency")
    @ApiResponse(
            responseCode = "200",
            description = "Proof that the head of size to continues the one of size from",
            content = @Content(schema = @Schema(implementation = ConsistencyResponse.class)))
    ResponseEntity<?> consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        Optional<TreeHead> first = ledger.headOfSize(from);
        Optional<TreeHead> second = to == null ? ledger.latestHead() : ledger.headOfSize(to);
        if (first.isEmpty() || second.isEmpty()) {
            return Problems.of(AuditProblem.TREE_HEAD_NOT_FOUND);
        }
        if (first.get().size() > second.get().size()) {
            return Problems.of(AuditProblem.TREE_SIZE_INVALID);
        }
        List<String> proof = MerkleProofs.consistency(
                        first.get().size(), second.get().size(), ledger)
                .path()
                .stream()
                .map(Hash::toHex)
                .toList();
        return ResponseEntity.ok(
                new ConsistencyResponse(TreeHeadResponse.of(first.get()), TreeHeadResponse.of(second.get()), proof));
    }

    @GetMapping("/public-key")
    PublicKeysResponse publicKey() {
        List<PublicKeysResponse.Key> all = keys.trusted().byId().entrySet().stream()
                .map(key -> new PublicKeysResponse.Key(key.getKey(), "Ed25519", TrustedKeys.pemOf(key.getValue())))
                .toList();
        String pem = all.stream().map(PublicKeysResponse.Key::pem).collect(Collectors.joining());
        return new PublicKeysResponse(keys.currentKeyId(), pem, all);
    }
}
