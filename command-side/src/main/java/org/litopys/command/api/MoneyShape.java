package org.litopys.command.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import tools.jackson.databind.JsonNode;

/** Money as text and currency; each fault of an amount has a place and a text of its own. */
record MoneyShape() implements Shape {
    private static final Members PARTS =
            new Members(
                    List.of(
                            new Members.Member("amount", Scalars.text(), false, new Constraints()),
                            new Members.Member(
                                    "currency", Scalars.currency(), false, new Constraints())));

    @Override
    public @Nullable Object read(JsonNode node, String at, Reading reading) {
        @Nullable Object[] values = PARTS.read(node, at, reading);
        if (values == null || !(values[0] instanceof String text)) {
            return null;
        }
        String there = Fault.member(at, "amount");
        BigDecimal amount = Scalars.amount(text, there, reading);
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0) {
            return reading.fault(there, "money-negative", text);
        }
        if (!(values[1] instanceof Currency currency)) {
            return null;
        }
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals) {
            String most = Integer.toString(decimals);
            return reading.fault(there, "money-decimals", text, currency.getCurrencyCode(), most);
        }
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException tooLarge) {
            return reading.fault(there, "money-too-large", text);
        }
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = PARTS.schema();
        Map<String, Object> amount = new LinkedHashMap<>();
        amount.put("type", "string");
        amount.put("pattern", "^[0-9]{1,15}(\\.[0-9]{1,18})?$");
        amount.put("examples", List.of("1234.50"));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("amount", amount);
        parts.put("currency", Scalars.currency().schema());
        schema.put("properties", parts);
        return schema;
    }
}
