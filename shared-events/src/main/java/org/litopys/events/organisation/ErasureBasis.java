package org.litopys.events.organisation;

/** Why personal data is erased (Regulation (EU) 2016/679). */
public enum ErasureBasis {
    /** Article 17(1): the person asked for it. */
    DATA_SUBJECT_REQUEST,
    /** Article 5(1)(e): it is needed no longer. */
    RETENTION_ENDED,
    /** Article 17(1)(d): it should not have been taken. */
    UNLAWFUL_PROCESSING
}
