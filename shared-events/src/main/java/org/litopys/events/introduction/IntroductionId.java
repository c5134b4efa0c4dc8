package org.litopys.events.introduction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordId;

/** Identity of an introduction, derived from whom it brings together. */
public record IntroductionId(@JsonValue UUID value) implements RecordId {
    @JsonCreator
    public IntroductionId {}

    /** Reads the text form; throws IllegalArgumentException where it is no UUID. */
    public static IntroductionId parse(String text) {
        return new IntroductionId(UUID.fromString(text));
    }

    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0005");

    /** The introduction of the applicant of this application to this counterparty. */
    public static IntroductionId between(RecordId application, RecordId counterparty) {
        return between(application, counterparty, null);
    }

    /** The same for one need of several that they could be introduced for. */
    public static IntroductionId between(
            RecordId application, RecordId counterparty, @Nullable RecordId need) {
        return of(application + "|" + counterparty, need);
    }

    /** The introduction of two organisations in a programme without an application. */
    public static IntroductionId scouting(
            RecordId programme,
            RecordId innovator,
            RecordId counterparty,
            @Nullable RecordId need) {
        return of("scouting|" + programme + "|" + innovator + "|" + counterparty, need);
    }

    private static IntroductionId of(String pair, @Nullable RecordId need) {
        return new IntroductionId(NameUuid.of(NAMESPACE, need == null ? pair : pair + "|" + need));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
