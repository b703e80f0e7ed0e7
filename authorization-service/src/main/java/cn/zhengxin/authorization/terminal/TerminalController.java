package cn.zhengxin.authorization.terminal;

import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.operator.application.ReadOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.web.OperatorAnswers;
import cn.zhengxin.authorization.operator.web.OperatorResponse;
import cn.zhengxin.authorization.problem.EntityVersion;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Terminals of operators, for administrators (O10). */
@RestController
@Tag(name = "Terminals")
class TerminalController {

    private static final String BASE = "/api/v1/operators/{account}/terminals";

    private final CurrentRequester currentRequester;
    private final ReadOperator readOperator;
    private final Terminals terminals;
    private final BindTerminal bindTerminal;
    private final OperatorAnswers answers;

    TerminalController(
            CurrentRequester currentRequester,
            ReadOperator readOperator,
            Terminals terminals,
            BindTerminal bindTerminal,
            OperatorAnswers answers) {
        this.currentRequester = currentRequester;
        this.readOperator = readOperator;
        this.terminals = terminals;
        this.bindTerminal = bindTerminal;
        this.answers = answers;
    }

    /** An IPv4 or IPv6 address, in digits. */
    record TerminalRequest(@NotBlank @Size(max = 64) String address) {}

    /** Addresses bound to an operator. */
    record TerminalsResponse(List<String> addresses) {}

    @GetMapping(BASE)
    @Operation(operationId = "listTerminals", summary = "List an operator's terminals")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TerminalsResponse.class)))
    ResponseEntity<?> list(@PathVariable("account") @Size(min = 1, max = 128) String account) {
        return readOperator
                .handle(currentRequester.requester(), new Account(account))
                .<ResponseEntity<?>>map(stored -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new TerminalsResponse(terminals.of(stored.facts().account()).stream()
                                .map(InetAddress::getHostAddress)
                                .toList())))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    @PostMapping(BASE)
    @Operation(
            operationId = "bindTerminal",
            summary = "Bind a terminal to an operator",
            description = "O10: by the administrator in charge; an address in digits, never a name.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> bind(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Valid TerminalRequest request) {
        return answers.of(bindTerminal.bind(command(account, ifMatch, request.address())));
    }

    @DeleteMapping(BASE + "/{address}")
    @Operation(
            operationId = "releaseTerminal",
            summary = "Release a terminal from an operator",
            description = "O10: by the administrator in charge; queries from there are blocked from the next one on.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OperatorResponse.class)))
    ResponseEntity<?> release(
            @PathVariable("account") @Size(min = 1, max = 128) String account,
            @PathVariable("address") @Size(min = 1, max = 64) String address,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answers.of(bindTerminal.release(command(account, ifMatch, address)));
    }

    private BindTerminal.Command command(String account, @Nullable String ifMatch, String address) {
        return new BindTerminal.Command(
                new Account(account), EntityVersion.expected(ifMatch), address, currentRequester.requester());
    }
}
