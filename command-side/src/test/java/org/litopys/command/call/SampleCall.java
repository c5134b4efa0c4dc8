package org.litopys.command.call;

import static org.litopys.command.Samples.CALL;

import java.time.Instant;
import java.util.List;
import org.litopys.command.Samples;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.WeightedCriterion;

/** The events that the sample commands to a call cause. */
public final class SampleCall {
    private SampleCall() {}

    public static CallDrafted drafted() {
        return drafted(content());
    }

    static CallDrafted drafted(CallContent content) {
        DraftCall draft = Samples.draftCall();
        return new CallDrafted(CALL, draft.programme(), draft.code(), content);
    }

    static CallContent content() {
        return Samples.draftCall().content();
    }

    /** What the sample call says, with these criteria. */
    public static CallContent asking(List<WeightedCriterion> criteria) {
        CallContent sample = content();
        return new CallContent(
                sample.title(),
                sample.type(),
                sample.opensAt(),
                sample.closesAt(),
                sample.budgetLine(),
                sample.budget(),
                sample.maxPerApplication(),
                sample.minEvaluations(),
                sample.technologyAreas(),
                criteria,
                sample.source());
    }

    public static CallPublished published() {
        return published(content());
    }

    static CallPublished publishedUntil(Instant closesAt) {
        return published(content().until(closesAt));
    }

    static CallPublished published(CallContent content) {
        DraftCall draft = Samples.draftCall();
        return new CallPublished(
                CALL,
                draft.programme(),
                draft.code(),
                content.title(),
                content.type(),
                content.opensAt(),
                content.closesAt(),
                content.budgetLine(),
                content.budget(),
                content.maxPerApplication(),
                content.minEvaluations(),
                content.technologyAreas(),
                content.source());
    }
}
