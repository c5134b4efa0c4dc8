package org.litopys.events.contract;

/** Where a contract stands. */
public enum ContractStatus {
    /** Worked on; a legal review may have asked for changes. */
    DRAFT,
    /** The legal review had nothing against it. */
    REVIEWED,
    /** Some of the approvals that the policy asks for are still missing. */
    IN_APPROVAL,
    APPROVED,
    PARTLY_SIGNED,
    /** Both sides have signed; the money is committed and may be paid. */
    SIGNED,
    /** The work has begun. */
    ACTIVE,
    /** Nothing is authorised or paid until it is resumed. */
    SUSPENDED,
    COMPLETED,
    /** Ended before its time. */
    TERMINATED,
    /** Everything is paid or given back. */
    FINANCIALLY_CLOSED,
    /** The office does not want it. */
    REJECTED,
    /** Given up before it was signed. */
    CANCELLED
}
