package cn.zhengxin.authorization.terminal;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.application.Operation;
import cn.zhengxin.authorization.operator.application.OperatorChange;
import cn.zhengxin.authorization.operator.application.OperatorChanges;
import cn.zhengxin.authorization.operator.application.OperatorChanges.Current;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Missing;
import cn.zhengxin.authorization.policy.RuleCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * O10: binds a machine to an operator, or releases it. A machine may be bound to several operators, as at a counter worked in
 * shifts; each binding is one administrator's decision about one operator.
 */
@Service
class BindTerminal {

    private static final Pattern WHOLE =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final OperatorChanges changes;
    private final Terminals terminals;

    BindTerminal(OperatorChanges changes, Terminals terminals) {
        this.changes = changes;
        this.terminals = terminals;
    }

    record Command(Account account, @Nullable Long expectedVersion, String address, Requester requester) {}

    @Transactional
    public OperatorChange bind(Command command) {
        return changes.byAdministrator(
                Operation.BIND_TERMINAL,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> literal(command.address())
                        .map(address -> bind(current, address))
                        .orElseGet(BindTerminal::noAddress));
    }

    @Transactional
    public OperatorChange release(Command command) {
        return changes.byAdministrator(
                Operation.RELEASE_TERMINAL,
                command.account(),
                command.expectedVersion(),
                command.requester(),
                current -> literal(command.address())
                        .map(address -> release(current, address))
                        .orElseGet(BindTerminal::noAddress));
    }

    private OperatorChange bind(Current current, InetAddress address) {
        if (current.stored().operator() instanceof DepartedOperator) {
            return new OperatorChange.NotInThisState();
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || isBroadcast(address)) {
            return changes.refuse(
                    current, RuleCode.O10, List.of(new Missing("address", "is that of no single machine")));
        }
        if (!terminals.bind(current.facts().account(), address)) {
            return new OperatorChange.AlreadyRecorded();
        }
        return changes.keep(
                current,
                current.stored().operator(),
                current.event("TerminalBound", "BOUND").with("address", address.getHostAddress()));
    }

    private static boolean isBroadcast(InetAddress address) {
        return address instanceof Inet4Address && address.getHostAddress().equals("255.255.255.255");
    }

    private OperatorChange release(Current current, InetAddress address) {
        if (!terminals.release(current.facts().account(), address)) {
            return new OperatorChange.Unknown();
        }
        return changes.keep(
                current,
                current.stored().operator(),
                current.event("TerminalReleased", "RELEASED").with("address", address.getHostAddress()));
    }

    private static OperatorChange noAddress() {
        return new OperatorChange.Invalid(List.of(new Missing("address", "is no address of a machine")));
    }

    /** Never a name: looking one up would ask the network. Half an address or a zone names no machine either. */
    private static Optional<InetAddress> literal(String address) {
        if (!WHOLE.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
