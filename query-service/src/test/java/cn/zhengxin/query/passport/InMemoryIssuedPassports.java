package cn.zhengxin.query.passport;

import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

public final class InMemoryIssuedPassports implements IssuedPassports, InMemoryTransactions.Store {

    private final LifeLine life;
    private Map<UUID, IssuedPassport> passports = new LinkedHashMap<>();
    private Set<UUID> used = new HashSet<>();

    public InMemoryIssuedPassports(LifeLine life) {
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var passportsBefore = new LinkedHashMap<>(passports);
        var usedBefore = new HashSet<>(used);
        return () -> {
            passports = passportsBefore;
            used = usedBefore;
        };
    }

    @Override
    public void keep(IssuedPassport passport) {
        life.step();
        passports.put(passport.id(), passport);
    }

    @Override
    public Optional<IssuedPassport> useLatest(RequestNumber number, Instant moment, Instant at) {
        Optional<IssuedPassport> latest = passports.values().stream()
                .filter(passport -> passport.number().equals(number) && !used.contains(passport.id()))
                .filter(passport -> passport.expiresAt().isAfter(moment))
                .max(Comparator.comparing(IssuedPassport::expiresAt));
        latest.ifPresent(passport -> {
            life.step();
            used.add(passport.id());
        });
        return latest;
    }

    @Override
    public void keepUsed(IssuedPassport passport, Instant at) {
        keep(passport);
        used.add(passport.id());
    }

    public List<IssuedPassport> all() {
        return List.copyOf(passports.values());
    }

    public boolean isUsed(IssuedPassport passport) {
        return used.contains(passport.id());
    }
}
