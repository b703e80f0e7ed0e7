package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.Rewrapping.Batch;
import cn.zhengxin.encryption.RotationProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The progress of a single process, for which nothing has to settle: rows are finished by a pass that changed nothing. */
final class InMemoryRotationProgress implements RotationProgress {

    private final Map<String, Noted> noted = new HashMap<>();

    @Override
    public Optional<Claim> claim(String rows, String masterKeyId, Predicate<String> holds, Duration lease) {
        var standing = noted.get(rows);
        if (standing == null || !standing.masterKeyId().equals(masterKeyId)) {
            noted.put(rows, new Noted(masterKeyId, "", false, false));
        } else if (standing.finished()) {
            return Optional.empty();
        }
        return Optional.of(new Claim(rows, noted.get(rows).position(), 1));
    }

    @Override
    public Optional<Claim> note(Claim claim, Batch batch, Duration lease, Duration settle) {
        var standing = noted.get(claim.rows());
        boolean changed = standing.changed() || batch.counts().rewrapped() > 0;
        if (batch.last()) {
            noted.put(claim.rows(), new Noted(standing.masterKeyId(), "", false, !changed));
            return Optional.empty();
        }
        noted.put(claim.rows(), new Noted(standing.masterKeyId(), batch.position(), changed, false));
        return Optional.of(new Claim(claim.rows(), batch.position(), 1));
    }

    @Override
    public void release(Claim claim) {
        // Nobody else waits for it.
    }

    @Override
    public int unfinished() {
        return (int) noted.values().stream().filter(rows -> !rows.finished()).count();
    }

    private record Noted(String masterKeyId, String position, boolean changed, boolean finished) {}
}
