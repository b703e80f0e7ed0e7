package cn.zhengxin.authorization;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loans for tests of use cases. */
public final class InMemoryLoans implements Loans {

    private final Map<LoanReference, Loan> kept = new HashMap<>();
    private final Map<AuthorizationId, LoanReference> bound = new HashMap<>();

    @Override
    public Optional<Loan> find(LoanReference reference) {
        return Optional.ofNullable(kept.get(reference));
    }

    @Override
    public Loan findForChange(LoanReference reference) {
        return kept.computeIfAbsent(reference, Loan::unknown);
    }

    @Override
    public void keep(Loan loan) {
        kept.put(loan.reference(), loan);
    }

    @Override
    public Optional<Loan> ofAuthorization(AuthorizationId authorization) {
        return Optional.ofNullable(bound.get(authorization)).map(this::findForChange);
    }

    @Override
    public List<AuthorizationId> boundTo(LoanReference reference) {
        return bound.entrySet().stream()
                .filter(entry -> entry.getValue().equals(reference))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Loans under authorizations of somebody else, whoever asks. */
    public final Set<LoanReference> anothers = new HashSet<>();

    @Override
    public boolean isAnothers(LoanReference reference, AuthorizationId authorization) {
        return anothers.contains(reference);
    }

    @Override
    public boolean bind(AuthorizationId authorization, LoanReference reference, Party by, Instant at) {
        return bound.putIfAbsent(authorization, reference) == null;
    }

    @Override
    public Optional<AuthorizationId> numbered(String institution, String authorizationNumber) {
        return Optional.empty();
    }
}
