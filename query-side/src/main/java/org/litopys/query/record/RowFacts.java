package org.litopys.query.record;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.query.record.RecordChanges.RecordVersion;

/**
 * What a row says of a record beyond its status: from its state, and from the records to which the
 * state refers. What a record refers to is fixed by its first event; codes never change and names
 * only by a correction, which renews the rows that show them, so later rows take the links of the
 * row before.
 */
record RowFacts(
        @Nullable String reference,
        @Nullable String title,
        @Nullable String titleUk,
        @Nullable String language,
        @Nullable Participant organisation,
        @Nullable Participant partner,
        @Nullable TechnologyArea technology,
        @Nullable Money amount,
        @Nullable String programme,
        @Nullable String call,
        @Nullable UUID parent,
        @Nullable UUID application) {

    /**
     * @param before the row before, if the state was known then
     * @param world the newest version of any record, or null
     */
    static RowFacts of(
            RecordState state,
            @Nullable RecordRow before,
            Function<UUID, @Nullable RecordVersion> world) {
        return switch (state) {
            case ProgrammeState one ->
                    new RowFacts(
                            one.code(),
                            one.title().en(),
                            one.title().uk(),
                            "en",
                            null,
                            null,
                            null,
                            one.allocated(),
                            one.code(),
                            null,
                            null,
                            null);
            case CallState one ->
                    new RowFacts(
                            one.code(),
                            one.title().en(),
                            one.title().uk(),
                            "en",
                            null,
                            null,
                            null,
                            one.budget(),
                            before == null
                                    ? programme(row(world, one.programme().value()))
                                    : before.programme(),
                            one.code(),
                            one.programme().value(),
                            null);
            case OrganisationState one ->
                    new RowFacts(
                            one.identifier().toString(),
                            null,
                            null,
                            null,
                            new Participant(
                                    one.organisationId().value(),
                                    one.identifier().toString(),
                                    one.name(),
                                    one.nameUk(),
                                    one.country()),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
            case PersonState one ->
                    new RowFacts(
                            one.person(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
            case NeedState one ->
                    new RowFacts(
                            one.code(),
                            one.title().en(),
                            one.title().uk(),
                            "en",
                            organisation(before, world, one.owner().value()),
                            null,
                            one.technology(),
                            null,
                            null,
                            null,
                            null,
                            null);
            case EngagementState one ->
                    new RowFacts(
                            one.code(),
                            one.title(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
            case ApplicationState one -> application(one, before, world);
            case IntroductionState one -> introduction(one, before, world);
            case PilotState one -> {
                RecordRow source = source(before, world, one.application().value());
                yield new RowFacts(
                        null,
                        one.title(),
                        null,
                        null,
                        organisation(before, world, one.innovator().value()),
                        partner(before, world, one.host().value()),
                        one.technology(),
                        null,
                        programme(source),
                        call(source),
                        one.introduction().value(),
                        one.application().value());
            }
            case ContractState one -> {
                RecordRow source = source(before, world, one.application().value());
                yield new RowFacts(
                        null,
                        one.title(),
                        null,
                        null,
                        organisation(before, world, one.contractor().value()),
                        null,
                        source == null ? null : source.technology(),
                        one.value(),
                        programme(source),
                        call(source),
                        one.pilot().value(),
                        one.application().value());
            }
        };
    }

    private static RowFacts introduction(
            IntroductionState one,
            @Nullable RecordRow before,
            Function<UUID, @Nullable RecordVersion> world) {
        Participant organisation = organisation(before, world, one.innovator().value());
        Participant partner = partner(before, world, one.counterparty().value());
        if (one.application() == null) {
            UUID programme = Objects.requireNonNull(one.programme()).value();
            return new RowFacts(
                    null,
                    null,
                    null,
                    null,
                    organisation,
                    partner,
                    null,
                    null,
                    programme(source(before, world, programme)),
                    null,
                    programme,
                    null);
        }
        UUID application = one.application().value();
        RecordRow source = source(before, world, application);
        RecordRow known = row(world, application);
        RecordRow titled = known == null ? source : known;
        return new RowFacts(
                null,
                titled == null ? null : titled.title(),
                null,
                titled == null ? null : titled.language(),
                organisation,
                partner,
                source == null ? null : source.technology(),
                null,
                programme(source),
                call(source),
                application,
                application);
    }

    private static RowFacts application(
            ApplicationState one,
            @Nullable RecordRow before,
            Function<UUID, @Nullable RecordVersion> world) {
        RecordRow source = source(before, world, one.call().value());
        ApplicationState.Submission submission = one.submission();
        ApplicationState.Decision decision = one.decision();
        Money awarded = decision == null ? null : decision.awarded();
        return new RowFacts(
                null,
                one.title(),
                null,
                one.language(),
                organisation(before, world, one.lead().value()),
                null,
                submission == null ? null : submission.technology(),
                awarded != null || submission == null ? awarded : submission.requested(),
                programme(source),
                call(source),
                one.call().value(),
                one.applicationId().value());
    }

    /**
     * The row from which call and programme are taken: the one before, or that of another record.
     */
    private static @Nullable RecordRow source(
            @Nullable RecordRow before, Function<UUID, @Nullable RecordVersion> world, UUID other) {
        return before == null ? row(world, other) : before;
    }

    private static @Nullable RecordRow row(Function<UUID, @Nullable RecordVersion> world, UUID id) {
        RecordVersion version = world.apply(id);
        return version == null ? null : version.row();
    }

    private static @Nullable String programme(@Nullable RecordRow row) {
        return row == null ? null : row.programme();
    }

    private static @Nullable String call(@Nullable RecordRow row) {
        return row == null ? null : row.call();
    }

    private static @Nullable Participant organisation(
            @Nullable RecordRow before, Function<UUID, @Nullable RecordVersion> world, UUID id) {
        Participant named = participant(world, id);
        return named == null && before != null ? before.organisation() : named;
    }

    private static @Nullable Participant partner(
            @Nullable RecordRow before, Function<UUID, @Nullable RecordVersion> world, UUID id) {
        Participant named = participant(world, id);
        return named == null && before != null ? before.partner() : named;
    }

    private static @Nullable Participant participant(
            Function<UUID, @Nullable RecordVersion> world, UUID id) {
        RecordRow row = row(world, id);
        return row == null ? null : row.organisation();
    }
}
