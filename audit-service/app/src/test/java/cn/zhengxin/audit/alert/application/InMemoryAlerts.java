package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.AlertTerms;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryAlerts implements Alerts {

    private final Map<AlertId, Alert> kept = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    private Stream<Alert.Open> open() {
        return kept.values().stream()
                .filter(alert -> alert instanceof Alert.Open)
                .map(Alert.Open.class::cast);
    }

    @Override
    public boolean addUnlessOpen(Alert.Raised raised) {
        var facts = raised.facts();
        if (findOpenForChange(facts.indicator(), facts.account()).isPresent()) {
            return false;
        }
        kept.put(facts.id(), raised);
        return true;
    }

    @Override
    public Optional<Alert> find(AlertId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Optional<Alert> findForChange(AlertId id) {
        return find(id);
    }

    @Override
    public Optional<Alert.Open> findOpenForChange(String indicator, String account) {
        return open().filter(alert -> alert.facts().indicator().equals(indicator)
                        && alert.facts().account().equals(account))
                .findAny();
    }

    @Override
    public void update(Alert changed) {
        kept.put(changed.facts().id(), changed);
    }

    @Override
    public void keepClosingOut(String account) {}

    @Override
    public boolean freezesOtherThan(AlertId id, String account) {
        return open().anyMatch(alert -> alert.facts().account().equals(account)
                && alert.facts().level().freezes()
                && !alert.facts().id().equals(id));
    }

    @Override
    public List<Alert> page(
            AlertReader reader,
            AlertFilter filter,
            AlertTerms terms,
            Instant now,
            @Nullable AlertId before,
            int limit) {
        throw new UnsupportedOperationException("Pages are the database's");
    }

    @Override
    public List<Alert.Open> takeOverdue(AlertClock clock, AlertTerms terms, Instant now, int limit) {
        return open().filter(alert -> terms.overdue(alert, now).contains(clock))
                .filter(alert -> told.add(alert.facts().id() + "/" + clock))
                .limit(limit)
                .toList();
    }
}
