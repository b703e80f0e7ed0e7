package cn.zhengxin.query.protectedperson.web;

import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.HeadInstitutionProperties;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.Versions;
import cn.zhengxin.query.inquiry.ExpectedVersion;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.protectedperson.ChangeProtection;
import cn.zhengxin.query.protectedperson.ProtectedPerson;
import cn.zhengxin.query.protectedperson.ProtectedPersonId;
import cn.zhengxin.query.protectedperson.ProtectedPersons;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of protected persons, for the head institution (Q10). */
@RestController
@RequestMapping(ProtectedPersonAccess.BASE)
@Tag(
        name = "protected-persons",
        description = "Persons on whom compliance decides every query; proposed by one person, decided by another.")
class ProtectedPersonController {

    private final ChangeProtection change;
    private final ProtectedPersons persons;
    private final SubjectReferences references;
    private final HeadInstitutionProperties properties;

    ProtectedPersonController(
            ChangeProtection change,
            ProtectedPersons persons,
            SubjectReferences references,
            HeadInstitutionProperties properties) {
        this.change = change;
        this.persons = persons;
        this.references = references;
        this.properties = properties;
    }

    @PostMapping
    @Operation(summary = "Propose a person for protection", operationId = "proposeProtectedPerson")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for a second person of the head institution",
            content = @Content(schema = @Schema(implementation = ProtectedPersonResponse.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The person has an entry already",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> propose(
            @Valid @RequestBody ProtectedPersonRequest request,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return asKeeper(caller, terminal, keeper -> proposed(request, keeper));
    }

    private ResponseEntity<?> proposed(ProtectedPersonRequest request, Performer.Employee keeper) {
        var name = PersonName.tryParse(request.name());
        var document = IdentityDocument.tryParse(request.documentType(), request.documentNumber());
        var faults = new ArrayList<FieldProblem>();
        if (name.isEmpty()) {
            faults.add(new FieldProblem("name", "is not a name"));
        }
        if (document.isEmpty()) {
            faults.add(new FieldProblem("documentNumber", "is not the number of such a document"));
        }
        if (!faults.isEmpty()) {
            return Problems.invalid(faults);
        }
        var subject = new Subject(name.orElseThrow(), document.orElseThrow());
        var reference = new SubjectReference(references.referenceOf(
                subject.document().type().name(), subject.document().reveal()));
        return answer(
                change.propose(reference, subject, keeper),
                null,
                entry -> ResponseEntity.created(URI.create(ProtectedPersonAccess.BASE + "/" + entry.id())));
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "Decide as the second person",
            description = "An entry, or its end. O1: never what one has proposed oneself.",
            operationId = "decideProtectedPerson")
    @ApiResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = ProtectedPersonResponse.class)))
    @ApiResponse(
            responseCode = "403",
            description = "One's own proposal",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> decide(
            @PathVariable UUID id,
            @Valid @RequestBody ProtectionDecisionRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return asKeeper(
                caller,
                terminal,
                keeper -> answer(
                        change.decide(
                                new ProtectedPersonId(id), request.decision(), keeper, ExpectedVersion.of(ifMatch)),
                        ExpectedVersion.of(ifMatch),
                        entry -> ResponseEntity.ok()));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Propose that a protection ends",
            description = "The person is protected until a second person has decided.",
            operationId = "proposeEndOfProtection")
    @ApiResponse(
            responseCode = "200",
            description = "Waits for a second person of the head institution",
            content = @Content(schema = @Schema(implementation = ProtectedPersonResponse.class)))
    ResponseEntity<?> remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return asKeeper(
                caller,
                terminal,
                keeper -> answer(
                        change.proposeRemoval(new ProtectedPersonId(id), keeper, ExpectedVersion.of(ifMatch)),
                        ExpectedVersion.of(ifMatch),
                        entry -> ResponseEntity.ok()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One entry", operationId = "getProtectedPerson")
    @ApiResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = ProtectedPersonResponse.class)))
    ResponseEntity<?> one(@PathVariable UUID id, Caller caller, @Parameter(hidden = true) Optional<Terminal> terminal) {
        return asKeeper(
                caller,
                terminal,
                keeper -> persons.find(new ProtectedPersonId(id))
                        .<ResponseEntity<?>>map(entry -> shown(ResponseEntity.ok(), entry))
                        .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND)));
    }

    @GetMapping
    @Operation(summary = "Entries, newest first", operationId = "listProtectedPersons")
    @ApiResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ProtectedPersonPageResponse.class)))
    ResponseEntity<?> page(
            @RequestParam(required = false) ProtectedPerson.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Caller caller,
            @Parameter(hidden = true) Optional<Terminal> terminal) {
        return asKeeper(caller, terminal, keeper -> {
            var found = persons.page(state, cursor == null ? null : new ProtectedPersonId(cursor), limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            UUID next = found.size() > limit ? shown.getLast().id().value() : null;
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new ProtectedPersonPageResponse(
                            shown.stream().map(this::responseOf).toList(), next));
        });
    }

    /** The list is the head institution's; what another institution's compliance asks for does not exist for it. */
    private ResponseEntity<?> asKeeper(
            Caller caller, Optional<Terminal> terminal, Function<Performer.Employee, ResponseEntity<?>> work) {
        if (!(caller instanceof Caller.Person person)
                || !person.institution().value().equals(properties.headInstitution())) {
            return Problems.of(EdgeProblem.NOT_FOUND);
        }
        return work.apply(new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null)));
    }

    private ResponseEntity<?> answer(
            ChangeProtection.Outcome outcome,
            @Nullable Long expectedVersion,
            Function<ProtectedPerson, ResponseEntity.BodyBuilder> done) {
        return switch (outcome) {
            case ChangeProtection.Outcome.Changed(var entry) -> shown(done.apply(entry), entry);
            case ChangeProtection.Outcome.NotOpen() -> Problems.of(QueryProblem.PROTECTION_NOT_OPEN);
            case ChangeProtection.Outcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ChangeProtection.Outcome.VersionOutOfDate() -> Versions.outOfDate(expectedVersion);
            case ChangeProtection.Outcome.OwnProposal() -> Problems.of(QueryProblem.O1);
        };
    }

    private ResponseEntity<?> shown(ResponseEntity.BodyBuilder answer, ProtectedPerson entry) {
        return answer.eTag("\"" + entry.version() + "\"")
                .cacheControl(CacheControl.noStore())
                .body(responseOf(entry));
    }

    private ProtectedPersonResponse responseOf(ProtectedPerson entry) {
        var decision = switch (entry) {
            case ProtectedPerson.Proposed it -> null;
            case ProtectedPerson.RemovalProposed it -> null;
            case ProtectedPerson.Protected it -> it.decision();
            case ProtectedPerson.Removed it -> it.decision();
            case ProtectedPerson.TurnedDown it -> it.decision();
        };
        return new ProtectedPersonResponse(
                entry.id().value(),
                entry.state(),
                persons.subjectOf(entry.id())
                        .map(subject -> new ProtectedPersonResponse.ProtectedSubjectResponse(
                                subject.name().masked(),
                                subject.document().type(),
                                subject.document().masked()))
                        .orElse(null),
                entry.proposal().account(),
                entry.proposal().at(),
                decision == null ? null : decision.account(),
                decision == null ? null : decision.at());
    }
}
