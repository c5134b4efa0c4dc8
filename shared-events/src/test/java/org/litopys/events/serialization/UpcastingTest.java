package org.litopys.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an upcaster is written, shown on a change that never happened: amount and currency had been
 * two fields.
 */
class UpcastingTest {
    private static final SimpleSerializedType FROM =
            new SimpleSerializedType("PaymentExecuted", "0");
    private static final SimpleSerializedType TO =
            new SimpleSerializedType("PaymentExecuted", null);

    private static final class AmountBecameMoney extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation stored) {
            return stored.getType().equals(FROM);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
            return stored.upcastPayload(
                    TO,
                    JsonNode.class,
                    json -> {
                        ObjectNode event = (ObjectNode) json;
                        JsonNode currency = event.remove("currency");
                        JsonNode amount = event.remove("amount");
                        event.putObject("amount").set("amount", amount).set("currency", currency);
                        return event;
                    });
        }
    }

    @Test
    void an_event_of_an_earlier_revision_is_read_in_todays_form() {
        LedgerEventSerializer serializer = new LedgerEventSerializer(new EventCatalogue());
        String json =
                """
                {"contractId":"00000000-0000-4000-8000-000000000001","paymentId":"00000000-0000-4000-8000-000000000002",
                 "amount":"250000.00","currency":"EUR","valueDate":"2026-02-28","bankReference":"B-1"}\
                """;
        var stored =
                new GenericDomainEventEntry<>(
                        "Contract",
                        "id",
                        0,
                        "event",
                        "2026-01-01T00:00:00Z",
                        "PaymentExecuted",
                        "0",
                        json.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8));
        var upcast =
                new EventUpcasterChain(List.of(new AmountBecameMoney()))
                        .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                        .toList()
                        .getFirst();
        var data = upcast.getData(byte[].class);
        PaymentExecuted event =
                serializer.deserialize(
                        new SimpleSerializedObject<>(data.getData(), byte[].class, data.getType()));
        assertThat(event.amount()).isEqualTo(Money.of("250000.00", "EUR"));
    }
}
