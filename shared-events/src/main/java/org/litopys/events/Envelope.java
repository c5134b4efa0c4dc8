package org.litopys.events;

/**
 * Names of the metadata that every event carries beside its payload. All values are text, so that
 * they come back from any store as they went in.
 */
public final class Envelope {
    /** UUID of the command that caused the event. */
    public static final String COMMAND_ID = "commandId";

    /**
     * SHA-256 of the command's content, lower-case hex: the same id with other content is told
     * apart.
     */
    public static final String COMMAND_DIGEST = "commandDigest";

    /** Name of the command, for example {@code AcceptApplication}. */
    public static final String COMMAND_TYPE = "commandType";

    /**
     * UUID of the record to which the command was sent, where the event is one of another record;
     * absent where it is that record's own. The reason and the evidence are those of that act.
     */
    public static final String COMMAND_SUBJECT = "commandSubject";

    /** When it happened (RFC 3339); absent where that is when it was recorded. */
    public static final String OCCURRED_AT = "occurredAt";

    /** {@link Actor#id()}. */
    public static final String ACTOR_ID = "actorId";

    /** {@link Actor#type()}. */
    public static final String ACTOR_TYPE = "actorType";

    /** Names of {@link Role}s, sorted, with commas between. */
    public static final String ACTOR_ROLES = "actorRoles";

    /** Pseudonym of the person in whose place the actor acts; absent where nobody's. */
    public static final String ON_BEHALF_OF = "onBehalfOf";

    /** Groups everything that one outside request set off. */
    public static final String CORRELATION_ID = "correlationId";

    /** Id of the message that caused the command. */
    public static final String CAUSATION_ID = "causationId";

    /** Name of a {@link Channel}. */
    public static final String CHANNEL = "channel";

    /** Why, in words; mandatory for decisions. */
    public static final String REASON = "reason";

    /** JSON array of {@link Evidence}; absent where there is none. */
    public static final String EVIDENCE = "evidence";

    /** Name of a {@link Classification}. */
    public static final String CLASSIFICATION = "classification";

    /** The act that permits the processing; absent where the programme's own is meant. */
    public static final String LEGAL_BASIS = "legalBasis";

    private Envelope() {}

    /** By which way a command came. */
    public enum Channel {
        UI,
        API,
        IMPORT,
        PROCESS,
        DEADLINE
    }

    /** Who may see an event. */
    public enum Classification {
        /** Everybody: what the office publishes anyway. */
        PUBLIC,
        /** Whoever works for the office. */
        INTERNAL,
        /** Those of the office who need it: assessments, interests, findings. */
        CONFIDENTIAL,
        /** Those who must: what was found about persons and organisations, and sealed data. */
        RESTRICTED;

        public static Classification of(Class<? extends LedgerEvent> event) {
            Classified classified = event.getAnnotation(Classified.class);
            return classified == null ? INTERNAL : classified.value();
        }
    }
}
