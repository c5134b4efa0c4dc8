package org.litopys.query.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonStatus;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.audit.EngagementStatus;
import org.litopys.events.call.CallStatus;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.need.NeedStatus;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.query.list.Column;

/** Names and shapes of the codes that the ledger writes. */
final class Codes {
    private static final Map<String, Badge.Shape> SHAPES =
            Map.ofEntries(
                    Map.entry("application.DRAFT", Badge.Shape.WAIT),
                    Map.entry("application.INFORMATION_REQUESTED", Badge.Shape.WAIT),
                    Map.entry("application.INADMISSIBLE", Badge.Shape.STOP),
                    Map.entry("application.INELIGIBLE", Badge.Shape.STOP),
                    Map.entry("application.RESERVE_LISTED", Badge.Shape.WAIT),
                    Map.entry("application.ACCEPTED", Badge.Shape.DONE),
                    Map.entry("application.REJECTED", Badge.Shape.STOP),
                    Map.entry("application.LAPSED", Badge.Shape.STOP),
                    Map.entry("application.WITHDRAWN", Badge.Shape.STOP),
                    Map.entry("introduction.PROPOSED", Badge.Shape.WAIT),
                    Map.entry("introduction.PROGRESSED", Badge.Shape.DONE),
                    Map.entry("introduction.CLOSED", Badge.Shape.STOP),
                    Map.entry("introduction.DECLINED", Badge.Shape.STOP),
                    Map.entry("introduction.CLEARANCE_REFUSED", Badge.Shape.STOP),
                    Map.entry("introduction.EXPIRED", Badge.Shape.STOP),
                    Map.entry("introduction.CANCELLED", Badge.Shape.STOP),
                    Map.entry("introduction.BLOCKED", Badge.Shape.WAIT),
                    Map.entry("pilot.PROPOSED", Badge.Shape.WAIT),
                    Map.entry("pilot.PLAN_SUBMITTED", Badge.Shape.WAIT),
                    Map.entry("pilot.PLAN_APPROVED", Badge.Shape.WAIT),
                    Map.entry("pilot.ENDORSED", Badge.Shape.WAIT),
                    Map.entry("pilot.AUTHORISED", Badge.Shape.WAIT),
                    Map.entry("pilot.SUSPENDED", Badge.Shape.WAIT),
                    Map.entry("pilot.EVALUATED", Badge.Shape.DONE),
                    Map.entry("pilot.CLOSED", Badge.Shape.DONE),
                    Map.entry("pilot.REJECTED", Badge.Shape.STOP),
                    Map.entry("pilot.CANCELLED", Badge.Shape.STOP),
                    Map.entry("pilot.TERMINATED", Badge.Shape.STOP),
                    Map.entry("contract.DRAFT", Badge.Shape.WAIT),
                    Map.entry("contract.REVIEWED", Badge.Shape.WAIT),
                    Map.entry("contract.IN_APPROVAL", Badge.Shape.WAIT),
                    Map.entry("contract.SUSPENDED", Badge.Shape.STOP),
                    Map.entry("contract.COMPLETED", Badge.Shape.DONE),
                    Map.entry("contract.TERMINATED", Badge.Shape.STOP),
                    Map.entry("contract.FINANCIALLY_CLOSED", Badge.Shape.DONE),
                    Map.entry("contract.REJECTED", Badge.Shape.STOP),
                    Map.entry("contract.CANCELLED", Badge.Shape.STOP),
                    Map.entry("programme.DRAFT", Badge.Shape.WAIT),
                    Map.entry("programme.APPROVED", Badge.Shape.WAIT),
                    Map.entry("programme.SUSPENDED", Badge.Shape.STOP),
                    Map.entry("programme.CLOSED", Badge.Shape.DONE),
                    Map.entry("call.DRAFT", Badge.Shape.WAIT),
                    Map.entry("call.PUBLISHED", Badge.Shape.WAIT),
                    Map.entry("call.CLOSED", Badge.Shape.STOP),
                    Map.entry("call.CONCLUDED", Badge.Shape.DONE),
                    Map.entry("call.CANCELLED", Badge.Shape.STOP),
                    Map.entry("organisation.REGISTERED", Badge.Shape.WAIT),
                    Map.entry("organisation.VALIDATED", Badge.Shape.DONE),
                    Map.entry("organisation.SUSPENDED", Badge.Shape.STOP),
                    Map.entry("organisation.EXCLUDED", Badge.Shape.STOP),
                    Map.entry("organisation.MERGED", Badge.Shape.STOP),
                    Map.entry("person.KNOWN", Badge.Shape.WAIT),
                    Map.entry("person.GRANTED", Badge.Shape.DONE),
                    Map.entry("need.REGISTERED", Badge.Shape.WAIT),
                    Map.entry("need.MET", Badge.Shape.DONE),
                    Map.entry("need.CLOSED", Badge.Shape.STOP),
                    Map.entry("engagement.CLOSED", Badge.Shape.DONE),
                    Map.entry("payment.REQUESTED", Badge.Shape.WAIT),
                    Map.entry("payment.EXECUTED", Badge.Shape.DONE),
                    Map.entry("payment.RETURNED", Badge.Shape.STOP),
                    Map.entry("payment.FAILED", Badge.Shape.STOP));

    private Codes() {}

    /** In keys of texts and in sections: {@code application}. */
    static String of(RecordType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Every status of a kind, in the order of its life. */
    static List<String> statuses(RecordType type) {
        Enum<?>[] statuses =
                switch (type) {
                    case PROGRAMME -> ProgrammeStatus.values();
                    case CALL -> CallStatus.values();
                    case ORGANISATION -> OrganisationStatus.values();
                    case PERSON -> PersonStatus.values();
                    case NEED -> NeedStatus.values();
                    case APPLICATION -> ApplicationStatus.values();
                    case INTRODUCTION -> IntroductionStatus.values();
                    case PILOT -> PilotStatus.values();
                    case CONTRACT -> ContractStatus.values();
                    case ENGAGEMENT -> EngagementStatus.values();
                };
        return Arrays.stream(statuses).map(Enum::name).toList();
    }

    /** The name of a column: that of its kind where what it holds differs from kind to kind. */
    static String column(Frame f, RecordType type, Column column) {
        String own = f.name("column." + of(type), column.key());
        return own.equals(column.key()) ? f.t("column." + column.key()) : own;
    }

    static String statusName(Frame f, RecordType type, String status) {
        return f.name("status." + of(type), status);
    }

    /** A status as badge; under way unless it waits, is done or has stopped. */
    static Badge status(Frame f, RecordType type, String status) {
        return new Badge(
                SHAPES.getOrDefault(of(type) + "." + status, Badge.Shape.RUN),
                statusName(f, type, status));
    }
}
