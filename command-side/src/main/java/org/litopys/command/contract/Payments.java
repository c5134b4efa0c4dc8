package org.litopys.command.contract;

import static org.litopys.command.Rule.PAYMENTS_EXCEED_VALUE;
import static org.litopys.command.Rule.PAYMENTS_OUTSTANDING;
import static org.litopys.command.Rule.PAYMENT_ALREADY_REQUESTED;
import static org.litopys.command.Rule.UNKNOWN_PAYMENT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.litopys.command.Amounts;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.programme.Policy;

/** The payments of a contract. Used under the lock of the contract. */
final class Payments {
    private final Map<PaymentId, Payment> byId = new LinkedHashMap<>();

    void put(PaymentId id, Payment payment) {
        byId.put(id, payment);
    }

    void change(PaymentId id, UnaryOperator<Payment> change) {
        byId.computeIfPresent(id, (_, payment) -> change.apply(payment));
    }

    /** The office can act on none of them; what is late stays late. */
    void stop(Instant at) {
        byId.replaceAll((_, one) ->
                one.status().isUnderWay() && at.isBefore(one.dueAt()) ? one.stopped(at) : one);
    }

    /** Those on which it can act again, with their new dates. */
    List<PaymentDue> goOn(Instant now, Policy policy) {
        return byId.entrySet().stream()
                .filter(entry ->
                        entry.getValue().status().isUnderWay()
                                && entry.getValue().stoppedAt() != null)
                .map(entry ->
                        new PaymentDue(entry.getKey(), entry.getValue().dueAfterStop(now, policy)))
                .toList();
    }

    void requireNew(PaymentId id) {
        if (byId.containsKey(id)) {
            throw Refused.by(PAYMENT_ALREADY_REQUESTED, "/data/paymentId", id);
        }
    }

    /** The payment, where it is in one of these states; else the rule refuses. */
    Payment require(PaymentId id, Set<PaymentStatus> states, Rule rule) {
        Payment payment = byId.get(id);
        if (payment == null) {
            throw Refused.by(UNKNOWN_PAYMENT, "/data/paymentId", id);
        }
        if (!states.contains(payment.status())) {
            throw Refused.by(rule, "/data/paymentId", id, payment.status());
        }
        return payment;
    }

    Payment require(PaymentId id, PaymentStatus state, Rule rule) {
        return require(id, Set.of(state), rule);
    }

    /** Refuses an amount with which all payments together would be more than the contract. */
    void requireRoomFor(Money amount, Money value) {
        Amounts.require(amount, value.currency(), "/data/amount");
        Money before = counted(value);
        if (before.plus(amount).compareTo(value) > 0) {
            throw Refused.by(
                    PAYMENTS_EXCEED_VALUE, "/data/amount", amount, value.minus(before), value);
        }
    }

    /** What was paid or is about to be. */
    Money counted(Money value) {
        return sum(value, payment -> payment.status().counts());
    }

    Money executed(Money value) {
        return sum(value, payment -> payment.status() == PaymentStatus.EXECUTED);
    }

    private Money sum(Money value, Predicate<Payment> which) {
        return byId.values().stream()
                .filter(which)
                .map(Payment::amount)
                .reduce(Money.zero(value.currency()), Money::plus);
    }

    /** Refuses as long as the office has to act on a payment. */
    void requireNoneUnderWay() {
        List<PaymentId> outstanding =
                byId.entrySet().stream()
                        .filter(entry -> entry.getValue().status().isUnderWay())
                        .map(Map.Entry::getKey)
                        .toList();
        if (!outstanding.isEmpty()) {
            throw Refused.by(PAYMENTS_OUTSTANDING, "", outstanding);
        }
    }
}
