package cn.zhengxin.audit.ledger;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Whether the ledger can be trusted to grow. */
@Component
class LedgerState {

    sealed interface State {

        /** Not compared with the witness yet. */
        record Unchecked() implements State {}

        /** It continues what the witness holds. */
        record Sound() implements State {}

        /** It is not what was signed; nothing is appended until somebody has looked. */
        record Broken(String reason) implements State {}
    }

    private final AtomicReference<State> state = new AtomicReference<>(new State.Unchecked());

    State current() {
        return state.get();
    }

    void found(State found) {
        state.set(found);
    }
}
